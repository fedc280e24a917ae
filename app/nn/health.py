"""The health of a network's layers: gradients, pace of learning, and units that no longer take part."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from .activations import ACTIVATIONS, value_and_slope
from .forward import Forward
from .gradient import Gradient
from .network import Network
from .regularizations import Regularization
from .tape import Array
from .training import Training

UnitHealth: TypeAlias = Literal["active", "saturated", "dead"]

FLAT = 0.05  # a slope below this part of the steepest is called flat
MOST = 0.95  # the share of the points that have to lie where it is flat
CONSTANT = 1e-6  # outputs that differ by less than this part of their size are one constant


@dataclass(frozen=True)
class LayerHealth:
    """One layer [W^[l] | b^[l]]: ‖dJ/dW‖₂ over all points, and ‖ΔW‖₂ / ‖W‖₂ of the next update.

    A healthy ratio is near 10⁻³: much less learns slowly, much more is noise. It is None when W is 0.
    """

    gradient_norm: float
    update_ratio: float | None


def next_update(training: Training) -> list[float]:
    """‖ΔW^[l]‖₂ of the next update, l = 1 … L, biases counted in.

    The update is really made, on the next batch, and taken back: that is the only definition of it that holds
    for every optimizer. The training stands afterwards exactly where it stood.
    """
    network = training.network
    before = [matrix.astype(np.float64) for matrix in network.matrices]
    state = training.state()
    with np.errstate(all="ignore"):
        training.run(1)
        moved = [norm(after - was) for after, was in zip(network.matrices, before, strict=True)]
    training.restore(state)
    return moved


def layer_health(
    network: Network,
    inputs: ArrayLike,
    labels: ArrayLike,
    loss: str,
    regularization: Regularization,
    update: list[float],
) -> list[LayerHealth]:
    """Measure every layer, l = 1 … L, biases counted in, at all points; `update` is that of `next_update`."""
    with np.errstate(all="ignore"):
        gradient = Gradient(network, inputs, labels, loss, regularization)
        gradient.run()
        sizes = [norm(matrix) for matrix in network.matrices]
        return [
            LayerHealth(norm(slope), step / size if size else None)
            for slope, step, size in zip(gradient.matrices, update, sizes, strict=True)
        ]


def norm(array: Array) -> float:
    """√ Σ a², in float64."""
    return float(np.linalg.norm(array.astype(np.float64)))


def unit_health(network: Network, inputs: ArrayLike) -> list[list[UnitHealth]]:
    """Say of every hidden unit, layer by layer, whether it takes part at the N given points.

    - dead: its output is the same at all points (a ReLU that is 0 everywhere, a step on one side, a tanh at 1, a
      unit that is silenced), so that it tells them apart no more.
    - saturated: not dead, but |g′(z)| < 0.05 max |g′| at 95 % of the points or more, so that hardly a gradient
      passes. That is both ends of sigmoid, tanh and step (its surrogate), the negative side of ReLU, leaky
      ReLU, ELU, GELU, SiLU and softplus; linear never is, sine only where the points stand on its crests.
    - active: otherwise.
    """
    forward = Forward(network, inputs)
    forward.run()
    with np.errstate(all="ignore"):
        return [
            _units(layer.activation, matrix[:, :-1] @ below + matrix[:, -1:], network.architecture.silent_in(index))
            for index, (layer, matrix, below) in enumerate(
                zip(network.architecture.hidden, network.matrices, forward.activations, strict=False)
            )
        ]


def _units(activation: str, z: Array, silent: list[int]) -> list[UnitHealth]:
    """Judge the units of one layer by z (n^[l], N)."""
    a, slope = value_and_slope(activation, z)
    a[silent] = 0
    low, high = a.min(1), a.max(1)
    dead = high - low <= CONSTANT * np.maximum(np.abs(low), np.abs(high))
    flat = (np.abs(slope) < FLAT * steepest(activation)).mean(1) >= MOST
    return ["dead" if d else "saturated" if f else "active" for d, f in zip(dead, flat, strict=True)]


@cache
def steepest(activation: str) -> float:
    """max |g′|, to three digits: 1 for most, ¼ for sigmoid, 1.129 for GELU, 1.100 for SiLU."""
    if ACTIVATIONS[activation].slope is None:
        return 1.0
    return float(np.abs(value_and_slope(activation, np.linspace(-8, 8, 3201))[1]).max())
