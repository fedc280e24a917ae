"""Stills: a session's network and points at one moment, copied, to be looked at from any thread."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from ...nn import Network
from ..points.points import Points
from ..settings.config import Config
from ..training.trainer import Trainer
from .display import Display
from .forwards import Forwards
from .queries import Queries


@dataclass(frozen=True)
class Still:
    """What does not change while the session goes on: the network is a copy, the others are never written to."""

    config: Config
    points: Points
    network: Network

    @classmethod
    def of(cls, trainer: Trainer) -> Self:
        """What a trainer has now, in its own thread."""
        return cls(trainer.config, trainer.points, trainer.network.copy())

    @cached_property
    def display(self) -> Display:
        """Maps and feature spaces; they depend on no frame before."""
        return Display(self.config, self.points, self.network, forwards=Forwards())

    @cached_property
    def queries(self) -> Queries:
        """Predictions, activations and losses."""
        return Queries(self.config, self.points, self.network)
