"""Parts of a drawing: coloured outlines in the square [−1, 1]², x to the right and y down."""

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Outline: TypeAlias = NDArray[np.float64]
Colour: TypeAlias = tuple[int, int, int]

INK: Colour = (28, 26, 30)
WHITE: Colour = (250, 250, 245)

_ROUND = np.linspace(0, 2 * np.pi, 20, endpoint=False)


@dataclass(frozen=True)
class Part:
    """One closed outline (n, 2) and its colour; a `mark` is small, and drawn filled in every style."""

    outline: Outline
    colour: Colour
    mark: bool = False


def ellipse(x: float, y: float, across: float, down: float, turn: float = 0.0) -> Outline:
    """An ellipse around (x, y) with two half-axes, turned by an angle."""
    cos, sin = np.cos(turn), np.sin(turn)
    u, v = across * np.cos(_ROUND), down * np.sin(_ROUND)
    return np.column_stack([x + u * cos - v * sin, y + u * sin + v * cos])


def limb(path: ArrayLike, widths: Sequence[float]) -> Outline:
    """A band along a curve through the places of `path`, as wide at each of them as `widths` says."""
    places = np.asarray(path, np.float64)
    at, fine = np.linspace(0, 1, len(places)), np.linspace(0, 1, 12)
    if len(places) == 3:  # a curve and no corner
        b = fine[:, None]
        control = 2 * places[1] - (places[0] + places[2]) / 2
        middle = (1 - b) ** 2 * places[0] + 2 * b * (1 - b) * control + b**2 * places[2]
    else:
        middle = np.column_stack([np.interp(fine, at, places[:, axis]) for axis in (0, 1)])
    along = np.gradient(middle, axis=0)
    across = np.column_stack([-along[:, 1], along[:, 0]]) / np.hypot(*along.T)[:, None]
    half = np.interp(fine, at, widths)[:, None] / 2
    return np.concatenate([middle + across * half, (middle - across * half)[::-1]])


def corners(*places: tuple[float, float]) -> Outline:
    """A polygon."""
    return np.asarray(places, np.float64)


def hsv(hue: float, saturation: float, value: float) -> Colour:
    """A colour by hue, saturation and value, each from 0 to 1."""
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return round(255 * red), round(255 * green), round(255 * blue)


def shaded(colour: Colour, factor: float) -> Colour:
    """The same colour darker (below 1) or lighter."""
    red, green, blue = (min(255, round(part * factor)) for part in colour)
    return red, green, blue
