"""The points of a session: read, replace, add, move, relabel, erase."""

from asyncio import to_thread
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Request, status
from pydantic import BaseModel, Field

from ...data import Scale
from ...lab.messages import Message, Translate
from ...lab.points.column_choice import ColumnChoice
from ...lab.points.columns import SplitName, split_names
from ...lab.points.importing import Format, Kind, place
from ...lab.points.importing import read as read_table
from ...lab.session.session import Session
from ...lab.settings import limits
from ...lab.settings.part import Part
from ...wire.damage import Flip
from ...wire.points import AllPoints, Coordinates, NewPoints
from ..access import ERRORS, Edited, TheHub, Viewed
from ..language import Spoken

router = APIRouter(prefix="/sessions/{id}/points", tags=["points"], responses=ERRORS)
PointIndex = Annotated[int, Path(ge=0, lt=limits.IMAGES[1])]


class PointsView(BaseModel):
    """All points; y holds class numbers, or targets in a regression. Of images x is empty."""

    x: list[tuple[float, float]]
    images: list[int] | None = Field(
        None,
        exclude_if=lambda images: images is None,
        description="the number of each image in its data set, those of one's own behind it; left out on the plane",
    )
    y: list[float]
    split: list[SplitName]
    data_revision: int
    scale: Scale | None = Field(
        description="where the points came from other units: plane = (original − offset) · factor, for each axis"
        " and for the targets of a regression"
    )
    names: list[str] = Field(description="the classes' own names, in order; empty where they have none")
    note: str | None = Field(
        None, description="what was left out of a file, or taken for what; classes without a training point"
    )


def view(session: Session) -> PointsView:
    """Read the points, in the trainer's thread."""
    points = session.points
    return PointsView(
        x=points.x.tolist() if points.sheet is None else [],
        images=None if points.sheet is None else points.x.tolist(),
        y=points.y.tolist(),
        split=split_names(points.test),
        data_revision=session.data_revision,
        scale=points.scale,
        names=list(points.names),
    )


@router.get("")
async def read(session: Viewed, hub: TheHub) -> PointsView:
    """All points."""
    return await hub.call(lambda: view(session))


@router.put("")
async def replace(session: Edited, hub: TheHub, points: AllPoints, say: Spoken) -> PointsView:
    """Put points of one's own in place of all; the data set is "custom" from then on.

    Without `split` they are split by the configuration's test share and data seed.
    """

    def apply() -> PointsView:
        note = session.replace_points(points.x, points.y, points.split, points.names)
        return _noted(session, note, say)

    return await hub.call(apply)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(session: Edited, hub: TheHub, points: NewPoints) -> PointsView:
    """Add one or many; without `split` they are training points."""

    def apply() -> PointsView:
        session.add_points(points.x, points.y, points.split)
        return view(session)

    return await hub.call(apply)


def _noted(session: Session, note: Message | None, say: Translate) -> PointsView:
    return view(session).model_copy(update={"note": note and say(note)})


Column = Annotated[
    str | None, Query(max_length=1000, description="the name of the column, or its number counted from 1")
]
_TEXT: Any = {"schema": {"type": "string"}}
_FILE: Any = {"requestBody": {"required": True, "content": {"text/csv": _TEXT, "application/json": {"schema": {}}}}}


@router.post("/import", openapi_extra=_FILE)
async def import_file(
    session: Edited,
    hub: TheHub,
    request: Request,
    say: Spoken,
    rescale: Annotated[bool, Query(description="scale each axis to −5 … 5, and targets to −1 … 1")] = False,
    kind: Annotated[Kind | None, Query(description="what the labels are, where the rule would say otherwise")] = None,
    add: Annotated[bool, Query(description="put them behind the points that are there")] = False,
    x1: Column = None,
    x2: Column = None,
    label: Column = None,
    content_type: Annotated[str, Header()] = "",
) -> PointsView:
    """Put the points of a CSV or JSON file in place of all, or with `add` behind them; undo takes it back.

    CSV: columns x1, x2, label and perhaps split (train or test), a header or none, separated by commas,
    semicolons or tabs; a decimal comma will do. Of a file with more columns the header, or `x1`, `x2` and `label`,
    say which are read; a refusal that cannot know has the `columns` and first `rows` to choose from. Rows with a
    missing value are left out, and `note` counts them. JSON: {"x": [[…]], "y": […], "split": […]}
    or a list of {"x1", "x2", "label", "split"}. The body is recognised where Content-Type names neither.

    Labels that are words are classes, and so are whole numbers, ten at most; other
    numbers are the targets of a regression; `kind` overrides that. Classes are numbered in sorted order, and their
    number is that of the configuration from then on. With `rescale` both axes are mapped linearly, each by itself
    and centred, to −5 … 5, and targets to −1 … 1; `scale` leads back. Without a split the points are split by the
    configuration's test share.

    With `add` they are in the units of the points that are there, and training points where they have no split. A
    label is that of the class with this name, or number; a new name is a new class. `rescale` and `kind` say nothing.
    """
    body, choice = await request.body(), ColumnChoice(x1, x2, label)
    table = await to_thread(lambda: read_table(body, _format(content_type), choice, add))
    imported = None if add else await to_thread(lambda: place(table, rescale, kind))

    def apply() -> PointsView:
        note = session.add_imported(table) if imported is None else session.import_points(imported)
        return _noted(session, note, say)

    return await hub.call(apply)


def _format(content_type: str) -> Format | None:
    formats: dict[str, Format] = {"text/csv": "csv", "application/json": "json"}
    return formats.get(content_type.partition(";")[0].strip().lower())


@router.post("/labels/flip")
async def flip_labels(session: Edited, hub: TheHub, order: Flip) -> PointsView:
    """Give a share of the training points, drawn by chance, another class."""

    def apply() -> PointsView:
        session.flip_labels(order.share, order.seed)
        return view(session)

    return await hub.call(apply)


class Change(Part):
    """What becomes of one point; what is left out stays."""

    x: Coordinates | None = None
    y: float | None = None
    split: SplitName | None = None


@router.patch("/{index}")
async def change(session: Edited, hub: TheHub, index: PointIndex, to: Change) -> PointsView:
    """Move a point, relabel it, let it train or test."""

    def apply() -> PointsView:
        session.change_point(index, to.x, to.y, to.split)
        return view(session)

    return await hub.call(apply)


@router.delete("/{index}")
async def erase(session: Edited, hub: TheHub, index: PointIndex) -> PointsView:
    """Erase a point; those behind it move up in number."""

    def apply() -> PointsView:
        session.remove_points([index])
        return view(session)

    return await hub.call(apply)
