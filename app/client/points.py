"""The points of a session: read, replaced, added, imported, changed, erased."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Points, SplitName, numbers, points_body, points_of
from .transport import Real, Transport, Whole


class PointRequests(ABC):
    """Requests about the points of the session at a path."""

    _transport: Transport
    _path: str

    @abstractmethod
    def _ask(self, method: str, path: str, json: Any = None, params: Mapping[str, Any] | None = None) -> Any:
        """The JSON that the server answers."""

    @property
    def points(self) -> Points:
        """All points."""
        return points_of(self._ask("GET", "/points"))

    def put_points(
        self,
        x: ArrayLike,
        y: ArrayLike,
        split: Sequence[SplitName] | None = None,
        *,
        names: Sequence[str] = (),
    ) -> Points:
        """Put points of one's own in place of all; without `split` the configuration's test share is drawn.

        `y` are class numbers, 0 … K−1, or targets; `names` are those of the classes.
        """
        return points_of(self._ask("PUT", "/points", points_body(x, y, split) | {"names": list(names)}))

    def add_points(self, x: ArrayLike, y: ArrayLike, split: Sequence[SplitName] | None = None) -> Points:
        """Add points x (N, 2) with y (N,); without `split` they are training points."""
        return points_of(self._ask("POST", "/points", points_body(x, y, split)))

    def import_points(
        self,
        content: bytes | str,
        *,
        rescale: bool | np.bool_ = False,
        kind: Literal["classification", "regression"] | None = None,
        add: bool | np.bool_ = False,
        x1: str | Whole | None = None,
        x2: str | Whole | None = None,
        label: str | Whole | None = None,
    ) -> Points:
        """Put the points of a CSV or JSON file, given by its content, in place of all, or with `add` behind them.

        `x1`, `x2` and `label` choose among more columns, by name or by number counted from 1. What was left out of
        the file is in `note`.
        """
        response = self._transport.request(
            "POST",
            f"{self._path}/points/import",
            content=content.encode() if isinstance(content, str) else content,
            params={"rescale": rescale, "kind": kind, "add": add, "x1": x1, "x2": x2, "label": label},
        )
        return points_of(response.json())

    def change_point(
        self, index: Whole, *, x: ArrayLike | None = None, y: Real | None = None, split: SplitName | None = None
    ) -> Points:
        """Move a point to x (2,), relabel it as y, let it train or test: any of them at once."""
        to: dict[str, Any] = {}
        if x is not None:
            to["x"] = numbers(x)
        if y is not None:
            to["y"] = y
        if split is not None:
            to["split"] = split
        return points_of(self._ask("PATCH", f"/points/{index}", to))

    def delete_point(self, index: Whole) -> Points:
        """Erase a point; those behind it move up in number."""
        return points_of(self._ask("DELETE", f"/points/{index}"))

    def flip_labels(self, share: Real, seed: Whole = 0) -> Points:
        """Give a share of the training points, drawn by chance, another class."""
        return points_of(self._ask("POST", "/points/labels/flip", {"share": share, "seed": seed}))
