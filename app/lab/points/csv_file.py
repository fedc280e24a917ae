"""A table of points from CSV text; every refusal names the line."""

from collections.abc import Sequence

import numpy as np

from ..messages import Refusal, message
from ..settings import limits
from ..validation import shortened
from .cells import is_missing, numbers, unguarded
from .column_choice import ColumnChoice, positions
from .columns import SplitName
from .sheet import sheet_of
from .table import Label, Table, left_out


def from_csv(text: str, choice: ColumnChoice) -> Table:
    """The table in a CSV file: x1, x2, label and perhaps split, with a header or without.

    Rows in which one of them is missing are left out.
    """
    sheet = sheet_of(text)
    found = positions(sheet, choice)
    wanted = [found.x1, found.x2, found.label, *([] if found.split is None else [found.split])]
    picked = [(line, [cells[position] for position in wanted]) for line, cells in sheet.rows]
    rows = [(line, cells) for line, cells in picked if not any(map(is_missing, cells))]
    lines = [line for line, _ in rows]
    one, two, words, *split = ([cells[k] for _, cells in rows] for k in range(len(wanted)))
    notes = [*sheet.notes, *left_out(len(picked) - len(rows))]
    columns = []
    for name, cells in (("x1", one), ("x2", two), ("label", words)):
        values, thousands = numbers(cells)
        columns.append(values)
        if thousands:
            notes.append(message("the comma in the column {column} is taken to separate thousands", column=name))
    x1, x2, targets = columns
    x = [_coordinates(one, "x1", x1, lines), _coordinates(two, "x2", x2, lines)]
    return Table(
        np.array(x, np.float64).T.reshape(-1, 2),
        [_label(cell, value, line) for cell, value, line in zip(words, targets, lines, strict=True)],
        [_split(cell, line) for cell, line in zip(split[0], lines, strict=True)] if split else None,
        [message("line {line}", line=line) for line in lines],
        tuple(notes),
        sheet.preview,
    )


def _coordinates(
    cells: Sequence[str], column: str, values: Sequence[float | None], lines: Sequence[int]
) -> list[float]:
    found = []
    for cell, value, line in zip(cells, values, lines, strict=True):
        if value is None:
            raise Refusal(
                "line {line}: {column} must be a number, not {came}",
                line=line,
                column=column,
                came=repr(shortened(cell)),
            )
        found.append(_bounded(value, column, line))
    return found


def _label(cell: str, value: float | None, line: int) -> Label:
    if value is not None:
        return _bounded(value, message("the label"), line)
    word = unguarded(cell)
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


def _bounded(value: float, what: str, line: int) -> float:
    if not abs(value) <= limits.IMPORTED_NUMBER:
        raise Refusal(
            "{where}: {what} must lie between ±{most:g}, not {value:g}",
            where=message("line {line}", line=line),
            what=what,
            most=limits.IMPORTED_NUMBER,
            value=value,
        )
    return value
