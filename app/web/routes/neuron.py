"""One neuron and the loss, point by point."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response
from numpy.typing import NDArray
from pydantic import BaseModel

from ...lab.points.columns import SplitName, split_names
from ...lab.settings import limits
from ...lab.views.still import Still
from ..access import ERRORS, TheHub, Viewed
from ..array_json import json_response
from ..numbers import finite_numbers

router = APIRouter(prefix="/sessions/{id}", tags=["inside"], responses=ERRORS)
_LARGEST = float(np.finfo(np.float64).max)


class NeuronView(BaseModel):
    """One unit: weights w and bias b; z, a = g(z) and g′(z) of every point. `unit` counts from 0.

    The last layer's activation is sigmoid, softmax or linear; a softmax's slope is ŷ_k (1 − ŷ_k).
    """

    layer: int
    unit: int
    activation: str
    w: list[float]
    b: float
    z: list[float]
    a: list[float]
    slope: list[float]
    split: list[SplitName]


class LossesView(BaseModel):
    """ℒ^(i) of every point, without penalty; the means, and the index of the largest, of training and test points."""

    loss: str
    losses: list[float]
    mean_train: float
    mean_test: float | None
    worst_train: int
    worst_test: int | None
    split: list[SplitName]


@router.get("/neuron", response_model=NeuronView)
async def neuron(
    session: Viewed,
    hub: TheHub,
    layer: Annotated[int | None, Query(ge=1, le=limits.HIDDEN_LAYERS[1] + 1)] = None,
    unit: Annotated[int, Query(ge=0, lt=limits.IMAGE_UNITS[1])] = 0,
) -> Response:
    """One neuron: w and b, and z, a = g(z) and g′(z) of every point; without `layer` it is the output's."""

    def look(still: Still) -> Response:
        seen = still.queries.neuron(layer, unit)
        return json_response(
            {
                "layer": seen.layer,
                "unit": seen.unit,
                "activation": seen.activation,
                "w": finite_numbers(seen.w),
                "b": seen.b,
                "z": finite_numbers(seen.z),
                "a": finite_numbers(seen.a),
                "slope": finite_numbers(seen.slope),
                "split": split_names(still.points.test),
            }
        )

    return await hub.read(lambda: session.still, look)


@router.get("/losses", response_model=LossesView)
async def losses(session: Viewed, hub: TheHub, loss: Annotated[str | None, Query(max_length=40)] = None) -> Response:
    """The loss of every point, by the loss that is trained with or by the one named."""

    def look(still: Still) -> Response:
        seen = still.queries.losses(loss)
        values, test = finite_numbers(seen.values), still.points.test
        train_at, test_at = np.flatnonzero(~test), np.flatnonzero(test)
        return json_response(
            {
                "loss": seen.loss,
                "losses": values,
                "mean_train": _mean(values[train_at]),
                "mean_test": _mean(values[test_at]) if len(test_at) else None,
                "worst_train": int(train_at[values[train_at].argmax()]),
                "worst_test": int(test_at[values[test_at].argmax()]) if len(test_at) else None,
                "split": split_names(test),
            }
        )

    return await hub.read(lambda: session.still, look)


def _mean(values: NDArray[Any]) -> float:
    """The mean, within what a number can hold."""
    return min(_LARGEST, float((values / len(values)).sum()))
