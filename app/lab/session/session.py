"""A live session: commands in, snapshots out; a state machine without clocks or threads of its own."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace

from ..pieces import last
from ..points.points import Points, untrained_classes
from ..settings.config import Config, Settings
from ..settings.fitting import fitted
from ..settings.residual import no_residual_layer
from ..settings.restart import restart_note
from ..training.early_stopping import Stopping
from ..training.edit_marks import POINTS, Change
from ..training.figures import State
from ..training.metrics import Metrics
from ..training.run import Run
from ..training.target import NO_GOAL, Goal, TrainingTarget
from ..views.request import ViewRequest
from ..views.still import Still
from .follower import Follower
from .pacing import Pacing
from .point_edits import PointEdits
from .presentation import Presentation
from .start import Start
from .turns import Turns
from .undo import Edit, Edits
from .weight_edits import WeightEdits

_ID_BYTES = 16


class Session(Turns, PointEdits, WeightEdits):
    """One run, the commands that change it, and what its watchers see.

    Every method is called from one thread. Methods that change something raise a Refusal where they
    cannot, and have then changed nothing.
    """

    def __init__(self, config: Config) -> None:
        self.id = secrets.token_urlsafe(_ID_BYTES)
        self.watch_id = secrets.token_urlsafe(_ID_BYTES)
        self.config = config
        self.points = Points.generated(config.data)
        self.running = False
        self.stopped: str | None = None
        """The condition that ended playing, as a sentence."""
        self.revision = 0
        self.data_revision = 0
        self.config_revision = 0
        self.edited = False
        """Whether a command changed something that no snapshot shows yet."""
        self.stroke: int | None = None
        """Edits that follow one another in the same stroke are undone together."""
        self.follower: Follower | None = None
        """What learns in step with this session."""
        self._run = Run(config, self.points)
        self._pacing = Pacing(self._run, self._train, lambda: self.state)
        self._stopping = Stopping(config.training.stop, 0)
        self._edits = Edits()
        self._presentation = Presentation(self._run)

    @classmethod
    def opened(cls, start: Start) -> "Session":
        """A new session that stands where `start` says; Refusal where its parts do not fit."""
        session = cls(start.config)
        if (start.points, start.layers, start.learnt) != (None, None, None):
            session._begin(start)
            session.config_revision = session.data_revision = 0
        return session

    # What a person does

    def play(self) -> None:
        """Train at the chosen pace, until paused or a condition to stop is met."""
        self._run.diverged = None
        self._begin_to_stop()
        self.running = True
        self._mark_changed()

    def pause(self, why: str | None = None) -> None:
        """Stop training, with a sentence that says why; what was asked for in steps is over as well."""
        self._stop()
        self.stopped = why or self.stopped
        self._mark_changed()

    def step(self, count: int = 1) -> None:
        """Pause, and make `count` updates."""
        self.running = False
        self.train(count)

    def epoch(self, count: int = 1) -> None:
        """Pause, and train to the end of `count` epochs."""
        self.running = False
        self.train(self.steps_in(count))

    def steps_in(self, epochs: int) -> int:
        """Steps from here to the end of so many epochs; one that is under way counts as the first."""
        return self._run.trainer.steps_to_epoch(self._run.trainer.epoch + epochs)

    def train(self, steps: int, goal: Goal = NO_GOAL, done: Callable[[State], None] | None = None) -> TrainingTarget:
        """Make `steps` updates as fast as is fair, fewer once a goal or a condition to stop is met; `done` is told.

        Refusal where these points can never meet the goal.
        """
        goal.check(self._run.trainer)
        if not self.busy:
            self._begin_to_stop()
        target = TrainingTarget(self._run.step + steps, goal, done)
        self._pacing.aim(target)
        self._mark_changed()
        return target

    def abandon(self, target: TrainingTarget) -> None:
        """Let a target go; it is over where the run is now."""
        self._pacing.abandon(target)

    def reset(self) -> None:
        """Pause, and take the first weights again; the points and the configuration stay."""
        before = self._undo_entry(whole=True)
        self._stop()
        self._run.restart()
        self._edits.record(before)
        self._presentation.rebuild()
        self._mark_changed()

    def seek(self, step: int) -> None:
        """Pause, and go to the moment nearest to a step; training goes on from there."""
        before = self._undo_entry(whole=True)
        self._stop()
        self._run.seek(step)
        self._edits.record(before)
        self._after_restore()

    def undo(self) -> None:
        """Take back the last edit; what has been learnt since stays where the edit left the weights alone."""
        self._restore_entry(self._edits.undo(self._run.now, self._run.history.curve))

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._restore_entry(self._edits.redo(self._run.now, self._run.history.curve))

    def begin(self, start: Start) -> None:
        """Begin anew with another configuration, and with points, weights and a step where they are given."""
        before = self._undo_entry(whole=True)
        self._begin(start)
        self._edits.record(before)
        self._mark_changed()

    def update(self, settings: Settings) -> str | None:
        """Change any part of the configuration; a sentence says what could not keep the weights, or has no effect."""
        old, config = self.config, self.config.patched(settings)
        if config != old:
            self._adopt(config, self.points.adapted(old.data, config.data))
        untrained = None if config.data == old.data else untrained_classes(self.points, config.data)
        return restart_note(old, config) or no_residual_layer(old, config) or untrained

    def take_setup_from(self, config: Config, points: Points, stroke: int | None) -> None:
        """Take over another session's configuration and points, in its stroke; no edit that could be undone."""
        if config != self.config or points is not self.points:
            self._apply(config, points, stroke)
            self._mark_changed()

    def go_back_to(self, epochs: float) -> None:
        """Go back near to a place in an epoch, if the run is beyond it."""
        steps = self._run.steps_to(epochs)
        if steps < 0:
            if epochs == 0:
                self._run.restart()
            else:
                self._run.seek(self._run.step + steps)
            self._after_restore()
        self._presentation.changed = True

    def watch(self, requests: Iterable[ViewRequest]) -> None:
        """Compute from now on what these watchers look at, and no more."""
        self._presentation.watch(requests)

    @property
    def run(self) -> Run:
        """The run, to look into; whatever changes it goes through the session."""
        return self._run

    @property
    def still(self) -> Still:
        """Network and points as they are now, to be looked at from any thread."""
        return Still.of(self._run.trainer)

    @property
    def metrics(self) -> Metrics:
        """Everything there is to measure at this moment; it is computed whenever it is asked for."""
        return last(self._run.trainer.measure())

    def _mark_changed(self) -> None:
        """Count the revision, ask for a frame, and let a follower keep up."""
        self.revision += 1
        self._presentation.changed = self.edited = True
        if self.follower is not None:
            self.follower.keep_up()

    def _adopt(self, config: Config, points: Points, mark: Change = POINTS) -> None:
        """Edit the configuration or the points; `mark` says how the points."""
        before = self._undo_entry(whole=False)
        whole = self._apply(config, points, mark=mark)
        self._edits.record(replace(before, whole=whole))
        self._mark_changed()

    def _undo_entry(self, whole: bool) -> Edit:
        return Edit(self._run.now, self._run.history.curve, whole, self.stroke)

    def _restore_entry(self, edit: Edit) -> None:
        """Restore an entry of the undo stacks."""
        if edit.whole or edit.checkpoint.step == self._run.step:
            self._pacing.end_targets()
            self._run.restore(edit.checkpoint, edit.curve)
            self._after_restore()
        else:
            self._apply(edit.checkpoint.config, edit.checkpoint.points)
            self._mark_changed()

    def _begin(self, start: Start) -> None:
        config, points = start.config, start.points
        if start.layers is not None:
            config = fitted(config, *start.layers)
        self._pacing.end_targets()
        points = Points.generated(config.data) if points is None else points
        self._run.begin(config, points, start.layers, start.step, start.epochs, start.learnt, start.curve)
        self._begin_to_stop()
        self._sync_from_run()

    def _apply(self, config: Config, points: Points, stroke: int | None = None, mark: Change = POINTS) -> bool:
        """Go on with another configuration or other points; whether the weights themselves changed is returned."""
        whole = self._run.adopt(config, points, self.stroke if stroke is None else stroke, mark)
        if whole:
            self._pacing.end_targets()
        self._sync_from_run()
        return whole

    def _after_restore(self) -> None:
        """Take up what the run was at the checkpoint to which it has gone."""
        self._sync_from_run()
        self._mark_changed()

    def _sync_from_run(self) -> None:
        """Copy configuration and points from the run, count their revisions, rebuild the display."""
        trainer = self._run.trainer
        if trainer.config != self.config or len(trainer.points) != len(self.points):
            self._pacing.forget()
        if trainer.config.training.stop != self.config.training.stop:
            self._stopping = Stopping(trainer.config.training.stop, trainer.epoch)
        if trainer.config != self.config:
            self.config, self.config_revision = trainer.config, self.config_revision + 1
        if trainer.points is not self.points:
            self.points, self.data_revision = trainer.points, self.data_revision + 1
        self._presentation.rebuild()

    def _begin_to_stop(self) -> None:
        """Look for the conditions to stop from this epoch on."""
        self._stopping, self.stopped = Stopping(self._run.trainer.config.training.stop, self._run.trainer.epoch), None

    def _stop(self) -> None:
        self.running = False
        self._pacing.end_targets()

    def _train(self, steps: int) -> None:
        self._run.train(steps)
        self._presentation.changed = True
        trainer = self._run.trainer
        if self._run.diverged is not None:
            self._stop()
        elif self._watches_for_stop and not trainer.steps_to_epoch(trainer.epoch):
            self.stopped = self._stopping.reached(trainer.epoch, trainer.loss, trainer.accuracy)
            if self.stopped is not None:
                self._stop()
