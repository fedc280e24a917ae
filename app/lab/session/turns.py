"""Scheduling interface of a session: whether it trains, how fast, how it spends its turn and is seen."""

from collections.abc import Callable, Iterator
from typing import Final

from ..messages import message
from ..settings.config import Config
from ..training.early_stopping import Stopping
from ..training.figures import Measure, State
from ..training.run import Run
from ..views.display import last
from ..views.snapshot import Snapshot
from .follower import Follower
from .pacing import MANY, Pacing
from .presentation import Presentation
from .undo import Edits

_FAULT: Final = message("Something went wrong inside the server, so this session is paused; its log says more.")


class Turns:
    """The part of a session that the scheduler works with."""

    config: Config
    running: bool
    revision: int
    data_revision: int
    config_revision: int
    edited: bool
    stopped: str | None
    follower: Follower | None
    _run: Run
    _edits: Edits
    _stopping: Stopping
    _pacing: Pacing
    _presentation: Presentation

    @property
    def state(self) -> State:
        """The figures of this moment."""
        return self._state(self._run.trainer.loss, self._run.trainer.accuracy)

    def _state(self, loss: Measure, accuracy: Measure) -> State:
        return State(
            step=self._run.step,
            epoch=self._run.trainer.epoch,
            running=self.running,
            loss=loss,
            accuracy=accuracy,
            data_revision=self.data_revision,
            config_revision=self.config_revision,
            diverged=self._run.diverged,
            stopped=self.stopped,
        )

    @property
    def busy(self) -> bool:
        """Whether the session trains."""
        return self.running or self._pacing.has_target or self._follower_behind

    @property
    def greedy(self) -> bool:
        """Whether the session trains as fast as it can."""
        paced = self.config.view.epochs_per_second is not None
        return self._pacing.has_target or (self.running and not paced) or self._follower_behind

    @property
    def frame_wanted(self) -> bool:
        """Whether there is something new, and somebody to see it."""
        return self._presentation.wanted

    @property
    def frame_seconds(self) -> float:
        """The time between two frames."""
        return 1.0 / self.config.view.fps

    def grant_steps(self, seconds: float, most: float) -> None:
        """Add the steps that `seconds` of paced play allow; at most `most` seconds' worth are carried over."""
        self._pacing.grant(seconds, most, self.config.view.epochs_per_second if self.running else None)

    def advance_paced(self, seconds: float, clock: Callable[[], float]) -> None:
        """Make the steps that are granted, but for no longer than about `seconds`; the rest stays granted."""
        self._pacing.use_granted(lambda steps: self.advance(steps, seconds, clock))

    def advance(self, steps: int | None, seconds: float, clock: Callable[[], float]) -> None:
        """Train `steps` steps, but no longer than about `seconds`; None fills the time while that is wanted."""
        wanted = (lambda: self.greedy) if steps is None else (lambda: self.busy)
        self._pacing.advance(steps, seconds, clock, wanted, self._steps_to_condition, self._level)

    def snapshot_pieces(self, now: float, figures_alone: bool = False) -> Iterator[Snapshot | None]:
        """`snapshot` of this moment in pieces: None after each, at last the snapshot. One is made at a time."""
        self.edited = False
        edits = self._edits.counts
        state = self._state(*self._presentation.scores(now, self.revision, self.busy))
        return self._presentation.snapshot(now, self.revision, state, edits, self.busy, figures_alone)

    def snapshot(self, now: float) -> Snapshot:
        """Everything of this moment that the watchers look at; `now` is the clock's time in seconds."""
        return last(self.snapshot_pieces(now))

    def train_to(self, epochs: float, seconds: float, clock: Callable[[], float]) -> None:
        """Train up to a place in an epoch, but for no longer than about `seconds`."""
        steps = self._run.steps_to(epochs)
        self._pacing.advance(steps, seconds, clock, lambda: self._run.diverged is None)

    def fail(self) -> None:
        """Pause after a fault of ours, and say so."""
        self.running, self.stopped = False, _FAULT
        self._pacing.end_targets()
        self._presentation.changed = True

    @property
    def _follower_behind(self) -> bool:
        return self.follower is not None and self.follower.behind

    def _level(self, seconds: float, clock: Callable[[], float]) -> bool:
        """Give the follower time to come to where this session is; whether it is there."""
        if self.follower is None or not self.follower.behind:
            return True
        self.follower.catch_up(seconds, clock)
        return not self.follower.behind

    @property
    def _watches_for_stop(self) -> bool:
        return self._stopping.wanted and (self.running or self._pacing.has_target)

    def _steps_to_condition(self) -> int:
        """Steps until a condition to stop is to be looked at."""
        trainer = self._run.trainer
        return trainer.steps_to_epoch(trainer.epoch + 1) if self._watches_for_stop else MANY
