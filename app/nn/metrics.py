"""The metrics: how good a network's predictions are, beyond the loss; computed when asked for."""

import numpy as np
from numpy.typing import ArrayLike

from .forward import Forward
from .heads import HEADS
from .network import Network
from .tape import Array


def confusion_matrix(network: Network, inputs: ArrayLike, labels: ArrayLike) -> Array:
    """How many points of class i (row) are predicted as class j (column): integers (K, K), K = 2 if binary."""
    architecture = network.architecture
    head = HEADS[architecture.head]
    if head.correct is None:
        raise ValueError("a regression head has no classes: use r_squared or mean_absolute_error")
    true = np.asarray(labels)
    head.targets(true, architecture.outputs)  # refuses labels that are no classes of this head
    logits = _forward(network, inputs, true).logits
    predicted = logits.argmax(0) if len(logits) > 1 else (logits[0] > 0).astype(np.intp)
    classes = max(2, architecture.outputs)
    counts: Array = np.bincount(true * classes + predicted, minlength=classes**2)
    return counts.reshape(classes, classes)


def precision(confusion: Array) -> list[float | None]:
    """Of the points predicted as class k, the share that are; None where there are none."""
    return _shares(confusion.diagonal(), confusion.sum(0))


def recall(confusion: Array) -> list[float | None]:
    """Of the points of class k, the share predicted as such; None where there are none."""
    return _shares(confusion.diagonal(), confusion.sum(1))


def _shares(parts: Array, wholes: Array) -> list[float | None]:
    return [float(part / whole) if whole else None for part, whole in zip(parts, wholes, strict=True)]


def r_squared(network: Network, inputs: ArrayLike, labels: ArrayLike) -> float | None:
    """R² = 1 - Σ (ŷ - y)² / Σ (y - ȳ)²: 1 is perfect, 0 no better than the mean; None when all y are equal."""
    error, y = _errors(network, inputs, labels)
    spread = float(((y - y.mean()) ** 2).sum())
    return 1 - float((error**2).sum()) / spread if spread else None


def mean_absolute_error(network: Network, inputs: ArrayLike, labels: ArrayLike) -> float:
    """(1/N) Σ |ŷ - y|, in the units of y."""
    error, _ = _errors(network, inputs, labels)
    return float(np.abs(error).mean())


def _errors(network: Network, inputs: ArrayLike, labels: ArrayLike) -> tuple[Array, Array]:
    """ŷ - y and y, (N,) in float64."""
    if network.architecture.head != "regression":
        raise ValueError(f"a {network.architecture.head} head predicts classes: use confusion_matrix")
    y = np.asarray(labels, np.float64)
    return _forward(network, inputs, y).outputs[0].astype(np.float64) - y, y


def _forward(network: Network, inputs: ArrayLike, labels: Array) -> Forward:
    forward = Forward(network, inputs)
    count = forward.logits.shape[1]
    if labels.shape != (count,):
        raise ValueError(f"{count} points need labels of shape ({count},), got {labels.shape}")
    forward.run()
    return forward
