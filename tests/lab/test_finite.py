"""Numbers that overflowed: None for one, the largest for those in an array."""

import numpy as np
import pytest

from app.lab.finite import finite, finite_or_none


@pytest.mark.parametrize(("value", "expected"), [(1.5, 1.5), (0.0, 0.0), (None, None)])
def test_a_finite_number_stays(value, expected):
    assert finite_or_none(value) == expected


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
def test_another_number_is_none(value):
    assert finite_or_none(value) is None


def test_an_array_has_the_largest_numbers_in_place_of_infinite_ones():
    largest = np.finfo(np.float32).max
    values = np.array([1, np.inf, -np.inf, np.nan], np.float32)
    assert finite(values).tolist() == [1, largest, -largest, 0]


def test_a_finite_array_is_not_copied():
    values = np.arange(3.0)
    assert finite(values) is values
