"""Dropout: in every step each hidden unit is set to 0 with probability p, for each point separately."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .tape import Array, Tape

MOST = 0.9


def check_dropout(rate: float) -> None:
    """Raise ValueError unless the rate lies in [0, 0.9]."""
    if not 0 <= rate <= MOST:
        raise ValueError(f"dropout must lie in [0, {MOST}], got {rate}")


def compile_mask(tape: Tape, mask: Array, rng: np.random.Generator, rate: float) -> None:
    """Write the calls that draw into `mask` a 0 with probability p = `rate`, else 1 / (1 - p).

    The kept units are scaled up in training, so that nothing has to be scaled afterwards (inverted dropout):
    E[m a] = a. A mask m is a constant of its step: forward a ← m ∘ a, and backward δ ← m ∘ δ, is exact.
    Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout, 2014.
    """
    draws = tape.scratch(mask, 8)
    tape.call(rng.random, None, tape.dtype, draws)
    tape.call(np.greater_equal, draws, tape.constant(rate, draws), mask)
    tape.call(np.multiply, mask, tape.constant(1 / (1 - rate), mask), mask)


def draw_masks(
    rng: np.random.Generator, rate: float, units: Sequence[int], count: int, dtype: np.dtype[Any]
) -> tuple[Array, ...]:
    """The masks (n^[l], n) that a step on `count` points draws for hidden layers of so many units."""
    tape = Tape(dtype)
    # Drawn in one piece, with the rows of ones that stand between the layers: as the step itself does.
    mask = np.ones((sum(units) + len(units), count), dtype)
    compile_mask(tape, mask, rng, rate)
    tape.run()
    ends = np.cumsum([own + 1 for own in units]).tolist()
    return tuple(mask[end - own - 1 : end - 1] for end, own in zip(ends, units, strict=True))
