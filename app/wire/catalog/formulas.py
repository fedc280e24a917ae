"""Formulas of the engine's tables, from their LaTeX to the MathML that a page shows."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from math_core import LatexToMathML

_APART: Final = re.compile(r",\s*\\quad\s*")
_WORDS: Final = re.compile(r"(<mtext>\s?)([^<]*?)(?=\s?</mtext>)")
_VARIANT: Final = "\N{VARIATION SELECTOR-1}"  # a script letter's shape; the page writes ℒ without it
_converter = LatexToMathML()


@cache
def mathml(latex: str) -> tuple[str, ...]:
    r"""The formula as MathML; each part after ", \quad" stands in a line of its own."""
    parts = (_converter.convert_with_local_state(part, displaystyle=False) for part in _APART.split(latex))
    return tuple(part.replace(_VARIANT, "") for part in parts)


def words(formula: str) -> list[str]:
    """What is written in words within MathML, such as "if"."""
    return [_plain(found[2]) for found in _WORDS.finditer(formula)]


def in_words(formula: str, say: Callable[[str], str]) -> str:
    """The same formula, its words said in another language."""
    return _WORDS.sub(lambda found: found[1] + say(_plain(found[2])), formula)


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
