"""A setup: what a session begins with, and what it is handed on as, down to its points, weights and step."""

from dataclasses import replace
from typing import Final, Self

import numpy as np
from pydantic import Field

from ..lab.messages import Refusal
from ..lab.points.points import Points
from ..lab.session.session import Session
from ..lab.session.start import Start
from ..lab.settings.config import Config, Settings
from .points import NewPoints
from .weights import LayerWeights, Weights

_DIGITS: Final = 4  # of a coordinate: a thousandth of a pixel


class Setup(Settings):
    """Any part of a configuration, the rest default; points in place of those it draws; weights, and their step.

    Where weights are given, the hidden layers become what they describe. The state of the optimizer and of the
    generators is not part of it: what is learnt from here on is another run.
    """

    points: NewPoints | None = None
    weights: list[LayerWeights] | None = Field(None, min_length=1)
    step: int = Field(0, ge=0, le=2**53)

    @classmethod
    def of(cls, session: Session) -> Self:
        """What a session is now, in the trainer's thread; points only where they are others than drawn."""
        points, config = session.points, session.config
        given = None
        if not points.same(Points.generated(config.data)):
            given = NewPoints(
                x=[(x1, x2) for x1, x2 in np.round(points.x, _DIGITS).tolist()],
                y=np.round(points.y, _DIGITS).tolist(),
                split=["test" if test else "train" for test in points.test],
            )
        return cls(**dict(config), points=given, weights=Weights.of(session).layers, step=session.state.step)

    @property
    def start(self) -> Start:
        """The same, its parts in keeping with each other; ValueError where they are not."""
        settings = Settings.model_validate(
            self.model_dump(include=set(Settings.model_fields), exclude_unset=True), strict=False
        )
        config = Config().patched(settings)
        points = None if self.points is None else self._points(config)
        layers = None if self.weights is None else Weights(layers=self.weights).arrays()
        if layers is None and self.step:
            raise Refusal("a step needs the weights that were learnt until then")
        return Start(config, points, layers, self.step)

    def _points(self, config: Config) -> Points:
        given = self.points
        assert given is not None
        x, y, split = given.x, given.y, given.split
        if len(x) != len(y) or (split is not None and len(split) != len(x)):
            raise Refusal("x, y and split must be equally long; there are {x} x and {y} y", x=len(x), y=len(y))
        test = np.zeros(len(x), np.bool_) if split is None else np.asarray([name == "test" for name in split])
        points = Points.given(np.asarray(x, np.float64), np.asarray(y, np.float64), test, config.data)
        drawn = Points.generated(config.data)  # units and names of the classes are those of the data set
        points = replace(points, scale=drawn.scale, names=drawn.names)
        return (points if split is not None else points.resplit(config.data)).enough()
