"""Pairwise cases hold every pair of choices, in far fewer cases than the product."""

import itertools

import pytest

from tests.pairwise import pairwise


@pytest.mark.parametrize("sizes", [(2, 2), (3, 1, 4), (11, 10, 6, 3, 3, 3), (5, 5, 5, 5)])
def test_every_two_choices_meet_in_a_case(sizes):
    choices = [[f"{table}.{choice}" for choice in range(size)] for table, size in enumerate(sizes)]
    cases = pairwise(*choices)
    met = {pair for case in cases for pair in itertools.combinations(case, 2)}
    wanted = {pair for one, other in itertools.combinations(choices, 2) for pair in itertools.product(one, other)}
    assert met == wanted
    largest, second, *_ = sorted(sizes, reverse=True)
    assert largest * second <= len(cases) <= 1.6 * largest * second


def test_the_cases_are_the_same_in_every_run():
    assert pairwise("abc", "de", "fg") == pairwise("abc", "de", "fg")
