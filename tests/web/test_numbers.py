"""Numbers between query strings, arrays and JSON."""

import json

import numpy as np
import pytest

from app.web.numbers import finite_numbers, numbers, rounded, table, whole_numbers


def test_a_number_that_is_not_finite_is_null_in_a_list_and_in_a_table():
    values = np.array([[0.5, np.nan], [np.inf, -1]])
    assert numbers(values[0]) == [0.5, None]
    assert table(values) == [[0.5, None], [None, -1]]
    json.dumps(table(values), allow_nan=False)


def test_where_a_number_is_needed_it_is_the_largest():
    found = finite_numbers(np.array([np.inf, np.nan, 2], np.float32)).tolist()
    assert found == [np.finfo(np.float64).max, 0, 2]


def test_pictures_need_four_decimals():
    assert rounded(np.array([[1 / 3, 2.0]])).tolist() == [[0.3333, 2.0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,0,7", [1, 0, 7]),
        ("12,3", [12, 3]),
        *((text, None) for text in ("", "1", "1,2,3,4", "1,-2", "1,x", "1,٣", "1,1000")),
    ],
)
def test_whole_numbers_between_commas_are_read_as_many_as_are_allowed(text, expected):
    assert whole_numbers(text, (2, 3)) == expected
