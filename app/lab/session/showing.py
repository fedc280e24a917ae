"""What a session shows: the display of its run, what its watchers want, and the snapshots they get."""

from collections.abc import Iterable
from typing import Final, TypeVar

from ..settings import limits
from ..training.figures import State
from ..training.run import Run
from ..views.display import Display
from ..views.projection import Axes
from ..views.request import Look
from ..views.snapshot import Snapshot
from ..views.take import take
from ..views.throttled import Recent

T = TypeVar("T")
_MEASURE_SECONDS: Final = 0.25


class Showing:
    """A display that follows its run from frame to frame, and costly measurements that are made now and then."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._looks: frozenset[Look] = frozenset()
        self._axes = Axes()
        self._metrics = Recent(lambda: run.trainer.metrics(), _MEASURE_SECONDS)
        self._separability = Recent(lambda: self.display.separability(limits.STAGES_POINTS), _MEASURE_SECONDS)
        self.changed = True
        """Whether there is something that no snapshot shows yet."""
        self.rebuild()

    def rebuild(self) -> None:
        """Look at the network and the points that the run has now."""
        trainer = self._run.trainer
        self.display = Display(trainer.config, trainer.points, trainer.network, self._axes)

    @property
    def wanted(self) -> bool:
        """Whether there is something new, and somebody to see it."""
        return self.changed and bool(self._looks)

    def watch(self, looks: Iterable[Look]) -> None:
        """Compute from now on what these watchers look at, and no more."""
        self._looks = frozenset(looks)
        self.changed = True

    def snapshot(self, now: float, revision: int, state: State, edits: tuple[int, int], busy: bool) -> Snapshot:
        """Everything of this moment that the watchers look at; while it trains, measurements may be a moment old."""
        self.changed = False

        def recently(measurement: Recent[T]) -> T:
            return measurement.at(now, (state.step, revision), busy)

        return take(
            self._run.trainer,
            self.display,
            self._run.history,
            self._looks,
            time=now,
            revision=revision,
            state=state,
            edits=edits,
            metrics=lambda: recently(self._metrics),
            separability=lambda: recently(self._separability),
        )
