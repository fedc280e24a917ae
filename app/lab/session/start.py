"""Start of a session: configuration, points, weights and step."""

from dataclasses import dataclass

from ...nn import TrainingState
from ..points.points import Points
from ..settings.config import Config
from ..settings.fitting import Layers
from ..training.loss_history import Curve


@dataclass(frozen=True, eq=False)
class Start:
    """A configuration to begin with; points and weights are those it draws, where none are given.

    `epochs` are those done, with the part of the one under way; None as many as the steps make. `learnt` is all that
    the next steps depend on, in place of weights, step and epochs, and `curve` what lies behind.
    """

    config: Config
    points: Points | None = None
    layers: Layers | None = None
    step: int = 0
    epochs: float | None = None
    learnt: TrainingState | None = None
    curve: Curve | None = None
