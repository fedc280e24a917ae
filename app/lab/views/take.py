"""Snapshots, taken of a trainer and its history: what its watchers want, and nothing more."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from ..settings import limits
from ..training.figures import State
from ..training.loss_history import History
from ..training.metrics import Metrics
from ..training.trainer import Trainer
from .display import Display
from .request import FeaturesRequest, NeuronsRequest, StagesRequest, SurfaceRequest, ViewRequest
from .snapshot import Features, Neurons, Snapshot, Surface
from .unfolding import Stages


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
    first_layer: int = 0,
) -> Iterator[Snapshot | None]:
    """Everything of this moment that the requests ask for, in pieces: None after each, at last the snapshot.

    What is read of the trainer is read now; the display's network must stay as it is until the last piece. Costly
    measurements may come from a cache of the caller's.
    """
    requests = frozenset(look.within(trainer.config.space) for look in requests)
    network = trainer.network
    figures = partial(
        Snapshot,
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
        first_layer=first_layer,
        weights=tuple(w.copy() for w in network.weights),
        biases=tuple(b.copy() for b in network.biases),
        metrics=(metrics or trainer.metrics)() if any(look.metrics for look in requests) else None,
    )
    return _views(display, requests, figures, separability or (lambda: display.separability(limits.STAGES_POINTS)))


def _views(
    display: Display,
    requests: frozenset[ViewRequest],
    figures: Callable[..., Snapshot],
    separability: Callable[[], tuple[float, ...]],
) -> Iterator[Snapshot | None]:
    surfaces: dict[SurfaceRequest, Surface] = {}
    neurons: dict[NeuronsRequest, Neurons] = {}
    features: dict[FeaturesRequest, Features] = {}
    stages: dict[StagesRequest, Stages] = {}
    for look in requests:
        if look.surface is not None and look.surface not in surfaces:
            for piece in display.maps.surface(look.surface):
                if piece is not None:
                    surfaces[look.surface] = piece
                yield None
        if look.neurons is not None and look.neurons not in neurons:
            neurons[look.neurons] = display.neurons(look.neurons)
            yield None
        if look.features is not None and look.features not in features:
            features[look.features] = display.features(look.features)
            yield None
        if look.stages is not None and look.stages not in stages:
            stages[look.stages] = replace(display.stages(look.stages), separability=separability())
            yield None
    gradients = display.input_gradients() if any(look.input_gradients for look in requests) else None
    yield figures(surfaces=surfaces, neurons=neurons, features=features, stages=stages, input_gradients=gradients)
