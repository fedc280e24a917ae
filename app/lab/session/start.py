"""Start of a session: configuration, points, weights and step."""

from dataclasses import dataclass

from ..points.points import Points
from ..settings.config import Config
from ..settings.fitting import Layers


@dataclass(frozen=True, eq=False)
class Start:
    """A configuration to begin with; points and weights are those it draws, where none are given."""

    config: Config
    points: Points | None = None
    layers: Layers | None = None
    step: int = 0
