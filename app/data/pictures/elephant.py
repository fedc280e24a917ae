"""Elephants: a heavy body on four legs, a large ear, a trunk and a tusk."""

import numpy as np

from .parts import INK, WHITE, Part, ellipse, hsv, limb, shaded


def elephant(rng: np.random.Generator) -> list[Part]:
    """An elephant from the side, its head to the right, walking, its trunk hanging, swinging or raised."""
    hide = hsv(rng.uniform(0.0, 1.0), rng.uniform(0.02, 0.2), rng.uniform(0.45, 0.78))
    far, ear = shaded(hide, 0.72), shaded(hide, rng.uniform(0.8, 0.9))
    stride = rng.uniform(-0.1, 0.1)
    parts = [
        Part(limb([(-0.82, -0.15), (-0.95, 0.1), (-0.9, 0.35)], (0.1, 0.06, 0.08)), far),
        Part(_leg(-0.4, stride), far),
        Part(_leg(0.22, -stride), far),
        Part(_leg(-0.62, -stride), hide),
        Part(_leg(0.02, stride), hide),
        Part(ellipse(-0.28, -0.08, 0.62, rng.uniform(0.46, 0.54)), hide),
        Part(_trunk(rng.random()), hide),
    ]
    tusk = rng.uniform(0.0, 0.12)
    parts.append(Part(limb([(0.58, 0.14), (0.72, 0.32), (0.92, 0.24 - tusk)], (0.13, 0.11, 0.03)), WHITE, mark=True))
    parts.append(Part(ellipse(0.45, -0.22, 0.36, 0.38), hide))
    flap = rng.uniform(0.26, 0.36)
    parts.append(Part(ellipse(0.22, -0.2, flap, 0.42, rng.uniform(-0.2, 0.2)), ear))
    parts.append(Part(ellipse(0.22, -0.17, flap * 0.6, 0.27), shaded(ear, 0.85)))
    parts.append(Part(ellipse(0.62, -0.27, 0.06, 0.07), INK, mark=True))
    return parts


def _leg(x: float, stride: float) -> np.ndarray:
    return limb([(x, 0.1), (x + stride, 0.88)], (0.32, 0.27))


def _trunk(raised: float) -> np.ndarray:
    if raised < 0.55:  # hanging, its tip curled forward
        path = [(0.7, -0.15), (0.84, 0.35), (0.72 + raised * 0.4, 0.82)]
    elif raised < 0.8:
        path = [(0.68, -0.1), (0.98, 0.15), (0.86, 0.62)]
    else:
        path = [(0.66, -0.12), (1.0, -0.15), (0.9, -0.85)]
    return limb(path, (0.4, 0.22, 0.15))
