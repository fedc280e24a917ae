"""Columns of points: x, y and split as lists, all equally long, the split by its names."""

from collections.abc import Sequence, Sized
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..messages import Refusal

SplitName: TypeAlias = Literal["train", "test"]


def split_names(test: NDArray[np.bool_]) -> list[SplitName]:
    """The name of each point's split, from the mask of those that test the network."""
    return ["test" if tests else "train" for tests in test.tolist()]


def split_mask(split: Sequence[str] | None, count: int) -> NDArray[np.bool_]:
    """The mask of the points that test the network; without `split` all `count` of them are training points."""
    return np.zeros(count, np.bool_) if split is None else np.array([name == "test" for name in split], np.bool_)


def check_equally_long(x: Sized, y: Sized, split: Sized | None) -> None:
    """Refuse columns of different lengths."""
    if len(x) != len(y) or (split is not None and len(split) != len(x)):
        raise Refusal("x, y and split must be equally long; there are {x} x and {y} y", x=len(x), y=len(y))
