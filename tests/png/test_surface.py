"""The picture of a surface has the page's colours."""

import re
from io import BytesIO

import numpy as np
from PIL import Image

from app.lab.views.snapshot import Surface
from app.png import surface as picture
from app.web.assets import STATIC


def light(name: str, css: str) -> str:
    """A colour of the light theme, references followed."""
    value = re.search(rf"--{name}:\s*([^;]+);", css).group(1).strip()
    if reference := re.fullmatch(r"var\(--(.+)\)", value):
        return light(reference.group(1), css)
    if both := re.fullmatch(r"light-dark\((#\w+),\s*#\w+\)", value):
        return both.group(1)
    return value


def test_the_colours_are_those_of_the_page():
    css = (STATIC / "css" / "tokens.css").read_text()
    assert [light(f"class-{k}", css) for k in range(10)] == list(picture.CLASSES)
    assert light("neg", css) == picture.NEGATIVE
    assert light("zero", css) == picture.ZERO
    assert light("pos", css) == picture.POSITIVE
    assert light("ink", css) == picture.INK


def drawn(values, signed):
    return Image.open(BytesIO(picture.draw(Surface(None, None, np.asarray(values, np.float32), signed))))


def test_the_boundary_is_a_line_of_ink_between_the_two_sides():
    values = np.broadcast_to(np.linspace(-1, 1, 10), (1, 10, 10))
    image = drawn(values, True).convert("RGB")
    red, _, blue = image.getpixel((5, 300))
    assert red > blue  # orange on the left
    red, _, blue = image.getpixel((595, 300))
    assert blue > red
    darkest = min(range(600), key=lambda x: sum(image.getpixel((x, 300))))
    assert abs(darkest - 300) <= 2


def test_every_class_has_a_colour_of_its_own():
    values = np.zeros((10, 10, 10))
    for k in range(10):
        values[k, :, k] = 1
    image = drawn(values, False).convert("RGB")
    assert len({image.getpixel((30 + 60 * k, 300)) for k in range(10)}) == 10
