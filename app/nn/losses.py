"""The losses: how wrong an output is, and which way each logit should move, for every head it fits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from . import elementwise
from .tape import Array, Tape


@dataclass(frozen=True)
class HeadLoss:
    """A loss on one head. Targets are signs ±1 (binary), one-hot (multiclass) or values (regression).

    `value(logits, outputs, targets)` is ℒ of each point, shape (N,), all arrays feature-major (K, N).
    `delta(tape, z, targets, delta)` writes dℒ/dz^[L] ÷ unit(K) into delta (K, n), and may use up z: constant
    factors are left to the optimizer, which multiplies by a constant anyway.
    """

    value: Callable[[Array, Array, Array], Array]
    delta: Callable[[Tape, Array, Array, Array], None]
    unit: Callable[[int], float]


@dataclass(frozen=True)
class Loss:
    """One loss ℒ(ŷ, y): its documentation, and one HeadLoss for every head it is defined on."""

    title: str
    formula: str
    derivative: str
    what: str
    source: str
    heads: Mapping[str, HeadLoss]


def _binary_cross_entropy(logits: Array, outputs: Array, targets: Array) -> Array:
    """-log σ(ỹ z) = log(1 + e^{-ỹ z}), which is finite for every finite z."""
    value: Array = np.logaddexp(0, -targets[0] * logits[0])
    return value


def _binary_cross_entropy_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz = σ(z) - y = ½ (tanh(z/2) - ỹ)."""
    tape.call(np.multiply, z, tape.constant(0.5, z), delta)
    tape.call(np.tanh, delta, delta)
    tape.call(np.subtract, delta, targets, delta)


def _softmax_cross_entropy(logits: Array, outputs: Array, targets: Array) -> Array:
    """-log ŷ_y = log Σ_j e^{z_j} - z_y, with the greatest logit taken out of the exponentials."""
    shifted = logits - logits.max(0)
    value: Array = np.log(np.exp(shifted).sum(0)) - (targets * shifted).sum(0)
    return value


def _softmax_cross_entropy_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz_k = ŷ_k - y_k."""
    elementwise.softmax(tape, z, delta)
    tape.call(np.subtract, delta, targets, delta)


def _squared_error(logits: Array, outputs: Array, targets: Array) -> Array:
    value: Array = ((outputs - targets) ** 2).mean(0)
    return value


def _binary_squared_error(logits: Array, outputs: Array, targets: Array) -> Array:
    return _squared_error(logits, outputs, (targets + 1) / 2)


def _linear_squared_error_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz = 2 (z - y)."""
    tape.call(np.subtract, z, targets, delta)


def _binary_squared_error_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz = 2 (σ - y) σ (1 - σ) = ¼ (u - ỹ)(1 - u²) with u = tanh(z/2) = 2σ - 1."""
    tape.call(np.multiply, z, tape.constant(0.5, z), z)
    tape.call(np.tanh, z, z)
    tape.call(np.multiply, z, z, delta)
    tape.call(np.subtract, tape.constant(1, z), delta, delta)
    tape.call(np.subtract, z, targets, z)
    tape.call(np.multiply, z, delta, delta)


def _softmax_squared_error_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz_k = (2/K) ŷ_k (e_k - Σ_j ŷ_j e_j) with e = ŷ - y."""
    weighted, total = tape.scratch(z, 2), tape.scratch(z, 3)
    elementwise.softmax(tape, z, z)
    tape.call(np.subtract, z, targets, delta)
    tape.call(np.multiply, z, delta, weighted)
    elementwise.class_sum(tape, weighted, total)
    tape.call(np.subtract, delta, total, delta)
    tape.call(np.multiply, z, delta, delta)


def _huber(logits: Array, outputs: Array, targets: Array) -> Array:
    error = np.abs(outputs - targets)
    value: Array = np.where(error <= 1, error**2 / 2, error - 0.5).mean(0)
    return value


def _binary_huber(logits: Array, outputs: Array, targets: Array) -> Array:
    return _huber(logits, outputs, (targets + 1) / 2)


def _linear_huber_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz = z - y, held between -1 and 1."""
    tape.call(np.subtract, z, targets, delta)
    tape.call(np.fmax, delta, tape.constant(-1, z), delta)
    tape.call(np.fmin, delta, tape.constant(1, z), delta)


def _binary_hinge(logits: Array, outputs: Array, targets: Array) -> Array:
    value: Array = np.maximum(0, 1 - targets[0] * logits[0])
    return value


def _binary_hinge_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz = -ỹ where ỹ z < 1, else 0."""
    tape.call(np.multiply, z, targets, z)
    tape.call(np.subtract, tape.constant(1, z), z, z)
    tape.call(np.heaviside, z, tape.constant(0, z), z)
    tape.call(np.multiply, z, targets, delta)
    tape.call(np.negative, delta, delta)


def _multiclass_hinge(logits: Array, outputs: Array, targets: Array) -> Array:
    """(1/K) Σ_{j≠y} max(0, 1 - z_y + z_j), Weston and Watkins's; the term j = y, always 1, is taken off.

    Every class within the margin counts, not the worst alone as with Crammer and Singer (2001).
    """
    margins = 1 + logits - (targets * logits).sum(0)
    value: Array = (np.maximum(0, margins).sum(0) - 1) / len(logits)
    return value


def _multiclass_hinge_delta(tape: Tape, z: Array, targets: Array, delta: Array) -> None:
    """dℒ/dz_j = h_j / K for j ≠ y and dℒ/dz_y = -Σ_j h_j / K, with h_j = 1 where the margin is violated."""
    own, total = tape.scratch(z, 2), tape.scratch(z, 3)
    tape.call(np.multiply, z, targets, own)
    elementwise.class_sum(tape, own, total)
    tape.call(np.subtract, z, total, z)
    tape.call(np.add, z, tape.constant(1, z), z)
    tape.call(np.heaviside, z, tape.constant(0, z), z)
    tape.call(np.subtract, z, targets, delta)  # the own class has margin 1, counted as violated: off
    elementwise.class_sum(tape, delta, total)
    tape.call(np.multiply, total, targets, total)
    tape.call(np.subtract, delta, total, delta)


LOSSES: Mapping[str, Loss] = {
    "cross_entropy": Loss(
        "Cross-entropy",
        r"\mathcal{L} = -\sum_{k=1}^{K} y_k \log \hat y_k",
        r"\frac{\partial \mathcal{L}}{\partial z_k} = \hat y_k - y_k",
        "The surprise at the true class: small when it was given a high probability.",
        "Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3",
        {
            "binary": HeadLoss(_binary_cross_entropy, _binary_cross_entropy_delta, lambda classes: 0.5),
            "multiclass": HeadLoss(_softmax_cross_entropy, _softmax_cross_entropy_delta, lambda classes: 1.0),
        },
    ),
    "squared_error": Loss(
        "Squared error",
        r"\mathcal{L} = \frac{1}{K} \sum_{k=1}^{K} (\hat y_k - y_k)^2",
        r"\frac{\partial \mathcal{L}}{\partial \hat y_k} = \frac{2}{K} (\hat y_k - y_k)",
        "The squared distance to the target, averaged over the outputs.",
        "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 5.1.4",
        {
            "binary": HeadLoss(_binary_squared_error, _binary_squared_error_delta, lambda classes: 0.25),
            "multiclass": HeadLoss(_squared_error, _softmax_squared_error_delta, lambda classes: 2.0 / classes),
            "regression": HeadLoss(_squared_error, _linear_squared_error_delta, lambda classes: 2.0),
        },
    ),
    "huber": Loss(
        "Huber",
        r"\mathcal{L} = \tfrac12 e^2 \text{ if } |e| \le 1, \text{ else } |e| - \tfrac12, \quad e = \hat y - y",
        r"\frac{\partial \mathcal{L}}{\partial \hat y} = \max(-1, \min(1, e))",
        "Squared error near the target and absolute error far from it, so that outliers pull less.",
        "Huber, Robust estimation of a location parameter, 1964",
        {
            # Probabilities are never more than 1 away from their targets: there ℒ is half the squared error.
            "binary": HeadLoss(_binary_huber, _binary_squared_error_delta, lambda classes: 0.125),
            "multiclass": HeadLoss(_huber, _softmax_squared_error_delta, lambda classes: 1.0 / classes),
            "regression": HeadLoss(_huber, _linear_huber_delta, lambda classes: 1.0),
        },
    ),
    "hinge": Loss(
        "Hinge",
        r"\mathcal{L} = \max(0, 1 - \tilde y z), \quad \tilde y = \pm 1",
        r"\frac{\partial \mathcal{L}}{\partial z} = -\tilde y \text{ if } \tilde y z < 1, \text{ else } 0",
        "No loss once a point is on its side by a margin of 1: what a support vector machine minimises.",
        "Cortes and Vapnik, Support-vector networks, 1995; Weston and Watkins, Support vector machines for"
        " multi-class pattern recognition, 1999, for several classes",
        {
            "binary": HeadLoss(_binary_hinge, _binary_hinge_delta, lambda classes: 1.0),
            "multiclass": HeadLoss(_multiclass_hinge, _multiclass_hinge_delta, lambda classes: 1.0 / classes),
        },
    ),
}


def head_loss(loss: str, head: str) -> HeadLoss:
    """Return the loss called `loss` for the head called `head`; ValueError where there is none."""
    if loss not in LOSSES:
        raise ValueError(f"unknown loss {loss!r}: expected one of {', '.join(LOSSES)}")
    heads = LOSSES[loss].heads
    if head not in heads:
        fitting = ", ".join(name for name, entry in LOSSES.items() if head in entry.heads)
        raise ValueError(f"the loss {loss!r} does not fit a {head} head: choose one of {fitting}")
    return heads[head]
