"""The landscape of J as a PNG: heat and contour lines over two axes, or a curve over one, and the path taken."""

from typing import Any, Final

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ..lab.views.landscape import Axis, LandscapeHead
from .encode import SUPERSAMPLED, encode
from .palette import INK, NEGATIVE, POSITIVE, ZERO, rgb

_SIDE: Final = 600
_MARGIN: Final = 24
_LEVELS: Final = 14


def draw(head: LandscapeHead, values: NDArray[np.float64]) -> bytes:
    """Draw J (rows of the second axis, columns of the first), 600×600 pixels; the low is pale, the high is dark.

    Heights are shown by their logarithm above the lowest, so that the valley is not lost beside the cliffs. The dot
    is where the network stands.
    """
    side = _SIDE * SUPERSAMPLED
    heights = _heights(values)
    if len(head.axes) == 1:
        picture = Image.new("RGB", (side, side), ZERO)
        pen = ImageDraw.Draw(picture)
        across, up = _place(head.axes[0].values, head.axes[0], side), _up(heights[0], side)
        pen.line(list(zip(across, up, strict=True)), fill=INK, width=2 * SUPERSAMPLED, joint="curve")
        here = np.interp(head.axes[0].now, head.axes[0].values, heights[0])
        _dot(pen, _place(np.array([head.axes[0].now]), head.axes[0], side)[0], _up(np.array([here]), side)[0])
    else:
        first, second = head.axes
        mixed = rgb(ZERO) + heights[::-1, :, None] * (rgb(POSITIVE) * 0.75 - rgb(ZERO))
        picture = Image.fromarray(np.rint(mixed).astype(np.uint8)).resize((side, side), Image.Resampling.BICUBIC)
        pen = ImageDraw.Draw(picture)
        x, y = _place(first.values, first, side), side - _place(second.values, second, side)
        lines = contour_generator(x, y, heights)
        for level in np.linspace(0, 1, _LEVELS + 2)[1:-1]:
            for line in lines.lines(float(level)):
                pen.line([(a, b) for a, b in np.asarray(line)], fill=INK, width=1)
        path = list(
            zip(_place(head.path[:, 1], first, side), side - _place(head.path[:, 2], second, side), strict=True)
        )
        pen.line(path, fill=NEGATIVE, width=2 * SUPERSAMPLED, joint="curve")
        _dot(pen, *path[-1])
    return encode(picture)


def _heights(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """0 … 1: the logarithm of J above its lowest; what is no number is as high as can be."""
    known = values[np.isfinite(values)]
    if not known.size:
        return np.ones_like(values)
    low, high = float(known.min()), float(known.max())
    floor = 1e-3 * (high - low) + 1e-12
    scaled = np.log((np.nan_to_num(values, nan=high) - low + floor) / floor)
    highest = np.log((high - low + floor) / floor)
    return np.asarray(scaled / highest if highest > 0 else np.zeros_like(values))


def _place(values: NDArray[Any], axis: Axis, side: int) -> NDArray[np.float64]:
    low, high = axis.values[0], axis.values[-1]
    return np.asarray((values - low) / (high - low) * side)


def _up(heights: NDArray[Any], side: int) -> NDArray[np.float64]:
    return np.asarray(side - _MARGIN - heights * (side - 2 * _MARGIN))


def _dot(pen: ImageDraw.ImageDraw, x: float, y: float) -> None:
    radius = 5 * SUPERSAMPLED
    pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=NEGATIVE, outline=INK, width=SUPERSAMPLED)
