"""The film strip: the last layer's feature space at several moments of a run, read without going there."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.lab import limits
from app.lab.display import Display
from app.lab.look import FeaturesLook
from app.lab.moments import Moment
from app.lab.projection import turned
from app.lab.session import Session
from app.lab.trainer import network_of
from app.lab.unfolding import evenly


@dataclass(frozen=True)
class Picture:
    """One moment: where the last hidden layer carries some of the points (P, 2) and the lattice (m, m, 2)."""

    moment: Moment
    layer: int
    units: int
    shown: NDArray[Any]
    points: NDArray[Any]
    mesh: NDArray[Any]
    answers: NDArray[Any]
    separability: float

    @property
    def labels(self) -> NDArray[Any]:
        """Of the points that are shown."""
        labels: NDArray[Any] = self.moment.points.y[self.shown]
        return labels

    @property
    def test(self) -> NDArray[Any]:
        """Which of the points that are shown are for testing."""
        test: NDArray[Any] = self.moment.points.test[self.shown]
        return test


def film(session: Session, count: int, mesh: int) -> list[Picture]:
    """At most `count` moments from the first to the present, denser at first, where most is learnt.

    Two units are the axes; of more units the principal axes are shown, each picture turned to be as near as it can
    be to the one before it.
    """
    pictures: list[Picture] = []
    for moment in _chosen(session.moments, count):
        picture = _picture(moment, mesh)
        if pictures and picture.units > 2:
            picture = _turned(picture, pictures[-1])
        pictures.append(picture)
    return pictures


def _chosen(moments: list[Moment], count: int) -> list[Moment]:
    by_step = {moment.step: moment for moment in moments}
    steps = np.sort(np.fromiter(by_step, np.int64))
    wanted = steps[-1] * np.linspace(0, 1, count) ** 2
    nearest = np.abs(steps[None] - wanted[:, None]).argmin(axis=1)
    return [by_step[int(step)] for step in steps[np.unique(nearest)]]


def _picture(moment: Moment, mesh: int) -> Picture:
    network = network_of(moment)
    display = Display(moment.config, moment.points, network)
    layer = len(network.architecture.hidden)
    units = network.architecture.sizes[layer]
    look = FeaturesLook(layer=layer, projection="principal" if units > 2 else "units", mesh=mesh)
    features = display.features(look)
    shown = evenly(len(features.points), limits.FLOW_POINTS)
    return Picture(
        moment=moment,
        layer=layer,
        units=units,
        shown=shown,
        points=features.points[shown],
        mesh=features.mesh,
        answers=display.answers(mesh),
        separability=display.separability(limits.FLOW_POINTS)[layer],
    )


def _turned(picture: Picture, before: Picture) -> Picture:
    """The lattice is the same in every picture, whatever the points are."""
    turn = turned(picture.mesh.reshape(-1, 2).astype(np.float64), before.mesh.reshape(-1, 2))
    return Picture(
        **{
            **vars(picture),
            "points": (picture.points @ turn).astype(np.float32),
            "mesh": (picture.mesh @ turn).astype(np.float32),
        }
    )
