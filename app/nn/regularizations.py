"""The regularizations: a penalty on large weights, added to the loss. Biases are not penalised."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .lookup import look_up
from .tape import Array, Tape


@dataclass(frozen=True)
class Penalty:
    """One penalty R(w), to be multiplied by the rate λ.

    `value(weights)` is R of one W^[l]. `gradient(tape, parameters, rates, gradient)` adds λ dR/dw: `rates`
    holds λ at every weight and 0 at every bias.
    """

    title: str
    formula: str
    derivative: str
    what: str
    source: str
    value: Callable[[Array], float]
    gradient: Callable[[Tape, Array, Array, Array], None] | None


def _l1_gradient(tape: Tape, parameters: Array, rates: Array, gradient: Array) -> None:
    signs = tape.scratch(parameters)
    tape.call(np.sign, parameters, signs)
    tape.call(np.multiply, signs, rates, signs)
    tape.call(np.add, gradient, signs, gradient)


def _l2_gradient(tape: Tape, parameters: Array, rates: Array, gradient: Array) -> None:
    decay = tape.scratch(parameters)
    tape.call(np.multiply, parameters, rates, decay)
    tape.call(np.add, gradient, decay, gradient)


REGULARIZATIONS: Mapping[str, Penalty] = {
    "none": Penalty(
        "None",
        r"0",
        r"0",
        "The loss alone decides.",
        "Goodfellow, Bengio and Courville, Deep Learning, 2016, chapter 7",
        lambda weights: 0.0,
        None,
    ),
    "l1": Penalty(
        "L1",
        r"\lambda \sum_{l,j,k} |w_{j,k}^{[l]}|",
        r"\lambda\,\mathrm{sign}(w_{j,k}^{[l]})",
        "Pulls every weight by the same amount, so that useless ones end near 0.",
        "Tibshirani, Regression shrinkage and selection via the lasso, 1996",
        lambda weights: float(np.abs(weights).sum(dtype=np.float64)),
        _l1_gradient,
    ),
    "l2": Penalty(
        "L2",
        r"\frac{\lambda}{2} \sum_{l,j,k} (w_{j,k}^{[l]})^2",
        r"\lambda w_{j,k}^{[l]}",
        "Pulls every weight towards 0 in proportion to its size: smoother boundaries.",
        "Krogh and Hertz, A simple weight decay can improve generalization, 1991",
        lambda weights: float(np.square(weights, dtype=np.float64).sum()) / 2,
        _l2_gradient,
    ),
}


@dataclass(frozen=True)
class Regularization:
    """The chosen penalty and its rate λ ≥ 0."""

    name: str = "none"
    rate: float = 0.0

    def __post_init__(self) -> None:
        look_up(REGULARIZATIONS, self.name, "regularization")
        if not 0 <= self.rate < float("inf"):
            raise ValueError(f"a regularization rate must be finite and not negative, got {self.rate}")
