"""A network: an architecture and one flat vector of parameters, seen layer by layer through views."""

from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike

from app.nn.architecture import Architecture
from app.nn.initializers import INITIALIZERS
from app.nn.table import look_up
from app.nn.tape import Array

DTYPES = ("float32", "float64")


class Network:
    """The parameters of a multilayer perceptron, z^[l] = W^[l] a^[l-1] + b^[l], a^[l] = g^[l](z^[l]).

    - `parameters`: all of them, flat, shape (P,). Written in place only, so that every view stays valid.
    - `matrices[l-1]`: [W^[l] | b^[l]], shape (n_l, n_{l-1} + 1), the bias as the last column, so that with
      a row of ones under a^[l-1] one product gives z^[l].
    - `weights[l-1]`, `biases[l-1]`: W^[l] (n_l, n_{l-1}) and b^[l] (n_l,). All are views of `parameters`.

    Parameters are 0 until `initialize` is called or they are set.
    """

    def __init__(self, architecture: Architecture, dtype: DTypeLike = "float32") -> None:
        self.architecture = architecture
        self.dtype = np.dtype(dtype)
        if self.dtype.name not in DTYPES:
            raise ValueError(f"a network computes in float32 or float64, got {self.dtype}")
        self.parameters: Array = np.zeros(architecture.parameter_count, self.dtype)
        self.matrices = matrices(architecture, self.parameters)
        self.weights = tuple(matrix[:, :-1] for matrix in self.matrices)
        self.biases = tuple(matrix[:, -1] for matrix in self.matrices)

    def initialize(
        self,
        initializer: str = "glorot_uniform",
        rng: np.random.Generator | None = None,
        half_width: float = 1.0,
    ) -> None:
        """Draw every weight anew, layer by layer; biases become 0. Only "zeros" can do without `rng`."""
        entry = look_up(INITIALIZERS, initializer, "initializer")
        if rng is None:
            if initializer != "zeros":
                raise ValueError(f"the initializer {initializer!r} draws random numbers: pass a generator")
            rng = np.random.default_rng(0)
        for matrix in self.matrices:
            matrix[:, :-1] = entry.draw(rng, matrix.shape[0], matrix.shape[1] - 1, half_width)
            matrix[:, -1] = 0

    def adapted(
        self,
        architecture: Architecture,
        initializer: str = "glorot_uniform",
        rng: np.random.Generator | None = None,
        half_width: float = 1.0,
    ) -> "Network":
        """Return a network of another architecture that keeps every weight that still has its place.

        A unit survives when its layer and its index both exist in the new architecture; a weight is kept when
        both units it joins survive, a bias when its unit does. Activations may change freely. Everything
        else is freshly drawn. Hidden layers may be added or removed at the end of the stack; the output layer
        then reads from another layer, so it starts afresh, as it does under another head. Another number of
        inputs is another network: ValueError.
        """
        old = self.architecture
        if architecture.inputs != old.inputs:
            raise ValueError(f"{old.inputs} inputs cannot become {architecture.inputs}: start a new network")
        new = Network(architecture, self.dtype)
        new.initialize(initializer, rng, half_width)
        kept = list(zip(self.matrices[:-1], new.matrices[:-1], strict=False))
        if len(architecture.hidden) == len(old.hidden) and architecture.head == old.head:
            kept.append((self.matrices[-1], new.matrices[-1]))
        for source, target in kept:
            rows = min(len(source), len(target))
            columns = min(source.shape[1], target.shape[1]) - 1
            target[:rows, :columns] = source[:rows, :columns]
            target[:rows, -1] = source[:rows, -1]
        return new

    def is_finite(self) -> bool:
        """Whether every parameter is a number; false once training has diverged."""
        return bool(np.isfinite(self.parameters).all())


def matrices(architecture: Architecture, flat: Array) -> tuple[Array, ...]:
    """Cut a flat vector (P,) into its views [W^[l] | b^[l]], (n_l, n_{l-1} + 1), l = 1 … L."""
    views, start = [], 0
    for columns, rows in pairwise(architecture.sizes):
        end = start + rows * (columns + 1)
        views.append(flat[start:end].reshape(rows, columns + 1))
        start = end
    return tuple(views)
