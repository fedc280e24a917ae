"""Turtles: a domed shell with plates, a head on a neck, and short legs."""

import numpy as np

from .parts import INK, WHITE, Part, corners, ellipse, hsv, limb, shaded

_PLATES = (
    (-0.38, 0.16, 0.15),
    (-0.02, 0.12, 0.17),
    (0.34, 0.16, 0.15),
    (-0.19, -0.2, 0.14),
    (0.16, -0.2, 0.14),
)


def turtle(rng: np.random.Generator) -> list[Part]:
    """A turtle from the side, its head to the right, stretched out, lifted or drawn in."""
    skin = hsv(rng.uniform(0.16, 0.4), rng.uniform(0.35, 0.7), rng.uniform(0.5, 0.85))
    shell = hsv(rng.choice([0.05, 0.09, 0.13, 0.33, 0.4]) + rng.uniform(-0.02, 0.02), 0.65, rng.uniform(0.35, 0.65))
    stride, lift, reach = rng.uniform(-0.1, 0.1), rng.uniform(-0.3, 0.2), rng.uniform(0.72, 0.84)
    head = (reach, 0.08 + lift)
    parts = [
        Part(_leg(-0.36, -stride), shaded(skin, 0.75)),
        Part(_leg(0.3, stride), shaded(skin, 0.75)),
        Part(corners((-0.66, 0.3), (-0.98, 0.44), (-0.6, 0.46)), skin),
        Part(limb([(0.45, 0.34), (0.62, 0.25 + lift / 2), head], (0.28, 0.22, 0.2)), skin),
        Part(ellipse(*head, 0.2, 0.16), skin),
        Part(_leg(-0.5, stride), skin),
        Part(_leg(0.42, -stride), skin),
    ]
    high = rng.uniform(0.8, 1.0)
    parts.append(Part(_dome(0.72, high, 0.42), shell))
    light = shaded(shell, rng.uniform(1.35, 1.6))
    for x, y, wide in _PLATES:
        parts.append(Part(_plate(x - 0.02, 0.42 - (0.42 - y) * high, wide), light))
    parts.append(Part(limb([(-0.76, 0.42), (0.7, 0.42)], (0.15, 0.15)), shaded(shell, 0.7)))
    parts.append(Part(ellipse(head[0] + 0.06, head[1] - 0.05, 0.065, 0.065), WHITE, mark=True))
    parts.append(Part(ellipse(head[0] + 0.08, head[1] - 0.05, 0.04, 0.05), INK, mark=True))
    return parts


def _leg(x: float, stride: float) -> np.ndarray:
    return limb([(x, 0.35), (x + stride, 0.82)], (0.26, 0.22))


def _dome(wide: float, high: float, foot: float) -> np.ndarray:
    angles = np.linspace(np.pi, 2 * np.pi, 16)
    return np.column_stack([-0.03 + wide * np.cos(angles), foot + high * np.sin(angles)])


def _plate(x: float, y: float, wide: float) -> np.ndarray:
    angles = np.linspace(0, 2 * np.pi, 6, endpoint=False)
    return np.column_stack([x + wide * np.cos(angles), y + wide * 0.9 * np.sin(angles)])
