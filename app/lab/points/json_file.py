"""A table of points from JSON: an object of columns, or a list of rows."""

from typing import Annotated

import numpy as np
from pydantic import Field, PlainValidator, TypeAdapter, ValidationError

from ..messages import Refusal, message
from ..settings import limits
from ..settings.part import Part
from ..validation import refused, shortened
from .columns import SplitName, check_equally_long
from .table import Table

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


def from_json(text: str) -> Table:
    """The table in a JSON file: {"x": [[…]], "y": […], "split": […]} or [{"x1", "x2", "label", "split"}, …]."""
    try:
        if text.lstrip()[:1] == "[":
            return _of_rows(_ROWS.validate_json(text))
        columns = _Columns.model_validate_json(text)
    except ValidationError as error:
        raise refused(error) from None
    x, y, split = columns.x, columns.y, columns.split
    check_equally_long(x, y, split)
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
