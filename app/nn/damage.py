"""Damage to weights: noise on them, and fewer bits for each."""

import numpy as np

from .tape import Array


def noisy(weights: Array, strength: float, rng: np.random.Generator) -> Array:
    """Return W + s r ε, ε drawn from N(0, 1) for every weight, r = √ mean W² and s = `strength`.

    So that noise of one strength is as large, beside the weights, in every layer.
    """
    exact: Array = weights.astype(np.float64)
    with np.errstate(all="ignore"):
        exact += strength * np.sqrt(np.mean(np.square(exact))) * rng.standard_normal(weights.shape)
        noise_added: Array = exact.astype(weights.dtype)
    return noise_added


def quantised(weights: Array, bits: int) -> Array:
    """Return Δ round(W / Δ), Δ = max |W| / (2^(k-1) - 1): the whole multiples of Δ that k = `bits` can tell apart.

    One Δ for the whole matrix, and 0 is a multiple; 2 bits leave -Δ, 0 and Δ. Source: Jacob et al., Quantization and
    training of neural networks for efficient integer-arithmetic-only inference, 2018; here symmetric about 0.
    """
    if bits < 2:
        raise ValueError(f"weights need at least 2 bits, got {bits}")
    exact: Array = weights.astype(np.float64)
    step = np.abs(exact).max() / (2 ** (bits - 1) - 1) or 1.0
    return np.asarray(step * np.round(exact / step), weights.dtype)
