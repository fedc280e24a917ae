"""The tables' formulas as MathML: all of them, well-formed, their words in every language."""

from xml.etree import ElementTree as ET

import pytest

from app.wire.catalog import formulas
from app.wire.catalog.catalog import catalog
from app.wire.catalog.translation import in_words, texts

PARTS = ("activations", "losses", "optimizers", "schedules", "connections", "initializers", "regularizations")
ENTRIES = [(part, entry) for part in PARTS for entry in catalog()[part]]


@pytest.mark.parametrize(
    ("part", "entry"), ENTRIES, ids=lambda value: value if isinstance(value, str) else value["name"]
)
def test_every_formula_of_the_catalogue_is_mathml(part, entry):
    assert entry["mathml"]
    for line in entry["mathml"]:
        assert ET.fromstring(line.replace("&ApplyFunction;", "\N{FUNCTION APPLICATION}")).tag == "math"
        assert "\\" not in line
        assert "merror" not in line


def test_parts_of_a_formula_stand_in_lines_of_their_own():
    assert len(formulas.mathml(r"v := \mu v + a, \quad w := w - \alpha v")) == 2
    assert formulas.mathml("a^2") == ("<math><msup><mi>a</mi><mn>2</mn></msup></math>",)


def test_words_in_a_formula_are_said_in_another_language():
    relu = next(entry for part, entry in ENTRIES if entry["name"] == "relu")
    assert {"if", "else"} <= set(texts(relu))
    french = {"if": "si", "else": "sinon"}
    line = in_words(relu, lambda text: french.get(text, text))["mathml"][1]
    assert formulas.words(line) == ["si", "sinon"]
    assert "z" in line
