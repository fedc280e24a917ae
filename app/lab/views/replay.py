"""Replay: what there was to see at a checkpoint of a run, read without going there."""

from copy import copy
from dataclasses import dataclass, replace
from typing import Self

from ..pieces import last
from ..training.checkpoints import Checkpoint
from ..training.compiled import CompiledCalls
from ..training.figures import State
from ..training.loss_history import History
from ..training.run import Run
from ..training.trainer import Trainer
from .display import Display
from .forwards import Forwards
from .request import ViewRequest
from .snapshot import Snapshot
from .take import take


def kept_steps(run: Run) -> list[int]:
    """The steps of the checkpoints, the present one among them, in order."""
    return sorted({checkpoint.step for checkpoint in run.kept})


@dataclass(frozen=True)
class Replay:
    """A checkpoint of a run, and what a frame of it tells of the session now; to be shown from any thread."""

    checkpoint: Checkpoint
    history: History
    state: State
    revision: int

    @classmethod
    def near(cls, run: Run, state: State, revision: int, step: int) -> Self:
        """The checkpoint nearest to a step; `state` and `revision` are those of the session now."""
        checkpoint = min(run.kept, key=lambda checkpoint: abs(checkpoint.step - step))
        return cls(checkpoint, copy(run.history), state, revision)

    def snapshot(self, look: ViewRequest, now: float) -> Snapshot:
        """What a watcher with this look would see at the checkpoint.

        It is taken up by a trainer of its own: the run, its edits and its watchers notice nothing.
        """
        checkpoint = self.checkpoint
        trainer = Trainer(checkpoint.config, checkpoint.points, CompiledCalls())
        trainer.go_to(checkpoint)
        then = replace(
            self.state,
            step=trainer.step,
            epoch=trainer.epoch,
            running=False,
            loss=trainer.loss,
            accuracy=trainer.accuracy,
            diverged=None,
            stopped=None,
        )
        display = Display(checkpoint.config, checkpoint.points, trainer.network, forwards=Forwards())
        return last(take(trainer, display, self.history, [look], time=now, revision=self.revision, state=then))
