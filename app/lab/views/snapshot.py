"""A session at one moment: all that its watchers need, safe to read from another thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..points.points import Points
from ..settings.config import Config
from ..settings.part import Part
from ..training.edit_marks import Marks
from ..training.figures import State
from ..training.metrics import Metrics
from .request import FeaturesRequest, NeuronsRequest, Projection, StagesRequest, SurfaceRequest, ViewRequest
from .unfolding import Stages


@dataclass(frozen=True)
class Surface:
    """A map of the plane: values (C, R, R), row 0 at x2 = +6; `signed` maps have their middle at 0, others are p."""

    layer: int | None
    unit: int | None
    values: NDArray[Any]
    signed: bool


@dataclass(frozen=True)
class Neurons:
    """The maps of every unit of layers 1…L in order: values (n, r, r)."""

    values: NDArray[Any]


@dataclass(frozen=True)
class Features:
    """Points (N, k) and the lattice (m, m, k) in the space of k = 2 or 3 units, or principal axes, of a layer.

    Of images there are `shown` (P,) alone, and no lattice: (P, k) and (0, 0, k).
    """

    layer: int
    units: tuple[int, ...]
    points: NDArray[Any]
    mesh: NDArray[Any]
    projection: Projection = "units"
    shown: NDArray[Any] | None = None


@dataclass(frozen=True)
class Snapshot:
    """Everything of one moment; arrays in it are never written to again."""

    time: float
    revision: int
    state: State
    steps_per_epoch: int
    config: Config
    points: Points
    history: NDArray[np.float64]
    history_version: int
    edits: tuple[int, int]
    weights: tuple[NDArray[Any], ...]
    biases: tuple[NDArray[Any], ...]
    surfaces: Mapping[SurfaceRequest, Surface]
    neurons: Mapping[NeuronsRequest, Neurons]
    features: Mapping[FeaturesRequest, Features]
    marks: Marks = ()
    metrics: Metrics | None = None
    input_gradients: NDArray[Any] | None = None
    stages: Mapping[StagesRequest, Stages] = field(default_factory=dict)
    first_layer: int = 0
    """Of images: another number where the first layer is to be sent anew, which is large."""

    def holds(self, look: ViewRequest) -> bool:
        """Whether all that this look is after is in it, as far as there is such a thing in the session's space."""
        look = look.within(self.config.space)
        parts: tuple[tuple[Part | None, Mapping[Any, object]], ...] = (
            (look.surface, self.surfaces),
            (look.neurons, self.neurons),
            (look.features, self.features),
            (look.stages, self.stages),
        )
        has_metrics = self.metrics is not None or not look.metrics
        has_input_gradients = self.input_gradients is not None or not look.input_gradients
        return has_metrics and has_input_gradients and all(part is None or part in held for part, held in parts)
