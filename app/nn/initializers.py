"""The initializers: the random distribution from which the first weights of a layer are drawn."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .tape import Array


@dataclass(frozen=True)
class Initializer:
    """One distribution. `draw(rng, rows, columns, half_width)` returns W^[l] of shape (n^[l], n^[l-1]).

    `numbers` names what it reads besides: `half_width`, where there is a width to choose. Biases always start at 0.
    """

    title: str
    formula: str
    what: str
    source: str
    draw: Callable[[np.random.Generator, int, int, float], Array]
    numbers: tuple[str, ...] = ()


def _glorot_uniform(rng: np.random.Generator, rows: int, columns: int, half_width: float) -> Array:
    limit = math.sqrt(6 / (rows + columns))
    return rng.uniform(-limit, limit, (rows, columns))


def _glorot_normal(rng: np.random.Generator, rows: int, columns: int, half_width: float) -> Array:
    return rng.normal(0, math.sqrt(2 / (rows + columns)), (rows, columns))


def _he_uniform(rng: np.random.Generator, rows: int, columns: int, half_width: float) -> Array:
    limit = math.sqrt(6 / columns)
    return rng.uniform(-limit, limit, (rows, columns))


def _he_normal(rng: np.random.Generator, rows: int, columns: int, half_width: float) -> Array:
    return rng.normal(0, math.sqrt(2 / columns), (rows, columns))


def _lecun_normal(rng: np.random.Generator, rows: int, columns: int, half_width: float) -> Array:
    return rng.normal(0, math.sqrt(1 / columns), (rows, columns))


def _uniform(rng: np.random.Generator, rows: int, columns: int, half_width: float) -> Array:
    return rng.uniform(-half_width, half_width, (rows, columns))


def _zeros(rng: np.random.Generator, rows: int, columns: int, half_width: float) -> Array:
    return np.zeros((rows, columns))


INITIALIZERS: Mapping[str, Initializer] = {
    "glorot_uniform": Initializer(
        "Glorot uniform",
        r"W^{[l]} \sim U(-r, r), \quad r = \sqrt{6 / (n^{[l-1]} + n^{[l]})}",
        "Keeps the size of signals and gradients alike from layer to layer; made for tanh.",
        "Glorot and Bengio, Understanding the difficulty of training deep feedforward networks, 2010",
        _glorot_uniform,
    ),
    "glorot_normal": Initializer(
        "Glorot normal",
        r"W^{[l]} \sim N(0, 2 / (n^{[l-1]} + n^{[l]}))",
        "The same spread as Glorot uniform, drawn from a bell curve.",
        "Glorot and Bengio, Understanding the difficulty of training deep feedforward networks, 2010",
        _glorot_normal,
    ),
    "he_uniform": Initializer(
        "He uniform",
        r"W^{[l]} \sim U(-r, r), \quad r = \sqrt{6 / n^{[l-1]}}",
        "Makes up for the half of the signal that ReLU cuts off.",
        "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015",
        _he_uniform,
    ),
    "he_normal": Initializer(
        "He normal",
        r"W^{[l]} \sim N(0, 2 / n^{[l-1]})",
        "The same spread as He uniform, drawn from a bell curve.",
        "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015",
        _he_normal,
    ),
    "lecun_normal": Initializer(
        "LeCun normal",
        r"W^{[l]} \sim N(0, 1 / n^{[l-1]})",
        "Keeps the variance of z at 1 when that of the inputs is 1.",
        "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998",
        _lecun_normal,
    ),
    "uniform": Initializer(
        "Uniform",
        r"W^{[l]} \sim U(-r, r), \quad r \text{ chosen}",
        "A half-width of your own, to see what too small and too large weights do.",
        "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 8.4",
        _uniform,
        numbers=("half_width",),
    ),
    "zeros": Initializer(
        "Zeros",
        r"W^{[l]} = 0",
        "Every unit of a layer starts alike and stays alike: symmetry is never broken.",
        "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 8.4",
        _zeros,
    ),
}
