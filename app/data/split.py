"""Which points are kept to test the network."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def split(
    count: int, test_fraction: float, rng: np.random.Generator, strata: NDArray[Any] | None = None
) -> NDArray[np.bool_]:
    """Choose round(count · test_fraction) test points, but leave one to train on; True is test, (count,).

    With `strata` (count,) the labels, each class gives its share to within one point.
    """
    tests = min(round(count * test_fraction), count - 1)
    order = rng.permutation(count)
    chosen = np.zeros(count, np.bool_)
    if strata is None:
        chosen[order[:tests]] = True
        return chosen
    members = [order[strata[order] == label] for label in np.unique(strata)]
    for indices, tests_of_class in zip(members, _quotas(members, tests, count, order), strict=True):
        chosen[indices[:tests_of_class]] = True
    return chosen


def _quotas(members: list[NDArray[Any]], tests: int, count: int, order: NDArray[Any]) -> list[int]:
    """How many tests each class gives, by largest remainders; among equal ones chance decides."""
    quotas = [divmod(len(indices) * tests, count) for indices in members]
    place = np.argsort(order)
    waiting = [label for label, (_, remainder) in enumerate(quotas) if remainder]
    waiting.sort(key=lambda label: (-quotas[label][1], place[members[label][quotas[label][0]]]))
    extra = set(waiting[: tests - sum(whole for whole, _ in quotas)])
    return [whole + (label in extra) for label, (whole, _) in enumerate(quotas)]
