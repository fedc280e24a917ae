"""A table of points from JSON: an object of columns, or a list of rows."""

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from pydantic import Field, PlainValidator, TypeAdapter, ValidationError

from ..messages import Refusal, message
from ..settings import limits
from ..settings.part import Part
from ..validation import check_fields, refused, shortened
from .columns import SplitName, check_equally_long
from .table import Label, Table, left_out

_Number = Annotated[float, Field(ge=-limits.IMPORTED_NUMBER, le=limits.IMPORTED_NUMBER)]
_Pair = Annotated[tuple[_Number | None, _Number | None], Field(strict=False)]


def _label_of(value: object) -> float | str | None:
    """A label from JSON: a number, or the name of a class; null where it is missing."""
    if value is None:
        return None
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


_Label = Annotated[float | str | None, PlainValidator(_label_of)]


class _Columns(Part):
    x: list[_Pair] = Field(max_length=limits.SAMPLES[1])
    y: list[_Label] = Field(max_length=limits.SAMPLES[1])
    split: list[SplitName] | None = Field(None, max_length=limits.SAMPLES[1])


class _Row(Part):
    x1: _Number | None
    x2: _Number | None
    label: _Label
    split: SplitName | None = None


_ROWS: TypeAdapter[list[_Row]] = TypeAdapter(Annotated[list[_Row], Field(max_length=limits.SAMPLES[1])])


def from_json(text: str) -> Table:
    """The table in a JSON file: {"x": [[…]], "y": […], "split": […]} or [{"x1", "x2", "label", "split"}, …]."""
    check_fields(text, limits.FILE_FIELDS)
    try:
        if text.lstrip()[:1] == "[":
            return _of_rows(_ROWS.validate_json(text))
        columns = _Columns.model_validate_json(text)
    except ValidationError as error:
        raise refused(error) from None
    check_equally_long(columns.x, columns.y, columns.split)
    places = [f"y.{index}" for index in range(len(columns.y))]
    return _complete(columns.x, columns.y, columns.split, places)


def _of_rows(rows: list[_Row]) -> Table:
    split = [row.split for row in rows if row.split is not None]
    if len(split) not in (0, len(rows)):
        raise Refusal(
            "give the split of every point, or of none; {count} of {all} points have one",
            count=len(split),
            all=len(rows),
        )
    places = [message("point {index}", index=index) for index in range(len(rows))]
    return _complete([(row.x1, row.x2) for row in rows], [row.label for row in rows], split or None, places)


def _complete(
    x: Sequence[tuple[float | None, float | None]],
    labels: Sequence[Label | None],
    split: Sequence[SplitName] | None,
    places: Sequence[str],
) -> Table:
    """The table without the points of which a number or the label is null."""
    whole = [
        (index, (x1, x2), label)
        for index, ((x1, x2), label) in enumerate(zip(x, labels, strict=True))
        if x1 is not None and x2 is not None and label is not None
    ]
    kept = [index for index, _, _ in whole]
    return Table(
        np.array([place for _, place, _ in whole], np.float64).reshape(-1, 2),
        [label for _, _, label in whole],
        None if split is None else [split[index] for index in kept],
        [places[index] for index in kept],
        left_out(len(places) - len(kept)),
    )
