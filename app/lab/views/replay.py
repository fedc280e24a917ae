"""The past of a run: what there was to see at a moment that is kept, read without going there."""

from dataclasses import replace

from ..session.session import Session
from ..settings import limits
from ..training.figures import State
from ..training.trainer import Trainer
from .display import Display
from .request import Look
from .snapshot import Snapshot


def kept_steps(session: Session) -> list[int]:
    """The steps of the moments that are kept, the present one among them, in order."""
    return sorted({checkpoint.step for checkpoint in session.checkpoints})


def snapshot_near(session: Session, step: int, look: Look, now: float) -> Snapshot:
    """What a watcher with this look would see at the kept moment nearest to a step.

    The moment is taken up by a trainer of its own: the run, its edits and those who watch it notice nothing.
    """
    checkpoint = min(session.checkpoints, key=lambda checkpoint: abs(checkpoint.step - step))
    trainer = Trainer(checkpoint.config, checkpoint.points)
    trainer.go_to(checkpoint)
    display = Display(checkpoint.config, checkpoint.points, trainer.network)
    network = trainer.network
    return Snapshot(
        time=now,
        revision=session.revision,
        state=State(
            step=trainer.step,
            epoch=trainer.epoch,
            running=False,
            loss=trainer.loss,
            accuracy=trainer.accuracy,
            data_revision=session.data_revision,
            config_revision=session.config_revision,
            diverged=None,
            stopped=None,
        ),
        steps_per_epoch=trainer.steps_per_epoch,
        config=checkpoint.config,
        points=checkpoint.points,
        history=session.history.entries,
        history_version=session.history.version,
        edits=(0, 0),
        weights=tuple(w.copy() for w in network.weights),
        biases=tuple(b.copy() for b in network.biases),
        surfaces={} if look.surface is None else {look.surface: display.surface(look.surface)},
        neurons={} if look.neurons is None else {look.neurons: display.neurons(look.neurons)},
        features={} if look.features is None else {look.features: display.features(look.features)},
        metrics=trainer.metrics() if look.metrics else None,
        input_gradients=display.input_gradients() if look.input_gradients else None,
        stages={}
        if look.stages is None
        else {
            look.stages: replace(display.stages(look.stages), separability=display.separability(limits.STAGES_POINTS))
        },
    )
