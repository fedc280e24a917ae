"""A table of points from CSV text; every refusal names the line."""

import csv
import io
import re
from typing import Final

import numpy as np

from ..messages import Refusal, message
from ..settings import limits
from ..validation import shortened
from .columns import SplitName
from .table import Label, Table

_SEPARATORS: Final = ("\t", ";", ",")
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_LABELS: Final = ("label", "y", "class", "target")


def from_csv(body: bytes) -> Table:
    """The table in a CSV file: x1, x2, label and perhaps split, with a header or without."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise Refusal("line {line}: this is not UTF-8 text", line=line) from None
    rows = _rows(text)
    if not rows:
        raise Refusal("the file has no points")
    first = rows[0][0]
    columns = _columns(rows[0][1])
    positions = columns or tuple(range(len(rows[0][1])))
    if columns is not None:
        rows = rows[1:]
    width = len(positions)
    if width not in (3, 4):
        raise Refusal(
            "line {line}: expected x1, x2, label and perhaps split; there are {width} columns",
            line=first,
            width=width,
        )
    x, labels, split = [], [], []
    for line, cells in rows:
        if len(cells) != width:
            raise Refusal(
                "line {line}: expected {width} columns, not {count}", line=line, width=width, count=len(cells)
            )
        one, two, label, *rest = (cells[position] for position in positions)
        x.append((_coordinate(one, "x1", line), _coordinate(two, "x2", line)))
        labels.append(_label(label, line))
        split += [_split(name, line) for name in rest]
    return Table(
        np.array(x, np.float64).reshape(-1, 2),
        labels,
        split if width == 4 else None,
        [message("line {line}", line=n) for n, _ in rows],
    )


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Every line that is not empty, with its number, as stripped cells; commas of decimals turned into points."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = next((mark for mark in _SEPARATORS if mark in first), ",")
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
            rows.append((reader.line_num, stripped if separator == "," else [_with_point(cell) for cell in stripped]))
    except csv.Error:
        raise Refusal(
            "line {line}: a quotation mark is missing, or a cell is too long", line=reader.line_num
        ) from None
    return rows


def _with_point(cell: str) -> str:
    changed = cell.replace(",", ".")
    return changed if _NUMBER.fullmatch(changed) else cell


def _columns(cells: list[str]) -> tuple[int, ...] | None:
    """Where x1, x2, label and split stand, by a header; None where the first line is a point already."""
    if not cells or any(_NUMBER.fullmatch(cell) for cell in cells[:2]):
        return None
    names = [cell.lower() for cell in cells]
    label = next((names.index(name) for name in _LABELS if name in names), None)
    if "x1" in names and "x2" in names and label is not None:
        named = names.index("x1"), names.index("x2"), label
        return (*named, names.index("split")) if "split" in names else named
    return tuple(range(len(cells)))


def _coordinate(cell: str, column: str, line: int) -> float:
    if not _NUMBER.fullmatch(cell):
        raise Refusal(
            "line {line}: {column} must be a number, not {came}", line=line, column=column, came=repr(shortened(cell))
        )
    return _bounded(float(cell), column, message("line {line}", line=line))


def _label(cell: str, line: int) -> Label:
    if not cell:
        raise Refusal("line {line}: the label is missing", line=line)
    return (
        _bounded(float(cell), message("the label"), message("line {line}", line=line))
        if _NUMBER.fullmatch(cell)
        else _short(cell, line)
    )


def _short(word: str, line: int) -> str:
    if len(word) > limits.CLASS_NAME:
        raise Refusal(
            "line {line}: a label may have {most} letters at most, not {count}",
            line=line,
            most=limits.CLASS_NAME,
            count=len(word),
        )
    return word


def _split(cell: str, line: int) -> SplitName:
    match cell.lower():
        case "train":
            return "train"
        case "test":
            return "test"
    raise Refusal("line {line}: split must be train or test, not {came}", line=line, came=repr(shortened(cell)))


def _bounded(value: float, what: str, where: str) -> float:
    if not abs(value) <= limits.IMPORTED_NUMBER:
        raise Refusal(
            "{where}: {what} must lie between ±{most:g}, not {value:g}",
            where=where,
            what=what,
            most=limits.IMPORTED_NUMBER,
            value=value,
        )
    return value
