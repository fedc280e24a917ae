"""Setups: configuration, points, weights and step that a session begins with, and is handed on as."""

from dataclasses import replace
from typing import Self

import numpy as np
from pydantic import Field

from ..data import Plane
from ..lab.messages import Refusal
from ..lab.points.columns import split_names
from ..lab.points.points import Points
from ..lab.session.session import Session
from ..lab.session.start import Start
from ..lab.settings.config import Config, Settings
from .images import GivenImages
from .points import GivenPoints, GivenScale
from .weights import LayerWeights, Weights


class Setup(Settings):
    """Any part of a configuration, the rest default; points or images in place of those it draws; weights, and step.

    Where weights are given, the hidden layers become what they describe. The state of the optimizer and of the
    generators is not part of it: what is learnt from here on is another run; a `checkpoint` goes on with this one.
    `epochs` are those done, with the part of the one under way; without them the steps are counted in epochs.
    """

    points: GivenPoints | None = None
    images: GivenImages | None = Field(None, exclude_if=lambda images: images is None)
    weights: list[LayerWeights] | None = Field(None, min_length=1)
    step: int = Field(0, ge=0, le=2**53)
    epochs: float | None = Field(None, ge=0, le=2**53)

    @classmethod
    def of(cls, session: Session) -> Self:
        """What a session is now, in the trainer's thread; points only where they are others than drawn."""
        points, config = session.points, session.config
        given = images = None
        if points.same(Points.generated(config.data)):
            pass
        elif points.sheet is not None:
            images = GivenImages.of(points)
        else:
            given = GivenPoints(
                x=[(x1, x2) for x1, x2 in points.x.tolist()],
                y=points.y.astype(np.float64).tolist(),
                split=split_names(points.test),
                scale=None if points.scale is None else GivenScale(**vars(points.scale)),
                names=list(points.names),
            )
        return cls(
            **dict(config),
            points=given,
            images=images,
            weights=Weights.of(session.still).layers,
            step=session.state.step,
            epochs=session.run.epochs,
        )

    @property
    def beginning(self) -> str:
        """The configuration, and the points where they are part of it, as JSON; nothing of what was learnt."""
        nothing = {"weights", "step", "epochs"} | {
            name for name in ("points", "images") if getattr(self, name) is None
        }
        return self.model_dump_json(exclude=nothing, indent=2)

    @property
    def start(self) -> Start:
        """The same, its parts in keeping with each other; ValueError where they are not."""
        settings = Settings.model_validate(
            self.model_dump(include=set(Settings.model_fields), exclude_unset=True), strict=False
        )
        config = Config().patched(settings)
        points = self._points(config)
        layers = None if self.weights is None else Weights(layers=self.weights).arrays()
        if layers is None and (self.step or self.epochs):
            raise Refusal("a step needs the weights that were learnt until then")
        return Start(config, points, layers, self.step, self.epochs)

    def _points(self, config: Config) -> Points | None:
        """Those that are given, None where the configuration draws them."""
        if self.images is not None:
            return self.images.points(config)
        given = self.points
        if given is None:
            return None
        if not isinstance(config.space, Plane):
            raise Refusal("the data set {name!r} has images and no points of the plane", name=config.data.dataset)
        drawn = Points.generated(config.data)  # units and names, where none are given, are those of the data set
        points = Points.replacing(given.x, given.y, given.split, config.data, given.names or drawn.names)
        return replace(points, scale=given.scale.scale if given.scale else drawn.scale)
