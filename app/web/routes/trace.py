"""Looks inside: the chain rule in numbers, and the landscape of J."""

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Header, HTTPException, Query, Response
from fastapi.responses import StreamingResponse
from numpy.typing import NDArray
from pydantic import BaseModel

from ...lab.messages import Refusal, message
from ...lab.settings import limits
from ...lab.training.parameter import Address
from ...lab.views.landscape import Axis, LandscapeHead, LandscapeRow, Over, sample_landscape
from ...lab.views.trace import Batch, Inspection, inspect
from ...nn import HEADS, LayerTrace, Network
from ...png.landscape import draw
from ..access import ERRORS, TheHub, Viewed
from ..errors import Problem
from ..hub import Busy

router = APIRouter(
    prefix="/sessions/{id}",
    tags=["inside"],
    responses=ERRORS | {503: {"model": Problem, "description": "Too many such questions at once; ask again"}},
)

NDJSON = "application/x-ndjson"
Numbers = list[float | None]
Table = list[Numbers]


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


@router.get("/trace")
async def trace(
    session: Viewed,
    hub: TheHub,
    point: Annotated[int | None, Query(ge=0, description="one point, numbered as in /points; else a batch")] = None,
    batch: Annotated[Batch, Query(description="all training points, or those of the next step")] = "train",
    check: Annotated[
        list[str] | None,
        Query(
            max_length=limits.HIDDEN_LAYERS[1] + 1,
            description="a layer to check by finite differences, or layer,unit; several times for several",
        ),
    ] = None,
) -> TraceView:
    """The chain rule in numbers: z, a, g′(z), δ and the gradient of every layer, for a point or a batch.

    With `check` the derivatives of a layer, or of one unit of it, are computed by finite differences as well. The
    next batch of a training with dropout is traced with its masks, and not checked. The run is not disturbed.
    """
    wanted = [_checked(text) for text in check or []]
    try:
        async for seen in hub.task(lambda: inspect(session.run, point, batch, wanted)):
            return _traced(seen, [layer.activation for layer in session.config.network.hidden])
    except Busy:
        raise _busy() from None
    raise AssertionError("an inspection has one result")


class AxisView(BaseModel):
    """One axis: the values of its coordinate, the present one, dJ/ds and the next step of the optimizer along it.

    `layer`, `row` and `column` name the parameter, where the axis is one: then values are the parameter's own.
    `descent` is how far −∇J, projected onto the line or plane, goes along it. `share` is how much of the path's
    extent a principal direction explains.
    """

    values: list[float]
    now: float
    gradient: float | None
    descent: float | None
    next_step: float | None
    layer: int | None
    row: int | None
    column: int | None
    share: float | None


class LandscapeView(BaseModel):
    """J over one axis (one row), or over two: `values[j][i]` belongs to second[j] and first[i]; null is not finite.

    `gradient_share` is how much of ∇J lies in the line or plane: the length of its projection over its own.
    `path` are the run's moments in these coordinates: [step, s] or [step, s, t], the present last.
    """

    step: int
    objective: float | None
    gradient_share: float | None
    first: AxisView
    second: AxisView | None
    path: list[list[float]]
    values: Table


@router.get(
    "/landscape",
    response_model=LandscapeView,
    responses={200: {"content": {"image/png": {}, NDJSON: {}}}},
)
async def landscape(
    session: Viewed,
    hub: TheHub,
    over: Annotated[
        Over, Query(description="one weight; two weights; two random directions; the two main directions of the path")
    ] = "path",
    parameter: Annotated[
        list[str] | None,
        Query(max_length=2, description="layer,row,column of a weight; layer,row of a bias; once or twice"),
    ] = None,
    resolution: Annotated[int, Query(ge=limits.LANDSCAPE_RESOLUTION[0], le=limits.LANDSCAPE_RESOLUTION[1])] = 41,
    reach: Annotated[float | None, Query(ge=limits.REACH[0], le=limits.REACH[1])] = None,
    between: Annotated[
        list[str] | None,
        Query(max_length=2, description="from,to along an axis, in place of reach; once for each axis"),
    ] = None,
    seed: Annotated[int, Query(ge=limits.SEED[0], le=limits.SEED[1], description="of the random directions")] = 0,
    accept: Annotated[str, Header()] = "",
) -> Any:
    """J, exact on the training points and with its penalty, along a line or over a plane through the parameters.

    It is computed beside the training, which it slows by a tenth at most. JSON; a PNG; or, as NDJSON, first a line
    with everything but `values`, then a line `{"row": j, "values": […]}` for each row as soon as it is known. To
    hang up is to cancel.
    """
    addresses = [_address(text) for text in parameter or []]
    spans = [_span(text) for text in between or []]
    found: AsyncIterator[LandscapeHead | LandscapeRow] = hub.task(
        lambda: sample_landscape(session.run, over, addresses, resolution, reach, seed, spans)
    )
    try:
        head = await anext(found)
    except Busy:
        raise _busy() from None
    assert isinstance(head, LandscapeHead)
    if NDJSON in accept:
        # Compressed it would come in lumps, and not as soon as it is known.
        return StreamingResponse(_lines(head, found), media_type=NDJSON, headers={"Content-Encoding": "identity"})
    rows = [row.values async for row in found if isinstance(row, LandscapeRow)]
    if "image/png" in accept:
        return Response(draw(head, np.stack(rows)), media_type="image/png")
    return LandscapeView(**_mapped(head), values=[_numbers(row) for row in rows])


async def _lines(head: LandscapeHead, found: AsyncIterator[LandscapeHead | LandscapeRow]) -> AsyncIterator[str]:
    yield json.dumps(_mapped(head)) + "\n"
    async for row in found:
        assert isinstance(row, LandscapeRow)
        yield json.dumps({"row": row.index, "values": _numbers(row.values)}) + "\n"


def _address(text: str) -> Address:
    """Read "layer,row,column" or, for a bias, "layer,row"."""
    numbers = _numbers_in(text, (2, 3))
    if numbers is None:
        raise Refusal(
            "a weight is named by layer,row,column, a bias by layer,row, such as 1,0,1; {text!r} is neither",
            text=text[:40],
        )
    layer, row, *column = numbers
    return layer, row, column[0] if column else None


def _span(text: str) -> tuple[float, float]:
    """Read "from,to": two values along an axis, the first below the second."""
    least, most = limits.AXIS
    try:
        low, high = (float(part) for part in text.split(","))
    except ValueError:
        low = high = 0.0
    if not least <= low < high <= most:
        raise Refusal(
            "an axis goes from a value to a larger one, such as -2,2, both within ±{most:g}; {text!r} is not so",
            most=most,
            text=text[:40],
        )
    return low, high


def _checked(text: str) -> tuple[int, int | None]:
    """Read "layer" or "layer,unit"."""
    numbers = _numbers_in(text, (1, 2))
    if numbers is None:
        raise Refusal("a check is a layer or layer,unit, such as 2,0; {text!r} is neither", text=text[:40])
    return numbers[0], numbers[1] if len(numbers) > 1 else None


def _numbers_in(text: str, counts: tuple[int, int]) -> list[int] | None:
    """Small numbers between commas, as many as are allowed; None where the text is something else."""
    parts = text.split(",")
    known = len(parts) in counts and all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts)
    return [int(part) for part in parts] if known else None


def _busy() -> HTTPException:
    return HTTPException(
        503,
        message(
            "the server is at work on {most} such questions; ask again in a moment", most=limits.BACKGROUND_TASKS
        ),
        {"Retry-After": "1"},
    )


def _traced(seen: Inspection, activations: list[str]) -> TraceView:
    trace, network = seen.trace, seen.network
    few = len(seen.points) * sum(network.architecture.sizes) <= limits.TRACE_NUMBERS
    names = [*activations, HEADS[network.architecture.head].activation]
    return TraceView(
        step=seen.step,
        points=seen.points.tolist(),
        labels=_numbers(seen.labels),
        inputs=_table(trace.inputs.T) if few else None,
        losses=_numbers(trace.losses),
        loss=_number(trace.loss),
        penalty=_number(seen.penalty),
        objective=_number(trace.loss + seen.penalty),
        layers=[
            _layer(layer, name, network, index, few)
            for index, (layer, name) in enumerate(zip(trace.layers, names, strict=True))
        ],
        checks=[
            CheckView(
                layer=check.layer,
                row=check.row,
                column=check.column,
                gradient=_number(check.gradient),
                difference=_number(check.difference),
                relative_error=_number(check.relative_error),
            )
            for check in seen.checks
        ],
        after=None if seen.after is None else _parameters(seen.after),
    )


def _layer(layer: LayerTrace, name: str, network: Network, index: int, few: bool) -> LayerView:
    return LayerView(
        activation=name,
        W=_table(network.weights[index]),
        b=_numbers(network.biases[index]),
        residual=index < len(network.architecture.residual) and network.architecture.residual[index],
        z=_table(layer.z.T) if few else None,
        f=_table(layer.f.T) if few else None,
        a=_table(layer.a.T) if few else None,
        slope=_table(layer.slope.T) if few and layer.slope is not None else None,
        error=_table(layer.error.T) if few and layer.error is not None else None,
        delta=_table(layer.delta.T) if few else None,
        dW=_table(layer.weight_gradient),
        db=_numbers(layer.bias_gradient),
        penalty=_table(layer.weight_penalty),
    )


def _parameters(network: Network) -> list[ParametersView]:
    return [
        ParametersView(W=_table(weights), b=_numbers(biases))
        for weights, biases in zip(network.weights, network.biases, strict=True)
    ]


def _mapped(head: LandscapeHead) -> dict[str, Any]:
    first, *rest = (_axis(axis) for axis in head.axes)
    return {
        "step": head.step,
        "objective": _number(head.objective),
        "gradient_share": _number(head.gradient_share),
        "first": first,
        "second": rest[0] if rest else None,
        "path": np.nan_to_num(head.path).tolist(),
    }


def _axis(axis: Axis) -> dict[str, Any]:
    layer, row, column = axis.address or (None, None, None)
    return {
        "values": axis.values.tolist(),
        "now": axis.now,
        "gradient": _number(axis.gradient),
        "descent": _number(axis.descent),
        "next_step": _number(axis.next_step),
        "layer": layer,
        "row": row,
        "column": column,
        "share": axis.share,
    }


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _numbers(values: NDArray[Any]) -> Numbers:
    found: Numbers = values.tolist()
    return found if np.isfinite(values).all() else [None if not np.isfinite(value) else value for value in values]


def _table(values: NDArray[Any]) -> Table:
    return [_numbers(row) for row in values]
