"""Training targets: steps or a train loss that were asked for, and who is told when they are reached."""

from collections.abc import Callable
from dataclasses import dataclass

from .figures import State
from .trainer import Trainer


@dataclass(eq=False)
class TrainingTarget:
    """Training that is over at a step, at a train loss, or when training stops."""

    step: int
    train_loss: float | None
    done: Callable[[State], None] | None

    def reached(self, state: State) -> None:
        """Tell the one who waits for it."""
        if self.done is not None:
            self.done(state)

    def steps(self, trainer: Trainer) -> int:
        """Steps until it is looked at: a loss is looked at where an epoch ends, whatever the clock says."""
        left = self.step - trainer.step
        return left if self.train_loss is None else min(left, trainer.steps_to_epoch(trainer.epoch + 1))

    def met(self, trainer: Trainer) -> bool:
        """Whether the training is there."""
        if trainer.step >= self.step:
            return True
        if self.train_loss is None or trainer.steps_to_epoch(trainer.epoch):
            return False
        return trainer.loss.train is not None and trainer.loss.train <= self.train_loss
