"""Looks inside a run: a trace of the chain rule, checked by finite differences; surveys of the landscape of J."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...nn import (
    FiniteDifferences,
    Gradient,
    Landscape,
    Network,
    Rehearsal,
    Trace,
    filter_normalised,
    parameter_direction,
    principal_directions,
    rehearse,
    relative_error,
    trace,
)
from ..messages import Refusal
from ..settings import limits
from ..training.run import Run

Batch: TypeAlias = Literal["train", "next"]
Over: TypeAlias = Literal["weight", "weights", "random", "path"]
Address: TypeAlias = tuple[int, int, int | None]
"""W^[layer][row, column], or b^[layer][row] where the column is None."""


@dataclass(frozen=True)
class Check:
    """One derivative by finite differences, the traced one, and how far they are apart."""

    layer: int
    row: int
    column: int | None
    gradient: float
    difference: float
    relative_error: float


@dataclass(frozen=True)
class Inspection:
    """The trace of some points, numbered as in the session; the next step where the next batch was asked for."""

    step: int
    points: NDArray[Any]
    labels: NDArray[Any]
    trace: Trace
    penalty: float
    checks: list[Check]
    network: Network
    after: Network | None


@dataclass(frozen=True)
class Axis:
    """One direction d of a survey: values of its coordinate, what it is, and dJ/dα and the next step along it.

    `descent` is how far −∇J goes along it, where −∇J is projected onto the survey's line or plane.
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
class Map:
    """What a survey will find: J now, its axes (one for a line), and the path of the run's moments (step, α, β).

    `gradient_share` is the length of that projection over the length of ∇J: 1 where ∇J lies in the plane.
    """

    step: int
    objective: float
    gradient_share: float
    axes: list[Axis]
    path: NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """J along the first axis, at the second axis's value number `index`; NaN where J is no finite number."""

    index: int
    values: NDArray[np.float64]


def inspect(
    run: Run, point: int | None, batch: Batch, check: list[tuple[int, int | None]]
) -> Iterator[Inspection | None]:
    """Trace one point, all training points or the next batch, and check layers, or units (layer, row) of them.

    A study: None after every piece, at last the inspection. ValueError says which point or unit is not there.
    """
    trainer = run.trainer
    points, training = trainer.points, trainer.training
    places = np.flatnonzero(~points.test)
    rehearsal: Rehearsal | None = None
    if point is not None:
        if point >= len(points.y):
            raise Refusal(
                "there is no point {index}: the points are numbered 0 to {last}",
                index=point,
                last=len(points.y) - 1,
            )
        places = np.asarray([point])
    elif batch == "next":
        rehearsal = rehearse(training)
        places = places[rehearsal.points]
    network = _copy(trainer.network)
    inputs, labels = trainer.inputs[places], points.y[places]
    seen = (
        trace(network, inputs, labels, training.loss, training.regularization)
        if rehearsal is None
        else rehearsal.trace
    )
    after = None
    if rehearsal is not None:
        after = _copy(trainer.network)
        after.parameters[...] = rehearsal.after
    step, penalty, loss = trainer.step, trainer.penalty, training.loss
    if rehearsal is not None and training.dropout:
        check = []  # differences know nothing of the masks
    checks: list[Check] = []
    if check:
        differences = FiniteDifferences(network, inputs, labels, loss)
        for layer, row, column in [address for wanted in check for address in _places(network, *wanted)]:
            part = seen.layers[layer - 1]
            gradient = float(part.bias_gradient[row] if column is None else part.weight_gradient[row, column])
            difference = differences.slope(layer, row, column)
            error = relative_error(gradient, difference)
            checks.append(Check(layer, row, column, gradient, difference, error))
            yield None
    yield Inspection(step, places, labels, seen, penalty, checks, network, after)


def survey(
    run: Run,
    over: Over,
    addresses: list[Address],
    resolution: int,
    reach: float | None,
    seed: int,
    between: list[tuple[float, float]],
) -> Iterator[Map | Row | None]:
    """Walk over J, exact on the training points: a `Map` first, then its rows; None between them.

    Over one weight or two (`addresses`), over two random filter-normalised directions drawn with `seed`, or over the
    two principal directions of the path that the run has taken. `reach` is how far to go to either side; `between`
    says for each axis from where to where instead.
    """
    trainer = run.trainer
    training, network = trainer.training, _copy(trainer.network)
    own = network.parameters.astype(np.float64)
    path = run.checkpoints.path(own)
    walked = np.stack(
        [*(checkpoint.parameters for checkpoint in path), own]
    )  # at first, of another shape, there is none
    steps = np.asarray([*(checkpoint.step for checkpoint in path), trainer.step], np.float64)
    directions, shares = _directions(network, over, addresses, seed, walked)
    gradient = Gradient(network, training.inputs, training.labels, training.loss, training.regularization).run()
    moved = rehearse(training).after - own
    landscape = Landscape(network, training.inputs, training.labels, training.loss, training.regularization)
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
    yield Map(trainer.step, landscape.objective(own), share, axes, np.column_stack([steps, coordinates + nows]))
    second = axes[1].values - axes[1].now if len(axes) > 1 else np.zeros(1)
    for index, beta in enumerate(second):
        values = np.full(resolution, np.nan)
        for place, alpha in enumerate(axes[0].values - axes[0].now):
            there = own + alpha * directions[0] + (beta * directions[1] if len(axes) > 1 else 0)
            found = landscape.objective(there)
            values[place] = found if np.isfinite(found) else np.nan
            yield None
        yield Row(index, values)


def _copy(network: Network) -> Network:
    copy = Network(network.architecture, network.dtype)
    copy.parameters[...] = network.parameters
    return copy


def _places(network: Network, layer: int, row: int | None) -> list[Address]:
    """The parameters of a layer, or of one of its units."""
    _check(network, (layer, row or 0, None))
    matrix = network.matrices[layer - 1]
    if row is None and matrix.size > limits.CHECKED:
        raise Refusal(
            "layer {layer} has {count} parameters; name one of its units to have up to {most} checked",
            layer=layer,
            count=matrix.size,
            most=limits.CHECKED,
        )
    columns = [*range(matrix.shape[1] - 1), None]
    return [(layer, unit, column) for unit in (range(len(matrix)) if row is None else [row]) for column in columns]


def _check(network: Network, address: Address) -> None:
    """ValueError unless there is such a parameter."""
    layer, row, column = address
    sizes = network.architecture.sizes
    if not 1 <= layer < len(sizes):
        raise Refusal("there is no layer {layer}: layers are numbered 1 to {last}", layer=layer, last=len(sizes) - 1)
    if row >= sizes[layer]:
        raise Refusal("layer {layer} has rows 0 to {last}, not {row}", layer=layer, last=sizes[layer] - 1, row=row)
    if column is not None and column >= sizes[layer - 1]:
        raise Refusal(
            "layer {layer} has columns 0 to {last}, not {column}",
            layer=layer,
            last=sizes[layer - 1] - 1,
            column=column,
        )


def _directions(
    network: Network, over: Over, addresses: list[Address], seed: int, walked: NDArray[Any]
) -> tuple[NDArray[Any], list[float | None]]:
    """Directions (1 or 2, P), and the share of the path that each explains, where it is the path's."""
    for address in addresses:
        _check(network, address)
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
