"""Presentation of a run to its watchers: display, view requests, cached measurements, snapshots."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from typing import Final, TypeVar

from ...data import Plane
from ..settings import limits
from ..training.figures import Measure, State
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
_IMAGES_SECONDS: Final = 0.2


class Presentation:
    """The display of a run, which follows it from frame to frame, and the snapshots that are taken of it."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._requests: frozenset[ViewRequest] = frozenset()
        self._axes = Axes()
        self._metrics = Throttled(lambda: run.trainer.metrics(), _MEASURE_SECONDS)
        self._separability = Throttled(lambda: self._seen.separability(limits.STAGES_POINTS), _MEASURE_SECONDS)
        self._scores = Throttled(lambda: (run.trainer.loss, run.trainer.accuracy), _IMAGES_SECONDS)
        self._first_layer = Throttled(partial(next, count()), _IMAGES_SECONDS)
        self.changed = True
        """Whether there is something that no snapshot shows yet."""
        self._shown = run.trainer.network.copy()
        self._seen = self._display = self._new_display(None)

    @property
    def display(self) -> Display:
        """A display of the network as it is now, to be read at once; what it shows depends on no frame before."""
        trainer = self._run.trainer
        return Display(trainer.config, trainer.points, trainer.network)

    def rebuild(self) -> None:
        """Look at the network and the points that the run has now; what is compiled is kept where it still fits."""
        network = self._run.trainer.network
        if (network.architecture, network.dtype) != (self._shown.architecture, self._shown.dtype):
            self._shown = network.copy()
        self._display = self._new_display(self._display.maps)

    def _new_display(self, maps: Maps | None) -> Display:
        """A display of a copy of the network, which stays as it is while pieces of a snapshot are made."""
        trainer = self._run.trainer
        return Display(trainer.config, trainer.points, self._shown, self._axes, maps)

    @property
    def wanted(self) -> bool:
        """Whether there is something new, and somebody to see it."""
        return self.changed and bool(self._requests)

    def watch(self, requests: Iterable[ViewRequest]) -> None:
        """Compute from now on what these watchers look at, and no more."""
        self._requests = frozenset(requests)
        self.changed = True

    def scores(self, now: float, revision: int, busy: bool) -> tuple[Measure, Measure]:
        """Loss and accuracy for a frame; of images, which take their time, those of a moment ago while it trains."""
        trainer = self._run.trainer
        if isinstance(trainer.config.space, Plane):
            return trainer.loss, trainer.accuracy
        return self._scores.at(now, (self._run.step, 0 if busy else revision), busy)

    def snapshot(
        self, now: float, revision: int, state: State, edits: tuple[int, int], busy: bool, figures_alone: bool
    ) -> Iterator[Snapshot | None]:
        """Everything of this moment that the watchers look at, in pieces: None after each, at last the snapshot.

        The moment is that of the call; one snapshot is made at a time. While it trains, measurements may be older.
        """
        self.changed = False
        self._seen = self._display  # edits may bring another before the last piece
        self._shown.parameters[...] = self._run.trainer.network.parameters

        def recently(measurement: Throttled[T]) -> T:
            return measurement.at(now, (state.step, revision), busy)

        # While it trains, edits make it due no sooner.
        first_layer = self._first_layer.at(now, (state.step, 0 if busy else revision), busy)

        return take(
            self._run.trainer,
            self._seen,
            self._run.history,
            () if figures_alone else self._requests,
            time=now,
            revision=revision,
            state=state,
            edits=edits,
            metrics=lambda: recently(self._metrics),
            separability=lambda: recently(self._separability),
            first_layer=first_layer,
        )
