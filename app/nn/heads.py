"""The heads: what the output layer means, how labels become targets, and when an output is right."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from . import elementwise
from .tape import Array, Tape


@dataclass(frozen=True)
class Head:
    """One kind of output: ŷ (K, N) from the logits z^[L] (K, N), and targets (N, K) from labels (N,).

    `activation` names ŷ as a function of z^[L]. `correct(logits, targets)` says for each point whether the predicted
    class is the true one, and is None where there are no classes.
    """

    title: str
    formula: str
    what: str
    source: str
    activation: str
    least_outputs: int
    most_outputs: float
    output: Callable[[Tape, Array, Array], None]
    targets: Callable[[ArrayLike, int], Array]
    correct: Callable[[Array, Array], Array] | None


def _identity(tape: Tape, z: Array, a: Array) -> None:
    if a is not z:
        tape.call(np.positive, z, a)


def _classes(labels: ArrayLike, count: int) -> Array:
    array = np.asarray(labels)
    if array.ndim != 1 or not np.issubdtype(array.dtype, np.integer):
        raise ValueError(f"class labels must be integers of shape (N,), got {array.dtype} of {array.shape}")
    if array.size and (array.min() < 0 or array.max() >= count):
        raise ValueError(f"class labels must lie in 0..{count - 1}, got {array.min()}..{array.max()}")
    return array


def _signs(labels: ArrayLike, outputs: int) -> Array:
    """ỹ = 2y - 1 = ±1, shape (N, 1): the form in which every binary loss is shortest."""
    return 2.0 * _classes(labels, 2)[:, None] - 1.0


def _one_hot(labels: ArrayLike, outputs: int) -> Array:
    return np.eye(outputs)[_classes(labels, outputs)]


def _values(labels: ArrayLike, outputs: int) -> Array:
    array = np.asarray(labels, np.float64)
    if array.ndim != 1:
        raise ValueError(f"regression targets must have shape (N,), got {array.shape}")
    return array[:, None]


def _same_side(logits: Array, targets: Array) -> Array:
    correct: Array = (logits[0] > 0) == (targets[:, 0] > 0)
    return correct


def _same_class(logits: Array, targets: Array) -> Array:
    correct: Array = logits.argmax(0) == targets.argmax(1)
    return correct


HEADS: Mapping[str, Head] = {
    "binary": Head(
        "Binary",
        r"\hat y = \sigma(z) = \frac{1}{1 + e^{-z}}",
        "One sigmoid unit: the probability of class 1.",
        "Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2",
        "sigmoid",
        1,
        1,
        elementwise.sigmoid,
        _signs,
        _same_side,
    ),
    "multiclass": Head(
        "Multiclass",
        r"\hat y_k = \frac{e^{z_k}}{\sum_{j=1}^{K} e^{z_j}}",
        "A softmax over K units: one probability a class, summing to 1.",
        "Bridle, Training stochastic model recognition algorithms as networks, 1990",
        "softmax",
        2,
        math.inf,
        elementwise.softmax,
        _one_hot,
        _same_class,
    ),
    "regression": Head(
        "Regression",
        r"\hat y = z",
        "One linear unit: any real number.",
        "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2",
        "linear",
        1,
        1,
        _identity,
        _values,
        None,
    ),
}
