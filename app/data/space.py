"""Spaces of inputs: the plane, of whose points a network is given features, and images, whose pixels it reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .features import features

_INK = 255.0


@dataclass(frozen=True)
class Plane:
    """The plane [−6, 6]²; a point is a place (2,), and a^[0] are the features that are named."""

    def size(self, names: Sequence[str]) -> int:
        """n^[0]."""
        return len(names)

    def inputs(self, x: NDArray[Any], names: Sequence[str], dtype: DTypeLike) -> NDArray[Any]:
        """a^[0] (N, n^[0]) of places (N, 2)."""
        with np.errstate(over="ignore"):  # a square of a far point
            return features(x, names, dtype)


@dataclass(frozen=True)
class Images:
    """Images of one size; a point is its pixels, row by row, and a^[0] are all of them, from 0 to 1."""

    height: int
    width: int
    channels: int

    @property
    def pixels(self) -> int:
        """The numbers that make an image: height · width · channels."""
        return self.height * self.width * self.channels

    def size(self, names: Sequence[str]) -> int:  # noqa: ARG002 - images have no features to choose
        """n^[0]."""
        return self.pixels

    def inputs(self, x: NDArray[Any], names: Sequence[str], dtype: DTypeLike) -> NDArray[Any]:  # noqa: ARG002
        """a^[0] (N, n^[0]) of images (N, n^[0]) of bytes, or of numbers from 0 to 255."""
        inputs: NDArray[Any] = np.divide(x, _INK, dtype=dtype)
        return inputs

    def shifted(self, inputs: NDArray[Any], most: int, rng: np.random.Generator) -> NDArray[Any]:
        """Each of the images (N, n^[0]) moved by −most … most pixels down and across; the edge is repeated."""
        images = inputs.reshape(len(inputs), self.height, self.width, self.channels)
        padded = np.pad(images, ((0, 0), (most, most), (most, most), (0, 0)), "edge")
        moved = np.empty_like(images)
        starts = rng.integers(0, 2 * most, (len(images), 2), endpoint=True)
        for top, left in product(range(2 * most + 1), repeat=2):
            chosen = np.flatnonzero((starts == (top, left)).all(axis=1))
            moved[chosen] = padded[chosen, top : top + self.height, left : left + self.width]
        return moved.reshape(inputs.shape)


Space: TypeAlias = Plane | Images

PLANE_SPACE = Plane()
