"""Points from a file: CSV or JSON bytes to a table, and a table to points with their classes or targets.

The rule for labels: words are classes; so are whole numbers, where there are no more than ten different ones; all
other numbers are the targets of a regression. Classes are numbered in sorted order, words by their letters and
numbers by their size.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, PlainValidator, TypeAdapter, ValidationError

from ...data import PLANE, Scale
from ..messages import Refusal, message
from ..settings import limits
from ..settings.part import Part
from ..validation import refused, shortened

Kind: TypeAlias = Literal["classification", "regression"]
Format: TypeAlias = Literal["csv", "json"]
SplitName: TypeAlias = Literal["train", "test"]
Label: TypeAlias = float | str

_SEPARATORS: Final = ("\t", ";", ",")
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_LABELS: Final = ("label", "y", "class", "target")
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Table:
    """What a file says: x (N, 2), labels, the split where it is given, and where in the file each point stands."""

    x: NDArray[np.float64]
    labels: Sequence[Label]
    split: Sequence[SplitName] | None
    places: Sequence[str]


@dataclass(frozen=True)
class Imported:
    """Points for the plane: y holds class numbers or targets; `names` are the classes, () in a regression."""

    kind: Kind
    x: NDArray[np.float64]
    y: NDArray[Any]
    split: Sequence[SplitName] | None
    names: tuple[str, ...]
    scale: Scale | None


def read(body: bytes, form: Format | None = None) -> Table:
    """The table in a file; without `form` it is recognised. ValueError says what is wrong in which line."""
    body = body.removeprefix(_BOM)
    form = form or ("json" if body.lstrip()[:1] in (b"{", b"[") else "csv")
    table = _from_json(body) if form == "json" else _from_csv(body)
    if not limits.SAMPLES[0] <= len(table.labels) <= limits.SAMPLES[1]:
        raise Refusal(
            "there may be {least} to {most} points; the file has {count}",
            least=limits.SAMPLES[0],
            most=limits.SAMPLES[1],
            count=len(table.labels),
        )
    if table.split is not None and "train" not in table.split:
        raise Refusal("at least one point must be a training point; the file has none")
    return table


def place(table: Table, rescale: bool, kind: Kind | None = None) -> Imported:
    """Bring a table into the plane; with `rescale` every axis, and the targets of a regression, are scaled.

    ValueError where points lie outside, or where the labels cannot be what `kind` says.
    """
    kind = kind or kind_of(table.labels)
    x, scale = table.x, Scale.of(table.x) if rescale else None
    y: NDArray[Any]
    if kind == "classification":
        names, y = _classes(table.labels)
    else:
        names, y = (), _targets(table)
        scale = scale and scale.with_targets(y)
    if scale is not None:
        x = np.clip(scale.to_plane(x), -PLANE, PLANE)  # rounding, where numbers are huge and close together
        y = y if kind == "classification" else np.clip(scale.to_targets(y), -1.0, 1.0)
        return Imported(kind, x, y, table.split, names, scale)
    outside = int((np.abs(x) > PLANE).any(axis=1).sum())
    if outside:
        raise Refusal(
            "{outside} of {count} points lie outside the plane, whose coordinates go from −{edge:g} to {edge:g};"
            " import with rescale=true to fit them in",
            outside=outside,
            count=len(x),
            edge=PLANE,
        )
    beyond = int((np.abs(y) > 1).sum()) if kind == "regression" else 0
    if beyond:
        raise Refusal(
            "{beyond} of {count} targets lie outside −1 to 1; import with rescale=true to fit them in,"
            " or with kind=classification to take them as classes",
            beyond=beyond,
            count=len(y),
        )
    return Imported(kind, x, y, table.split, names, None)


def kind_of(labels: Sequence[Label]) -> Kind:
    """What labels mean, by the rule of this module."""
    numbers = [label for label in labels if not isinstance(label, str)]
    few = len(set(numbers)) <= limits.CLASSES[1] and all(number.is_integer() for number in numbers)
    return "classification" if len(numbers) < len(labels) or few else "regression"


def _classes(labels: Sequence[Label]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    words = [_word(label) for label in labels]
    numbers = [label for label in labels if not isinstance(label, str)]
    all_numbers = len(numbers) == len(labels)
    names = list(dict.fromkeys(map(_word, sorted(numbers)))) if all_numbers else sorted(set(words))
    if len(names) > limits.CLASSES[1]:
        raise Refusal(
            "there may be {most} classes at most; the file has {count} different labels",
            most=limits.CLASSES[1],
            count=len(names),
        )
    number = {name: index for index, name in enumerate(names)}
    return tuple(names), np.array([number[word] for word in words], np.int64)


def _word(label: Label) -> str:
    if isinstance(label, str):
        return label
    return str(int(label)) if label.is_integer() and abs(label) < 1e15 else repr(label)


def _targets(table: Table) -> NDArray[np.float64]:
    for label, where in zip(table.labels, table.places, strict=True):
        if isinstance(label, str):
            raise Refusal(
                "{where}: a regression needs a number as its label, not {came}", where=where, came=_shown(label)
            )
    return np.array(table.labels, np.float64)


# CSV


def _from_csv(body: bytes) -> Table:
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
    except csv.Error as error:
        raise Refusal("line {line}: {reason}", line=reader.line_num, reason=str(error)) from None
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
            "line {line}: {column} must be a number, not {came}", line=line, column=column, came=_shown(cell)
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
    raise Refusal("line {line}: split must be train or test, not {came}", line=line, came=_shown(cell))


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


def _shown(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else cell[:40] + "…")


# JSON

_Number = Annotated[float, Field(ge=-limits.IMPORTED_NUMBER, le=limits.IMPORTED_NUMBER)]
_Pair = Annotated[tuple[_Number, _Number], Field(strict=False)]


def _label_of(value: object) -> float | str:
    """A label from JSON: a number, or the name of a class."""
    if isinstance(value, str) and value:
        if len(value) > limits.CLASS_NAME:
            raise Refusal(
                "a label may have {most} letters at most, not {count}", most=limits.CLASS_NAME, count=len(value)
            )
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refusal("a label is a number or a word, not {came}", came=shortened(repr(value)))
    if not abs(value) <= limits.IMPORTED_NUMBER:
        raise Refusal("a label lies between ±{most:g}, it is not {value:g}", most=limits.IMPORTED_NUMBER, value=value)
    return float(value)


_Label = Annotated[float | str, PlainValidator(_label_of)]


class _Columns(Part):
    x: list[_Pair] = Field(max_length=limits.SAMPLES[1])
    y: list[_Label] = Field(max_length=limits.SAMPLES[1])
    split: list[SplitName] | None = Field(None, max_length=limits.SAMPLES[1])


class _Row(Part):
    x1: _Number
    x2: _Number
    label: _Label
    split: SplitName | None = None


_ROWS: TypeAdapter[list[_Row]] = TypeAdapter(Annotated[list[_Row], Field(max_length=limits.SAMPLES[1])])


def _from_json(body: bytes) -> Table:
    try:
        if body.lstrip()[:1] == b"[":
            return _of_rows(_ROWS.validate_json(body))
        columns = _Columns.model_validate_json(body)
    except ValidationError as error:
        raise refused(error) from None
    x, y, split = columns.x, columns.y, columns.split
    if len(x) != len(y) or (split is not None and len(split) != len(x)):
        raise Refusal("x, y and split must be equally long; there are {x} x and {y} y", x=len(x), y=len(y))
    return Table(np.array(x, np.float64).reshape(-1, 2), y, split, [f"y.{index}" for index in range(len(y))])


def _of_rows(rows: list[_Row]) -> Table:
    split = [row.split for row in rows if row.split is not None]
    if len(split) not in (0, len(rows)):
        raise Refusal(
            "give the split of every point, or of none; {count} of {all} points have one",
            count=len(split),
            all=len(rows),
        )
    x = np.array([(row.x1, row.x2) for row in rows], np.float64).reshape(-1, 2)
    return Table(
        x,
        [row.label for row in rows],
        split or None,
        [message("point {index}", index=index) for index in range(len(rows))],
    )
