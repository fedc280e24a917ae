"""Linear scales of points with units of their own: into the plane and back."""

from dataclasses import dataclass, replace
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

REACH: Final = 5.0
_LEAST_SPREAD: Final = 1e-200  # what varies by less has no spread to scale


@dataclass(frozen=True)
class Scale:
    """Each axis by itself: plane = (original − offset) · factor, and the same for the targets of a regression.

    The aspect is not kept: the axes have, as a rule, different units.
    """

    offset: tuple[float, float] = (0.0, 0.0)
    factor: tuple[float, float] = (1.0, 1.0)
    target_offset: float = 0.0
    target_factor: float = 1.0

    @classmethod
    def of(cls, x: NDArray[Any]) -> Self:
        """The scale by which points (N, 2) fill −5 to 5 on both axes, their middle in the middle."""
        (o1, f1), (o2, f2) = (_centred(x[:, axis], REACH) for axis in (0, 1))
        return cls((o1, o2), (f1, f2))

    def with_targets(self, y: NDArray[Any]) -> Self:
        """The same for the points, and targets (N,) fill −1 to 1."""
        offset, factor = _centred(y, 1.0)
        return replace(self, target_offset=offset, target_factor=factor)

    def to_plane(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """Points (N, 2) from their own units into the plane."""
        return (np.asarray(x, np.float64) - self.offset) * self.factor

    def from_plane(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """Points (N, 2) of the plane in their own units."""
        return np.asarray(x, np.float64) / self.factor + self.offset

    def to_targets(self, y: NDArray[Any]) -> NDArray[np.float64]:
        """Targets (N,) from their own unit to what the network learns."""
        return (np.asarray(y, np.float64) - self.target_offset) * self.target_factor

    def from_targets(self, y: NDArray[Any]) -> NDArray[np.float64]:
        """What the network learns or answers (N,) in its own unit."""
        return np.asarray(y, np.float64) / self.target_factor + self.target_offset


def _centred(values: NDArray[Any], reach: float) -> tuple[float, float]:
    """Offset and factor that carry the least of the values to −reach and the greatest to +reach."""
    low, high = float(values.min()), float(values.max())
    half = high / 2 - low / 2
    return low / 2 + high / 2, reach / half if half > _LEAST_SPREAD else 1.0
