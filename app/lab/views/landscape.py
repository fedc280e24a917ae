"""The landscape of J: samples of it along one direction or over two, with the path that the run has taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...data import Plane
from ...nn import (
    Gradient,
    Landscape,
    Network,
    filter_normalised,
    parameter_direction,
    preview_step,
    principal_directions,
)
from ..messages import Refusal
from ..settings import limits
from ..training.parameter import Address, check
from ..training.run import Run

Over: TypeAlias = Literal["weight", "weights", "random", "path"]


@dataclass(frozen=True)
class Axis:
    """One direction d of a sampling: values of its coordinate, what it is, and dJ/ds and the next step along it.

    `descent` is how far −∇J goes along it, where −∇J is projected onto its line or plane.
    """

    values: NDArray[np.float64]
    direction: NDArray[Any]
    address: Address | None
    share: float | None
    gradient: float
    descent: float
    next_step: float
    now: float


@dataclass(frozen=True)
class LandscapeHead:
    """What a sampling will find: J now, its axes (one for a line), and the path of the run's moments (step, s, t).

    `gradient_share` is the length of that projection over the length of ∇J: 1 where ∇J lies in the plane.
    """

    step: int
    objective: float
    gradient_share: float
    axes: list[Axis]
    path: NDArray[np.float64]


@dataclass(frozen=True)
class LandscapeRow:
    """J along the first axis, at the second axis's value number `index`; NaN where J is no finite number."""

    index: int
    values: NDArray[np.float64]


def sample_landscape(
    run: Run,
    over: Over,
    addresses: list[Address],
    resolution: int,
    reach: float | None,
    seed: int,
    between: list[tuple[float, float]],
) -> Iterator[LandscapeHead | LandscapeRow | None]:
    """Walk over J, exact on the training points: a `LandscapeHead` first, then its rows; None between them.

    Over one weight or two (`addresses`), over two random filter-normalised directions drawn with `seed`, or over the
    two principal directions of the path that the run has taken. `reach` is how far to go to either side; `between`
    says for each axis from where to where instead.
    """
    trainer = run.trainer
    training, network = trainer.training, trainer.network.copy()
    if not isinstance(trainer.config.space, Plane):
        _check_work(len(training.inputs) * network.parameters.size, 1 if over == "weight" else 2, resolution)
    own = network.parameters.astype(np.float64)
    path = run.checkpoints.path(own)
    walked = np.stack(
        [*(checkpoint.parameters for checkpoint in path), own]
    )  # at first, of another shape, there is none
    steps = np.asarray([*(checkpoint.step for checkpoint in path), trainer.step], np.float64)
    directions, shares = _directions(network, over, addresses, seed, walked)
    step, data = trainer.step, (training.inputs, training.labels, training.loss, training.regularization)
    moved = preview_step(training).after - own
    yield None  # from here on nothing is read of the run
    gradient = Gradient(network, *data).run()
    yield None
    landscape = Landscape(network, *data)
    inverse = np.linalg.pinv(directions.T)
    coordinates = (walked - own) @ inverse.T
    if between and len(between) != len(directions):
        raise Refusal(
            "say from where to where for each axis; there are {axes}, not {given}",
            axes=len(directions),
            given=len(between),
        )
    with np.errstate(all="ignore"):
        axes = [
            Axis(
                values=np.linspace(*between[index], resolution)
                if between
                else _values(coordinates[:, index], over, reach, resolution, now),
                direction=direction,
                address=addresses[index] if addresses else None,
                share=shares[index],
                gradient=float(gradient @ direction),
                descent=float(inverse[index] @ -gradient),
                next_step=float(inverse[index] @ moved),
                now=now,
            )
            for index, direction in enumerate(directions)
            for now in [float(own @ direction) if addresses else 0.0]
        ]
        within = np.asarray([axis.descent for axis in axes]) @ directions
        share = float(np.linalg.norm(within) / max(float(np.linalg.norm(gradient)), 1e-300))
    nows = np.asarray([axis.now for axis in axes])
    yield LandscapeHead(step, landscape.objective(own), share, axes, np.column_stack([steps, coordinates + nows]))
    second = axes[1].values - axes[1].now if len(axes) > 1 else np.zeros(1)
    for index, beta in enumerate(second):
        values = np.full(resolution, np.nan)
        for place, alpha in enumerate(axes[0].values - axes[0].now):
            there = own + alpha * directions[0] + (beta * directions[1] if len(axes) > 1 else 0)
            found = landscape.objective(there)
            values[place] = found if np.isfinite(found) else np.nan
            yield None
        yield LandscapeRow(index, values)


def _check_work(each: int, axes: int, resolution: int) -> None:
    """Refuse a landscape that would take minutes, where one value of J takes `each` products."""
    most = int((limits.LANDSCAPE_WORK / each) ** (1 / axes))
    if resolution > most:
        raise Refusal(
            "a landscape of so many images and parameters may have {most} values a side, not {resolution};"
            " or take the line of one weight",
            most=most,
            resolution=resolution,
        )


def _directions(
    network: Network, over: Over, addresses: list[Address], seed: int, walked: NDArray[Any]
) -> tuple[NDArray[Any], list[float | None]]:
    """Directions (1 or 2, P), and the share of the path that each explains, where it is the path's."""
    for address in addresses:
        check(network.architecture, address)
    if over in ("weight", "weights"):
        wanted = 1 if over == "weight" else 2
        if len(addresses) != wanted:
            raise Refusal("name {wanted} of the parameters; {given} are named", wanted=wanted, given=len(addresses))
        if len(set(addresses)) < wanted:
            raise Refusal("name two different parameters")
        return np.stack([parameter_direction(network, *address) for address in addresses]), [None] * wanted
    if over == "random":
        rng = np.random.default_rng(seed)
        return np.stack([filter_normalised(network, rng) for _ in range(2)]), [None, None]
    directions, shares = principal_directions(walked)
    if not directions.any(axis=1).all():
        raise Refusal("the run has not gone far enough to have two directions: train a few epochs first")
    return directions, shares.tolist()


def _values(path: NDArray[Any], over: Over, reach: float | None, resolution: int, now: float) -> NDArray[np.float64]:
    """Where to look along one direction: around the present, or along the whole path with some room."""
    if over == "path" and reach is None:
        low, high = float(path.min()), float(path.max())
        room = 0.25 * max(high - low, 1e-3)
        return np.linspace(low - room, high + room, resolution)
    reach = reach or (1.0 if over == "random" else max(3.0, 1.5 * abs(now)))
    return now + np.linspace(-reach, reach, resolution)
