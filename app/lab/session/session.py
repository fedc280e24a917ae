"""A live session: commands in, snapshots out; a state machine without clocks or threads of its own."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..messages import Refusal
from ..points.importing import Imported
from ..points.points import Points, labels_fit
from ..runtime.twin import Twin
from ..settings import limits
from ..settings.config import Config, Data, Settings
from ..settings.fitting import Layers, fitted
from ..settings.residual import no_residual_layer
from ..settings.restart import new_start
from ..training.checkpoints import Checkpoint
from ..training.early_stopping import Stopping
from ..training.figures import State
from ..training.loss_history import History
from ..training.metrics import Metrics
from ..training.run import Run
from ..training.target import Goal
from ..views.display import Display
from ..views.projection import Axes
from ..views.request import Look
from ..views.snapshot import Snapshot
from ..views.throttled import Recent
from .undo import Edit, Edits

T = TypeVar("T")
_ID_BYTES = 16
_SECONDS_PER_STEP_AT_FIRST = 1e-5
_METRICS_SECONDS = 0.25
_SEPARABILITY_SECONDS = 0.25
_CATCH_UP_STEPS = 2000  # so many at once, for a twin that is far behind


@dataclass(frozen=True, eq=False)
class Start:
    """What a session begins with; without points and layers what the configuration draws."""

    config: Config
    points: Points | None = None
    layers: Layers | None = None
    step: int = 0


class Session:
    """One run, the commands that change it, and what its watchers see.

    Every method is called from one thread. Methods that change something raise ValueError with a sentence
    where they cannot, and have then changed nothing.
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
        self.twin: Twin | None = None
        """Ties another session to this one, which learns in step with it."""
        self._changed = True
        self._goals: list[Goal] = []
        self._looks: frozenset[Look] = frozenset()
        self._owed = 0.0
        self._seconds_per_step = _SECONDS_PER_STEP_AT_FIRST
        self._run = Run(config, self.points)
        self._stopping = Stopping(config.training.stop, 0)
        self._edits = Edits()
        self._recent_metrics = Recent(lambda: self.metrics, _METRICS_SECONDS)
        self._axes = Axes()
        self._separability = Recent(lambda: self.display.separability(limits.STAGES_POINTS), _SEPARABILITY_SECONDS)
        self._show()

    @classmethod
    def opened(cls, start: Start) -> "Session":
        """A new session that stands where `start` says; ValueError where its parts do not fit."""
        session = cls(start.config)
        if start.points is not None or start.layers is not None:
            session._start(start)
            session.config_revision = session.data_revision = 0
        return session

    # What the scheduler asks

    @property
    def busy(self) -> bool:
        """Whether the session trains."""
        return self.running or bool(self._goals)

    @property
    def greedy(self) -> bool:
        """Whether the session trains as fast as it can."""
        return bool(self._goals) or (self.running and self.config.view.epochs_per_second is None)

    @property
    def frame_wanted(self) -> bool:
        """Whether there is something new, and somebody to see it."""
        return self._changed and bool(self._looks)

    @property
    def frame_seconds(self) -> float:
        """The time between two frames."""
        return 1.0 / self.config.view.fps

    def owe(self, seconds: float, most: float) -> None:
        """Grant a paced session the steps of this time; of those not made yet it keeps at most `most` seconds'."""
        pace = self.config.view.epochs_per_second
        if not self.running or pace is None or self._goals:
            self._owed = 0.0
            return
        rate = pace * self._run.trainer.steps_per_epoch
        self._owed = min(self._owed + seconds * rate, max(1.0, most * rate))

    def advance_paced(self, seconds: float, clock: Callable[[], float]) -> None:
        """Make the steps that are owed, but for no longer than about `seconds`; the rest is owed still."""
        before, steps = self._run.step, int(self._owed)
        if steps:
            self.advance(steps, seconds, clock)
            self._owed -= self._run.step - before

    def advance(self, steps: int | None, seconds: float, clock: Callable[[], float]) -> None:
        """Train `steps` steps, but no longer than about `seconds`; None fills the time while that is wanted."""
        start = now = clock()
        left = np.iinfo(np.int64).max if steps is None else steps
        while left > 0 and (self.greedy if steps is None else self.busy):
            in_time = int((seconds - (now - start)) / self._seconds_per_step)
            chunk = max(1, min(left, in_time, self._steps_to_look()))
            self._train(chunk)
            left -= chunk
            before, now = now, clock()
            self._seconds_per_step = max((now - before) / chunk, 1e-7)
            self._settle_goals()
            if now - start >= seconds:
                break

    # What a person does

    def play(self) -> None:
        """Train at the chosen pace, until paused or a condition to stop is met."""
        self.running, self.stopped, self._run.diverged = True, None, None
        self._stopping = Stopping(self.config.training.stop, self._run.trainer.epoch)
        self._touch()

    def pause(self) -> None:
        """Stop training; what was asked for in steps is over as well."""
        self._stop()
        self._touch()

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

    def train(self, steps: int, train_loss: float | None = None, done: Callable[[State], None] | None = None) -> Goal:
        """Make `steps` updates as fast as is fair, or fewer once the train loss is reached; `done` is told."""
        goal = Goal(self._run.step + steps, train_loss, done)
        self._goals.append(goal)
        self._touch()
        return goal

    def abandon(self, goal: Goal) -> None:
        """Let a goal go; it is over where the run is now."""
        if goal in self._goals:
            self._goals.remove(goal)
            goal.reached(self.state)

    def reset(self) -> None:
        """Pause, and take the first weights again; the points and the configuration stay."""
        before = self._before(whole=True)
        self._stop()
        self._run.restart()
        self._edits.record(before)
        self._show()
        self._touch()

    def seek(self, step: int) -> None:
        """Pause, and go to the moment nearest to a step; training goes on from there."""
        before = self._before(whole=True)
        self._stop()
        self._run.seek(step)
        self._edits.record(before)
        self._take_up()

    def undo(self) -> None:
        """Take back the last edit; what has been learnt since stays where the edit left the weights alone."""
        self._cross(self._edits.undo(self._run.now, self._run.history.curve))

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._cross(self._edits.redo(self._run.now, self._run.history.curve))

    def begin(self, start: Start) -> None:
        """Begin anew with another configuration, and with points, weights and a step where they are given."""
        before = self._before(whole=True)
        self._start(start)
        self._edits.record(before)
        self._touch()

    def update(self, settings: Settings) -> str | None:
        """Change any part of the configuration; what can keep the weights keeps them; a sentence says what cannot,
        or what has no effect.
        """
        old, config = self.config, self.config.patched(settings)
        if config != old:
            self._adopt(config, self.points.adapted(old.data, config.data))
        return new_start(old, config) or no_residual_layer(old, config)

    def move_point(self, index: int, x: tuple[float, float]) -> None:
        """Put a point somewhere else."""
        self.move_points([index], [x])

    def move_points(self, indices: Sequence[int], x: Sequence[tuple[float, float]]) -> None:
        """Put points somewhere else together."""
        self._edit(self.points.moved(indices, x))

    def change_point(
        self, index: int, x: tuple[float, float] | None, y: float | None, split: str | None = None
    ) -> None:
        """Move a point, relabel it, let it train or test: any of them at once."""
        points = self.points if x is None else self.points.moved([index], [x])
        points = points if y is None else points.relabelled([index], self._label(y))
        self._edit(points if split is None else points.assigned([index], split == "test"))

    def add_points(
        self, x: Sequence[tuple[float, float]], y: Sequence[float], split: Sequence[str] | None = None
    ) -> None:
        """Add points behind those that are there; without `split` they are training points."""
        self._edit(self.points.added(self._new_points(x, y, split, self.config.data)))

    def replace_points(
        self, x: Sequence[tuple[float, float]], y: Sequence[float], split: Sequence[str] | None = None
    ) -> None:
        """Put points of one's own in place of all; the data set is "custom" from then on.

        Without `split` they are split by the configuration's test share and seed.
        """
        regression = self.config.problem == "regression"
        name = "custom_regression" if regression else "custom"
        config = self.config.patched(Settings(data=Data(dataset=name)))
        points = self._new_points(x, y, split, config.data)
        self._adopt(config, (points if split is not None else points.resplit(config.data)).enough())

    def import_points(self, imported: Imported) -> None:
        """Put points from a file in place of all; the data set is one's own, with as many classes as the file has.

        Without a split of their own they are split by the configuration's test share and seed.
        """
        regression = imported.kind == "regression"
        name = "custom_regression" if regression else "custom"
        data: dict[str, Any] = {"dataset": name}
        if not regression:
            data["classes"] = max(limits.CLASSES[0], len(imported.names))
        config = self.config.patched(Settings.read({"data": data}))
        test = np.asarray([s == "test" for s in imported.split or ["train"] * len(imported.y)])
        points = replace(
            Points.given(imported.x, imported.y, test, config.data), scale=imported.scale, names=imported.names
        )
        self._adopt(config, points if imported.split is not None else points.resplit(config.data))

    def remove_points(self, indices: Iterable[int]) -> None:
        """Erase points; those behind them move up in number."""
        self._edit(self.points.removed(list(indices)))

    def relabel(self, indices: Iterable[int], y: float) -> None:
        """Give points another label."""
        self._edit(self.points.relabelled(list(indices), self._label(y)))

    def set_split(self, indices: Iterable[int], split: str) -> None:
        """Let points train the network ("train") or test it ("test")."""
        self._edit(self.points.assigned(list(indices), split == "test"))

    def set_weight(self, layer: int, row: int, column: int | None, value: float) -> None:
        """Set W^[layer][row, column], or b^[layer][row] where the column is None."""
        before = self._before(whole=True)
        self._run.set_weight(layer, row, column, value)
        self._edits.record(before)
        self._touch()

    def set_layers(
        self,
        weights: Sequence[NDArray[Any]],
        biases: Sequence[NDArray[Any]],
        activations: Sequence[str] | None = None,
    ) -> None:
        """Set all weights W^[l] (n_l, n_{l-1}) and biases b^[l] (n_l,), l = 1 … L.

        The hidden layers become what the shapes say; `activations` names theirs, or they keep those they have.
        """
        config = fitted(self.config, weights, biases, activations)
        before = self._before(whole=True)
        self._go_on(config, self.points)
        self._run.set_layers(weights, biases)
        self._edits.record(before)
        self._touch()

    @property
    def layers(self) -> tuple[tuple[NDArray[Any], ...], tuple[NDArray[Any], ...]]:
        """All weights and biases as they are now, copied."""
        network = self._run.trainer.network
        return tuple(w.copy() for w in network.weights), tuple(b.copy() for b in network.biases)

    # What a twin does

    @property
    def epochs(self) -> float:
        """Epochs done, with the part of the one under way."""
        trainer = self._run.trainer
        return trainer.epoch + 1 - trainer.steps_to_epoch(trainer.epoch + 1) / trainer.steps_per_epoch

    def become(self, config: Config, points: Points) -> None:
        """Take over another session's configuration and points; that is no edit that could be undone."""
        if config != self.config or points is not self.points:
            self._go_on(config, points)
            self._touch()

    def reach(self, epochs: float) -> None:
        """Train up to a place in an epoch, or go back to it; one that is far behind comes nearer with every call."""
        trainer, whole = self._run.trainer, int(epochs)
        steps = trainer.steps_to_epoch(whole) + round((epochs - whole) * trainer.steps_per_epoch)
        if steps > 0 and self._run.diverged is None:
            self._run.train(min(steps, _CATCH_UP_STEPS))
            self._changed = True
        elif steps < 0:
            if epochs == 0:
                self._run.restart()
            else:
                self._run.seek(self._run.step + steps)
            self._take_up()

    # What a watcher or a script sees

    def watch(self, looks: Iterable[Look]) -> None:
        """Compute from now on what these watchers look at, and no more."""
        self._looks = frozenset(looks)
        self._changed = True

    @property
    def run(self) -> Run:
        """The run, to look into; whatever changes it goes through the session."""
        return self._run

    @property
    def history(self) -> History:
        """The curve of the loss."""
        return self._run.history

    @property
    def checkpoints(self) -> list[Checkpoint]:
        """The moments one can go back to, and the present one."""
        return self._run.kept

    @property
    def state(self) -> State:
        """The figures of this moment."""
        return State(
            step=self._run.step,
            epoch=self._run.trainer.epoch,
            running=self.running,
            loss=self._run.trainer.loss,
            accuracy=self._run.trainer.accuracy,
            data_revision=self.data_revision,
            config_revision=self.config_revision,
            diverged=self._run.diverged,
            stopped=self.stopped,
        )

    @property
    def metrics(self) -> Metrics:
        """Everything there is to measure at this moment; it is computed whenever it is asked for."""
        return self._run.trainer.metrics()

    def snapshot(self, now: float) -> Snapshot:
        """Everything of this moment that the watchers look at; `now` is the clock's time in seconds."""
        self._changed = self.edited = False
        surfaces = {look.surface for look in self._looks if look.surface is not None}
        neurons = {look.neurons for look in self._looks if look.neurons is not None}
        features = {look.features for look in self._looks if look.features is not None}
        stages = {look.stages for look in self._looks if look.stages is not None}
        weights, biases = self.layers
        return Snapshot(
            time=now,
            revision=self.revision,
            state=self.state,
            steps_per_epoch=self._run.trainer.steps_per_epoch,
            config=self.config,
            points=self.points,
            history=self._run.history.entries,
            history_version=self._run.history.version,
            edits=self._edits.counts,
            weights=weights,
            biases=biases,
            surfaces={look: self.display.surface(look) for look in surfaces},
            neurons={look: self.display.neurons(look) for look in neurons},
            features={look: self.display.features(look) for look in features},
            metrics=self._recently(self._recent_metrics, now) if any(look.metrics for look in self._looks) else None,
            input_gradients=self.display.input_gradients()
            if any(look.input_gradients for look in self._looks)
            else None,
            stages={
                look: replace(self.display.stages(look), separability=self._recently(self._separability, now))
                for look in stages
            },
        )

    # The inside

    def _touch(self) -> None:
        """A command changed something."""
        self.revision += 1
        self._changed = self.edited = True
        if self.twin is not None:
            self.twin.keep_up()

    def _recently(self, measurement: Recent[T], now: float) -> T:
        """What was measured at this moment or, while it trains, a moment ago; a command always asks for more."""
        return measurement.at(now, (self._run.step, self.revision), self.busy)

    def _label(self, y: float) -> float:
        return float(labels_fit(np.asarray([y]), self.config.data)[0])

    def _edit(self, points: Points) -> None:
        self._adopt(self.config, points)

    def _adopt(self, config: Config, points: Points) -> None:
        """Edit the configuration or the points."""
        before = self._before(whole=False)
        whole = self._go_on(config, points)
        self._edits.record(replace(before, whole=whole))
        self._touch()

    def _before(self, whole: bool) -> Edit:
        return Edit(self._run.now, self._run.history.curve, whole, self.stroke)

    def _cross(self, edit: Edit) -> None:
        """Go to the other side of an edit."""
        if edit.whole or edit.checkpoint.step == self._run.step:
            self._end_goals()
            self._run.restore(edit.checkpoint, edit.curve)
            self._take_up()
        else:
            self._go_on(edit.checkpoint.config, edit.checkpoint.points)
            self._touch()

    def _start(self, start: Start) -> None:
        config, points = start.config, start.points
        if start.layers is not None:
            config = fitted(config, *start.layers)
        self._end_goals()
        self._run.begin(config, Points.generated(config.data) if points is None else points, start.layers, start.step)
        self._stopping, self.stopped = Stopping(config.training.stop, self._run.trainer.epoch), None
        self._notice()

    def _go_on(self, config: Config, points: Points) -> bool:
        """Go on with another configuration or other points; whether the weights themselves changed is returned."""
        whole = self._run.adopt(config, points)
        if whole:
            self._end_goals()
        self._notice()
        return whole

    def _take_up(self) -> None:
        """The run has gone to another moment: take up what it was then."""
        self._notice()
        self._touch()

    def _notice(self) -> None:
        """Count the revisions of what the run now works with, and look at its network."""
        trainer = self._run.trainer
        if trainer.config.training.stop != self.config.training.stop:
            self._stopping = Stopping(trainer.config.training.stop, trainer.epoch)
        if trainer.config != self.config:
            self.config, self.config_revision = trainer.config, self.config_revision + 1
        if trainer.points is not self.points:
            self.points, self.data_revision = trainer.points, self.data_revision + 1
        self._show()

    def _show(self) -> None:
        self.display = Display(self.config, self.points, self._run.trainer.network, self._axes)

    def _stop(self) -> None:
        self.running = False
        self._end_goals()

    def _new_points(
        self, x: Sequence[tuple[float, float]], y: Sequence[float], split: Sequence[str] | None, data: Data
    ) -> Points:
        if len(x) != len(y) or (split is not None and len(split) != len(x)):
            raise Refusal("x, y and split must be equally long; there are {x} x and {y} y", x=len(x), y=len(y))
        test = np.zeros(len(x), np.bool_) if split is None else np.asarray([s == "test" for s in split])
        return Points.given(np.asarray(x, np.float64), np.asarray(y, np.float64), test, data)

    def _train(self, steps: int) -> None:
        self._run.train(steps)
        self._changed = True
        if self.twin is not None:
            self.twin.train()
        if self._run.diverged is not None:
            self._stop()
        elif self.running and self._stopping.wanted and not self._run.trainer.steps_to_epoch(self._run.trainer.epoch):
            trainer = self._run.trainer
            self.stopped = self._stopping.reached(trainer.epoch, trainer.loss, trainer.accuracy)
            if self.stopped is not None:
                self._stop()

    def _steps_to_look(self) -> int:
        """Steps until a goal or a condition to stop is to be looked at."""
        steps = [goal.steps(self._run.trainer) for goal in self._goals]
        if self.running and self._stopping.wanted:
            steps.append(self.steps_in(1))
        return min(steps, default=np.iinfo(np.int64).max)

    def _settle_goals(self) -> None:
        for goal in [goal for goal in self._goals if goal.met(self._run.trainer)]:
            self._goals.remove(goal)
            self._run.note()
            goal.reached(self.state)

    def _end_goals(self) -> None:
        while self._goals:
            self._goals.pop().reached(self.state)
