"""The state in a frame: the figures of its moment, and what its tensors show, as JSON beside them."""

import json
from dataclasses import dataclass, fields
from typing import Any, Final

from pydantic import BaseModel

from ..lab.settings.config import Config, Problem
from ..lab.training.edit_marks import EditView
from ..lab.training.figures import State
from ..lab.training.metrics import Metrics
from ..lab.views.request import Projection
from ..lab.views.unfolding import Stage


@dataclass(frozen=True)
class SurfaceState:
    """What the tensor `surface` shows: ŷ, or a neuron's activation; ±`scale` are the ends of a signed map."""

    layer: int | None
    unit: int | None
    resolution: int
    scale: float
    signed: bool


@dataclass(frozen=True)
class NeuronsState:
    """What the tensor `neurons` shows."""

    resolution: int


@dataclass(frozen=True)
class FeaturesState:
    """What the tensors `features` and `mesh` show: the axes of a layer's feature space.

    Of images `feature_points` are the points that are shown, and there is no mesh.
    """

    layer: int
    units: tuple[int, ...]
    projection: Projection
    mesh: int


@dataclass(frozen=True)
class FirstLayerState:
    """The tensor `first_layer`, W^[1] of a network for images in bytes as a neuron map is; ±`scale` are its ends."""

    scale: float


@dataclass(frozen=True)
class StagesState:
    """What the tensors `stages`, `stage_points` and `answers` show; `corners` are the classes' of a softmax."""

    stages: tuple[Stage, ...]
    mesh: int
    corners: list[tuple[float, float]] | None
    separability: list[float]


@dataclass(frozen=True, kw_only=True)
class FrameState(State):
    """The figures of a frame's moment; a part that is None here is left out of the JSON.

    `revision` counts the session's changes, `seq` is the number of the last command that is in it, `undo` and `redo`
    are the numbers of edits to take back and to make again. `history_from` is the entry of the loss history that the
    tensor `loss` begins with, `edits` those made on the way, when they are others than the watcher knows. `names` are
    those of the classes that have some, and come with the points.
    """

    steps_per_epoch: int
    problem: Problem
    parameters: int
    revision: int
    seq: int | None
    undo: int
    redo: int
    time: float
    surface: SurfaceState | None = None
    neurons: NeuronsState | None = None
    features: FeaturesState | None = None
    stages: StagesState | None = None
    first_layer: FirstLayerState | None = None
    metrics: Metrics | None = None
    config: Config | None = None
    names: tuple[str, ...] | None = None
    edits: list[EditView] | None = None
    history_from: int

    def json(self) -> str:
        """The state as it stands in the frame."""
        return _encode({name: value for name, value in vars(self).items() if value is not None or name not in _PARTS})


_PARTS: Final = {field.name for field in fields(FrameState) if field.default is None}


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else vars(value)


_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False, default=_plain).encode
