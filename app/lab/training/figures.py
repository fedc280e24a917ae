"""Figures of a run: step, epoch, losses and accuracies, as REST and every frame give them."""

from dataclasses import dataclass, replace

from ..messages import Translate


@dataclass(frozen=True)
class Measure:
    """A figure on the training and on the test points; None where there are none, or it is no finite number."""

    train: float | None
    test: float | None


@dataclass(frozen=True)
class State:
    """The figures of a session, as REST and every frame give them.

    `loss` is the mean loss, `accuracy` the share of points classified right, None where there are no classes.
    `diverged` and `stopped` are sentences that say why a run can go no further, or has ended by itself.
    """

    step: int
    epoch: int
    running: bool
    loss: Measure
    accuracy: Measure
    data_revision: int
    config_revision: int
    diverged: str | None
    stopped: str | None

    def spoken(self, say: Translate) -> "State":
        """The same, its sentences in the words of a language."""
        if self.diverged is None and self.stopped is None:
            return self
        diverged, stopped = (text if text is None else say(text) for text in (self.diverged, self.stopped))
        return replace(self, diverged=diverged, stopped=stopped)
