"""Landscapes of J: as JSON, as a picture, or row by row as soon as each is known."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

import numpy as np
from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from ...lab.finite import finite_or_none
from ...lab.messages import Refusal
from ...lab.settings import limits
from ...lab.training.parameter import Address
from ...lab.views.landscape import Axis, LandscapeHead, LandscapeRow, Over, sample_landscape
from ...png import pictures
from ..access import BUSY, ERRORS, TheHub, Viewed
from ..numbers import Numbers, Table, numbers, whole_numbers

router = APIRouter(prefix="/sessions/{id}", tags=["inside"], responses=ERRORS | BUSY)
NDJSON: Final = "application/x-ndjson"


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


class LandscapeHeadView(BaseModel):
    """What is known of a landscape before its values: J now, its axes, and the path of the run.

    `gradient_share` is how much of ∇J lies in the line or plane: the length of its projection over its own.
    `path` are the run's checkpoints in these coordinates: [step, s] or [step, s, t], the present last.
    """

    step: int
    objective: float | None
    gradient_share: float | None
    first: AxisView
    second: AxisView | None
    path: list[list[float]]


class LandscapeRowView(BaseModel):
    """J along the first axis, at value number `row` of the second; null is not finite."""

    row: int
    values: Numbers


class LandscapeView(LandscapeHeadView):
    """J over one axis (one row), or over two: `values[j][i]` belongs to second[j] and first[i]; null: not finite."""

    values: Table


@router.get(
    "/landscape",
    response_model=LandscapeView,
    responses={200: {"content": {"image/png": {}, NDJSON: {}}}},
)
async def landscape(
    session: Viewed,
    hub: TheHub,
    request: Request,
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
        session,
        request.is_disconnected,
        lambda: sample_landscape(session.run, over, addresses, resolution, reach, seed, spans),
    )
    head = await anext(found)
    assert isinstance(head, LandscapeHead)
    if NDJSON in accept:
        # Compressed it would come in lumps, and not as soon as it is known.
        return StreamingResponse(_lines(head, found), media_type=NDJSON, headers={"Content-Encoding": "identity"})
    rows = [row.values async for row in found if isinstance(row, LandscapeRow)]
    if "image/png" in accept:
        return Response(await asyncio.to_thread(pictures.landscape, head, np.stack(rows)), media_type="image/png")
    return LandscapeView(**vars(_head(head)), values=[numbers(row) for row in rows])


async def _lines(head: LandscapeHead, found: AsyncIterator[LandscapeHead | LandscapeRow]) -> AsyncIterator[str]:
    yield _head(head).model_dump_json() + "\n"
    async for row in found:
        assert isinstance(row, LandscapeRow)
        yield LandscapeRowView(row=row.index, values=numbers(row.values)).model_dump_json() + "\n"


def _address(text: str) -> Address:
    """Read "layer,row,column" or, for a bias, "layer,row"."""
    numbers = whole_numbers(text, (2, 3))
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


def _head(head: LandscapeHead) -> LandscapeHeadView:
    first, *rest = (_axis(axis) for axis in head.axes)
    return LandscapeHeadView(
        step=head.step,
        objective=finite_or_none(head.objective),
        gradient_share=finite_or_none(head.gradient_share),
        first=first,
        second=rest[0] if rest else None,
        path=np.nan_to_num(head.path).tolist(),
    )


def _axis(axis: Axis) -> AxisView:
    layer, row, column = axis.address or (None, None, None)
    return AxisView(
        values=axis.values.tolist(),
        now=axis.now,
        gradient=finite_or_none(axis.gradient),
        descent=finite_or_none(axis.descent),
        next_step=finite_or_none(axis.next_step),
        layer=layer,
        row=row,
        column=column,
        share=axis.share,
    )
