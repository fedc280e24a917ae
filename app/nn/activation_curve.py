"""The curves of an activation: g and g′ as the engine computes them, sampled for a plot."""

from typing import Final

import numpy as np

from .activations import value_and_slope
from .tape import Array

REACH: Final = 4.0


def curves(activation: str, count: int = 41) -> tuple[Array, Array, Array]:
    """z (count,) evenly from −4 to 4, g(z) and g′(z); where training follows a surrogate slope, that one."""
    z = np.linspace(-REACH, REACH, count)
    return z, *value_and_slope(activation, z)
