"""Training targets: steps, losses or accuracies that were asked for, and who is told when they are reached."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..messages import Refusal
from .figures import Measure, State
from .trainer import Trainer


@dataclass(frozen=True)
class Goal:
    """Losses at or below which, and accuracies at or above which training ends; None leaves one open."""

    train_loss: float | None = None
    test_loss: float | None = None
    train_accuracy: float | None = None
    test_accuracy: float | None = None

    def check(self, trainer: Trainer) -> None:
        """Refuse what these points can never reach."""
        if trainer.accuracy.train is None and (self.train_accuracy, self.test_accuracy) != (None, None):
            raise Refusal("a regression has no accuracy to train to; name a loss")
        if not trainer.points.test.any() and (self.test_loss, self.test_accuracy) != (None, None):
            raise Refusal("there are no test points, hence no test loss or accuracy to train to")

    def met(self, loss: Measure, accuracy: Measure) -> bool:
        """Whether one of them is reached."""
        losses = ((self.train_loss, loss.train), (self.test_loss, loss.test))
        shares = ((self.train_accuracy, accuracy.train), (self.test_accuracy, accuracy.test))
        return any(most is not None and value is not None and value <= most for most, value in losses) or any(
            least is not None and value is not None and value >= least for least, value in shares
        )


NO_GOAL: Final = Goal()


@dataclass(eq=False)
class TrainingTarget:
    """Training that is over at a step, at a goal that is met where an epoch ends, or when training stops."""

    step: int
    goal: Goal
    done: Callable[[State], None] | None

    def reached(self, state: State) -> None:
        """Tell the one who waits for it."""
        if self.done is not None:
            self.done(state)

    def steps(self, trainer: Trainer) -> int:
        """Steps until it is looked at: a goal is looked at where an epoch ends, whatever the clock says."""
        left = self.step - trainer.step
        return left if self.goal == NO_GOAL else min(left, trainer.steps_to_epoch(trainer.epoch + 1))

    def met(self, trainer: Trainer) -> bool:
        """Whether the training is there."""
        if trainer.step >= self.step:
            return True
        if self.goal == NO_GOAL or trainer.steps_to_epoch(trainer.epoch):
            return False
        return self.goal.met(trainer.loss, trainer.accuracy)
