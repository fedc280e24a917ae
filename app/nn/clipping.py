"""Gradient clipping: a step in the same direction that is never longer than the learning rate allows."""

import math
from functools import partial

import numpy as np

from .frozen import runs
from .tape import Array, Tape

# torch.nn.utils.clip_grad_norm_ divides by ‖g‖ + 1e-6.
EPSILON = 1e-6


def check_clip_norm(most: float | None) -> None:
    """Raise a ValueError where a norm is no bound; None is none."""
    if most is not None and not 0 < most < math.inf:
        raise ValueError(f"clip_norm must be finite and greater than 0, or None, got {most}")


def compile_clipping(tape: Tape, gradient: Array, unit: float, most: float, fixed: Array) -> None:
    """Write the calls that leave g · min(1, c / (‖g‖₂ + 10⁻⁶)) in `gradient` (P,); c = `most`.

    ‖g‖₂ is the norm over all parameters that learn, penalty included; the gradient comes in units of `unit`.
    Source: Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks, 2013, with the
    constant of `torch.nn.utils.clip_grad_norm_`.
    """
    for run in runs(fixed):
        tape.call(np.copyto, gradient[run], tape.scalar(0))
    tape.call(partial(_clip, gradient, unit, most))


def _clip(gradient: Array, unit: float, most: float) -> None:
    norm = unit * math.sqrt(gradient.dot(gradient))
    scale = most / (norm + EPSILON)
    if not scale >= 1:  # so that a NaN stays one
        np.multiply(gradient, scale, gradient)
