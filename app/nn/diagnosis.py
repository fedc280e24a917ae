"""A diagnosis: the likeliest reason why a training diverges, in a sentence one can act on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from .evaluation import Evaluation
from .forward import Forward
from .gradient import Gradient
from .training import Training

BY_HAND = 100.0  # a weight this large …
ORDINARY = 10.0  # … among others of this size …
APART = 1e4  # … and this many times as large did not grow with them
FAR = 1e3  # inputs and targets are at home within a few units
GROWTH = 5.0  # from layer to layer activations keep their size when the weights are well scaled
UNBOUNDED = ("linear", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus")


@dataclass(frozen=True)
class Diagnosis:
    """A cause by name, and a template (one source string to translate) with the numbers that belong into it."""

    cause: str
    template: str
    numbers: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What happened and what to do."""
        return self.template.format(**self.numbers)


def diagnose(training: Training) -> Diagnosis:
    """Say why `training`, whose numbers are still finite, is about to leave them; nothing of it is changed.

    Causes that are certain (a decay that overshoots) come before those that are likely, and the learning rate,
    the commonest of all, is what remains.
    """
    for examine in (_regularization, _weight_decay, _weights_set_by_hand, _data, _exploding, _overflow, _momentum):
        found = examine(training)
        if found is not None:
            return found
    return Diagnosis(
        "learning_rate",
        "The learning rate, {rate:g}, is probably too high: every step overshoots further. Lower it.",
        {"rate": training.learning_rate},
    )


def _regularization(training: Training) -> Diagnosis | None:
    """On w alone the penalty is J = (λ/2) w²: w := (1 - α λ) w, growing when α λ > 2 (Polyak, 1964, for μ > 0)."""
    optimizer, regularization = training.optimizer, training.regularization
    momentum = optimizer.momentum
    limits: Mapping[str, float] = {
        "sgd": 2.0,
        "momentum": 2 * (1 + momentum),
        "nesterov": 2 * (1 + momentum) / (1 + 2 * momentum),
    }
    product = training.learning_rate * regularization.rate
    if regularization.name != "l2" or training.clip_norm is not None or product <= limits.get(optimizer.name, np.inf):
        return None
    return Diagnosis(
        "regularization",
        "Learning rate × regularization rate is {product:g}: above {limit:g} the penalty throws every weight "
        "beyond 0 and further out than it was. Lower either.",
        {"product": product, "limit": limits[optimizer.name]},
    )


def _weight_decay(training: Training) -> Diagnosis | None:
    """AdamW: w := (1 - α λ) w."""
    product = training.learning_rate * training.optimizer.weight_decay
    if training.optimizer.name != "adamw" or product <= 2:
        return None
    return Diagnosis(
        "regularization",
        "Learning rate × weight decay is {product:g}: above 2 every parameter is thrown beyond 0 and further out "
        "than it was. Lower either.",
        {"product": product},
    )


def _weights_set_by_hand(training: Training) -> Diagnosis | None:
    """One parameter far from ordinary others, and not by steps that overshoot: those are as long as it is far."""
    network = training.network
    sizes = np.abs(network.parameters.astype(np.float64))
    weights = [np.abs(weights.astype(np.float64)).ravel() for weights in network.weights]
    middle, largest = float(np.median(np.concatenate(weights))), float(sizes.max())
    few = int((sizes > largest / APART).sum()) <= max(1, sizes.size // 10)
    if largest < BY_HAND or largest < APART * middle or middle > ORDINARY or not few:
        return None
    gradient = Gradient(network, training.inputs, training.labels, training.loss, training.regularization)
    step = training.learning_rate * abs(float(gradient.run()[sizes.argmax()]))
    if largest / 2 < step < np.inf:
        return None
    layer = next(
        number
        for number, matrix in enumerate(training.network.matrices, 1)
        if np.abs(matrix.astype(np.float64)).max() == largest
    )
    return Diagnosis(
        "weights",
        "A weight of layer {layer} is {largest:.3g}, far from all others (their median is {middle:.3g}): it looks "
        "set by hand. Set it to a few units at most.",
        {"layer": layer, "largest": largest, "middle": middle},
    )


def _data(training: Training) -> Diagnosis | None:
    inputs = float(np.abs(training.inputs.astype(np.float64)).max())
    targets = 0.0
    if training.network.architecture.head == "regression":
        targets = float(np.abs(np.asarray(training.labels, np.float64)).max())
    if max(inputs, targets) <= FAR:
        return None
    if inputs >= targets:
        return Diagnosis(
            "data",
            "The inputs reach {largest:.3g}, and gradients grow with them. Scale them to a few units.",
            {"largest": inputs},
        )
    return Diagnosis(
        "data",
        "The targets reach {largest:.3g}, and gradients grow with them. Scale them to a few units.",
        {"largest": targets},
    )


def _sizes(training: Training) -> list[float]:
    """max |a^[l]| for l = 0 … L."""
    forward = Forward(training.network, training.inputs)
    forward.run()
    layers = [*forward.activations[:-1], forward.logits]
    return [float(np.abs(layer.astype(np.float64)).max()) for layer in layers]


def _exploding(training: Training) -> Diagnosis | None:
    """Every unbounded layer makes its activations several times as large as those it reads."""
    hidden = training.network.architecture.hidden
    sizes = _sizes(training)
    growths = [
        after / max(before, 1.0)
        for layer, (before, after) in zip(hidden, pairwise(sizes), strict=False)
        if layer.activation in UNBOUNDED
    ]
    if len(growths) < 2 or not min(growths) >= GROWTH:
        return None
    last = max(index for index, layer in enumerate(hidden) if layer.activation in UNBOUNDED)
    return Diagnosis(
        "activations",
        "Activations explode: from layer to layer they grow at least {growth:.3g} times, up to {largest:.3g}, and "
        "{activation} sets them no bound. Start from smaller weights, take tanh, or lower the learning rate.",
        {"growth": min(growths), "largest": sizes[last + 1], "activation": hidden[last].activation},
    )


def _overflow(training: Training) -> Diagnosis | None:
    """The loss squares the outputs: it overflows long before they do."""
    network = training.network
    loss = Evaluation(network, training.inputs, training.labels, training.loss).loss()
    if np.isfinite(loss):
        return None
    return Diagnosis(
        "loss",
        "The outputs reach {largest:.3g}: their loss is larger than any {dtype} number. Lower the learning rate, or "
        "take a loss that grows more slowly, such as Huber.",
        {"largest": _sizes(training)[-1], "dtype": network.dtype.name},
    )


def _momentum(training: Training) -> Diagnosis | None:
    """A velocity under a constant gradient tends to g / (1 - μ): the rate acts as α / (1 - μ)."""
    optimizer, rate = training.optimizer, training.learning_rate
    effective = rate / (1 - optimizer.momentum)
    if optimizer.name not in ("momentum", "nesterov") or rate > 1 or effective < 1:
        return None
    return Diagnosis(
        "momentum",
        "Momentum {momentum:g} makes the learning rate {rate:g} act like {effective:.3g}: together they are too "
        "much. Lower the learning rate or the momentum.",
        {"momentum": optimizer.momentum, "rate": rate, "effective": effective},
    )
