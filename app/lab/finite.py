"""Finite numbers: None in place of a number that overflowed, the largest number in its place in an array."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray


def finite_or_none(value: float | None) -> float | None:
    """The number; None where it is infinite, NaN or None."""
    return value if value is not None and math.isfinite(value) else None


def finite(values: NDArray[Any]) -> NDArray[Any]:
    """The values; huge weights can overflow, and then NaN becomes 0 and infinity the largest number."""
    return values if np.isfinite(values).all() else np.nan_to_num(values)
