"""Snapshots, taken of a trainer and its history: what its watchers want, and nothing more."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from numpy.typing import NDArray

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
    metrics: Callable[[], Iterator[Metrics | None]] | None = None,
    separability: Callable[[], Iterator[tuple[float, ...] | None]] | None = None,
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
    )
    measured = (metrics or trainer.measure)() if any(look.metrics for look in requests) else None
    separable = separability or (lambda: display.separability_pieces(limits.STAGES_POINTS))
    return _views(display, requests, figures, measured, separable)


def _views(
    display: Display,
    requests: frozenset[ViewRequest],
    figures: Callable[..., Snapshot],
    measured: Iterator[Metrics | None] | None,
    separability: Callable[[], Iterator[tuple[float, ...] | None]],
) -> Iterator[Snapshot | None]:
    surfaces: dict[SurfaceRequest, Surface] = {}
    neurons: dict[NeuronsRequest, Neurons] = {}
    features: dict[FeaturesRequest, Features] = {}
    stages: dict[StagesRequest, Stages] = {}
    metrics: Metrics | None = None
    for metrics in measured or ():  # noqa: B007 - the last is shown
        yield None
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
            seen = display.stages(look.stages)
            yield None
            for shares in separability():
                if shares is not None:
                    stages[look.stages] = replace(seen, separability=shares)
                yield None
    gradients: NDArray[Any] | None = None
    if any(look.input_gradients for look in requests):
        for gradients in display.input_gradients():  # noqa: B007
            yield None
    yield figures(
        surfaces=surfaces,
        neurons=neurons,
        features=features,
        stages=stages,
        metrics=metrics,
        input_gradients=gradients,
    )
