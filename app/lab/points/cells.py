"""The cells of a table: numbers as people write them, missing values, and words that a spreadsheet would run."""

import re
from collections.abc import Sequence
from typing import Final

from ..settings import limits

MISSING: Final = frozenset({"", "na", "n/a", "#n/a", "<na>", "nan", "?", "null", "-", "–", "—", "−"})
"""What stands where a value is missing, in any case."""

_MINUS: Final = "\N{MINUS SIGN}"
_EXPONENT: Final = r"(?:e[+-]?\d+)?"
_PLAIN: Final = re.compile(rf"[+-]?(?:\d+\.?\d*|\.\d+){_EXPONENT}", re.ASCII | re.IGNORECASE)
_SPACED: Final = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d*)?", re.ASCII)
_SPACES: Final = re.compile(r"[ \u00a0\u202f\u2009]")
_DIGITS_AND_MARKS: Final = re.compile(rf"[+-]?[\d.,]*\d[\d.,]*{_EXPONENT}", re.ASCII | re.IGNORECASE)
_THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
_POINTS_OF_THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d+", re.ASCII)
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.lower() in MISSING


def is_number(cell: str) -> bool:
    """Whether a cell is a number, its comma that of decimals or of thousands."""
    return _number(cell, False) is not None or _number(cell, True) is not None


def numbers(cells: Sequence[str]) -> tuple[list[float | None], bool]:
    """The numbers in a column, None where a cell is none; and whether its commas separate thousands.

    They do where every comma has exactly three digits behind it and none is a decimal comma for certain.
    """
    short = [cell for cell in cells if "," in cell and len(cell) <= limits.NUMBER_LETTERS]
    with_comma = [cell for cell in map(_normal, short) if _DIGITS_AND_MARKS.fullmatch(cell)]
    thousands = bool(with_comma) and all(_THOUSANDS.fullmatch(cell) for cell in with_comma)
    return [_number(cell, thousands) for cell in cells], thousands


def guarded(word: str) -> str:
    """A word for a CSV file, behind an apostrophe where a spreadsheet would run it, or an import would miss it."""
    return f"'{word}" if _needs_apostrophe(word) else word


def unguarded(cell: str) -> str:
    """The word that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _needs_apostrophe(cell[1:]) else cell


def _needs_apostrophe(word: str) -> bool:
    risky = _FORMULA.match(word) is not None and not is_number(word)
    return risky or is_missing(word.lstrip("'"))


def _normal(cell: str) -> str:
    cell = cell.replace(_MINUS, "-")
    return _SPACES.sub("", cell) if _SPACED.fullmatch(cell) else cell


def _number(cell: str, thousands: bool) -> float | None:
    if len(cell) > limits.NUMBER_LETTERS:
        return None
    if _PLAIN.fullmatch(cell):
        return float(cell)
    plain = _normal(cell)
    if thousands and _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif not thousands and "," in plain:
        if _POINTS_OF_THOUSANDS.fullmatch(plain):
            plain = plain.replace(".", "")
        plain = plain.replace(",", ".")
    return float(plain) if _PLAIN.fullmatch(plain) else None
