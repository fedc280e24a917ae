"""The picture of a surface: its boundary, its sides and its classes."""

from io import BytesIO

import numpy as np
from PIL import Image

from app.lab.views.snapshot import Surface
from app.png import surface as picture


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
