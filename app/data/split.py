"""The split of points into training and test, by a share and within each class."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def split(
    count: int, test_fraction: float, rng: np.random.Generator, strata: NDArray[Any] | None = None
) -> NDArray[np.bool_]:
    """Choose round(count · test_fraction) test points, but leave one to train on; True is test, (count,).

    With `strata` (count,) the labels, each class keeps its share to within one point.
    """
    tests = min(round(count * test_fraction), count - 1)
    order = rng.permutation(count)
    chosen = np.zeros(count, np.bool_)
    if strata is None:
        chosen[order[:tests]] = True
        return chosen
    shuffled = strata[order]
    for label, quota in _quotas(shuffled, tests).items():
        chosen[order[shuffled == label][:quota]] = True
    return chosen


def _quotas(labels: NDArray[Any], tests: int) -> dict[Any, int]:
    """How many tests each class gives, by the largest remainders; of equal ones, the class that comes first."""
    names, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    quotas, remainders = np.divmod(tests * sizes, len(labels))
    rest = tests - int(quotas.sum())
    quotas[np.lexsort((first, -remainders))[:rest]] += 1
    return dict(zip(names.tolist(), quotas.tolist(), strict=True))
