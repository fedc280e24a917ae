"""Frozen parameters: those that do not learn, and the pieces of memory that are left to those that do."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .architecture import Architecture
from .network import matrices
from .tape import Array


def frozen_parameters(
    architecture: Architecture, layers: Iterable[int], weights: Iterable[tuple[int, int, int | None]]
) -> Array:
    """Return a mask (P,) that is true in whole layers l, and at single W^[l][row, column] or b^[l][row] (None)."""
    frozen: Array = np.zeros(architecture.parameter_count, np.bool_)
    views = matrices(architecture, frozen)
    for layer in layers:
        views[layer - 1][...] = True
    for layer, row, column in weights:
        views[layer - 1][row, -1 if column is None else column] = True
    return frozen


def fixed_parameters(architecture: Architecture, frozen: Array) -> Array:
    """Return which parameters (P,) do not learn: those that are frozen, and the biases of layers without."""
    if frozen.shape != (architecture.parameter_count,):
        raise ValueError(f"frozen must have shape ({architecture.parameter_count},), got {frozen.shape}")
    fixed: Array = frozen.astype(np.bool_)
    for layer in architecture.without_bias:
        matrices(architecture, fixed)[layer - 1][:, -1] = True
    return fixed


def runs(chosen: Array) -> list[slice]:
    """The runs of neighbouring entries that are true in `chosen` (P,), in order."""
    edges = np.flatnonzero(np.diff(chosen, prepend=False, append=False)).tolist()
    return [slice(start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


@dataclass(frozen=True)
class Piece:
    """Entries start … stop - 1 of a flat vector (P,), of rows of so many `columns` all but the last."""

    start: int
    stop: int
    columns: int | None = None

    def of(self, flat: Array) -> Array:
        """Its view of a vector, (n,) or (rows, columns - 1)."""
        run: Array = flat[self.start : self.stop]
        return run if self.columns is None else run.reshape(-1, self.columns)[:, :-1]


def pieces(architecture: Architecture, chosen: Array, most: int) -> list[Piece]:
    """The pieces of about `most` entries that together are those that are true in `chosen` (P,).

    Where all of a layer is chosen but its biases, rows are pieces together: one by one they would be many.
    """
    rest, found, start = chosen.copy(), [], 0
    for matrix in matrices(architecture, rest):
        rows, columns = matrix.shape
        if matrix[:, :-1].all() and not matrix[:, -1].any():
            step = max(1, most // columns) * columns
            stop = start + rows * columns
            found += [Piece(at, min(at + step, stop), columns) for at in range(start, stop, step)]
            matrix[...] = False
        start += rows * columns
    for run in runs(rest):
        found += [Piece(at, min(at + most, run.stop)) for at in range(run.start, run.stop, most)]
    return found
