"""Numbers between query strings, arrays and JSON, which has neither infinity nor NaN."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..lab.finite import finite, finite_or_none

Numbers: TypeAlias = list[float | None]
Table: TypeAlias = list[Numbers]


def numbers(values: NDArray[Any]) -> Numbers:
    """An array (n,) as a list; null where a number is not finite."""
    found: Numbers = values.tolist()
    return found if np.isfinite(values).all() else [finite_or_none(value) for value in found]


def table(values: NDArray[Any]) -> Table:
    """An array (rows, columns) as a list of rows; null where a number is not finite."""
    return [numbers(row) for row in values]


def finite_numbers(values: NDArray[Any]) -> NDArray[np.float64]:
    """The numbers in float64; the largest in place of infinity, 0 in place of NaN."""
    found: NDArray[np.float64] = finite(values.astype(np.float64))
    return found


def rounded(values: NDArray[Any]) -> NDArray[Any]:
    """The numbers with four decimals, all that a picture needs."""
    return np.round(values.astype(np.float64), 4)


def whole_numbers(text: str, counts: tuple[int, int]) -> list[int] | None:
    """Whole numbers below 1000 between commas, as many as `counts` allows; None where the text is something else."""
    parts = text.split(",")
    known = len(parts) in counts and all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts)
    return [int(part) for part in parts] if known else None
