"""One neuron and the loss, point by point: the numbers that a reader follows through ŷ = g(wᵀx + b) and ℒ(ŷ, y)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...nn import HEADS, Network
from ...nn.evaluation import Evaluation
from ...nn.trace import Trace
from ..settings.config import check_loss
from ..training.parameter import check_unit


@dataclass(frozen=True)
class Neuron:
    """One unit of layer l (1 … L) at all N points: z = w·a^[l-1] + b, a = g(z), slope g′(z).

    In a softmax, g′ is ∂ŷ_k/∂z_k = ŷ_k (1 − ŷ_k) with the other logits held.
    """

    layer: int
    unit: int
    activation: str
    w: NDArray[Any]
    b: float
    z: NDArray[Any]
    a: NDArray[Any]
    slope: NDArray[Any]


@dataclass(frozen=True)
class PointLosses:
    """ℒ^(i) of every point (N,) by one loss, without penalty."""

    loss: str
    values: NDArray[Any]


def neuron_of(network: Network, traced: Trace, layer: int | None, unit: int) -> Neuron:
    """One unit of a trace; without a layer it is the output's. Refusal where there is no such unit."""
    architecture = network.architecture
    layer = len(traced.layers) if layer is None else layer
    check_unit(architecture, layer, unit)
    seen = traced.layers[layer - 1]
    if seen.slope is not None:
        slope, activation = seen.slope[unit], architecture.hidden[layer - 1].activation
    else:
        activation = HEADS[architecture.head].activation
        slope = np.ones_like(seen.a[unit]) if activation == "linear" else seen.a[unit] * (1 - seen.a[unit])
    return Neuron(
        layer=layer,
        unit=unit,
        activation=activation,
        w=network.weights[layer - 1][unit].copy(),
        b=float(network.biases[layer - 1][unit]),
        z=seen.z[unit],
        a=seen.f[unit],
        slope=slope,
    )


def losses_of(network: Network, inputs: NDArray[Any], labels: NDArray[Any], loss: str) -> PointLosses:
    """ℒ^(i) of points (n, n^[0]) with labels (n,) by the loss of this name; Refusal where it does not fit."""
    check_loss(loss, network.architecture.head)
    return PointLosses(loss, Evaluation(network, inputs, labels, loss).losses())
