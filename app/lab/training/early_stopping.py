"""Early stopping: when playing has gone on for long enough."""

import math

from ..messages import message
from ..settings.sections import Stop
from .figures import Measure


class Stopping:
    """Looks at the end of every epoch whether a condition of a `Stop` is met.

    Patience counts the epochs since the loss on the test points (on the training points where there are none)
    was last at its least (Prechelt, Early stopping – but when?, 1998).
    """

    def __init__(self, stop: Stop, epoch: int) -> None:
        self._stop = stop
        self.wanted = stop != Stop()
        """Whether there is any condition."""
        self._first_epoch = epoch
        self._best = math.inf
        self._best_epoch = epoch

    def reached(self, epoch: int, loss: Measure, accuracy: Measure) -> str | None:
        """The condition that is met, as a sentence; None to go on. Call it at the end of an epoch."""
        stop = self._stop
        if stop.epochs is not None and epoch >= stop.epochs > self._first_epoch:
            return message("Stopped: {epoch} epochs are done.", epoch=epoch)
        if stop.train_loss is not None and loss.train is not None and loss.train <= stop.train_loss:
            return message(
                "Stopped at epoch {epoch}: the train loss has come down to {loss:.4g}.", epoch=epoch, loss=loss.train
            )
        if stop.test_accuracy is not None and accuracy.test is not None and accuracy.test >= stop.test_accuracy:
            return message(
                "Stopped at epoch {epoch}: {share:.1%} of the test points are right.",
                epoch=epoch,
                share=accuracy.test,
            )
        return self._impatient(epoch, loss)

    def _impatient(self, epoch: int, loss: Measure) -> str | None:
        value = loss.train if loss.test is None else loss.test
        if value is not None and value < self._best:
            self._best, self._best_epoch = value, epoch
        patience = self._stop.patience
        if patience is None or epoch - self._best_epoch < patience:
            return None
        values = {"epoch": epoch, "patience": patience, "best": self._best, "best_epoch": self._best_epoch}
        if loss.test is None:
            return message(
                "Stopped at epoch {epoch}: for {patience} epochs the train loss has not been"
                " smaller than {best:.4g}, at epoch {best_epoch}.",
                **values,
            )
        return message(
            "Stopped at epoch {epoch}: for {patience} epochs the test loss has not been"
            " smaller than {best:.4g}, at epoch {best_epoch}.",
            **values,
        )
