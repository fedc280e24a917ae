"""The points of a session: read, replace, add, move, relabel, erase."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, status
from pydantic import BaseModel

from app.lab import limits
from app.lab.config import Part
from app.lab.session import Session
from app.web.access import ERRORS, Edited, TheHub, Viewed
from app.wire.commands import Coordinates, NewPoints, SplitName

router = APIRouter(prefix="/sessions/{id}/points", tags=["points"], responses=ERRORS)
PointIndex = Annotated[int, Path(ge=0, lt=limits.SAMPLES[1])]


class PointsView(BaseModel):
    """All points; y holds class numbers, or targets in a regression."""

    x: list[tuple[float, float]]
    y: list[float]
    split: list[SplitName]
    data_revision: int


def view(session: Session) -> PointsView:
    """Read the points, in the trainer's thread."""
    points = session.points
    split: list[Any] = ["test" if test else "train" for test in points.test]
    return PointsView(x=points.x.tolist(), y=points.y.tolist(), split=split, data_revision=session.data_revision)


@router.get("")
async def read(session: Viewed, hub: TheHub) -> PointsView:
    """All points."""
    return await hub.call(lambda: view(session))


@router.put("")
async def replace(session: Edited, hub: TheHub, points: NewPoints) -> PointsView:
    """Put points of one's own in place of all; the data set is "custom" from then on."""

    def apply() -> PointsView:
        session.replace_points(points.x, points.y, points.split)
        return view(session)

    return await hub.call(apply)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(session: Edited, hub: TheHub, points: NewPoints) -> PointsView:
    """Add one or many; without `split` they are training points."""

    def apply() -> PointsView:
        session.add_points(points.x, points.y, points.split)
        return view(session)

    return await hub.call(apply)


class Change(Part):
    """What becomes of one point; what is left out stays."""

    x: Coordinates | None = None
    y: float | None = None


@router.patch("/{index}")
async def change(session: Edited, hub: TheHub, index: PointIndex, to: Change) -> PointsView:
    """Move a point, relabel it, or both."""

    def apply() -> PointsView:
        session.change_point(index, to.x, to.y)
        return view(session)

    return await hub.call(apply)


@router.delete("/{index}")
async def erase(session: Edited, hub: TheHub, index: PointIndex) -> PointsView:
    """Erase a point; those behind it move up in number."""

    def apply() -> PointsView:
        session.remove_points([index])
        return view(session)

    return await hub.call(apply)
