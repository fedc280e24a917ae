"""Traces of a run: every factor of the chain rule for some of its points, checked by finite differences."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...nn import (
    FiniteDifferences,
    Network,
    NextStep,
    Trace,
    preview_step,
    relative_error,
    trace,
)
from ..messages import Refusal
from ..settings import limits
from ..training.parameter import Address, check_unit
from ..training.run import Run

Batch: TypeAlias = Literal["train", "next"]


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


def inspect(
    run: Run, point: int | None, batch: Batch, check: list[tuple[int, int | None]]
) -> Iterator[Inspection | None]:
    """Trace one point, all training points or the next batch, and check layers, or units (layer, row) of them.

    In pieces: None after each, at last the inspection. A Refusal says which point or unit is not there.
    """
    trainer = run.trainer
    points, training = trainer.points, trainer.training
    if trainer.network.parameters.size > limits.TRACE_NUMBERS:
        raise Refusal(
            "the network has {count} parameters, more than the {most} that can be written out; take a smaller one",
            count=trainer.network.parameters.size,
            most=limits.TRACE_NUMBERS,
        )
    places = np.flatnonzero(~points.test)
    next_step: NextStep | None = None
    if point is not None:
        points.check([point])
        places = np.asarray([point])
    elif batch == "next":
        next_step = preview_step(training)
        places = places[next_step.points]
    network = trainer.network.copy()
    inputs, labels = trainer.inputs[places], points.y[places]
    step, penalty, loss, regularization = trainer.step, trainer.penalty, training.loss, training.regularization
    varied = training.dropout or training.augment is not None
    yield None  # from here on nothing is read of the run
    seen = trace(network, inputs, labels, loss, regularization) if next_step is None else next_step.trace
    yield None
    after = None
    if next_step is not None:
        after = network.copy()
        after.parameters[...] = next_step.after
    if next_step is not None and varied:
        check = []  # differences know nothing of the masks, nor of other views of the points
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


def _places(network: Network, layer: int, row: int | None) -> list[Address]:
    """The parameters of a layer, or of one of its units."""
    check_unit(network.architecture, layer, row or 0)
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
