"""The landscape of J: what is asked of it, and its values as arrays, while they are computed and whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypedDict

import numpy as np

from .arrays import Floats, floats, number
from .inspection import Address, address_of
from .transport import Real, Whole
from .wire.inspection import AxisView, LandscapeHeadView, LandscapeRowView, LandscapeView

Over = Literal["weight", "weights", "random", "path"]
Span = tuple[Real, Real]
# (layer, row, column) of a weight, (layer, row) of a bias.
Parameter = tuple[Whole, Whole, Whole] | tuple[Whole, Whole]


class LandscapeQuery(TypedDict, total=False):
    """Where to look at J, and how closely; the server has a default for each.

    `parameters` are (layer, row, column) of a weight or (layer, row) of a bias, one for each axis. `resolution` is
    the number of values along an axis. `reach` says how far each axis goes to both sides, or `between` from where
    to where. `seed` draws the random directions.
    """

    parameters: Sequence[Parameter]
    resolution: Whole
    reach: Real | None
    between: Sequence[Span]
    seed: Whole


@dataclass(frozen=True)
class Axis:
    """One axis of a landscape: its values (R,), the present one, dJ/ds, how far −∇J and the next step go along it.

    `address` names the parameter, where the axis is one; `share` is how much of the path's extent a principal
    direction explains.
    """

    values: Floats
    now: float
    gradient: float
    descent: float
    next_step: float
    address: Address | None
    share: float | None


@dataclass(frozen=True)
class Landscape:
    """J, exact on the training points: values[j, i] at second.values[j] and first.values[i]; one row along a line.

    `path` holds a row for each moment of the run, the present last: its step, and where it was along each axis.
    """

    step: int
    objective: float
    gradient_share: float
    first: Axis
    second: Axis | None
    path: Floats
    values: Floats


def landscape_of(answer: LandscapeView) -> Landscape:
    """Read a landscape that is whole."""
    return replace(begun(answer), values=floats(answer["values"]))


def begun(head: LandscapeHeadView) -> Landscape:
    """A landscape of which no value is known yet."""
    first, second = _axis(head["first"]), None if head["second"] is None else _axis(head["second"])
    rows = 1 if second is None else len(second.values)
    return Landscape(
        step=head["step"],
        objective=number(head["objective"]),
        gradient_share=number(head["gradient_share"]),
        first=first,
        second=second,
        path=floats(head["path"]),
        values=np.full((rows, len(first.values)), np.nan),
    )


def grown(before: Landscape, row: LandscapeRowView) -> Landscape:
    """The same with one row more."""
    values = before.values.copy()
    values[row["row"]] = floats(row["values"])
    return replace(before, values=values)


def _axis(axis: AxisView) -> Axis:
    layer, row = axis["layer"], axis["row"]
    return Axis(
        values=floats(axis["values"]),
        now=axis["now"],
        gradient=number(axis["gradient"]),
        descent=number(axis["descent"]),
        next_step=number(axis["next_step"]),
        address=None if layer is None or row is None else address_of(layer, row, axis["column"]),
        share=axis["share"],
    )


def as_params(over: Over, query: LandscapeQuery) -> dict[str, Any]:
    """A query as the server reads it; TypeError for a name that it does not have."""
    unknown = sorted(query.keys() - LandscapeQuery.__annotations__.keys())
    if unknown:
        known = ", ".join(LandscapeQuery.__annotations__)
        raise TypeError(f"a landscape takes {known}, not {', '.join(unknown)}")
    params: dict[str, Any] = {"over": over, **query}
    params["parameter"] = [with_commas(one) for one in params.pop("parameters", ())]
    params["between"] = [with_commas(one) for one in params.get("between", ())]
    return params


def with_commas(numbers: Sequence[Real]) -> str:
    """Numbers as a query parameter holds several: 1,0,2."""
    return ",".join(map(str, numbers))
