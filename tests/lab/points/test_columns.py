"""Columns of points: equally long, and the split by its names."""

import numpy as np
import pytest

from app.lab.messages import Refusal
from app.lab.points.columns import check_equally_long, split_mask, split_names


def test_names_and_mask_of_a_split_say_the_same():
    names = ["train", "test", "test", "train"]
    assert split_mask(names, 4).tolist() == [False, True, True, False]
    assert split_names(split_mask(names, 4)) == names


def test_without_a_split_all_points_are_for_training():
    assert split_names(split_mask(None, 3)) == ["train"] * 3


@pytest.mark.parametrize(("x", "y", "split"), [(2, 1, None), (2, 2, 1), (1, 1, 0)])
def test_columns_of_different_lengths_are_refused(x, y, split):
    columns = np.zeros((x, 2)), np.zeros(y), None if split is None else ["train"] * split
    with pytest.raises(Refusal, match=f"equally long; there are {x} x and {y} y"):
        check_equally_long(*columns)


def test_equally_long_columns_pass():
    check_equally_long([(0, 0)], [1], ["test"])
    check_equally_long([(0, 0)], [1], None)
