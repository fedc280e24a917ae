"""Points from a file: CSV or JSON bytes to a table, and a table to points with their classes or targets.

The rule for labels: words are classes, and so are whole numbers; all other numbers are the targets of a regression.
Classes are numbered in sorted order, words by their letters and numbers by their size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...data import DATASETS, PLANE, Scale
from ..messages import Message, Refusal, message
from ..settings import limits
from ..settings.sections import Data
from ..validation import shortened
from .column_choice import ColumnChoice, Unclear
from .columns import SplitName
from .csv_file import from_csv
from .decoding import text_of
from .json_file import from_json
from .points import Points
from .table import Label, Table

Kind: TypeAlias = Literal["classification", "regression"]
Format: TypeAlias = Literal["csv", "json"]

_BY_HEADER: Final = ColumnChoice()


@dataclass(frozen=True)
class Imported:
    """Points for the plane: y holds class numbers or targets; `names` are the classes, () in a regression."""

    kind: Kind
    x: NDArray[np.float64]
    y: NDArray[Any]
    split: Sequence[SplitName] | None
    names: tuple[str, ...]
    scale: Scale | None
    notes: tuple[Message, ...] = ()


def read(body: bytes, form: Format | None = None, choice: ColumnChoice = _BY_HEADER, adding: bool = False) -> Table:
    """The table in a file; without `form` it is recognised. A Refusal says what is wrong, and where.

    Where it is read for `adding` one point is enough, of whatever split.
    """
    text = text_of(body)
    form = form or ("json" if text.lstrip().startswith(("{", "[")) else "csv")
    table = from_json(text) if form == "json" else from_csv(text, choice)
    least = 1 if adding else limits.SAMPLES[0]
    if not least <= len(table.labels) <= limits.SAMPLES[1]:
        raise Refusal(
            "there may be {least} to {most} points; the file has {count}",
            least=least,
            most=limits.SAMPLES[1],
            count=len(table.labels),
        )
    if table.split is not None and "train" not in table.split and not adding:
        raise Refusal("at least one point must be a training point; the file has none")
    return table


def place(table: Table, rescale: bool, kind: Kind | None = None) -> Imported:
    """Bring a table into the plane; with `rescale` every axis, and the targets of a regression, are scaled.

    Refusal where points lie outside, or where the labels cannot be what `kind` says.
    """
    kind = kind or kind_of(table.labels)
    x, scale = table.x, Scale.of(table.x) if rescale else None
    y: NDArray[Any]
    if kind == "classification":
        names, y = _classes(table)
    else:
        names, y = (), _targets(table)
        scale = scale and scale.with_targets(y)
    if scale is not None:
        x = np.clip(scale.to_plane(x), -PLANE, PLANE)  # rounding, where numbers are huge and close together
        y = y if kind == "classification" else np.clip(scale.to_targets(y), -1.0, 1.0)
        return Imported(kind, x, y, table.split, names, scale, table.notes)
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
    return Imported(kind, x, y, table.split, names, None, table.notes)


def place_beside(table: Table, there: Points, data: Data) -> Imported:
    """Bring a table to the points that are there: in their units, with their classes first and new ones behind.

    Refusal where points lie outside the plane, or the labels are not of their kind.
    """
    x, scale = table.x, there.scale
    y: NDArray[Any]
    if DATASETS[data.dataset].kind == "regression":
        y = _targets(table)
        kind: Kind = "regression"
        names: tuple[str, ...] = ()
    else:
        if kind_of(table.labels) == "regression":
            raise Refusal("the points that are there have classes, these have numbers as targets; import them alone")
        kind, (more, y) = "classification", _classes(table)
        own = [there.names[k] if k < len(there.names) else str(k) for k in range(data.classes)]
        number = {str(k): k for k in range(data.classes)} | {name: k for k, name in enumerate(own)}
        names = (*own, *(name for name in more if name not in number))
        number |= {name: k for k, name in enumerate(names)}
        y = np.array([number[name] for name in more], np.int64)[y]
    if scale is not None:
        x = scale.to_plane(x)
        y = scale.to_targets(y) if kind == "regression" else y
    outside = int((np.abs(x) > PLANE).any(axis=1).sum()) + int((np.abs(y) > 1).sum() if kind == "regression" else 0)
    if outside:
        raise Refusal(
            "{outside} of {count} points lie outside the plane, in the units of the points that are there",
            outside=outside,
            count=len(x),
        )
    return Imported(kind, x, y, table.split, names, scale, table.notes)


def kind_of(labels: Sequence[Label]) -> Kind:
    """Classification or regression, by the rule of this module."""
    numbers = [label for label in labels if not isinstance(label, str)]
    whole = all(number.is_integer() for number in numbers)
    return "classification" if len(numbers) < len(labels) or whole else "regression"


def _classes(table: Table) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    labels = table.labels
    words = [_word(label) for label in labels]
    numbers = [label for label in labels if not isinstance(label, str)]
    all_numbers = len(numbers) == len(labels)
    names = list(dict.fromkeys(map(_word, sorted(numbers)))) if all_numbers else sorted(set(words))
    if len(names) > limits.CLASSES[1]:
        raise _too_many_classes(table, len(names), all_numbers)
    number = {name: index for index, name in enumerate(names)}
    return tuple(names), np.array([number[word] for word in words], np.int64)


def _too_many_classes(table: Table, count: int, all_numbers: bool) -> Refusal:
    most = limits.CLASSES[1]
    if not all_numbers or table.preview is None:
        return Refusal(
            "there may be {most} classes at most; the file has {count} different labels", most=most, count=count
        )
    return Unclear(
        table.preview,
        message(
            "there may be {most} classes at most; the file has {count} different labels. Numbers may be the targets"
            " of a regression instead: then import with kind=regression",
            most=most,
            count=count,
        ),
    )


def _word(label: Label) -> str:
    if isinstance(label, str):
        return label
    return str(int(label)) if label.is_integer() and abs(label) < 1e15 else repr(label)


def _targets(table: Table) -> NDArray[np.float64]:
    for label, where in zip(table.labels, table.places, strict=True):
        if isinstance(label, str):
            raise Refusal(
                "{where}: a regression needs a number as its label, not {came}",
                where=where,
                came=repr(shortened(label)),
            )
    return np.array(table.labels, np.float64)
