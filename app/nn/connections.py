"""Connections between hidden layers: plain, residual or momentum residual, as calls on a tape."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .hyper_parameter import HyperParameter
from .tape import Array, Tape

CONNECTION_NUMBERS: Mapping[str, HyperParameter] = {
    "gamma": HyperParameter("Gamma", r"\gamma", 0.5, 0, 1, "How much of the velocity each layer hands on."),
}


@dataclass(frozen=True)
class Connection:
    """One way to join neighbouring layers of equal width, with f^[l](a) = g^[l](W^[l] a + b^[l])."""

    title: str
    formula: str
    what: str
    source: str
    numbers: tuple[str, ...] = ()


CONNECTIONS: Mapping[str, Connection] = {
    "plain": Connection(
        "Plain",
        r"a^{[l]} = f^{[l]}(a^{[l-1]})",
        "Each layer replaces what it reads.",
        "Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986",
    ),
    "residual": Connection(
        "Residual",
        r"a^{[l]} = a^{[l-1]} + f^{[l]}(a^{[l-1]})",
        "Each layer adds a step to what it reads: points flow, and small steps cannot make them cross.",
        "He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2016",
    ),
    "momentum_residual": Connection(
        "Momentum residual",
        r"v^{[l]} = \gamma v^{[l-1]} + (1 - \gamma) f^{[l]}(a^{[l-1]}), \quad a^{[l]} = a^{[l-1]} + v^{[l]}",
        "Points flow with a velocity that layers only change: their paths may cross.",
        "Sander, Ablin, Blondel and Peyré, Momentum residual neural networks, 2021",
        numbers=("gamma",),
    ),
}


def compile_residual(
    tape: Tape, gamma: float, below: Array, f: Array, before: Array | None, velocity: Array, a: Array
) -> None:
    """Write v^[l] = γ v^[l-1] + (1 - γ) f into `velocity`, and a^[l] = a^[l-1] + v^[l] into `a`.

    `below` is a^[l-1]; `before` is v^[l-1], or None for 0, and may be `velocity` itself; all have one shape. Where
    γ = 0 the velocity is f: the layer is a residual one, and `velocity` is left alone.
    """
    if gamma == 0:
        tape.call(np.add, below, f, a)
        return
    step = velocity if before is None else tape.scratch(f, 6)
    tape.call(np.multiply, f, tape.constant(1 - gamma, f), step)
    if before is not None:
        tape.call(np.multiply, before, tape.constant(gamma, before), velocity)
        tape.call(np.add, velocity, step, velocity)
    tape.call(np.add, below, velocity, a)
