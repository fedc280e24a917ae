"""The metrics of a session: how good the predictions are and how healthy the layers; computed when asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...nn import (
    Evaluation,
    LayerHealth,
    Network,
    Regularization,
    Training,
    UnitHealth,
    confusion_matrix,
    layer_health,
    mean_absolute_error,
    next_update,
    penalty,
    precision,
    r_squared,
    recall,
    unit_health,
)
from ..finite import finite_or_none

Labelled: TypeAlias = tuple[NDArray[np.floating], NDArray[np.generic]]
"""Inputs (N, n^[0]) and labels (N,)."""


@dataclass(frozen=True)
class Quality:
    """How good the predictions are on some points; None where it is not defined, or no finite number.

    `objective` is the loss with the penalty. `confusion` (K, K) counts points of class i (row) predicted as class j;
    `precision` and `recall` are one a class. R² and the mean absolute error are those of a regression.
    """

    loss: float | None
    objective: float | None
    accuracy: float | None
    confusion: list[list[int]] | None
    precision: list[float | None] | None
    recall: list[float | None] | None
    r_squared: float | None
    mean_absolute_error: float | None


@dataclass(frozen=True)
class LayerQuality:
    """One layer: ‖dJ/dW‖ over the training points, ‖ΔW‖ / ‖W‖ of the next update, and units that take no part."""

    gradient_norm: float | None
    update_ratio: float | None
    units: int
    saturated: int
    dead: int


@dataclass(frozen=True)
class Metrics:
    """All figures of one step; `test` is None without test points, `layers` are 1 … L.

    `another_hand` is the quality on images that are neither trained nor tested on, where there are such.
    """

    step: int
    learning_rate: float
    train: Quality
    test: Quality | None
    layers: list[LayerQuality]
    another_hand: Quality | None = None


def measure(
    training: Training, test: Labelled | None, another_hand: Labelled | None = None
) -> Iterator[Metrics | None]:
    """Measure a training on its own points and on test inputs and labels; it stands afterwards where it stood.

    In pieces: None after each, at last the metrics. What has to be read of the training is read at the call.
    """
    update = next_update(training)
    network, regularization, loss = training.network.copy(), training.regularization, training.loss
    quality = partial(_quality, network, regularization, loss)
    inputs, labels = training.inputs, training.labels
    figures = partial(Metrics, step=training.step, learning_rate=training.learning_rate)

    def pieces() -> Iterator[Metrics | None]:
        yield None
        train = quality(inputs, labels)
        yield None
        tested = None if test is None else quality(*test)
        yield None
        others = None if another_hand is None else quality(*another_hand)
        yield None
        layers = layer_health(network, inputs, labels, loss, regularization, update)
        yield None
        units = unit_health(network, inputs)
        yield figures(train=train, test=tested, layers=_layers(network, layers, units), another_hand=others)

    return pieces()


def _quality(
    network: Network,
    regularization: Regularization,
    loss: str,
    inputs: NDArray[np.floating],
    labels: NDArray[np.generic],
) -> Quality:
    with np.errstate(all="ignore"):
        score = Evaluation(network, inputs, labels, loss).score()
        objective = score.loss + penalty(network, regularization)
        figures = finite_or_none(score.loss), finite_or_none(objective), score.accuracy
        if network.architecture.head == "regression":
            error = mean_absolute_error(network, inputs, labels)
            return Quality(
                *figures, None, None, None, finite_or_none(r_squared(network, inputs, labels)), finite_or_none(error)
            )
        counts = confusion_matrix(network, inputs, labels)
    return Quality(*figures, counts.tolist(), precision(counts), recall(counts), None, None)


def _layers(network: Network, layers: list[LayerHealth], hidden: list[list[UnitHealth]]) -> list[LayerQuality]:
    return [
        LayerQuality(
            finite_or_none(layer.gradient_norm),
            finite_or_none(layer.update_ratio),
            len(matrix),
            units.count("saturated"),
            units.count("dead"),
        )
        for layer, matrix, units in zip(layers, network.matrices, [*hidden, []], strict=True)
    ]
