"""A live session: commands in, snapshots out; a state machine without clocks or threads of its own."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.lab import limits
from app.lab.config import Config, Data, Settings
from app.lab.display import Display
from app.lab.history import History
from app.lab.look import Look
from app.lab.points import Points, labels_fit
from app.lab.snapshot import Snapshot, State
from app.lab.trainer import Trainer

_ID_BYTES = 16
_SECONDS_PER_STEP_AT_FIRST = 1e-5


@dataclass
class Goal:
    """Training that was asked for in steps: it is over at a step, at a train loss, or when training stops."""

    step: int
    train_loss: float | None
    done: Callable[[State], None] | None

    def reached(self, state: State) -> None:
        """Tell the one who waits for it."""
        if self.done is not None:
            self.done(state)


class Session:
    """One network, its points, and the run.

    Every method is called from one thread. Methods that change something raise ValueError with a sentence
    where they cannot, and have then changed nothing.
    """

    def __init__(self, config: Config) -> None:
        self.id = secrets.token_urlsafe(_ID_BYTES)
        self.watch_id = secrets.token_urlsafe(_ID_BYTES)
        self.config = config
        self.points = Points.generated(config.data)
        self.history = History()
        self.running = False
        self.diverged: str | None = None
        self.revision = 0
        self.data_revision = 0
        self.config_revision = 0
        self.edited = False
        """Whether a command changed something that no snapshot shows yet."""
        self._changed = True
        self._goals: list[Goal] = []
        self._looks: frozenset[Look] = frozenset()
        self._owed = 0.0
        self._seconds_per_step = _SECONDS_PER_STEP_AT_FIRST
        self._trainer = Trainer(config, self.points)
        self.display = Display(config, self.points, self._trainer.network)
        self._record()

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

    def paced_steps(self, seconds: float) -> int:
        """How many steps a paced session makes in this time; fractions are kept for the next frame."""
        pace = self.config.view.epochs_per_second
        if not self.running or pace is None or self._goals:
            self._owed = 0.0
            return 0
        self._owed += seconds * pace * self._trainer.steps_per_epoch
        steps = int(self._owed)
        self._owed -= steps
        return steps

    def advance(self, steps: int | None, seconds: float, clock: Callable[[], float]) -> None:
        """Train `steps` steps (None: as many as there is time for), but no longer than about `seconds`."""
        if not self.busy:
            return
        start = now = clock()
        left = np.iinfo(np.int64).max if steps is None else steps
        while left > 0 and self.busy:
            in_time = int((seconds - (now - start)) / self._seconds_per_step)
            chunk = max(1, min(left, in_time, *map(self._steps_to, self._goals)))
            self._train(chunk)
            left -= chunk
            before, now = now, clock()
            self._seconds_per_step = max((now - before) / chunk, 1e-7)
            self._settle_goals()
            if now - start >= seconds:
                break

    # What a person does

    def play(self) -> None:
        """Train at the chosen pace."""
        self.running, self.diverged = True, None
        self._touch()

    def pause(self) -> None:
        """Stop training; what was asked for in steps is over as well."""
        self.running = False
        self._end_goals()
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
        return self._trainer.steps_to_epoch(self._trainer.epoch + epochs)

    def train(self, steps: int, train_loss: float | None = None, done: Callable[[State], None] | None = None) -> Goal:
        """Make `steps` updates as fast as is fair, or fewer once the train loss is reached; `done` is told."""
        goal = Goal(self._trainer.step + steps, train_loss, done)
        self.diverged = None
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
        self.running = False
        self._trainer.restart()
        self._begin()
        self._show()
        self._touch()

    def update(self, settings: Settings) -> None:
        """Change any part of the configuration; what can keep the weights keeps them."""
        config = self.config.patched(settings)
        if config != self.config:
            self._adopt(config, self.points.adapted(self.config.data, config.data))

    def move_point(self, index: int, x: tuple[float, float]) -> None:
        """Put a point somewhere else."""
        self._edit(self.points.moved(index, x))

    def change_point(self, index: int, x: tuple[float, float] | None, y: float | None) -> None:
        """Move a point, relabel it, or both at once."""
        points = self.points if x is None else self.points.moved(index, x)
        self._edit(points if y is None else points.relabelled([index], self._label(y)))

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

    def remove_points(self, indices: Iterable[int]) -> None:
        """Erase points; those behind them move up in number."""
        self._edit(self.points.removed(list(indices)))

    def relabel(self, indices: Iterable[int], y: float) -> None:
        """Give points another label."""
        self._edit(self.points.relabelled(list(indices), self._label(y)))

    def set_weight(self, layer: int, row: int, column: int | None, value: float) -> None:
        """Set W^[layer][row, column], or b^[layer][row] where the column is None."""
        self._trainer.set_weight(layer, row, column, value)
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
        network = self.config.network
        names = [layer.activation for layer in network.hidden] if activations is None else activations
        sizes = [len(self.config.network.features), *(len(w) for w in weights)]
        most = limits.WEIGHT[1]
        outputs = self.config.data.classes if self.config.problem == "multiclass" else 1
        if sizes[-1:] != [outputs] or len(names) != len(weights) - 1:
            raise ValueError(
                f"{len(weights)} layers need {len(weights) - 1} activations and {outputs} units in the last;"
                f" there are {len(names)} activations and {sizes[-1]} units"
            )
        for layer, (w, b) in enumerate(zip(weights, biases, strict=True), start=1):
            if w.shape != (len(w), sizes[layer - 1]) or b.shape != (len(w),):
                raise ValueError(
                    f"layer {layer}: W must have {sizes[layer - 1]} columns and b as many entries as W has rows;"
                    f" W has shape {w.shape}, b {b.shape}"
                )
            if not (np.abs(w) <= most).all() or not (np.abs(b) <= most).all():
                raise ValueError(f"layer {layer}: every weight must be a number between −{most:g} and {most:g}")
        hidden = [{"units": units, "activation": name} for units, name in zip(sizes[1:-1], names, strict=True)]
        settings = Settings.model_validate({"network": {"hidden": hidden}})
        self._adopt(self.config.patched(settings), self.points)
        self._trainer.set_layers(weights, biases)

    @property
    def layers(self) -> tuple[tuple[NDArray[Any], ...], tuple[NDArray[Any], ...]]:
        """All weights and biases as they are now, copied."""
        network = self._trainer.network
        return tuple(w.copy() for w in network.weights), tuple(b.copy() for b in network.biases)

    # What a watcher or a script sees

    def watch(self, looks: Iterable[Look]) -> None:
        """Compute from now on what these watchers look at, and no more."""
        self._looks = frozenset(looks)
        self._changed = True

    @property
    def state(self) -> State:
        """The figures of this moment."""
        return State(
            step=self._trainer.step,
            epoch=self._trainer.epoch,
            running=self.running,
            loss=self._trainer.loss,
            accuracy=self._trainer.accuracy,
            data_revision=self.data_revision,
            config_revision=self.config_revision,
            diverged=self.diverged,
        )

    def snapshot(self, now: float) -> Snapshot:
        """Everything of this moment that the watchers look at; `now` is the clock's time in seconds."""
        self._changed = self.edited = False
        surfaces = {look.surface for look in self._looks if look.surface is not None}
        neurons = {look.neurons for look in self._looks if look.neurons is not None}
        features = {look.features for look in self._looks if look.features is not None}
        weights, biases = self.layers
        return Snapshot(
            time=now,
            revision=self.revision,
            state=self.state,
            steps_per_epoch=self._trainer.steps_per_epoch,
            config=self.config,
            points=self.points,
            history=self.history.entries,
            history_version=self.history.version,
            weights=weights,
            biases=biases,
            surfaces={look: self.display.surface(look) for look in surfaces},
            neurons={look: self.display.neurons(look) for look in neurons},
            features={look: self.display.features(look) for look in features},
        )

    # The inside

    def _touch(self) -> None:
        """A command changed something."""
        self.revision += 1
        self._changed = self.edited = True

    def _label(self, y: float) -> float:
        return float(labels_fit(np.asarray([y]), self.config.data)[0])

    def _edit(self, points: Points) -> None:
        self._adopt(self.config, points)

    def _adopt(self, config: Config, points: Points) -> None:
        """Go on with another configuration or other points."""
        if self._trainer.adopt(config, points):
            self._begin()
        if config != self.config:
            self.config, self.config_revision = config, self.config_revision + 1
        if points is not self.points:
            self.points, self.data_revision = points, self.data_revision + 1
        self._show()
        self._touch()

    def _show(self) -> None:
        """Look at the network and the points there are now."""
        self.display = Display(self.config, self.points, self._trainer.network)

    def _begin(self) -> None:
        """Forget the run: the network has its first weights."""
        self._end_goals()
        self.diverged = None
        self.history.clear()
        self._record()

    def _new_points(
        self, x: Sequence[tuple[float, float]], y: Sequence[float], split: Sequence[str] | None, data: Data
    ) -> Points:
        if len(x) != len(y) or (split is not None and len(split) != len(x)):
            raise ValueError(f"x, y and split must be equally long; there are {len(x)} x and {len(y)} y")
        test = np.zeros(len(x), np.bool_) if split is None else np.asarray([s == "test" for s in split])
        return Points.given(np.asarray(x, np.float64), np.asarray(y, np.float64), test, data)

    def _train(self, steps: int) -> None:
        """Train, note the loss where the history wants it, and stop in front of a step that diverges."""
        trainer, before = self._trainer, self._trainer.checkpoint()
        self._run(steps)
        if not trainer.is_finite:
            self.history.truncate(before.step)
            trainer.restore(before)
            while trainer.is_finite:
                before = trainer.checkpoint()
                self._run(1)
            trainer.restore(before)
            self.history.truncate(before.step)
            self.running = False
            self.diverged = trainer.why_diverged()
            self._end_goals()
        self._changed = True

    def _run(self, steps: int) -> None:
        trainer = self._trainer
        while steps:
            to_entry = trainer.steps_to_epoch(self.history.due(trainer.epoch))
            chunk = min(steps, to_entry)
            trainer.run(chunk)
            steps -= chunk
            if chunk == to_entry:
                self._record()

    def _record(self) -> None:
        trainer, loss = self._trainer, self._trainer.loss
        train, test = (np.nan if value is None else value for value in (loss.train, loss.test))
        self.history.append(trainer.step, trainer.step / trainer.steps_per_epoch, train, test)

    def _steps_to(self, goal: Goal) -> int:
        """Steps until the goal is looked at: a loss is looked at where an epoch ends, whatever the clock says."""
        trainer = self._trainer
        steps = goal.step - trainer.step
        return steps if goal.train_loss is None else min(steps, trainer.steps_to_epoch(trainer.epoch + 1))

    def _settle_goals(self) -> None:
        trainer = self._trainer
        for goal in list(self._goals):
            reached = trainer.step >= goal.step
            if not reached and goal.train_loss is not None and not trainer.steps_to_epoch(trainer.epoch):
                reached = trainer.loss.train is not None and trainer.loss.train <= goal.train_loss
            if reached:
                self._goals.remove(goal)
                self._record()
                goal.reached(self.state)

    def _end_goals(self) -> None:
        while self._goals:
            self._goals.pop().reached(self.state)
