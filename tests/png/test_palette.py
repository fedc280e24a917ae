"""The colours of pictures are those of the page, and margins say which class leads."""

import re

import numpy as np

from app.png import palette
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
    assert [light(f"class-{k}", css) for k in range(10)] == list(palette.CLASSES)
    assert light("neg", css) == palette.NEGATIVE
    assert light("zero", css) == palette.ZERO
    assert light("pos", css) == palette.POSITIVE
    assert light("ink", css) == palette.INK


def test_a_colour_is_three_numbers_and_an_opacity():
    assert palette.rgb("#d97210").tolist() == [217, 114, 16]
    assert palette.rgba("#d97210", 0.5) == (217, 114, 16, 128)


def test_a_margin_is_the_lead_over_the_best_of_the_others():
    answers = np.array([[0.5, 0.2], [0.3, 0.2], [0.2, 0.6]])
    np.testing.assert_allclose(palette.margins(answers), [[0.2, -0.4], [-0.2, -0.4], [-0.3, 0.4]])
