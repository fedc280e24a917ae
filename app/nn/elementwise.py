"""Functions that take several NumPy calls, written onto a tape: sigmoid, softmax, erf, class sums.

Arrays are feature-major: (n^[l], N), one column a point. `z` and `a` may be the same array.
"""

import math
from typing import Any

import numpy as np

from .tape import Array, Tape


def sigmoid(tape: Tape, z: Array, a: Array) -> None:
    """σ(z) = 1 / (1 + e^{-z}) = ½ + ½ tanh(z / 2): the second form never overflows."""
    half = tape.constant(0.5, z)
    tape.call(np.multiply, z, half, a)
    tape.call(np.tanh, a, a)
    tape.call(np.multiply, a, half, a)
    tape.call(np.add, a, half, a)


def class_sum(tape: Tape, a: Array, total: Array) -> None:
    """Σ_k a_k, repeated over all K rows of `total`: a product with ones, cheaper than a broadcast."""
    classes = len(a)
    tape.call(np.ones((classes, classes), tape.dtype).dot, a, total)


def softmax(tape: Tape, z: Array, a: Array) -> None:
    """e^{z_k} / Σ_j e^{z_j}, after taking max_j z_j off every z_k, so that nothing overflows."""
    shift, greatest = tape.scratch(z, 1), np.zeros((1, z.shape[1]), tape.dtype)
    tape.call(np.fmax.reduce, z, 0, None, greatest, True)
    tape.call(np.ones((len(z), 1), tape.dtype).dot, greatest, shift)
    tape.call(np.subtract, z, shift, a)
    tape.call(np.exp, a, a)
    class_sum(tape, a, shift)
    tape.call(np.divide, a, shift, a)


NODES_PER_UNIT = 64
FARTHEST = 6.0  # erf(6) = 1 to the last bit of float64
ORDER: dict[np.dtype[Any], int] = {np.dtype(np.float32): 3, np.dtype(np.float64): 7}


def _taylor_coefficients(order: int) -> Array:
    """erf^{(k)}(x) / k! at the nodes x = i/64, |x| ≤ 6: an array (order + 1, nodes).

    With φ = erf′ = 2/√π e^{-x²}: φ′ = -2x φ and φ^{(k+1)} = -2x φ^{(k)} - 2k φ^{(k-1)}.
    """
    nodes = np.arange(-int(FARTHEST * NODES_PER_UNIT), int(FARTHEST * NODES_PER_UNIT) + 1) / NODES_PER_UNIT
    derivatives = [np.array([math.erf(node) for node in nodes])]
    derivatives.append(2 / math.sqrt(math.pi) * np.exp(-(nodes**2)))
    derivatives.append(-2 * nodes * derivatives[1])
    for k in range(1, order - 1):
        derivatives.append(-2 * nodes * derivatives[-1] - 2 * k * derivatives[-2])
    return np.stack([values / math.factorial(k) for k, values in enumerate(derivatives)])


_COEFFICIENTS = {dtype: _taylor_coefficients(order).astype(dtype) for dtype, order in ORDER.items()}


def erf(x: Array, out: Array) -> None:
    """erf(x) = 2/√π ∫_0^x e^{-t²} dt to the precision of the dtype: Taylor around the nearest node.

    NumPy has no erf. With nodes 1/64 apart a polynomial of order 3 is exact to 2e-9 (float32), and one of
    order 7 to 1e-16 (float64).
    """
    coefficients = _COEFFICIENTS[x.dtype]
    scaled = np.clip(x, -FARTHEST, FARTHEST) * NODES_PER_UNIT
    nearest = np.rint(scaled)
    distance = (scaled - nearest) / NODES_PER_UNIT
    index = (nearest + FARTHEST * NODES_PER_UNIT).astype(np.intp)
    total = coefficients[-1].take(index, mode="clip")
    for row in coefficients[-2::-1]:
        total *= distance
        total += row.take(index, mode="clip")
    out[...] = total
