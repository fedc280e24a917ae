"""Points as a table that can be imported again, CSV or JSON; in the units and with the names that they came with."""

import csv
import io
import json

from ...data import DATASETS
from ...lab.points.columns import SplitName, split_names
from ...lab.points.points import Points
from ...lab.settings.config import Config


def points_csv(config: Config, points: Points) -> str:
    """x1, x2, label, split with a header."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["x1", "x2", "label", "split"])
    for (x1, x2), label, split in zip(*_columns(config, points), strict=True):
        rows.writerow([x1, x2, label, split])
    return text.getvalue()


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
