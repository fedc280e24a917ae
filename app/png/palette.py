"""The page's light colours for pictures, and which class leads where."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

# The light theme of static/css/tokens.css; a test holds them equal.
NEGATIVE: Final = "#d97210"
ZERO: Final = "#eef0f1"
POSITIVE: Final = "#1273b8"
INK: Final = "#1d2129"
CLASSES: Final = (
    NEGATIVE,
    POSITIVE,
    "#34ba81",
    "#b4286c",
    "#e7d302",
    "#310679",
    "#9cdbfe",
    "#5a0814",
    "#575605",
    "#958fb9",
)


def rgb(colour: str) -> NDArray[np.float64]:
    """A colour as three numbers from 0 to 255."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], np.float64)


def rgba(colour: str, alpha: float) -> tuple[int, ...]:
    """A colour with an opacity from 0 to 1, as Pillow draws with it."""
    return *rgb(colour).astype(int).tolist(), round(255 * alpha)


def margins(answers: NDArray[Any]) -> NDArray[Any]:
    """By how much each class leads the best of the others, (K, …): it is 0 on the boundary of the class."""
    return np.stack([own - np.delete(answers, k, axis=0).max(axis=0) for k, own in enumerate(answers)])
