"""Presentation of a run to its watchers: display, view requests, cached measurements, snapshots."""

from collections.abc import Iterable
from typing import Final, TypeVar

from ..settings import limits
from ..training.figures import State
from ..training.run import Run
from ..views.display import Display
from ..views.maps import Maps
from ..views.projection import Axes
from ..views.request import ViewRequest
from ..views.snapshot import Snapshot
from ..views.take import take
from ..views.throttled import Throttled

T = TypeVar("T")
_MEASURE_SECONDS: Final = 0.25


class Presentation:
    """The display of a run, which follows it from frame to frame, and the snapshots that are taken of it."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._requests: frozenset[ViewRequest] = frozenset()
        self._axes = Axes()
        self._metrics = Throttled(lambda: run.trainer.metrics(), _MEASURE_SECONDS)
        self._separability = Throttled(lambda: self.display.separability(limits.STAGES_POINTS), _MEASURE_SECONDS)
        self.changed = True
        """Whether there is something that no snapshot shows yet."""
        self.display = self._new_display(None)

    def rebuild(self) -> None:
        """Look at the network and the points that the run has now; what is compiled is kept where it still fits."""
        self.display = self._new_display(self.display.maps)

    def _new_display(self, maps: Maps | None) -> Display:
        trainer = self._run.trainer
        return Display(trainer.config, trainer.points, trainer.network, self._axes, maps)

    @property
    def wanted(self) -> bool:
        """Whether there is something new, and somebody to see it."""
        return self.changed and bool(self._requests)

    def watch(self, requests: Iterable[ViewRequest]) -> None:
        """Compute from now on what these watchers look at, and no more."""
        self._requests = frozenset(requests)
        self.changed = True

    def snapshot(
        self, now: float, revision: int, state: State, edits: tuple[int, int], busy: bool, figures_alone: bool
    ) -> Snapshot:
        """Everything of this moment that the watchers look at; while it trains, measurements may be a moment old."""
        self.changed = False

        def recently(measurement: Throttled[T]) -> T:
            return measurement.at(now, (state.step, revision), busy)

        return take(
            self._run.trainer,
            self.display,
            self._run.history,
            () if figures_alone else self._requests,
            time=now,
            revision=revision,
            state=state,
            edits=edits,
            metrics=lambda: recently(self._metrics),
            separability=lambda: recently(self._separability),
        )
