"""The rows and columns of a CSV file, before it is known what they mean."""

import csv
import io
import re
from dataclasses import dataclass
from itertools import count
from typing import Final

from ..messages import Message, Refusal, message
from ..settings import limits
from .cells import is_missing, is_number

LABELS: Final = ("label", "labels", "class", "classe", "target", "cible", "species", "category")
"""Names of a column of labels, in small letters; `y` is one beside x1 and x2."""

_SEPARATORS: Final = ("\t", ";", ",")
_SEPARATOR_LINE: Final = re.compile(r'\s*"?sep=([\t;,|:])"?[;,\t]*\r?(\n|\Z)', re.IGNORECASE)
"""The first line in which a spreadsheet is told what separates the cells; it is none of the table."""


@dataclass(frozen=True)
class Preview:
    """The names of a file's columns, and the cells of its first rows."""

    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """Rows of equally many cells, each with the number of its line; every column has a name of its own.

    A column without a name, or with the name of another, is named by its number, counted from 1. `first` is the line
    of the first row, `index` whether the first column only counts the rows, `notes` say what a header was taken for.
    """

    names: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    first: int
    index: bool
    notes: tuple[Message, ...]

    @property
    def preview(self) -> Preview:
        """What there is to choose columns from."""
        return Preview(list(self.names), [cells for _, cells in self.rows[: limits.PREVIEW_ROWS]])

    def column(self, position: int) -> list[str]:
        """All cells of a column."""
        return [cells[position] for _, cells in self.rows]


def sheet_of(text: str) -> Sheet:
    """The rows of a CSV file; a Refusal names the line that is not as long as the first."""
    rows = _rows(text)
    if not rows:
        raise Refusal("the file has no points")
    first, head = rows[0]
    if len(head) > limits.FILE_COLUMNS:
        raise Refusal("there may be {most} columns at most, not {count}", most=limits.FILE_COLUMNS, count=len(head))
    has_header = _is_header(head)
    for line, cells in rows:
        if len(cells) != len(head):
            raise Refusal(
                "line {line}: expected {width} columns, not {count}", line=line, width=len(head), count=len(cells)
            )
    index = has_header and (not head[0] or head[0].lower() == "unnamed: 0")
    notes = (message("the first line, {cells}, is taken for a header", cells=",".join(head)),)
    numbered = has_header and any(map(is_number, head))
    names = _names(head if has_header else [""] * len(head))
    return Sheet(names, rows[has_header:], first, index, notes if numbered else ())


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Every line that is not empty, with its number, as stripped cells."""
    said = _SEPARATOR_LINE.match(text)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = said[1] if said else next((mark for mark in _SEPARATORS if mark in first), ",")
    if said:
        text = "\n" * said[0].count("\n") + text[said.end() :]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if not any(stripped):
                continue
            if len(rows) > limits.SAMPLES[1]:
                raise Refusal(
                    "line {line}: there may be {most} points at most",
                    line=reader.line_num,
                    most=limits.SAMPLES[1],
                )
            rows.append((reader.line_num, stripped))
    except csv.Error:
        raise Refusal(
            "line {line}: a quotation mark is missing, or a cell is too long", line=reader.line_num
        ) from None
    return rows


def _is_header(cells: list[str]) -> bool:
    """Whether the first row is one of names: words and no number, or numbers that count the columns from 0."""
    names = [cell.lower() for cell in cells if not is_missing(cell)]
    numbers = [name for name in names if is_number(name)]
    if not numbers:
        return len(names) > 1
    counts = all(str(n) == number for n, number in zip(count(), numbers, strict=False))
    all_numbers = len(numbers) == len(names) and len(numbers) > 2 and len(names) >= len(cells) - 1
    return counts and (all_numbers or any(name in LABELS for name in names))


def _names(head: list[str]) -> tuple[str, ...]:
    names: list[str] = []
    for number, name in enumerate(head, start=1):
        names.append(name if name and name not in names else str(number))
    return tuple(names)
