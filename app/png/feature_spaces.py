"""Feature spaces side by side as a PNG: the folded plane in the page's colours, its decision and its points."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw, ImageFont

from .surface import CLASSES, INK, NEGATIVE, POSITIVE, ZERO

_SIDE: Final = 300
_GAP: Final = 8
_TITLE: Final = 26
_COLUMNS: Final = 6
_SUPERSAMPLED: Final = 2
_MARGIN: Final = 0.07
_PALE: Final = 0.3
_RADIUS: Final = 3.2
_LINES: Final = 16


@dataclass(frozen=True)
class Tile:
    """One picture: points (P, 2) with labels (P,), the lattice (m, m, 2) and the answers at its nodes (K, m²)."""

    title: str
    points: NDArray[Any]
    labels: NDArray[Any]
    mesh: NDArray[Any]
    answers: NDArray[Any]


def draw(tiles: Sequence[Tile]) -> bytes:
    """Draw tiles in rows of six, each 300×300 pixels under its title."""
    scale = _SUPERSAMPLED
    columns = min(_COLUMNS, len(tiles))
    rows = -(-len(tiles) // columns)
    width, height = columns * (_SIDE + _GAP) + _GAP, rows * (_SIDE + _TITLE + _GAP) + _GAP
    picture = Image.new("RGB", (width * scale, height * scale), "#ffffff")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(13 * scale)
    for index, tile in enumerate(tiles):
        left = (_GAP + index % columns * (_SIDE + _GAP)) * scale
        top = (_GAP + index // columns * (_SIDE + _TITLE + _GAP)) * scale
        pen.text((left, top + 3 * scale), tile.title, fill=INK, font=font)
        square = Image.new("RGB", (_SIDE * scale, _SIDE * scale), ZERO)
        _paint(ImageDraw.Draw(square, "RGBA"), tile, _SIDE * scale)
        picture.paste(square, (left, top + _TITLE * scale))
    out = BytesIO()
    picture.resize((width, height), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def _paint(pen: ImageDraw.ImageDraw, tile: Tile, side: int) -> None:
    both = np.concatenate([tile.points, tile.mesh.reshape(-1, 2)]) if len(tile.points) < 2 else tile.points
    low, high = both.min(axis=0), both.max(axis=0)
    middle, reach = (low + high) / 2, max(float((high - low).max()), 1e-6) * (0.5 + _MARGIN)

    def place(at: NDArray[Any]) -> NDArray[Any]:
        placed: NDArray[Any] = side / 2 + (at - middle) / reach * (side / 2) * [1, -1]
        return placed.clip(-2 * side, 3 * side)

    mesh, size = place(tile.mesh), len(tile.mesh)
    several = len(tile.answers) > 1
    fields = _margins(tile.answers) if several else tile.answers
    grid = fields.reshape(-1, size, size)
    corners = np.stack([grid[:, :-1, :-1], grid[:, 1:, :-1], grid[:, :-1, 1:], grid[:, 1:, 1:]]).mean(axis=0)
    for row in range(size - 1):
        for column in range(size - 1):
            cell = corners[:, row, column]
            colour = CLASSES[int(cell.argmax())] if several else (POSITIVE if cell[0] > 0 else NEGATIVE)
            steps = ((0, 0), (0, 1), (1, 1), (1, 0))
            pen.polygon([tuple(mesh[row + r, column + c]) for r, c in steps], fill=_rgb(colour, _PALE))
    for line in range(0, size, max(1, size // _LINES)):
        for lane in (mesh[line], mesh[:, line]):
            pen.line([tuple(xy) for xy in lane], fill=_rgb(INK, 0.25), width=_SUPERSAMPLED)
    for field in grid:
        for boundary in contour_generator(z=field).lines(0.0):
            carried = _carried(mesh, np.asarray(boundary))
            pen.line([tuple(xy) for xy in carried], fill=INK, width=2 * _SUPERSAMPLED, joint="curve")
    radius = _RADIUS * _SUPERSAMPLED
    for (x, y), label in zip(place(tile.points), tile.labels, strict=True):
        pen.ellipse(
            (x - radius, y - radius, x + radius, y + radius),
            fill=_mark(label),
            outline="#ffffff",
            width=_SUPERSAMPLED,
        )


def _carried(mesh: NDArray[Any], line: NDArray[Any]) -> NDArray[Any]:
    """Points (n, 2) of columns and rows of the lattice, carried along between its nodes."""
    most = len(mesh) - 2
    column, row = (np.clip(line[:, axis].astype(int), 0, most) for axis in (0, 1))
    c, r = (line[:, 0] - column)[:, None], (line[:, 1] - row)[:, None]
    upper = mesh[row, column] * (1 - c) + mesh[row, column + 1] * c
    lower = mesh[row + 1, column] * (1 - c) + mesh[row + 1, column + 1] * c
    carried: NDArray[Any] = upper * (1 - r) + lower * r
    return carried


def _margins(answers: NDArray[Any]) -> NDArray[Any]:
    """By how much each class leads the best of the others."""
    return np.stack([own - np.delete(answers, k, axis=0).max(axis=0) for k, own in enumerate(answers)])


def _mark(label: Any) -> str:
    if isinstance(label, np.integer):
        return CLASSES[int(label)]
    share, ends = min(1.0, abs(float(label))), ImageColor.getrgb(POSITIVE if label > 0 else NEGATIVE)
    mixed = [round(z + (e - z) * share) for z, e in zip(ImageColor.getrgb(ZERO), ends, strict=False)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _rgb(colour: str, alpha: float) -> tuple[int, int, int, int]:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue, round(255 * alpha)
