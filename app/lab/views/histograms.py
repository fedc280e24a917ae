"""Histograms of each layer: its activations at the training points, and the gradient of its weights and biases."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ...nn import Forward, Gradient, Regularization
from ..finite import finite
from .still import Still

_LARGEST: Final = 1e300  # so that the width of an interval is finite


@dataclass(frozen=True)
class Histogram:
    """How many values lie in each of equally wide intervals from `low` to `high`, the least and the greatest."""

    low: float
    high: float
    counts: list[int]


@dataclass(frozen=True)
class LayerHistograms:
    """One layer: a^[l] of all units at the training points, and dJ/dW^[l] with dJ/db^[l], penalty included."""

    activations: Histogram
    gradients: Histogram


def layer_histograms(still: Still, bins: int) -> list[LayerHistograms]:
    """The histograms of the layers 1 … L of one moment."""
    training, network = still.config.training, still.network
    chosen = ~still.points.test
    inputs = still.points.inputs(still.config.network.features, network.dtype, chosen)
    forward = Forward(network, inputs)
    forward.run()
    penalty = Regularization(**training.regularization.model_dump())
    gradient = Gradient(network, inputs, still.points.y[chosen], training.loss, penalty)
    gradient.run()
    return [
        LayerHistograms(histogram(a, bins), histogram(slopes, bins))
        for a, slopes in zip(forward.activations[1:], gradient.matrices, strict=True)
    ]


def histogram(values: NDArray[Any], bins: int) -> Histogram:
    """A histogram of all values; those that are not finite count as in `finite`."""
    flat = finite(values.astype(np.float64).ravel()).clip(-_LARGEST, _LARGEST)
    low, high = float(flat.min()), float(flat.max())
    places = (flat - low) * (bins / (high - low)) if high > low else np.full(len(flat), bins // 2)
    counts = np.bincount(finite(places).astype(np.int64).clip(0, bins - 1), minlength=bins)
    return Histogram(low, high, counts.tolist())
