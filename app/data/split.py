"""Which points are kept to test the network."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def split(
    count: int, test_fraction: float, rng: np.random.Generator, strata: NDArray[Any] | None = None
) -> NDArray[np.bool_]:
    """Choose round(count · test_fraction) test points, but leave one to train on; True is test, (count,).

    With `strata` (count,) the labels, each class keeps its share as nearly as whole numbers allow.
    """
    tests = min(round(count * test_fraction), count - 1)
    order = rng.permutation(count)
    if strata is not None:
        order = order[np.argsort(_rank_within_class(strata[order]), kind="stable")]
    chosen = np.zeros(count, np.bool_)
    chosen[order[:tests]] = True
    return chosen


def _rank_within_class(labels: NDArray[Any]) -> NDArray[np.float64]:
    """How far down its own class each entry stands, from 0 to 1: a prefix by this order is balanced."""
    rank = np.empty(len(labels))
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        rank[members] = (np.arange(len(members)) + 0.5) / len(members)
    return rank
