"""A drawing: a creature in some pose, size, turn and style; and as many of them as are wanted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .creatures import CREATURES, SIDE
from .parts import Part
from .styles import STYLES, Style, lit

_GRAIN: Final = 4.0  # of 255, and at noise 1 so much more
_MOST_GRAIN: Final = 90.0


def pictures(
    labels: Sequence[int], noise: float, rng: np.random.Generator, style: Style | None = None
) -> NDArray[np.uint8]:
    """A picture of each creature (N, 32, 32, 3), numbered as in `CREATURES`, in this style or one that is drawn."""
    styles, creatures = list(STYLES.values()), list(CREATURES.values())
    drawn = np.empty((len(labels), SIDE, SIDE, 3), np.uint8)
    for number, label in enumerate(labels):
        chosen = style or styles[rng.integers(len(styles))]
        parts = _placed(creatures[label](rng), rng)
        drawn[number] = lit(np.asarray(chosen(parts, rng)), _GRAIN + noise * _MOST_GRAIN, rng)
    return drawn


def _placed(parts: Sequence[Part], rng: np.random.Generator) -> list[Part]:
    """The same parts scaled, turned a little, mirrored by chance and moved within the picture."""
    scale, turn = rng.uniform(0.72, 0.95), rng.normal(0, 0.12)
    mirror = rng.choice([-1.0, 1.0])
    cos, sin = scale * np.cos(turn), scale * np.sin(turn)
    along = np.array([[mirror * cos, mirror * sin], [-sin, cos]])  # rows are places
    moved = rng.uniform(-1, 1, 2) * (1.0 - scale)
    return [replace(part, outline=part.outline @ along + moved) for part in parts]
