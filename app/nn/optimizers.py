"""The optimizers: how a gradient becomes an update of the parameters. PyTorch's definitions.

The gradient g on the tape is in units of a constant u: the true gradient is u g (u holds 1/n and the
loss's constant factors). Linear state (a velocity) is kept in the same unit, so u costs nothing: it is folded
into the step size.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .hyper_parameter import HyperParameter
from .lookup import look_up
from .tape import Array, Tape

# From this size on a 0-d constant is faster than a full array, which would have to be read from memory.
LARGE = 4096


HYPER_PARAMETERS: Mapping[str, HyperParameter] = {
    "learning_rate": HyperParameter(
        "Learning rate", r"\alpha", 0.03, 0, math.inf, "How far one update goes along the gradient."
    ),
    "momentum": HyperParameter("Momentum", r"\mu", 0.9, 0, 1, "How much of the last velocity is kept."),
    "smoothing": HyperParameter(
        "Smoothing", r"\beta_2", 0.99, 0, 1, "How much of the past the mean of the squared gradient keeps."
    ),
    "beta_1": HyperParameter("Beta 1", r"\beta_1", 0.9, 0, 1, "How much of the past the mean of the gradient keeps."),
    "beta_2": HyperParameter(
        "Beta 2", r"\beta_2", 0.999, 0, 1, "How much of the past the mean of the squared gradient keeps."
    ),
    "epsilon": HyperParameter(
        "Epsilon", r"\epsilon", 1e-8, 0, math.inf, "Keeps the division finite where gradients are tiny."
    ),
    "weight_decay": HyperParameter(
        "Weight decay", r"\lambda", 0.01, 0, math.inf, "How fast parameters shrink, apart from the gradient."
    ),
}


@dataclass(frozen=True)
class Optimizer:
    """The chosen update rule and all its hyper-parameters; those that the rule does not use are ignored."""

    name: str = "sgd"
    learning_rate: float = 0.03
    momentum: float = 0.9
    smoothing: float = 0.99
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-8
    weight_decay: float = 0.01

    def __post_init__(self) -> None:
        look_up(OPTIMIZERS, self.name, "optimizer")
        for name, bounds in HYPER_PARAMETERS.items():
            bounds.check(name, getattr(self, name))


Scalars = tuple[float, ...]
State = Mapping[str, Array]


@dataclass(frozen=True)
class UpdateRule:
    """One optimizer: its documentation, its state and the calls of one update.

    `slots(options, u)` names each state vector and the unit it is kept in (true value = unit × vector).
    `scalars(options, u, α, t)` are the numbers that update t ≥ 1 needs; `moving` says that they change with
    t even at a constant rate. `update(tape, options, θ, g, state, scalars)` writes the calls on arrays (P,).
    """

    title: str
    formula: str
    what: str
    source: str
    hyper_parameters: tuple[str, ...]
    slots: Callable[[Optimizer, float], Mapping[str, float]]
    scalars: Callable[[Optimizer, float, float, int], Scalars]
    update: Callable[[Tape, Optimizer, Array, Array, State, tuple[Array, ...]], None]
    moving: bool = False


def constant(tape: Tape, value: float, like: Array) -> Array:
    """Return `value` as whichever kind of array multiplies `like` fastest."""
    return tape.scalar(value) if like.size > LARGE else tape.constant(value, like)


def _plain_scalars(options: Optimizer, unit: float, rate: float, t: int) -> Scalars:
    return (rate * unit,)


def _sgd(
    tape: Tape, options: Optimizer, parameters: Array, g: Array, state: State, scalars: tuple[Array, ...]
) -> None:
    tape.call(np.multiply, g, scalars[0], g)
    tape.call(np.subtract, parameters, g, parameters)


def _velocity(options: Optimizer, unit: float) -> Mapping[str, float]:
    return {"velocity": unit}


def _momentum(
    tape: Tape, options: Optimizer, parameters: Array, g: Array, state: State, scalars: tuple[Array, ...]
) -> None:
    velocity = state["velocity"]
    tape.call(np.multiply, velocity, constant(tape, options.momentum, g), velocity)
    tape.call(np.add, velocity, g, velocity)
    tape.call(np.multiply, velocity, scalars[0], g)
    tape.call(np.subtract, parameters, g, parameters)


def _nesterov(
    tape: Tape, options: Optimizer, parameters: Array, g: Array, state: State, scalars: tuple[Array, ...]
) -> None:
    velocity, momentum, ahead = state["velocity"], constant(tape, options.momentum, g), tape.scratch(g)
    tape.call(np.multiply, velocity, momentum, velocity)
    tape.call(np.add, velocity, g, velocity)
    tape.call(np.multiply, velocity, momentum, ahead)
    tape.call(np.add, g, ahead, g)
    tape.call(np.multiply, g, scalars[0], g)
    tape.call(np.subtract, parameters, g, parameters)


def _rmsprop_slots(options: Optimizer, unit: float) -> Mapping[str, float]:
    return {"square": (1 - options.smoothing) * unit**2}


def _rmsprop_scalars(options: Optimizer, unit: float, rate: float, t: int) -> Scalars:
    """With s = β₂ s + g², E[g²] = (1 - β₂) u² s: the factor leaves the root and joins α and ε."""
    root = math.sqrt(1 - options.smoothing)
    return rate / root, options.epsilon / (root * unit)


def _rmsprop(
    tape: Tape, options: Optimizer, parameters: Array, g: Array, state: State, scalars: tuple[Array, ...]
) -> None:
    square, root = state["square"], tape.scratch(g)
    tape.call(np.multiply, square, constant(tape, options.smoothing, g), square)
    tape.call(np.square, g, root)
    tape.call(np.add, square, root, square)
    tape.call(np.sqrt, square, root)
    tape.call(np.add, root, scalars[1], root)
    tape.call(np.divide, g, root, g)
    tape.call(np.multiply, g, scalars[0], g)
    tape.call(np.subtract, parameters, g, parameters)


def _adam_slots(options: Optimizer, unit: float) -> Mapping[str, float]:
    return {"mean": (1 - options.beta_1) * unit, "square": (1 - options.beta_2) * unit**2}


def _adam_scalars(options: Optimizer, unit: float, rate: float, t: int) -> Scalars:
    """With m = β₁ m + g and v = β₂ v + g², m̂ = (1 - β₁) u m / (1 - β₁^t) and √v̂ = r u √v.

    So α m̂ / (√v̂ + ε) = (α (1 - β₁) / (1 - β₁^t) / r) · m / (√v + ε / (r u)):
    two multiplications fewer a step.
    """
    r = math.sqrt((1 - options.beta_2) / (1 - options.beta_2**t))
    step = rate * (1 - options.beta_1) / ((1 - options.beta_1**t) * r)
    return step, options.epsilon / (r * unit), 1 - rate * options.weight_decay


def _adam(
    tape: Tape, options: Optimizer, parameters: Array, g: Array, state: State, scalars: tuple[Array, ...]
) -> None:
    mean, square, root = state["mean"], state["square"], tape.scratch(g)
    tape.call(np.multiply, mean, constant(tape, options.beta_1, g), mean)
    tape.call(np.add, mean, g, mean)
    tape.call(np.multiply, square, constant(tape, options.beta_2, g), square)
    tape.call(np.square, g, g)
    tape.call(np.add, square, g, square)
    tape.call(np.sqrt, square, root)
    tape.call(np.add, root, scalars[1], root)
    tape.call(np.divide, mean, root, root)
    tape.call(np.multiply, root, scalars[0], root)
    tape.call(np.subtract, parameters, root, parameters)


def _adamw(
    tape: Tape, options: Optimizer, parameters: Array, g: Array, state: State, scalars: tuple[Array, ...]
) -> None:
    tape.call(np.multiply, parameters, scalars[2], parameters)
    _adam(tape, options, parameters, g, state, scalars)


# In the formulas w stands for every weight and every bias.
_GRADIENT = r"\frac{\partial J}{\partial w}"
_SQUARE = rf"\left({_GRADIENT}\right)^2"

OPTIMIZERS: Mapping[str, UpdateRule] = {
    "sgd": UpdateRule(
        "Gradient descent",
        rf"w := w - \alpha {_GRADIENT}",
        "Steps straight down the gradient of the batch.",
        "Robbins and Monro, A stochastic approximation method, 1951",
        ("learning_rate",),
        lambda options, unit: {},
        _plain_scalars,
        _sgd,
    ),
    "momentum": UpdateRule(
        "Momentum",
        rf"v := \mu v + {_GRADIENT}, \quad w := w - \alpha v",
        "A heavy ball: it keeps its velocity across flat stretches and averages out zigzags.",
        "Polyak, Some methods of speeding up the convergence of iteration methods, 1964",
        ("learning_rate", "momentum"),
        _velocity,
        _plain_scalars,
        _momentum,
    ),
    "nesterov": UpdateRule(
        "Nesterov momentum",
        rf"v := \mu v + {_GRADIENT}, \quad w := w - \alpha \left({_GRADIENT} + \mu v\right)",
        "Momentum that looks one step ahead, and so brakes earlier.",
        "Nesterov, 1983; Sutskever, Martens, Dahl and Hinton, 2013",
        ("learning_rate", "momentum"),
        _velocity,
        _plain_scalars,
        _nesterov,
    ),
    "rmsprop": UpdateRule(
        "RMSprop",
        rf"s := \beta_2 s + (1 - \beta_2) {_SQUARE}, \quad "
        rf"w := w - \frac{{\alpha}}{{\sqrt{{s}} + \epsilon}} {_GRADIENT}",
        "Divides each gradient by its own recent size, so that every parameter moves at a similar pace.",
        "Tieleman and Hinton, Coursera: Neural Networks for Machine Learning, lecture 6.5, 2012",
        ("learning_rate", "smoothing", "epsilon"),
        _rmsprop_slots,
        _rmsprop_scalars,
        _rmsprop,
    ),
    "adam": UpdateRule(
        "Adam",
        rf"m := \beta_1 m + (1 - \beta_1) {_GRADIENT}, \quad v := \beta_2 v + (1 - \beta_2) {_SQUARE}, \quad "
        r"w := w - \alpha \frac{\hat m}{\sqrt{\hat v} + \epsilon}",
        "Momentum and RMSprop in one, corrected for their start at 0.",
        "Kingma and Ba, Adam: a method for stochastic optimization, 2015",
        ("learning_rate", "beta_1", "beta_2", "epsilon"),
        _adam_slots,
        _adam_scalars,
        _adam,
        moving=True,
    ),
    "adamw": UpdateRule(
        "AdamW",
        r"w := (1 - \alpha \lambda)\,w, \quad \text{then as Adam}",
        "Adam with a weight decay that its scaling leaves alone; biases decay too, as in PyTorch.",
        "Loshchilov and Hutter, Decoupled weight decay regularization, 2019",
        ("learning_rate", "beta_1", "beta_2", "epsilon", "weight_decay"),
        _adam_slots,
        _adam_scalars,
        _adamw,
        moving=True,
    ),
}
