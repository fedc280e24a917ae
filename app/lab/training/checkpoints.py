"""Moments of a run that one can go back to: for time travel, and for undoing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from numpy.typing import NDArray

from ...nn import TrainingState
from ..points.points import Points
from ..settings import limits
from ..settings.config import Config

_FEWEST: Final = 16
_BESIDES: Final = 1024  # the generator's state and the objects themselves


@dataclass(frozen=True, eq=False)
class Moment:
    """A session as it was after some step: going on from it gives the same bits as the first time."""

    config: Config
    points: Points
    training: TrainingState

    @property
    def step(self) -> int:
        """Updates made until then."""
        return self.training.step

    @property
    def size_bytes(self) -> int:
        """About how much memory it takes."""
        training = self.training
        vectors = 1 + len(training.update.slots)
        return vectors * training.parameters.nbytes + training.permutation.nbytes + _BESIDES


class Moments:
    """A series of moments in order of their steps, bounded in number and in bytes.

    One is due every `stride` epochs. When there is no more room every second one is dropped, never the first,
    and `stride` doubles: the series spans the whole run evenly, whatever its length.
    """

    def __init__(self, capacity: int = limits.MOMENTS, budget_bytes: int = limits.MOMENT_BYTES) -> None:
        self._capacity, self._budget = capacity, budget_bytes
        self._moments: list[Moment] = []
        self.stride = 1

    def __len__(self) -> int:
        return len(self._moments)

    def __iter__(self) -> Iterator[Moment]:
        return iter(self._moments)

    def add(self, moment: Moment) -> None:
        """Append a moment; one at the same step takes the place of the last."""
        if self._moments and self._moments[-1].step >= moment.step:
            self._moments.pop()
        self._moments.append(moment)
        most = min(self._capacity, max(_FEWEST, self._budget // moment.size_bytes))
        while len(self._moments) > most:
            del self._moments[1:-1:2]
            self.stride *= 2

    def due(self, epoch: int) -> int:
        """The first epoch after `epoch` at which a moment is due."""
        return (epoch // self.stride + 1) * self.stride

    def nearest(self, step: int) -> Moment:
        """The moment whose step is closest."""
        return min(self._moments, key=lambda moment: abs(moment.step - step))

    def path(self, like: NDArray[Any]) -> list[TrainingState]:
        """The states of all moments with as many parameters as `like`, in order."""
        return [moment.training for moment in self._moments if moment.training.parameters.shape == like.shape]

    def truncate(self, step: int) -> None:
        """Forget every moment after `step`."""
        while self._moments and self._moments[-1].step > step:
            self._moments.pop()

    def clear(self) -> None:
        """Start anew."""
        self._moments.clear()
        self.stride = 1
