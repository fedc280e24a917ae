"""Points as a table that can be imported again, CSV or JSON; in the units and with the names that they came with."""

import csv
import io
import json
from typing import Final, Literal, TypeAlias

from ...data import DATASETS
from ...lab.points.cells import guarded
from ...lab.points.columns import SplitName, split_names
from ...lab.points.points import Points
from ...lab.settings.config import Config

Separator: TypeAlias = Literal["comma", "semicolon"]

_BOM: Final = "\ufeff"


def points_csv(config: Config, points: Points, separator: Separator = "comma") -> str:
    """x1, x2, label, split with a header; with semicolons numbers have a decimal comma, as in much of Europe.

    No cell is one that a spreadsheet would run. A byte order mark tells it, before semicolons, that this is UTF-8.
    """
    text = io.StringIO()
    semicolon = separator == "semicolon"
    rows = csv.writer(text, delimiter=";" if semicolon else ",", lineterminator="\n")
    rows.writerow(["x1", "x2", "label", "split"])
    for (x1, x2), label, split in zip(*_columns(config, points), strict=True):
        cells = [guarded(cell) if isinstance(cell, str) else cell for cell in (x1, x2, label)]
        rows.writerow([*(map(_with_comma, cells) if semicolon else cells), split])
    return _BOM * semicolon + text.getvalue()


def _with_comma(cell: float | str) -> str:
    """A number with a decimal comma; three decimals are made four, for they could be read as thousands."""
    if not isinstance(cell, float):
        return str(cell)
    whole, _, decimals = repr(cell).partition(".")
    return f"{whole},{decimals.ljust(4, '0') if len(decimals) == 3 else decimals}" if decimals else whole


def points_json(config: Config, points: Points) -> str:
    """{"x": [[x1, x2], …], "y": […], "split": […]}, a line for each point's place."""
    x, y, split = _columns(config, points)
    places = ",\n".join(f"    {json.dumps(place)}" for place in x)
    rest = ",\n".join(
        f'  "{name}": {json.dumps(values, ensure_ascii=False)}' for name, values in (("y", y), ("split", split))
    )
    return f'{{\n  "x": [\n{places}\n  ],\n{rest}\n}}\n'


def _columns(config: Config, points: Points) -> tuple[list[list[float]], list[float | int | str], list[SplitName]]:
    x, y, names = points.x, points.y, points.names
    if points.scale is not None:
        x = points.scale.from_plane(x)
    labels: list[float | int | str]
    if DATASETS[config.data.dataset].kind == "regression":
        labels = (y if points.scale is None else points.scale.from_targets(y)).tolist()
    else:
        labels = [names[label] if label < len(names) else label for label in y.tolist()]
    return x.tolist(), labels, split_names(points.test)
