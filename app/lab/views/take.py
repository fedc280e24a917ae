"""Snapshots, taken of a trainer and its history: what its watchers want, and nothing more."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..settings import limits
from ..training.figures import State
from ..training.loss_history import History
from ..training.metrics import Metrics
from ..training.trainer import Trainer
from .display import Display
from .request import ViewRequest
from .snapshot import Snapshot


def take(
    trainer: Trainer,
    display: Display,
    history: History,
    requests: Iterable[ViewRequest],
    *,
    time: float,
    revision: int,
    state: State,
    edits: tuple[int, int] = (0, 0),
    metrics: Callable[[], Metrics] | None = None,
    separability: Callable[[], tuple[float, ...]] | None = None,
) -> Snapshot:
    """Everything of this moment that `looks` ask for; costly measurements may come from a cache of the caller's."""
    requests = frozenset(requests)
    metrics = metrics or trainer.metrics
    separability = separability or (lambda: display.separability(limits.STAGES_POINTS))
    surfaces = {look.surface for look in requests if look.surface is not None}
    neurons = {look.neurons for look in requests if look.neurons is not None}
    features = {look.features for look in requests if look.features is not None}
    stages = {look.stages for look in requests if look.stages is not None}
    network = trainer.network
    return Snapshot(
        time=time,
        revision=revision,
        state=state,
        steps_per_epoch=trainer.steps_per_epoch,
        config=trainer.config,
        points=trainer.points,
        history=history.entries,
        history_version=history.version,
        marks=history.marks,
        edits=edits,
        weights=tuple(w.copy() for w in network.weights),
        biases=tuple(b.copy() for b in network.biases),
        surfaces={look: display.surface(look) for look in surfaces},
        neurons={look: display.neurons(look) for look in neurons},
        features={look: display.features(look) for look in features},
        metrics=metrics() if any(look.metrics for look in requests) else None,
        input_gradients=display.input_gradients() if any(look.input_gradients for look in requests) else None,
        stages={look: replace(display.stages(look), separability=separability()) for look in stages},
    )
