"""What a session begins with."""

from dataclasses import dataclass

from ..points.points import Points
from ..settings.config import Config
from ..settings.fitting import Layers


@dataclass(frozen=True, eq=False)
class Start:
    """What a session begins with; without points and layers what the configuration draws."""

    config: Config
    points: Points | None = None
    layers: Layers | None = None
    step: int = 0
