"""Which columns of a file are x1, x2, label and split: as chosen, by their names, or in order."""

from dataclasses import dataclass
from typing import Final

from ..messages import Message, Refusal, message
from ..validation import shortened
from .cells import is_missing, is_number
from .sheet import LABELS, Preview, Sheet

_SPLIT: Final = ("train", "test")


@dataclass(frozen=True)
class ColumnChoice:
    """Columns by name, or by number counted from 1; what is None is found by the header."""

    x1: str | None = None
    x2: str | None = None
    label: str | None = None


class Unclear(Refusal):
    """A file of which one must say more: which columns to take, or what the labels are."""

    def __init__(self, preview: Preview, said: Message) -> None:
        super().__init__(said.template, **said.values)
        self.preview = preview


@dataclass(frozen=True)
class Positions:
    """Where the columns stand, counted from 0; `split` is None where there is none."""

    x1: int
    x2: int
    label: int
    split: int | None


def positions(sheet: Sheet, choice: ColumnChoice) -> Positions:
    """The columns of a sheet that are read; `Unclear` where that cannot be known."""
    found = _chosen(sheet, choice)
    split = _split(sheet)
    width = len(sheet.names) - sheet.index - (split is not None)
    if width < 3:
        raise Refusal(
            "line {line}: expected x1, x2, label and perhaps split; columns found: {width}",
            line=sheet.first,
            width=len(sheet.names),
        )
    for role, position in _named(sheet).items():
        if position not in found.values():
            found.setdefault(role, position)
    free = [
        position
        for position in range(int(sheet.index), len(sheet.names))
        if position != split and position not in found.values()
    ]
    if len(free) == 3 - len(found):
        words = [position for position in free if not _has_number(sheet, position)]
        if "label" not in found and len(words) == 1:
            found["label"] = words[0]
            free.remove(words[0])
        for role in ("x1", "x2", "label"):
            if role not in found:
                found[role] = free.pop(0)
    if len(found) < 3:
        raise Unclear(
            sheet.preview,
            message(
                "the file has the columns {columns}: choose x1, x2 and label among them",
                columns=shortened(", ".join(sheet.names)),
            ),
        )
    return Positions(found["x1"], found["x2"], found["label"], split if split not in found.values() else None)


def _chosen(sheet: Sheet, choice: ColumnChoice) -> dict[str, int]:
    found: dict[str, int] = {}
    for role, name in (("x1", choice.x1), ("x2", choice.x2), ("label", choice.label)):
        if name is None:
            continue
        position = _position(sheet, name)
        if position is None:
            raise Unclear(
                sheet.preview,
                message(
                    "there is no column {name}; the file has {columns}",
                    name=repr(shortened(name)),
                    columns=shortened(", ".join(sheet.names)),
                ),
            )
        if position in found.values():
            raise Unclear(sheet.preview, message("x1, x2 and label must be three different columns"))
        found[role] = position
    return found


def _position(sheet: Sheet, name: str) -> int | None:
    if name in sheet.names:
        return sheet.names.index(name)
    names = [one.lower() for one in sheet.names]
    if name.lower() in names:
        return names.index(name.lower())
    number = int(name) if name.isascii() and name.isdigit() and len(name) < 5 else 0
    return number - 1 if 1 <= number <= len(names) else None


def _named(sheet: Sheet) -> dict[str, int]:
    """The columns whose names say what they are: x1 and x2, or x and y, and the label."""
    names = [name.lower() for name in sheet.names]
    found = {"x1": "x1", "x2": "x2"} if {"x1", "x2"} <= set(names) else {"x1": "x", "x2": "y"}
    labels = (*LABELS, "y") if found["x1"] == "x1" else LABELS
    label = next((name for name in labels if name in names), None)
    if label is None:
        return {role: names.index(name) for role, name in found.items() if found["x1"] == "x1"}
    coordinates = {role: names.index(name) for role, name in found.items() if set(found.values()) <= set(names)}
    return coordinates | {"label": names.index(label)}


def _split(sheet: Sheet) -> int | None:
    """The column of that name, or a last one of four that says train or test."""
    names = [name.lower() for name in sheet.names]
    if "split" in names:
        return names.index("split")
    last = len(names) - 1
    says = any(cell.lower() in _SPLIT for cell in sheet.column(last))
    return last if says and last - sheet.index >= 3 else None


def _has_number(sheet: Sheet, position: int) -> bool:
    cells = [cell for cell in sheet.column(position) if not is_missing(cell)]
    return not cells or any(is_number(cell) for cell in cells)
