"""Drawing styles: the same parts flat, outlined, sketched, pixelled or in pastel; a background, and a light."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from .creatures import SIDE
from .parts import INK, WHITE, Colour, Part, hsv, shaded

_FINE: Final = 4  # drawn so many times larger, and made smaller at the end
_LARGE: Final = SIDE * _FINE

Style: TypeAlias = Callable[[Sequence[Part], np.random.Generator], Image.Image]


def _flat(parts: Sequence[Part], rng: np.random.Generator) -> Image.Image:
    """Areas of colour without lines."""
    image = _ground(rng)
    pen = ImageDraw.Draw(image)
    for part in parts:
        pen.polygon(_places(part), fill=part.colour)
    return image.reduce(_FINE)


def _outlined(parts: Sequence[Part], rng: np.random.Generator) -> Image.Image:
    """Areas of colour with a dark line around each, as in a comic."""
    image = _ground(rng, rng.uniform(0.7, 1.0))
    pen = ImageDraw.Draw(image)
    width = int(rng.integers(4, 7))
    for part in parts:
        places = _places(part)
        pen.polygon(places, fill=shaded(part.colour, 1.1))
        if not part.mark:
            pen.line([*places, places[0], places[1]], fill=INK, width=width, joint="curve")
    return image.reduce(_FINE)


def _sketched(parts: Sequence[Part], rng: np.random.Generator) -> Image.Image:
    """Shaky pencil lines on paper, washed with thin colour."""
    paper = hsv(rng.uniform(0.08, 0.16), rng.uniform(0.0, 0.16), rng.uniform(0.88, 1.0))
    image = Image.new("RGB", (_LARGE, _LARGE), paper)
    pen = ImageDraw.Draw(image)
    pencil = hsv(rng.random(), rng.uniform(0.0, 0.4), rng.uniform(0.1, 0.3))
    wash = rng.uniform(0.35, 0.75)
    for part in parts:
        places = _places(part)
        pen.polygon(places, fill=part.colour if part.mark else _between(paper, part.colour, wash))
        if part.mark:
            continue
        for _ in range(2):
            shaky = (np.asarray(places) + rng.normal(0, 1.3, (len(places), 2))).ravel().tolist()
            pen.line([*shaky, *shaky[:2]], fill=pencil, width=3)
    return image.reduce(_FINE)


def _pixelled(parts: Sequence[Part], rng: np.random.Generator) -> Image.Image:
    """Few large squares of few colours, as in an old game."""
    image = _ground(rng, rng.uniform(0.7, 1.0), even=True)
    pen = ImageDraw.Draw(image)
    for part in parts:
        pen.polygon(_places(part), fill=part.colour, outline=shaded(part.colour, 0.5), width=0 if part.mark else 4)
    small = image.reduce(2 * _FINE)
    return small.quantize(12, Image.Quantize.MEDIANCUT).convert("RGB").resize((SIDE, SIDE), Image.Resampling.NEAREST)


def _pastel(parts: Sequence[Part], rng: np.random.Generator) -> Image.Image:
    """Broad light lines on coloured paper, the areas rubbed in."""
    paper = hsv(rng.random(), rng.uniform(0.15, 0.45), rng.uniform(0.5, 0.85))
    image = Image.new("RGB", (_LARGE, _LARGE), paper)
    pen = ImageDraw.Draw(image)
    rubbed = rng.uniform(0.6, 0.9)
    for part in parts:
        places = _places(part)
        pen.polygon(places, fill=_between(paper, part.colour, 1.0 if part.mark else rubbed))
        if not part.mark:
            light = _between(part.colour, WHITE, rng.uniform(0.4, 0.75))
            pen.line([*places, places[0]], fill=light, width=int(rng.integers(3, 6)))
    return image.reduce(_FINE)


STYLES: Final[Mapping[str, Style]] = {
    "flat": _flat,
    "outlined": _outlined,
    "sketched": _sketched,
    "pixelled": _pixelled,
}
ANOTHER_HAND: Final[Style] = _pastel


def lit(pixels: NDArray[np.uint8], noise: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """The picture (32, 32, 3) under a light from some side, and with noise of this standard deviation (of 255)."""
    across, down = rng.uniform(-0.18, 0.18, 2)
    ramp = np.linspace(-1, 1, SIDE)
    light = rng.uniform(0.82, 1.1) + across * ramp[None, :] + down * ramp[:, None]
    grain = rng.normal(0, 1, pixels.shape)
    seen: NDArray[np.uint8] = np.clip(pixels * light[..., None] + noise * grain, 0, 255).astype(np.uint8)
    return seen


def _ground(rng: np.random.Generator, value: float | None = None, even: bool = False) -> Image.Image:
    """A background: one colour, or sky over land."""
    value = rng.uniform(0.35, 1.0) if value is None else value
    first = hsv(rng.random(), rng.uniform(0.05, 0.5), value)
    image = Image.new("RGB", (_LARGE, _LARGE), first)
    if not even and rng.random() < 0.5:
        land = hsv(rng.random(), rng.uniform(0.1, 0.5), rng.uniform(0.35, 0.95))
        top = int(rng.integers(_LARGE // 2, _LARGE * 7 // 8))
        ImageDraw.Draw(image).rectangle((0, top, _LARGE, _LARGE), fill=land)
    return image


def _places(part: Part) -> list[tuple[float, float]]:
    """The outline in pixels."""
    return [(x, y) for x, y in ((part.outline + 1) * (_LARGE / 2)).tolist()]


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
