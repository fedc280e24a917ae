"""Moments of a run that one can go back to: for time travel, and for undoing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from numpy.typing import NDArray

from ...nn import TrainingState
from ..points.points import Points
from ..settings import limits
from ..settings.config import Config

_FEWEST: Final = 2  # the first and the last
_BESIDES: Final = 1024  # the generator's state and the objects themselves


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A session as it was after some step: going on from it gives the same bits as the first time."""

    config: Config
    points: Points
    training: TrainingState

    @property
    def step(self) -> int:
        """Updates made until then."""
        return self.training.step

    @cached_property
    def own_bytes(self) -> int:
        """About how much memory it takes, without its points: many checkpoints may share them."""
        training = self.training
        vectors = 1 + len(training.update.slots)
        return vectors * training.parameters.nbytes + training.permutation.nbytes + _BESIDES


def nbytes(checkpoints: Iterable[Checkpoint]) -> int:
    """About how much memory checkpoints take; points that several share count once.

    So do sheets of images, of which one is as a rule the session's own and counts nothing.
    """
    own, points = 0, dict[int, Points]()
    for checkpoint in checkpoints:
        own += checkpoint.own_bytes
        points[id(checkpoint.points)] = checkpoint.points
    sheets = {id(one.sheet): one.sheet for one in points.values() if one.sheet is not None}
    shared = {id(sheet.shared): sheet.shared.nbytes for sheet in sheets.values()}
    added = {id(image): image.nbytes for sheet in sheets.values() for image in sheet.own}
    besides = sum(shared.values()) - max(shared.values(), default=0) + sum(added.values())
    return own + besides + sum(one.nbytes for one in points.values())


class Checkpoints:
    """A series of moments in order of their steps, bounded in number and in bytes.

    One is due every `stride` epochs. When there is no more room every second one is dropped, never the first,
    and `stride` doubles: the series spans the whole run evenly, whatever its length. A few there always may be.
    """

    def __init__(self, capacity: int = limits.CHECKPOINTS, budget_bytes: int = limits.CHECKPOINT_BYTES) -> None:
        self._capacity, self._budget = capacity, budget_bytes
        self._checkpoints: list[Checkpoint] = []
        self.stride = 1

    def __len__(self) -> int:
        return len(self._checkpoints)

    def __iter__(self) -> Iterator[Checkpoint]:
        return iter(self._checkpoints)

    def add(self, checkpoint: Checkpoint) -> None:
        """Append a moment; one at the same step takes the place of the last."""
        if self._checkpoints and self._checkpoints[-1].step >= checkpoint.step:
            self._checkpoints.pop()
        self._checkpoints.append(checkpoint)
        while self._too_many:
            del self._checkpoints[1:-1:2]
            self.stride *= 2

    @property
    def _too_many(self) -> bool:
        count = len(self._checkpoints)
        return count > self._capacity or (count > _FEWEST and nbytes(self._checkpoints) > self._budget)

    def due(self, epoch: int) -> int:
        """The first epoch after `epoch` at which a moment is due."""
        return (epoch // self.stride + 1) * self.stride

    def nearest(self, step: int) -> Checkpoint:
        """The moment whose step is closest."""
        return min(self._checkpoints, key=lambda checkpoint: abs(checkpoint.step - step))

    def path(self, like: NDArray[Any]) -> list[TrainingState]:
        """The states of all moments with as many parameters as `like`, in order."""
        return [
            checkpoint.training
            for checkpoint in self._checkpoints
            if checkpoint.training.parameters.shape == like.shape
        ]

    def truncate(self, step: int) -> None:
        """Forget every moment after `step`."""
        while self._checkpoints and self._checkpoints[-1].step > step:
            self._checkpoints.pop()

    def clear(self) -> None:
        """Start anew."""
        self._checkpoints.clear()
        self.stride = 1
