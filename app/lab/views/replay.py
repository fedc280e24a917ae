"""Replay: what there was to see at a checkpoint of a run, read without going there."""

from dataclasses import replace

from ..training.figures import State
from ..training.run import Run
from ..training.trainer import Trainer
from .display import Display, last
from .request import ViewRequest
from .snapshot import Snapshot
from .take import take


def kept_steps(run: Run) -> list[int]:
    """The steps of the checkpoints, the present one among them, in order."""
    return sorted({checkpoint.step for checkpoint in run.kept})


def snapshot_near(run: Run, state: State, revision: int, step: int, look: ViewRequest, now: float) -> Snapshot:
    """What a watcher with this look would see at the checkpoint nearest to a step.

    `state` and `revision` are those of the session now. The checkpoint is taken up by a trainer of its own: the run,
    its edits and its watchers notice nothing.
    """
    checkpoint = min(run.kept, key=lambda checkpoint: abs(checkpoint.step - step))
    trainer = Trainer(checkpoint.config, checkpoint.points)
    trainer.go_to(checkpoint)
    then = replace(
        state,
        step=trainer.step,
        epoch=trainer.epoch,
        running=False,
        loss=trainer.loss,
        accuracy=trainer.accuracy,
        diverged=None,
        stopped=None,
    )
    display = Display(checkpoint.config, checkpoint.points, trainer.network)
    return last(take(trainer, display, run.history, [look], time=now, revision=revision, state=then))
