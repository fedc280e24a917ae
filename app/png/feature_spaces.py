"""Feature spaces side by side as a PNG: the folded plane in the page's colours, its decision and its points."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from .encode import SUPERSAMPLED, encode
from .palette import CLASSES, INK, NEGATIVE, POSITIVE, ZERO, margins, rgb, rgba
from .tile import Tile

_SIDE: Final = 300
_GAP: Final = 8
_TITLE: Final = 26
_COLUMNS: Final = 6
_MARGIN: Final = 0.07
_PALE: Final = 0.3
_RADIUS: Final = 3.2
_LINES: Final = 16


def draw(tiles: Sequence[Tile]) -> bytes:
    """Draw tiles in rows of six, each 300×300 pixels under its title."""
    scale = SUPERSAMPLED
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
    return encode(picture)


def _paint(pen: ImageDraw.ImageDraw, tile: Tile, side: int) -> None:
    """Draw one tile: what the network decides, the folded lattice, the boundary, and the points."""
    both = np.concatenate([tile.points, tile.mesh.reshape(-1, 2)]) if len(tile.points) < 2 else tile.points
    low, high = both.min(axis=0), both.max(axis=0)
    middle, reach = (low + high) / 2, max(float((high - low).max()), 1e-6) * (0.5 + _MARGIN)

    def pixels(at: NDArray[Any]) -> NDArray[Any]:
        placed: NDArray[Any] = side / 2 + (at - middle) / reach * (side / 2) * [1, -1]
        return placed.clip(-2 * side, 3 * side)

    mesh = pixels(tile.mesh)
    fields = margins(tile.answers) if len(tile.answers) > 1 else tile.answers
    grid = fields.reshape(-1, *mesh.shape[:2])
    _paint_cells(pen, mesh, grid)
    _paint_lines(pen, mesh, grid)
    _paint_points(pen, pixels(tile.points), tile.labels)


def _paint_cells(pen: ImageDraw.ImageDraw, mesh: NDArray[Any], grid: NDArray[Any]) -> None:
    """Fill every cell of the lattice with the colour of its class, or of its side."""
    corners = np.stack([grid[:, :-1, :-1], grid[:, 1:, :-1], grid[:, :-1, 1:], grid[:, 1:, 1:]]).mean(axis=0)
    for row, column in np.ndindex(len(mesh) - 1, len(mesh) - 1):
        cell = corners[:, row, column]
        colour = CLASSES[int(cell.argmax())] if len(cell) > 1 else (POSITIVE if cell[0] > 0 else NEGATIVE)
        steps = ((0, 0), (0, 1), (1, 1), (1, 0))
        pen.polygon([tuple(mesh[row + r, column + c]) for r, c in steps], fill=rgba(colour, _PALE))


def _paint_lines(pen: ImageDraw.ImageDraw, mesh: NDArray[Any], grid: NDArray[Any]) -> None:
    """Draw some rows and columns of the lattice, and the decision boundary over them."""
    for line in range(0, len(mesh), max(1, len(mesh) // _LINES)):
        for lane in (mesh[line], mesh[:, line]):
            pen.line([tuple(xy) for xy in lane], fill=rgba(INK, 0.25), width=SUPERSAMPLED)
    for field in grid:
        for boundary in contour_generator(z=field).lines(0.0):
            carried = _between_nodes(mesh, np.asarray(boundary))
            pen.line([tuple(xy) for xy in carried], fill=INK, width=2 * SUPERSAMPLED, joint="curve")


def _paint_points(pen: ImageDraw.ImageDraw, places: NDArray[Any], labels: NDArray[Any]) -> None:
    radius = _RADIUS * SUPERSAMPLED
    for (x, y), label in zip(places, labels, strict=True):
        pen.ellipse(
            (x - radius, y - radius, x + radius, y + radius),
            fill=_colour_of(label),
            outline="#ffffff",
            width=SUPERSAMPLED,
        )


def _between_nodes(mesh: NDArray[Any], line: NDArray[Any]) -> NDArray[Any]:
    """Pixels of points (n, 2), given in columns and rows of the lattice, by bilinear interpolation."""
    most = len(mesh) - 2
    column, row = (np.clip(line[:, axis].astype(int), 0, most) for axis in (0, 1))
    c, r = (line[:, 0] - column)[:, None], (line[:, 1] - row)[:, None]
    upper = mesh[row, column] * (1 - c) + mesh[row, column + 1] * c
    lower = mesh[row + 1, column] * (1 - c) + mesh[row + 1, column + 1] * c
    between: NDArray[Any] = upper * (1 - r) + lower * r
    return between


def _colour_of(label: Any) -> str:
    if isinstance(label, np.integer):
        return CLASSES[int(label)]
    share, end = min(1.0, abs(float(label))), rgb(POSITIVE if label > 0 else NEGATIVE)
    mixed = np.rint(rgb(ZERO) + (end - rgb(ZERO)) * share).astype(int)
    return "#{:02x}{:02x}{:02x}".format(*mixed)
