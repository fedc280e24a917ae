"""Points as a CSV file that can be imported again."""

import csv
import io

from app.data import DATASETS
from app.lab.config import Config
from app.lab.points import Points


def points_csv(config: Config, points: Points) -> str:
    """x1, x2, label, split with a header; in the units and with the names that the points came with."""
    x, y, names = points.x, points.y, points.names
    if points.scale is not None:
        x = points.scale.from_plane(x)
    if DATASETS[config.data.dataset].kind == "regression":
        labels = (y if points.scale is None else points.scale.from_targets(y)).tolist()
    else:
        labels = [names[label] if label < len(names) else str(label) for label in y.tolist()]
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["x1", "x2", "label", "split"])
    for (x1, x2), label, test in zip(x.tolist(), labels, points.test.tolist(), strict=True):
        rows.writerow([x1, x2, label, "test" if test else "train"])
    return text.getvalue()
