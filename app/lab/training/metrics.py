"""The metrics of a session: how good the predictions are and how healthy the layers; computed when asked for."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...nn import (
    Evaluation,
    Training,
    confusion_matrix,
    layer_health,
    mean_absolute_error,
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


def measure(training: Training, test: Labelled | None, another_hand: Labelled | None = None) -> Metrics:
    """Measure a training on its own points and on test inputs and labels; it stands afterwards where it stood."""
    with np.errstate(all="ignore"):
        return Metrics(
            step=training.step,
            learning_rate=training.learning_rate,
            train=_quality(training, training.inputs, training.labels),
            test=None if test is None else _quality(training, *test),
            layers=_layers(training),
            another_hand=None if another_hand is None else _quality(training, *another_hand),
        )


def _quality(training: Training, inputs: NDArray[np.floating], labels: NDArray[np.generic]) -> Quality:
    network = training.network
    score = Evaluation(network, inputs, labels, training.loss).score()
    objective = score.loss + penalty(network, training.regularization)
    figures = finite_or_none(score.loss), finite_or_none(objective), score.accuracy
    if network.architecture.head == "regression":
        error = mean_absolute_error(network, inputs, labels)
        return Quality(
            *figures, None, None, None, finite_or_none(r_squared(network, inputs, labels)), finite_or_none(error)
        )
    counts = confusion_matrix(network, inputs, labels)
    return Quality(*figures, counts.tolist(), precision(counts), recall(counts), None, None)


def _layers(training: Training) -> list[LayerQuality]:
    network = training.network
    hidden = unit_health(network, training.inputs)
    return [
        LayerQuality(
            finite_or_none(layer.gradient_norm),
            finite_or_none(layer.update_ratio),
            len(matrix),
            units.count("saturated"),
            units.count("dead"),
        )
        for layer, matrix, units in zip(layer_health(training), network.matrices, [*hidden, []], strict=True)
    ]
