"""One notation (docs/notation.md): in the engine's formulas, the documents, and every text that a person reads."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.nn import CONNECTION_NUMBERS, HYPER_PARAMETERS, LOSSES, OPTIMIZERS, SCHEDULE_NUMBERS
from app.wire.catalog.catalog import catalog

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("activations", "losses", "optimizers", "schedules", "connections", "initializers", "regularizations")
FORMULAS = [
    pytest.param(line, id=f"{entry['name']}-{place}")
    for part in PARTS
    for entry in catalog()[part]
    for place, line in enumerate(entry["mathml"])
]
READ = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "app").rglob("*.py"),
    *(ROOT / "scripts").rglob("*.py"),
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "static" / "js").rglob("*.js"),
    *(ROOT / "locale").rglob("*.po"),
]
# What the notation does not have, and what it has instead.
STRANGE = {
    r"[⁽⁾]": "a layer stands in square brackets, a₁^[2]",
    r"η|\\eta\b": "the learning rate is α",
    r"(?<![\w.])ln(?![\w.])|\\ln\b": "the logarithm is log",
    r"[d∂]L\b|\bL_i\b|\bL\(ŷ": "the loss of one sample is ℒ",
}


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_text_has_no_other_notation(path: Path) -> None:
    text = path.read_text("utf-8")
    for pattern, instead in STRANGE.items():
        found = re.search(f".*(?:{pattern}).*", text)
        assert found is None, f"{instead}: {found[0].strip()}"


def test_the_scan_finds_what_it_is_for() -> None:
    for text in ("a₁⁽²⁾", "θ - η g", r"\eta", "−ln ŷ", r"\ln", "∂L/∂w", "dL/dz", "Σ L_i", "L(ŷ, y)"):
        assert any(re.search(pattern, text) for pattern in STRANGE), text
    for text in ("a₁^[2]", "α", "log ŷ", "∂ℒ/∂w", "ℒ^(i)", "line", "vulnerable", "html.ln.x"):
        assert not any(re.search(pattern, text) for pattern in STRANGE), text


@pytest.mark.parametrize("markup", FORMULAS)
def test_a_formula_of_the_catalogue_is_in_the_notation(markup: str) -> None:
    math = ET.fromstring(markup.replace("&ApplyFunction;", "\N{FUNCTION APPLICATION}"))
    parents = {child: parent for parent in math.iter() for child in parent}
    for part in math.iter():
        if part.text == "∑":
            assert parents[part].tag in ("munder", "munderover", "msub", "msubsup"), "a sum has its bounds"
        if part.text == "g":
            assert part.get("mathvariant") == "normal", "an activation is upright"
        if part.tag == "mi":
            assert part.text not in ("L", "η", "ln", "θ")
        assert part.text != "←", "an update is w := …"


def test_a_symbol_means_one_thing() -> None:
    numbers = {**HYPER_PARAMETERS, **SCHEDULE_NUMBERS, **CONNECTION_NUMBERS}
    assert [name for name, number in numbers.items() if number.symbol == r"\alpha"] == ["learning_rate"]
    assert all(r"\mathcal{L}" in loss.formula for loss in LOSSES.values())
    assert all(re.search(r"w := .*\\alpha", rule.formula) for rule in OPTIMIZERS.values())
