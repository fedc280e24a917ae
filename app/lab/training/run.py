"""A run: a network in training, the history of its loss, and the checkpoints one can go back to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...nn import TrainingState
from ..points.points import Points
from ..settings.config import Config
from ..settings.fitting import Layers
from .checkpoints import Checkpoint, Checkpoints
from .edit_marks import POINTS, WEIGHTS, Change, changes
from .loss_history import Curve, History
from .trainer import Trainer


class Run:
    """Training with a memory.

    Going back in time forgets nothing at first: what lies ahead is forgotten when training goes on from there,
    or something is edited.
    """

    def __init__(self, config: Config, points: Points) -> None:
        self.trainer = Trainer(config, points)
        self.history = History()
        self.checkpoints = Checkpoints()
        self.diverged: str | None = None
        self._begin()

    @property
    def step(self) -> int:
        """Updates made."""
        return self.trainer.step

    @property
    def now(self) -> Checkpoint:
        """A checkpoint of the present step."""
        trainer = self.trainer
        return Checkpoint(trainer.config, trainer.points, trainer.checkpoint())

    @property
    def kept(self) -> list[Checkpoint]:
        """Every checkpoint, and one of the present step."""
        return [*self.checkpoints, self.now]

    def train(self, steps: int) -> None:
        """Make so many updates, or stop in front of the one that leaves the finite numbers and say why."""
        self._branch()
        self.diverged = None
        before = self.trainer.checkpoint()
        self._go(steps)
        if self.trainer.seems_finite:
            return
        self.trainer.restore(before)
        self._branch()
        if not self.trainer.is_finite:
            self.trainer.go_to(self.checkpoints.nearest(self.step))
            self._branch()
        while True:
            before = self.trainer.checkpoint()
            self.trainer.run(1)
            if not self.trainer.is_finite:
                break
        self.trainer.restore(before)
        self.diverged = self.trainer.why_diverged()
        self.note()

    def note(self) -> None:
        """Enter the loss of this step into the curve."""
        trainer, loss = self.trainer, self.trainer.loss
        train, test = (np.nan if value is None else value for value in (loss.train, loss.test))
        self.history.append(trainer.step, self.epochs, train, test)

    def adopt(self, config: Config, points: Points, stroke: int | None = None, mark: Change = POINTS) -> bool:
        """Go on with another configuration or other points; whether the weights themselves changed is returned.

        `mark` says what happened to points that are not those of another data set.
        """
        before = self.trainer.network.architecture
        edits = changes(self.trainer.config, config)
        if points is not self.trainer.points and not any(edit.path.startswith("data.") for edit in edits):
            edits.append(mark)
        anew = self.trainer.adopt(config, points)
        self._branch()
        if anew:
            self._begin()
            return True
        self._mark(edits, stroke)
        self.diverged = None
        after = self.trainer.network.architecture
        return (after.sizes, after.without_bias) != (before.sizes, before.without_bias)

    def begin(
        self,
        config: Config,
        points: Points,
        layers: Layers | None,
        step: int,
        epochs: float | None = None,
        learnt: TrainingState | None = None,
        curve: Curve | None = None,
    ) -> None:
        """Begin anew; with these weights, where there are any, as learnt until that step.

        With `learnt` it goes on bit for bit; a Refusal where that does not fit has changed nothing.
        """
        trainer = Trainer(config, points)
        if layers is not None:
            trainer.set_layers(*layers[:2])
        if learnt is None:
            trainer.stand_at(step, epochs)
        else:
            trainer.take_up(learnt)
        self.trainer = trainer
        self._begin()
        if curve is not None:
            self.history.restore(curve)
            self.note()

    def restart(self) -> None:
        """Take the first weights again."""
        self.trainer.restart()
        self._begin()

    def seek(self, step: int) -> None:
        """Go to the checkpoint nearest to a step: points, settings and weights of then, seen as one sees now."""
        if self.step > self.checkpoints.nearest(self.step).step:
            self.checkpoints.add(self.now)  # so that one can come back to the end
            self.note()  # and see where it is
        then = self.checkpoints.nearest(step)
        config = then.config.model_copy(update={"view": self.trainer.config.view})
        self.trainer.go_to(replace(then, config=config))
        self.diverged = None

    @property
    def epochs(self) -> float:
        """Epochs done, with the part of the one under way."""
        trainer = self.trainer
        return trainer.epoch + 1 - trainer.steps_to_epoch(trainer.epoch + 1) / trainer.steps_per_epoch

    def steps_to(self, epochs: float) -> int:
        """Steps from here to a place in an epoch; less than 0 where that lies behind."""
        trainer, whole = self.trainer, int(epochs)
        return trainer.steps_to_epoch(whole) + round((epochs - whole) * trainer.steps_per_epoch)

    def restore(self, checkpoint: Checkpoint, curve: Curve) -> None:
        """Go to a checkpoint that had this curve behind it."""
        self.trainer.go_to(checkpoint)
        self.history.restore(curve)
        self.checkpoints.truncate(checkpoint.step)
        self.checkpoints.add(checkpoint)
        self.diverged = None

    def set_weight(self, layer: int, row: int, column: int | None, value: float, stroke: int | None = None) -> None:
        """Set W^[layer][row, column], or b^[layer][row] where the column is None."""
        self.trainer.set_weight(layer, row, column, value)
        self._branch()
        self._mark([WEIGHTS], stroke)

    def set_layers(
        self,
        weights: Sequence[NDArray[Any]],
        biases: Sequence[NDArray[Any]],
        mark: Change = WEIGHTS,
        stroke: int | None = None,
    ) -> None:
        """Set all weights and biases; `mark` says how."""
        self.trainer.set_layers(weights, biases)
        self._branch()
        self._mark([mark], stroke)

    def _mark(self, edits: Sequence[Change], stroke: int | None) -> None:
        for edit in edits:
            self.history.mark(self.step, self.epochs, edit, stroke)

    def _begin(self) -> None:
        self.diverged = None
        self.history.clear()
        self.checkpoints.clear()
        self.note()
        self.checkpoints.add(self.now)

    def _branch(self) -> None:
        """Drop checkpoints and history after this step."""
        self.history.truncate(self.step)
        self.checkpoints.truncate(self.step)

    def _go(self, steps: int) -> None:
        trainer = self.trainer
        while steps:
            entry, checkpoint = self.history.due(trainer.epoch), self.checkpoints.due(trainer.epoch)
            stop = trainer.steps_to_epoch(min(entry, checkpoint))
            trainer.run(min(steps, stop))
            if steps >= stop and trainer.is_finite:
                if entry <= checkpoint:
                    self.note()
                if checkpoint <= entry:
                    self.checkpoints.add(self.now)
            steps -= min(steps, stop)
