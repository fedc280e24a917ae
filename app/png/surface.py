"""A surface as a PNG: the page's colours, the boundary as a line."""

from typing import Any, Final

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ..lab.views.snapshot import Surface
from .encode import SUPERSAMPLED, encode
from .palette import CLASSES, INK, NEGATIVE, POSITIVE, ZERO, margins, rgb

_SIDE: Final = 600
_PALE: Final = 0.62  # surfaces stay pale, so that the boundary leads
_EXPONENT: Final = 0.8


def draw(surface: Surface) -> bytes:
    """Draw a surface with its boundary, 600×600 pixels."""
    values = surface.values.astype(np.float64)
    side = _SIDE * SUPERSAMPLED
    if surface.signed:
        pixels, boundaries = _signed(values[0]), [values[0]]
    else:
        pixels, boundaries = _blended(values), list(margins(values))
    picture = Image.fromarray(np.rint(pixels).astype(np.uint8)).resize((side, side), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(picture)
    for field in boundaries:
        centres = (np.arange(len(field)) + 0.5) * side / len(field)
        for line in contour_generator(centres, centres, field).lines(0.0):
            pen.line([(x, y) for x, y in np.asarray(line)], fill=INK, width=2 * SUPERSAMPLED, joint="curve")
    return encode(picture)


def _signed(values: NDArray[Any]) -> NDArray[np.float64]:
    """Colours (R, R, 3) of one diverging map."""
    relative = values / max(1.0, float(np.abs(values).max()))
    strength = (np.abs(relative) ** _EXPONENT * _PALE)[..., None]
    ends = np.where(relative[..., None] < 0, rgb(NEGATIVE), rgb(POSITIVE))
    return np.asarray(rgb(ZERO) * (1 - strength) + ends * strength)


def _blended(probabilities: NDArray[Any]) -> NDArray[np.float64]:
    """Colours (R, R, 3) of K classes, mixed by their probabilities (K, R, R)."""
    colours = np.stack([rgb(colour) for colour in CLASSES[: len(probabilities)]])
    mixed = np.einsum("kij,kc->ijc", probabilities, colours)
    return np.asarray(rgb(ZERO) * (1 - _PALE) + mixed * _PALE)
