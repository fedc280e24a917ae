"""The past of a run: what there was to see at a moment that is kept, read without going there."""

from dataclasses import replace

from ..session.session import Session
from ..settings import limits
from ..training.trainer import Trainer
from .display import Display
from .request import Look
from .snapshot import Snapshot, State


def kept_steps(session: Session) -> list[int]:
    """The steps of the moments that are kept, the present one among them, in order."""
    return sorted({moment.step for moment in session.moments})


def snapshot_near(session: Session, step: int, look: Look, now: float) -> Snapshot:
    """What a watcher with this look would see at the kept moment nearest to a step.

    The moment is taken up by a trainer of its own: the run, its edits and those who watch it notice nothing.
    """
    moment = min(session.moments, key=lambda moment: abs(moment.step - step))
    trainer = Trainer(moment.config, moment.points)
    trainer.go_to(moment)
    display = Display(moment.config, moment.points, trainer.network)
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
        config=moment.config,
        points=moment.points,
        history=session.history.entries,
        history_version=session.history.version,
        edits=(0, 0),
        weights=tuple(w.copy() for w in network.weights),
        biases=tuple(b.copy() for b in network.biases),
        surfaces={} if look.surface is None else {look.surface: display.surface(look.surface)},
        neurons={} if look.neurons is None else {look.neurons: display.neurons(look.neurons)},
        features={} if look.features is None else {look.features: display.features(look.features)},
        metrics=trainer.metrics() if look.metrics else None,
        pushes=display.pushes() if look.pushes else None,
        flows={}
        if look.flow is None
        else {look.flow: replace(display.flow(look.flow), separability=display.separability(limits.FLOW_POINTS))},
    )
