"""The commands of a session that change its points."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..messages import Message, Refusal, together
from ..points.importing import Imported, place_beside
from ..points.points import Points, labels_fit, untrained_classes
from ..points.table import Table
from ..settings import limits
from ..settings.config import Config, Settings
from ..settings.sections import Data
from ..training.edit_marks import POINTS, Change, labels_flipped


class PointEdits(ABC):
    """Adds, moves, relabels, splits and removes points; each is one edit, and a Refusal changes nothing."""

    config: Config
    points: Points

    @abstractmethod
    def _adopt(self, config: Config, points: Points, mark: Change = POINTS) -> None:
        """Make an edit of the configuration or the points; `mark` says how the points."""

    def move_point(self, index: int, x: tuple[float, float]) -> None:
        """Put a point somewhere else."""
        self.move_points([index], [x])

    def move_points(self, indices: Sequence[int], x: Sequence[tuple[float, float]]) -> None:
        """Put points somewhere else together."""
        self._edit(self.points.moved(indices, x))

    def change_point(
        self, index: int, x: tuple[float, float] | None, y: float | None, split: str | None = None
    ) -> None:
        """Move a point, relabel it, let it train or test: any of them at once."""
        points = self.points if x is None else self.points.moved([index], [x])
        points = points if y is None else points.relabelled([index], _label_of(y, self.config.data))
        self._edit(points if split is None else points.assigned([index], split == "test"))

    def add_points(
        self, x: Sequence[tuple[float, float]], y: Sequence[float], split: Sequence[str] | None = None
    ) -> None:
        """Add points behind those that are there; without `split` they are training points."""
        self._edit(self.points.added(Points.given(x, y, split, self.config.data)))

    def add_images(self, images: NDArray[np.uint8], y: Sequence[float], split: Sequence[str] | None = None) -> None:
        """Add images (n, n^[0]) behind those that are there; without `split` they are training points."""
        self._edit(self.points.with_images(images, y, split, self.config.data))

    def replace_points(
        self,
        x: Sequence[tuple[float, float]],
        y: Sequence[float],
        split: Sequence[str] | None = None,
        names: Sequence[str] = (),
    ) -> Message | None:
        """Put points of one's own in place of all; the data set is "custom" from then on.

        Without `split` they are split by the configuration's test share and seed; `names` are those of the classes.
        A sentence says which classes have no training point.
        """
        self._adopt(*_replaced(self.config, x, y, split, names))
        return untrained_classes(self.points, self.config.data)

    def import_points(self, table: Imported) -> Message | None:
        """Put points from a file in place of all; the data set is one's own, with as many classes as the file has.

        Without a split of their own they are split by the configuration's test share and seed. A sentence says what
        there is to know of it.
        """
        self._adopt(*_imported(self.config, table))
        return self._notes(table)

    def add_imported(self, table: Table) -> Message | None:
        """Put points from a file behind those that are there; without a split of their own they are training points.

        A class that is new is added to those of the configuration; the data set is then one's own.
        """
        config, more = self.config, place_beside(table, self.points, self.config.data)
        points = self.points
        if len(more.names) > config.data.classes:
            if len(more.names) > limits.CLASSES[1]:
                raise Refusal(
                    "there may be {most} classes at most; with these there are {count}",
                    most=limits.CLASSES[1],
                    count=len(more.names),
                )
            data = {"dataset": _custom(False), "classes": len(more.names)}
            config = config.patched(Settings.read({"data": data}))
            points = replace(points, names=more.names)
        self._adopt(config, points.added(Points.given(more.x, more.y, more.split, config.data)))
        return self._notes(more)

    def _notes(self, table: Imported) -> Message | None:
        untrained = untrained_classes(self.points, self.config.data)
        notes = table.notes if untrained is None else (*table.notes, untrained)
        return together(*notes) if notes else None

    def remove_points(self, indices: Iterable[int]) -> None:
        """Erase points; those behind them move up in number."""
        self._edit(self.points.removed(list(indices)))

    def relabel(self, indices: Iterable[int], y: float) -> None:
        """Give points another label."""
        self._edit(self.points.relabelled(list(indices), _label_of(y, self.config.data)))

    def flip_labels(self, share: float, seed: int) -> None:
        """Give a share of the training points the label of another class, drawn by chance."""
        self._adopt(self.config, self.points.flipped(share, seed, self.config.data), labels_flipped(share))

    def set_split(self, indices: Iterable[int], split: str) -> None:
        """Let points train the network ("train") or test it ("test")."""
        self._edit(self.points.assigned(list(indices), split == "test"))

    def _edit(self, points: Points) -> None:
        self._adopt(self.config, points)


def _label_of(y: float, data: Data) -> float:
    """One label in the type the problem has, or a Refusal."""
    return float(labels_fit(np.asarray([y]), data)[0])


def _replaced(
    config: Config,
    x: Sequence[tuple[float, float]],
    y: Sequence[float],
    split: Sequence[str] | None,
    names: Sequence[str],
) -> tuple[Config, Points]:
    """A custom data set of these points; without `split` they are split by the test share and the data seed."""
    config = config.patched(Settings(data=Data(dataset=_custom(config.problem == "regression"))))
    return config, Points.replacing(x, y, split, config.data, names)


def _imported(config: Config, table: Imported) -> tuple[Config, Points]:
    """A custom data set of a file's points, with as many classes as the file has; split as `_replaced` splits."""
    regression = table.kind == "regression"
    data: dict[str, object] = {"dataset": _custom(regression)}
    if not regression:
        data["classes"] = max(limits.CLASSES[0], len(table.names))
    config = config.patched(Settings.read({"data": data}))
    points = Points.replacing(table.x, table.y, table.split, config.data, table.names)
    return config, replace(points, scale=table.scale)


def _custom(regression: bool) -> str:
    return "custom_regression" if regression else "custom"
