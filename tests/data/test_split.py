"""The split has its exact size, keeps the classes' shares, and follows its generator."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.data import split
from app.lab.settings import limits

fractions = st.floats(*limits.TEST_FRACTION)


@given(count=st.integers(*limits.SAMPLES), fraction=fractions, seed=st.integers(0, 99))
@example(count=2, fraction=0.9, seed=0)
@example(count=3, fraction=0.5, seed=0)
@example(count=5000, fraction=0.0, seed=0)
def test_the_size_is_exact_and_one_point_is_left_to_train_on(count: int, fraction: float, seed: int) -> None:
    test = split(count, fraction, np.random.default_rng(seed))
    assert test.shape == (count,)
    assert test.dtype == np.bool_
    assert test.sum() == min(round(count * fraction), count - 1)


@given(
    labels=st.lists(st.integers(0, 9), min_size=2, max_size=400),
    fraction=fractions,
    seed=st.integers(0, 99),
)
@example(labels=[0, 0, 0, 0, 0, 0, 1, 2, 3, 4], fraction=0.7, seed=0)  # many small classes beside a large one
def test_each_class_keeps_its_share_to_within_one_point(labels: list[int], fraction: float, seed: int) -> None:
    strata = np.array(labels)
    test = split(len(labels), fraction, np.random.default_rng(seed), strata)
    assert test.sum() == min(round(len(labels) * fraction), len(labels) - 1)
    share = test.sum() / len(labels)
    for label in np.unique(strata):
        members = strata == label
        assert abs(test[members].sum() - share * members.sum()) <= 1


@pytest.mark.parametrize("strata", [None, np.arange(100) % 3])
def test_a_seed_restores_the_split_and_another_changes_it(strata: "np.ndarray | None") -> None:
    first, again, other = (split(100, 0.4, np.random.default_rng(seed), strata) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


def test_every_point_has_its_chance() -> None:
    strata = np.arange(20) % 2
    times = sum(split(20, 0.5, np.random.default_rng(seed), strata).astype(int) for seed in range(400))
    assert times.min() > 150
    assert times.max() < 250
