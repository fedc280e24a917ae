"""Crocodiles: a long low body, a tail with scutes, and jaws full of teeth."""

import numpy as np

from .parts import INK, WHITE, Part, corners, ellipse, hsv, limb, shaded


def crocodile(rng: np.random.Generator) -> list[Part]:
    """A crocodile from the side, its jaws to the right, open by some angle."""
    skin = hsv(rng.uniform(0.2, 0.42), rng.uniform(0.35, 0.75), rng.uniform(0.35, 0.7))
    far, belly = shaded(skin, 0.7), hsv(0.15, 0.3, 0.85)
    gape, tail, low = rng.uniform(0.3, 0.65), rng.uniform(-0.6, 0.1), 0.22
    parts = [
        Part(_leg(-0.36, low, -0.1), far),
        Part(_leg(0.2, low, -0.1), far),
        Part(limb([(-0.45, low), (-0.8, low + 0.05), (-1.05, low + tail)], (0.5, 0.3, 0.05)), skin),
    ]
    for x in np.linspace(-0.72, 0.08, 5):
        top = low - 0.3 + 0.25 * max(0.0, -x - 0.4)
        parts.append(Part(corners((x - 0.11, top + 0.1), (x, top - 0.17), (x + 0.11, top + 0.1)), far))
    parts += [
        Part(ellipse(-0.16, low, 0.52, 0.32), skin),
        Part(ellipse(-0.14, low + 0.18, 0.42, 0.11), belly),
        Part(_leg(-0.46, low, 0.12), skin),
        Part(_leg(0.14, low, 0.12), skin),
    ]
    hinge = (0.26, low - 0.04)
    lower, upper = _jaw(hinge, 0.1 + gape * 0.25), _jaw(hinge, -gape)
    parts.append(Part(limb(lower, (0.34, 0.2, 0.14)), skin))
    parts += [Part(tooth, WHITE, mark=True) for tooth in (*_teeth(lower, -1), *_teeth(upper, 1))]
    parts.append(Part(limb(upper, (0.4, 0.23, 0.2)), skin))
    parts.append(Part(ellipse(hinge[0] + 0.05, low - 0.29, 0.17, 0.16), skin))
    parts.append(Part(ellipse(hinge[0] + 0.06, low - 0.31, 0.1, 0.1), (245, 225, 110), mark=True))
    parts.append(Part(ellipse(hinge[0] + 0.08, low - 0.31, 0.04, 0.085), INK, mark=True))
    return parts


def _leg(x: float, low: float, step: float) -> np.ndarray:
    return limb([(x, low + 0.05), (x - 0.08, low + 0.32), (x + step, low + 0.5)], (0.24, 0.19, 0.18))


def _jaw(hinge: tuple[float, float], angle: float) -> list[tuple[float, float]]:
    """Three places along a jaw that opens at its hinge."""
    x, y = hinge
    return [(x + reach * np.cos(angle), y + reach * np.sin(angle)) for reach in (0.0, 0.37, 0.76)]


def _teeth(jaw: list[tuple[float, float]], towards: int) -> list[np.ndarray]:
    """Teeth along a jaw: downwards (1) or upwards (−1)."""
    teeth = []
    for at in (0.4, 0.57, 0.74, 0.91):
        x = np.interp(at, (0, 1), (jaw[0][0], jaw[-1][0]))
        y = np.interp(at, (0, 1), (jaw[0][1], jaw[-1][1])) + towards * 0.07
        teeth.append(corners((x - 0.075, y), (x + 0.075, y), (x, y + towards * 0.19)))
    return teeth
