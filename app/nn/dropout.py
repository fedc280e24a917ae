"""Dropout: in every step each hidden unit is set to 0 with probability p, for each point separately."""

import numpy as np

from .tape import Array, Tape

MOST = 0.9


def check_dropout(rate: float) -> None:
    """Raise ValueError unless the rate lies in [0, 0.9]."""
    if not 0 <= rate <= MOST:
        raise ValueError(f"dropout must lie in [0, {MOST}], got {rate}")


def compile_mask(tape: Tape, rng: np.random.Generator, rate: float, mask: Array) -> None:
    """Write the calls that draw into `mask` a 0 with probability p = `rate`, else 1 / (1 - p).

    The kept units are scaled up in training, so that nothing has to be scaled afterwards (inverted dropout):
    E[m a] = a. A mask m is a constant of its step: forward a ← m ∘ a, and backward δ ← m ∘ δ, is exact.
    Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout, 2014.
    """
    draws = tape.scratch(mask, 8)
    tape.call(rng.random, None, tape.dtype, draws)
    tape.call(np.greater_equal, draws, tape.constant(rate, draws), mask)
    tape.call(np.multiply, mask, tape.constant(1 / (1 - rate), mask), mask)
