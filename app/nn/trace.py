"""A trace: every number of one forward and one backward pass, layer by layer, as the chain rule has them."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from .activations import value_and_slope
from .evaluation import Evaluation
from .gradient import targets_of
from .heads import HEADS
from .losses import head_loss
from .network import Network
from .regularizations import REGULARIZATIONS, Regularization
from .tape import Array, Tape

STEP: Final = 1e-4
FLOOR: Final = 1e-5


@dataclass(frozen=True)
class LayerTrace:
    """Layer l at n points, feature-major; the last layer's a is ŷ.

    - `z`: z^[l] = W^[l] a^[l-1] + b^[l], (n^[l], n); `f`: g(z^[l]), with dropout m ∘ g(z^[l]).
    - `a`: what is handed on; it is f, but in a residual layer a^[l-1] + v^[l], v^[l] = γ v^[l-1] + (1 − γ) f^[l].
    - `slope`: g′(z^[l]), times the mask of dropout; None in the last layer, whose slope is part of its δ. Of a
      silenced unit both f and slope are 0.
    - `error`: dℒ/da^[l] of every point's own loss, (n^[l], n); None in the last layer.
    - `delta`: δ^[l] = dℒ/dz^[l] of every point's own loss, (n^[l], n).
    - `weight_gradient` = (1/n) Σ δ aᵀ, (n^[l], n^[l-1]), and `bias_gradient` = (1/n) Σ δ, (n^[l],), without penalty.
    - `weight_penalty`: what the penalty adds, λ R′(W^[l]).
    """

    z: Array
    f: Array
    a: Array
    slope: Array | None
    error: Array | None
    delta: Array
    weight_gradient: Array
    bias_gradient: Array
    weight_penalty: Array


@dataclass(frozen=True)
class Trace:
    """One forward and one backward pass at n points: inputs a^[0] (n^[0], n), layers 1 … L, losses ℒ^(i) (n,)."""

    inputs: Array
    layers: tuple[LayerTrace, ...]
    losses: Array

    @property
    def loss(self) -> float:
        """(1/n) Σ_{i=1}^n ℒ^(i), without penalty."""
        return float(self.losses.mean(dtype=np.float64))


def trace(
    network: Network,
    inputs: ArrayLike,
    labels: ArrayLike,
    loss: str,
    regularization: Regularization | None = None,
    masks: tuple[Array, ...] | None = None,
) -> Trace:
    """Go forward and back through points (n, n^[0]) with labels (n,), written as the textbooks write it.

        δ^[L] = dℒ/dz^[L],   dℒ/da^[l] = W^[l+1]ᵀ δ^[l+1],   δ^[l] = dℒ/da^[l] ∘ g′(z^[l]),
        dJ/dW^[l] = (1/n) Σ δ^[l] a^[l-1]ᵀ,   dJ/db^[l] = (1/n) Σ δ^[l]

    and for residual layers, with ν^[l] = dℒ/da^[l] + γ ν^[l+1] (`ResidualPass`): δ^[l] = (1 − γ) ν^[l] ∘ g′(z^[l])
    and dℒ/da^[l-1] = W^[l]ᵀ δ^[l] + dℒ/da^[l]. `masks` are those of dropout, (n^[l], n) a hidden layer. Source:
    Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986. In the dtype of the
    network; every array is the caller's own.
    """
    architecture, gamma = network.architecture, network.architecture.momentum
    count = len(np.asarray(inputs))
    targets = np.ascontiguousarray(targets_of(labels, network, count).T)
    below = [np.ascontiguousarray(np.asarray(inputs, network.dtype).T)]
    passes: list[tuple[Array, Array, Array]] = []  # z, f, slope of each hidden layer
    velocity = np.zeros((), network.dtype)
    with np.errstate(all="ignore"):
        for index, layer in enumerate(architecture.hidden):
            z = network.weights[index] @ below[-1] + network.biases[index][:, None]
            f, slope = value_and_slope(layer.activation, z)
            if masks is not None:
                f, slope = f * masks[index], slope * masks[index]
            silent = architecture.silent_in(index)
            f[silent] = slope[silent] = 0
            passes.append((z, f, slope))
            if architecture.residual[index]:
                velocity = gamma * velocity + (1 - gamma) * f
                below.append(below[-1] + velocity)
            else:
                velocity = np.zeros((), network.dtype)
                below.append(f)
        z = network.weights[-1] @ below[-1] + network.biases[-1][:, None]
        outputs, delta = _head(network, loss, z, targets)
        losses = head_loss(loss, architecture.head).value(z, outputs, targets)
        last = len(network.weights) - 1
        layers = [_layer(network, last, below[last], delta, regularization, z, outputs, outputs)]
        error, nu = network.weights[last].T @ delta, np.zeros((), network.dtype)
        for index in reversed(range(last)):
            z, f, slope = passes[index]
            residual, above = architecture.residual[index], error
            nu = above + gamma * nu if residual else np.zeros((), network.dtype)
            delta = (1 - gamma) * nu * slope if residual else above * slope
            a = below[index + 1]
            layers.append(_layer(network, index, below[index], delta, regularization, z, f, a, slope, above))
            error = network.weights[index].T @ delta + (above if residual else 0)
    return Trace(below[0], tuple(reversed(layers)), losses)


def _layer(
    network: Network,
    index: int,
    below: Array,
    delta: Array,
    regularization: Regularization | None,
    z: Array,
    f: Array,
    a: Array,
    slope: Array | None = None,
    error: Array | None = None,
) -> LayerTrace:
    """Layer number `index` from 0, with its gradient from δ and the a that it read."""
    count = delta.shape[1]
    return LayerTrace(
        z=z,
        f=f,
        a=a,
        slope=slope,
        error=error,
        delta=delta,
        weight_gradient=delta @ below.T / count,
        bias_gradient=delta.sum(axis=1) / count,
        weight_penalty=_penalty(network.weights[index], regularization),
    )


class FiniteDifferences:
    """Derivatives of J, without penalty, from values of J alone: in float64, whatever the network computes in.

    f′(w) ≈ (8 (f(w+h) − f(w−h)) − (f(w+2h) − f(w−2h))) / 12h, whose error is of order h⁴. Source: Fornberg,
    Generation of finite difference formulas on arbitrarily spaced grids, 1988.
    """

    def __init__(self, network: Network, inputs: ArrayLike, labels: ArrayLike, loss: str) -> None:
        self._network = Network(network.architecture, np.float64)
        self._network.parameters[...] = network.parameters
        self._evaluation = Evaluation(self._network, inputs, labels, loss)

    def slope(self, layer: int, row: int, column: int | None) -> float:
        """dJ/dW^[layer][row, column], or dJ/db^[layer][row] where the column is None."""
        matrix, place = self._network.matrices[layer - 1], (row, -1 if column is None else column)
        value = float(matrix[place])
        losses = []
        for steps in (1, -1, 2, -2):
            matrix[place] = value + steps * STEP
            losses.append(self._evaluation.loss())
        matrix[place] = value
        return (8 * (losses[0] - losses[1]) - (losses[2] - losses[3])) / (12 * STEP)


def relative_error(found: float, expected: float) -> float:
    """|f − e| / max(|f|, |e|); numbers below 10⁻⁵ are compared with 10⁻⁵."""
    return abs(found - expected) / max(abs(found), abs(expected), FLOOR)


def _head(network: Network, loss: str, z: Array, targets: Array) -> tuple[Array, Array]:
    """ŷ (K, n) and δ^[L] = dℒ/dz^[L] (K, n) from the logits."""
    name = network.architecture.head
    tape, outputs, delta = Tape(network.dtype), np.zeros_like(z), np.zeros_like(z)
    HEADS[name].output(tape, z, outputs)
    head_loss(loss, name).delta(tape, z.copy(), targets, delta)
    tape.run()
    return outputs, delta * np.asarray(head_loss(loss, name).unit(len(z)), network.dtype)


def _penalty(weights: Array, regularization: Regularization | None) -> Array:
    """λ R′(W)."""
    added: Array = np.zeros_like(weights)
    penalize = None if regularization is None else REGULARIZATIONS[regularization.name].gradient
    if regularization is not None and penalize is not None:
        tape = Tape(weights.dtype)
        penalize(tape, np.ascontiguousarray(weights), np.full_like(added, regularization.rate), added)
        tape.run()
    return added
