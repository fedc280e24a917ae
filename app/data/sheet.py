"""A sheet of images: those of a data set in one array that all sessions share, and one's own behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from .space import Images


@dataclass(frozen=True, eq=False)
class Sheet:
    """Images by number: `shared` (M, n^[0]) of bytes, never written to, are 0 … M−1, `own` are those from M on."""

    space: Images
    shared: NDArray[np.uint8]
    own: tuple[NDArray[np.uint8], ...] = ()

    def __len__(self) -> int:
        return len(self.shared) + len(self.own)

    def images(self, numbers: NDArray[Any]) -> NDArray[np.uint8]:
        """The images (N, n^[0]) of these numbers (N,)."""
        first_own = len(self.shared)
        found: NDArray[np.uint8] = self.shared[np.minimum(numbers, first_own - 1)]
        for place in np.flatnonzero(numbers >= first_own).tolist():
            found[place] = self.own[numbers[place] - first_own]
        return found

    def with_own(self, images: Sequence[NDArray[np.uint8]]) -> Self:
        """The same with more of one's own behind them."""
        return replace(self, own=(*self.own, *images))


@dataclass(frozen=True, eq=False)
class Drawn:
    """What a data set of images gives: a sheet, and the numbers (N,) and labels (N,) of its points.

    `another_hand` are the numbers and labels of images drawn by another hand, neither trained nor tested on.
    """

    sheet: Sheet
    x: NDArray[np.int64]
    y: NDArray[np.int64]
    another_hand: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None
