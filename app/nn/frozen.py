"""Frozen parameters: those that do not learn, and the runs of memory that are left to those that do."""

from collections.abc import Iterable

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
