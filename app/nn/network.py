"""A network: an architecture and one flat vector of parameters, seen layer by layer through views."""

from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike

from .architecture import Architecture
from .initializers import INITIALIZERS
from .lookup import look_up
from .surgery import Origin, alignment, check_origin, transplant
from .tape import Array

DTYPES = ("float32", "float64")


class Network:
    """The parameters of a multilayer perceptron, z^[l] = W^[l] a^[l-1] + b^[l], a^[l] = g^[l](z^[l]).

    - `parameters`: all of them, flat, shape (P,). Written in place only, so that every view stays valid.
    - `matrices[l-1]`: [W^[l] | b^[l]], shape (n^[l], n^[l-1] + 1), the bias as the last column, so that with
      a row of ones under a^[l-1] one product gives z^[l].
    - `weights[l-1]`, `biases[l-1]`: W^[l] (n^[l], n^[l-1]) and b^[l] (n^[l],). All are views of `parameters`.

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
        origin: Origin | None = None,
    ) -> "Network":
        """Return a network of another architecture that keeps all that it can of what this one has learned.

        `origin[i]` is the index of the old hidden layer that the new hidden layer i comes from, or None for one
        that is added; old layers not named are removed. Without it the likeliest alignment is taken. Activations
        and the joining may change freely. `surgery.transplant` says what is kept; the rest is freshly drawn. A layer
        that is without a bias now has b = 0.
        Another number of inputs is another network: ValueError. Weights that were very large may be finite no more.
        """
        old = self.architecture
        if architecture.inputs != old.inputs:
            raise ValueError(f"{old.inputs} inputs cannot become {architecture.inputs}: start a new network")
        if origin is None:
            origin = alignment(old, architecture)
        check_origin(origin, old, architecture)
        new = Network(architecture, self.dtype)
        new.initialize(initializer, rng, half_width)
        with np.errstate(all="ignore"):
            transplant(old, self.matrices, architecture, new.matrices, origin)
        for layer in architecture.without_bias:
            new.biases[layer - 1][...] = 0
        return new

    def copy(self) -> "Network":
        """Return a network of its own with the same parameters."""
        new = Network(self.architecture, self.dtype)
        new.parameters[...] = self.parameters
        return new

    def is_finite(self) -> bool:
        """Whether every parameter is a number; false once training has diverged."""
        return bool(np.isfinite(self.parameters).all())


def matrices(architecture: Architecture, flat: Array) -> tuple[Array, ...]:
    """Cut a flat vector (P,) into its views [W^[l] | b^[l]], (n^[l], n^[l-1] + 1), l = 1 … L."""
    views, start = [], 0
    for columns, rows in pairwise(architecture.sizes):
        end = start + rows * (columns + 1)
        views.append(flat[start:end].reshape(rows, columns + 1))
        start = end
    return tuple(views)
