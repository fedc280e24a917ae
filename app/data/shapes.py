"""The shapes of the data sets: where the points lie before noise, and their labels.

Every shape takes labels (N,) and a generator, draws the same numbers whatever the noise, and returns points
(N, 2). Those that share a name with a data set of TensorFlow Playground (Smilkov and Carter, 2016) look like it.
"""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
Labels: TypeAlias = NDArray[Any]

RADIUS = 5.0


def _polar(radius: Points, angle: Points) -> Points:
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _angles(count: int, rng: np.random.Generator) -> Points:
    return rng.uniform(0.0, 2 * np.pi, count)


def circle(labels: Labels, rng: np.random.Generator) -> Points:
    """Class 1 within half the radius, class 0 in a ring around it."""
    share = rng.random(len(labels))
    inner, outer = 0.5 * RADIUS * np.sqrt(share), RADIUS * (0.7 + 0.3 * share)
    return _polar(np.where(labels == 1, inner, outer), _angles(len(labels), rng))


def xor(labels: Labels, rng: np.random.Generator) -> Points:
    """Class 1 where both coordinates have one sign, class 0 where they do not; a gap along the axes."""
    x = rng.uniform(0.3, RADIUS, (len(labels), 2))
    side = rng.choice([-1.0, 1.0], len(labels))
    return np.column_stack([side * x[:, 0], np.where(labels == 1, side, -side) * x[:, 1]])


def gaussians(labels: Labels, rng: np.random.Generator) -> Points:
    """Two clouds, one on either side of a diagonal."""
    centre = np.where(labels == 1, 2.0, -2.0)[:, None]
    return centre + 0.8 * _bounded_normal(rng, len(labels))


def spiral(labels: Labels, rng: np.random.Generator) -> Points:
    """Two arms that wind 1¾ times around each other."""
    share = np.sqrt(rng.random(len(labels)))
    angle = 1.75 * share * 2 * np.pi + np.where(labels == 1, 0.0, np.pi)
    return np.column_stack([RADIUS * share * np.sin(angle), RADIUS * share * np.cos(angle)])


def moons(labels: Labels, rng: np.random.Generator) -> Points:
    """Two half-moons that reach into each other."""
    angle = rng.uniform(0.0, np.pi, len(labels))
    one = labels == 1
    x1 = np.where(one, 3.4 * np.cos(angle) - 1.7, 1.7 - 3.4 * np.cos(angle))
    x2 = np.where(one, 4.0 * np.sin(angle) - 1.2, 1.2 - 4.0 * np.sin(angle))
    return np.column_stack([x1, x2])


def rings(labels: Labels, rng: np.random.Generator) -> Points:
    """Four rings, the classes in turn."""
    outer = rng.integers(0, 2, len(labels))
    number = 2 * outer + np.where(labels == 1, 0, 1)
    radius = 0.9 + 1.3 * number + rng.uniform(-0.2, 0.2, len(labels))
    return _polar(radius, _angles(len(labels), rng))


def checkerboard(labels: Labels, rng: np.random.Generator) -> Points:
    """Four by four squares, the classes in turn; a narrow gap between squares."""
    side = RADIUS / 2
    column = rng.integers(0, 4, len(labels))
    row = 2 * rng.integers(0, 2, len(labels)) + (column + labels) % 2
    corner = np.column_stack([column, row]) * side - RADIUS
    return corner + side * rng.uniform(0.06, 0.94, (len(labels), 2))


def blobs(labels: Labels, rng: np.random.Generator) -> Points:
    """One cloud for each class, around a circle."""
    classes = int(labels.max()) + 1
    angle = 2 * np.pi * labels / classes + np.pi / 4
    spread = min(0.8, 2.4 / classes)
    return _polar(np.full(len(labels), 3.6), angle) + spread * _bounded_normal(rng, len(labels))


def pinwheel(labels: Labels, rng: np.random.Generator) -> Points:
    """One bent arm for each class."""
    classes = int(labels.max()) + 1
    share = np.sqrt(rng.random(len(labels)))
    radius = 0.6 + (RADIUS - 0.6) * share
    across = rng.uniform(-0.28, 0.28, len(labels)) * 2 * np.pi / classes
    return _polar(radius, 2 * np.pi * labels / classes + across + 1.1 * share)


def scattered(count: int, rng: np.random.Generator) -> Points:
    """Points anywhere, for a regression."""
    return rng.uniform(-RADIUS - 0.5, RADIUS + 0.5, (count, 2))


def plane(x: Points) -> Points:
    """A target that rises along the diagonal: (x1 + x2) / 12, within [−1, 1]."""
    return (x[:, 0] + x[:, 1]) / 12


_BUMPS = ((-2.5, 2.5, 1.0), (2.5, -2.5, 1.0), (2.5, 2.5, -1.0), (-2.5, -2.5, -1.0))


def bumps(x: Points) -> Points:
    """Two hills and two hollows of width 1.5."""
    heights = [
        height * np.exp(-((x[:, 0] - x1) ** 2 + (x[:, 1] - x2) ** 2) / (2 * 1.5**2)) for x1, x2, height in _BUMPS
    ]
    return np.asarray(np.clip(np.sum(heights, axis=0), -1.0, 1.0))


def _bounded_normal(rng: np.random.Generator, count: int) -> Points:
    """Normal draws (count, 2) whose length is held to 3, so that no cloud leaves the plane."""
    z = rng.standard_normal((count, 2))
    length = np.maximum(np.hypot(z[:, 0], z[:, 1]), 1e-12)
    return np.asarray(z * np.minimum(1.0, 3.0 / length)[:, None])
