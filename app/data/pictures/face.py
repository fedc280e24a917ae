"""Faces: a head with ears, hair, eyes, a nose and a mouth."""

import numpy as np

from .parts import INK, WHITE, Part, corners, ellipse, hsv, limb, shaded


def face(rng: np.random.Generator) -> list[Part]:
    """A face from the front, of any colour of skin and hair, looking somewhere in some mood."""
    skin = hsv(rng.uniform(0.045, 0.085), rng.uniform(0.25, 0.62), rng.uniform(0.5, 1.0))
    hair = hsv(rng.uniform(0.03, 0.13), rng.uniform(0.1, 0.8), rng.choice([0.12, 0.25, 0.45, 0.75]))
    wide, high = rng.uniform(0.6, 0.72), rng.uniform(0.78, 0.86)
    long = rng.random() < 0.45
    parts = []
    if long:
        parts.append(Part(limb([(0, -0.75), (0, 0), (0, rng.uniform(0.5, 0.85))], (1.3, 1.75, 1.6)), hair))
    parts += [Part(ellipse(side * wide, 0.05, 0.14, 0.2), shaded(skin, 0.85)) for side in (-1, 1)]
    parts.append(Part(ellipse(0, 0.06, wide, high), skin))
    parts.append(Part(_hair(wide, high, rng.uniform(-0.42, -0.25), rng.uniform(-0.35, 0.35)), hair))
    gaze, eyes = rng.uniform(-0.05, 0.05), rng.uniform(-0.1, 0.0)
    iris = hsv(rng.choice([0.07, 0.3, 0.58]), 0.6, 0.35)
    for side in (-1, 1):
        x = side * wide * 0.42
        parts.append(Part(ellipse(x, eyes, 0.16, 0.12), WHITE, mark=True))
        parts.append(Part(ellipse(x + gaze, eyes, 0.08, 0.1), shaded(iris, 0.7), mark=True))
        brow = eyes - 0.2 + rng.uniform(-0.02, 0.02)
        parts.append(Part(limb([(x - 0.16, brow), (x + 0.16, brow)], (0.07, 0.07)), shaded(hair, 0.8), mark=True))
    parts.append(Part(corners((-0.02, eyes + 0.08), (0.12, 0.32), (-0.1, 0.32)), shaded(skin, 0.72), mark=True))
    return [*parts, *_mouth(rng)]


def _hair(wide: float, high: float, fringe: float, parting: float) -> np.ndarray:
    angles = np.linspace(np.pi * 0.98, np.pi * 2.02, 14)
    crown = np.column_stack([1.08 * wide * np.cos(angles), -0.05 + 1.06 * high * np.sin(angles)])
    return np.concatenate([crown, [(wide * 0.75, fringe * 0.8), (parting, fringe - 0.15), (-wide * 0.75, fringe)]])


def _mouth(rng: np.random.Generator) -> list[Part]:
    lips, y = (170, 50, 60), 0.56
    if rng.random() < 0.3:  # open
        return [
            Part(ellipse(0, y, 0.24, rng.uniform(0.08, 0.15)), (120, 30, 40), mark=True),
            Part(ellipse(0, y - 0.05, 0.16, 0.04), WHITE, mark=True),
        ]
    smile = rng.uniform(-0.05, 0.14)
    line = limb([(-0.28, y - smile), (0, y + smile / 2), (0.28, y - smile)], (0.06, 0.11, 0.06))
    return [Part(line, lips if rng.random() < 0.7 else INK, mark=True)]
