"""Feature spaces of the last hidden layer at several checkpoints of a run, read without going there."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..settings import limits
from ..training.checkpoints import Checkpoint
from ..training.run import Run
from ..training.trainer import network_of
from .display import Display
from .forwards import Forwards
from .projection import turned
from .request import FeaturesRequest
from .unfolding import evenly


@dataclass(frozen=True)
class Picture:
    """One moment: where the last hidden layer carries some of the points (P, 2) and the lattice (m, m, 2)."""

    checkpoint: Checkpoint
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
        labels: NDArray[Any] = self.checkpoint.points.y[self.shown]
        return labels

    @property
    def test(self) -> NDArray[Any]:
        """Which of the points that are shown are for testing."""
        test: NDArray[Any] = self.checkpoint.points.test[self.shown]
        return test


def chosen(run: Run, count: int) -> list[Checkpoint]:
    """At most `count` checkpoints from the first to the present, denser at first, where most is learnt."""
    by_step = {checkpoint.step: checkpoint for checkpoint in run.kept}
    steps = np.sort(np.fromiter(by_step, np.int64))
    wanted = steps[-1] * np.linspace(0, 1, count) ** 2
    nearest = np.abs(steps[None] - wanted[:, None]).argmin(axis=1)
    return [by_step[int(step)] for step in steps[np.unique(nearest)]]


def picture_of(checkpoint: Checkpoint, mesh: int, before: Picture | None) -> Picture:
    """What there was to see at a moment, beside the picture before it.

    Two units are the axes; of more units the principal axes are shown, turned so that the lattice, which is the same
    in every picture, lies as near as it can to where it was.
    """
    network = network_of(checkpoint)
    display = Display(checkpoint.config, checkpoint.points, network, forwards=Forwards())
    layer = len(network.architecture.hidden)
    units = network.architecture.sizes[layer]
    look = FeaturesRequest(layer=layer, projection="principal" if units > 2 else "units", mesh=mesh)
    features = display.features(look)
    shown = evenly(len(features.points), limits.STAGES_POINTS)
    points, nodes = features.points[shown], features.mesh
    if before is not None and units > 2:
        turn = turned(nodes.reshape(-1, 2).astype(np.float64), before.mesh.reshape(-1, 2)).astype(np.float32)
        points, nodes = points @ turn, nodes @ turn
    return Picture(
        checkpoint=checkpoint,
        layer=layer,
        units=units,
        shown=shown,
        points=points,
        mesh=nodes,
        answers=display.answers(mesh),
        separability=display.separability(limits.STAGES_POINTS, layer)[0],
    )
