"""Traces: every number of one forward and one backward pass, as the chain rule has them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from ...lab.finite import finite_or_none
from ...lab.messages import Refusal
from ...lab.settings import limits
from ...lab.views.trace import Batch, Inspection, inspect
from ...nn import HEADS, LayerTrace, Network
from ..access import BUSY, ERRORS, TheHub, Viewed
from ..array_json import json_response
from ..numbers import Numbers, Table, numbers, table, whole_numbers

router = APIRouter(prefix="/sessions/{id}", tags=["inside"], responses=ERRORS | BUSY)


class LayerView(BaseModel):
    """Layer l: its parameters, what it computed for each of the n points, and its gradient over them.

    `z`, `f` = g(z), `a`, `slope` = g′(z), `error` = ∂ℒ^(i)/∂a and `delta` = ∂ℒ^(i)/∂z hold a row of n^[l] numbers for
    each point; they are null where that would be too many numbers. `a` is f, but for residual layers, where f is
    added to what the layer read. `slope` and `error` are null in the last layer. `dW` = (1/n) Σ_{i=1}^n δ^[l](i)
    a^[l-1](i)ᵀ (n^[l], n^[l-1]), `db` = (1/n) Σ_{i=1}^n δ^[l](i); `penalty` is what the regularization adds to dW. A
    number that is not finite is null.
    """

    activation: str
    W: Table
    b: Numbers
    residual: bool
    z: Table | None
    f: Table | None
    a: Table | None
    slope: Table | None
    error: Table | None
    delta: Table | None
    dW: Table  # noqa: N815 - the field's own name
    db: Numbers
    penalty: Table


class CheckView(BaseModel):
    """One derivative: layer, row and column (null: the bias); traced, by finite differences, and how far apart."""

    layer: int
    row: int
    column: int | None
    gradient: float | None
    difference: float | None
    relative_error: float | None


class ParametersView(BaseModel):
    """W^[l] and b^[l] of one layer."""

    W: Table
    b: Numbers


class TraceView(BaseModel):
    """Every number of one forward and one backward pass at n points, numbered as in /points.

    `loss` is the mean (1/n) Σ_{i=1}^n ℒ^(i), `objective` has the penalty added. `after` are the parameters after the
    next step, bit for bit, where the next batch was asked for.
    """

    step: int
    points: list[int]
    labels: Numbers
    inputs: Table | None
    losses: Numbers
    loss: float | None
    penalty: float | None
    objective: float | None
    layers: list[LayerView]
    checks: list[CheckView]
    after: list[ParametersView] | None


@router.get("/trace", response_model=TraceView)
async def trace(
    session: Viewed,
    hub: TheHub,
    request: Request,
    point: Annotated[int | None, Query(ge=0, description="one point, numbered as in /points; else a batch")] = None,
    batch: Annotated[Batch, Query(description="all training points, or those of the next step")] = "train",
    check: Annotated[
        list[str] | None,
        Query(
            max_length=limits.HIDDEN_LAYERS[1] + 1,
            description="a layer to check by finite differences, or layer,unit; several times for several",
        ),
    ] = None,
) -> Response:
    """The chain rule in numbers: z, a, g′(z), δ and the gradient of every layer, for a point or a batch.

    With `check` the derivatives of a layer, or of one unit of it, are computed by finite differences as well. The
    next batch of a training with dropout is traced with its masks, and not checked. The run is not disturbed.
    """
    wanted = [_checked(text) for text in check or []]
    async for seen in hub.task(session, request.is_disconnected, lambda: inspect(session.run, point, batch, wanted)):
        return await hub.look(lambda seen: json_response(_traced(seen)), seen)
    raise AssertionError("an inspection has one result")


def _checked(text: str) -> tuple[int, int | None]:
    """Read "layer" or "layer,unit"."""
    numbers = whole_numbers(text, (1, 2))
    if numbers is None:
        raise Refusal("a check is a layer or layer,unit, such as 2,0; {text!r} is neither", text=text[:40])
    return numbers[0], numbers[1] if len(numbers) > 1 else None


def _traced(seen: Inspection) -> TraceView:
    trace, network = seen.trace, seen.network
    architecture = network.architecture
    few = len(seen.points) * sum(architecture.sizes) <= limits.TRACE_NUMBERS
    names = [*(layer.activation for layer in architecture.hidden), HEADS[architecture.head].activation]
    return TraceView(
        step=seen.step,
        points=seen.points.tolist(),
        labels=numbers(seen.labels),
        inputs=table(trace.inputs.T) if few else None,
        losses=numbers(trace.losses),
        loss=finite_or_none(trace.loss),
        penalty=finite_or_none(seen.penalty),
        objective=finite_or_none(trace.loss + seen.penalty),
        layers=[
            _layer(layer, name, network, index, few)
            for index, (layer, name) in enumerate(zip(trace.layers, names, strict=True))
        ],
        checks=[
            CheckView(
                layer=check.layer,
                row=check.row,
                column=check.column,
                gradient=finite_or_none(check.gradient),
                difference=finite_or_none(check.difference),
                relative_error=finite_or_none(check.relative_error),
            )
            for check in seen.checks
        ],
        after=None if seen.after is None else _parameters(seen.after),
    )


def _layer(layer: LayerTrace, name: str, network: Network, index: int, few: bool) -> LayerView:
    return LayerView(
        activation=name,
        W=table(network.weights[index]),
        b=numbers(network.biases[index]),
        residual=index < len(network.architecture.residual) and network.architecture.residual[index],
        z=table(layer.z.T) if few else None,
        f=table(layer.f.T) if few else None,
        a=table(layer.a.T) if few else None,
        slope=table(layer.slope.T) if few and layer.slope is not None else None,
        error=table(layer.error.T) if few and layer.error is not None else None,
        delta=table(layer.delta.T) if few else None,
        dW=table(layer.weight_gradient),
        db=numbers(layer.bias_gradient),
        penalty=table(layer.weight_penalty),
    )


def _parameters(network: Network) -> list[ParametersView]:
    return [
        ParametersView(W=table(weights), b=numbers(biases))
        for weights, biases in zip(network.weights, network.biases, strict=True)
    ]
