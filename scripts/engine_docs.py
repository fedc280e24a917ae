"""Write docs/engine.md and docs/plots/ from the engine's own tables: `python -m scripts.engine_docs`."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from app.nn import (
    ACTIVATIONS,
    CONNECTION_NUMBERS,
    CONNECTIONS,
    HEADS,
    HYPER_PARAMETERS,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    REGULARIZATIONS,
    SCHEDULE_NUMBERS,
    SCHEDULES,
    curves,
)

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"

_WIDTH, _HEIGHT, _MARGIN = 240, 160, 8
_LOW, _HIGH = -1.5, 3.0
_POINTS = 161
_JUMP = 0.5

_HEAD = r"""# The engine

What there is to choose from, its mathematics and where it comes from. This page is written from the engine's own
tables by `python -m scripts.engine_docs`; a test fails where it is out of date. The [notation](notation.md) is the
page's: $z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}$, $a^{[l]} = \mathrm{g}^{[l]}(z^{[l]})$, $\hat y = a^{[L]}$; α is the
learning rate, and w in the update rules stands for every weight and every bias.
"""

_CONNECTIONS = r"""## Connections

How a hidden layer takes up what it reads, where both are equally wide: the layer before it, or for the first layer
the inputs; elsewhere, and in the output layer, it is plain.
$f^{[l]}(a) = \mathrm{g}^{[l]}(W^{[l]} a + b^{[l]})$, and $v = 0$ before the first of residual layers that stand one
behind the other. Backward, with da = ∂ℒ/∂a, ν = ∂ℒ/∂v and δ = ∂ℒ/∂z:

$$\nu^{[l]} = da^{[l]} + \gamma \nu^{[l+1]}$$

$$\delta^{[l]} = (1 - \gamma)\, \nu^{[l]} \circ \mathrm{g}^{[l]\prime}(z^{[l]})$$

$$da^{[l-1]} = {W^{[l]}}^\top \delta^{[l]} + da^{[l]}$$

A residual layer is one with γ = 0.
"""


def pages() -> dict[str, str]:
    """Every file by its path under docs/, and its text."""
    plots = {f"plots/{name}.svg": plot(name) for name in ACTIVATIONS}
    return {"engine.md": engine_page()} | plots


def engine_page() -> str:
    """The page, in Markdown."""
    parts = [
        _HEAD,
        "## Activations\n\nIn the plots g is the solid line and g′ the dashed one, from −4 to 4 across.\n",
        *(_entry(name, entry, f"![{entry.title}](plots/{name}.svg)") for name, entry in ACTIVATIONS.items()),
        _CONNECTIONS,
        *(_entry(name, entry, _numbers(CONNECTION_NUMBERS, entry.numbers)) for name, entry in CONNECTIONS.items()),
        "## Heads\n\nThe output layer, which follows from the problem.\n",
        *_entries(HEADS),
        "## Losses\n",
        *(_entry(name, entry, f"For: {', '.join(entry.heads)}.") for name, entry in LOSSES.items()),
        "## Optimizers\n",
        *(
            _entry(name, entry, _numbers(HYPER_PARAMETERS, entry.hyper_parameters))
            for name, entry in OPTIMIZERS.items()
        ),
        "## Schedules\n",
        *(_entry(name, entry, _numbers(SCHEDULE_NUMBERS, entry.numbers)) for name, entry in SCHEDULES.items()),
        "## Initializers\n\nBiases start at 0.\n",
        *_entries(INITIALIZERS),
        "## Regularizations\n\nλ is the regularization rate; biases are spared.\n",
        *_entries(REGULARIZATIONS),
    ]
    return "\n".join(parts)


def _entries(table: Mapping[str, Any]) -> Iterable[str]:
    return (_entry(name, entry) for name, entry in table.items())


def _entry(name: str, entry: Any, more: str = "") -> str:
    derivative = getattr(entry, "derivative", None)
    lines = [
        f"### {entry.title} (`{name}`)",
        entry.what,
        f"$${entry.formula}$$",
        *([f"$${derivative}$$"] if derivative else []),
        *([more] if more else []),
        f"Source: {entry.source}.",
    ]
    return "\n\n".join(lines) + "\n"


def _numbers(table: Mapping[str, Any], names: Iterable[str]) -> str:
    rows = [f"| ${table[name].symbol}$ | `{name}` | {table[name].default:g} | {table[name].what} |" for name in names]
    return "\n".join(["| | name | default | |", "|---|---|---|---|", *rows]) if rows else ""


def plot(activation: str) -> str:
    """g and g′ as an SVG picture."""
    z, g, slope = curves(activation, _POINTS)
    colour = "fill='none' stroke-width='2' stroke-linejoin='round'"
    return "\n".join(
        [
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {_HEIGHT}' "
            f"width='{_WIDTH}' height='{_HEIGHT}' role='img'>",
            f"<title>{ACTIVATIONS[activation].title}: g (solid) and its slope (dashed), from -4 to 4</title>",
            f"<rect width='{_WIDTH}' height='{_HEIGHT}' fill='#fff'/>",
            f"<path d='M0 {_down(0):g}H{_WIDTH}M{_across(0):g} 0V{_HEIGHT}' stroke='#ccc'/>",
            f"<path d='{_path(z, slope)}' {colour} stroke='#b45309' stroke-dasharray='5 4'/>",
            f"<path d='{_path(z, g)}' {colour} stroke='#1d4ed8'/>",
            "</svg>\n",
        ]
    )


def _path(z: Any, values: Any) -> str:
    """A line through the points; it is lifted where the values jump."""
    path, before = "", np.inf
    for x, y in zip(z.tolist(), values.tolist(), strict=True):
        path += f"{'L' if abs(y - before) < _JUMP else 'M'}{_across(x):.1f} {_down(y):.1f}"
        before = y
    return path


def _across(x: float) -> float:
    return _MARGIN + (x + 4) / 8 * (_WIDTH - 2 * _MARGIN)


def _down(y: float) -> float:
    return _HEIGHT - _MARGIN - (y - _LOW) / (_HIGH - _LOW) * (_HEIGHT - 2 * _MARGIN)


def main() -> None:
    """Write every file, and say which."""
    for path, text in pages().items():
        target = DOCS / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(target)


if __name__ == "__main__":
    main()
