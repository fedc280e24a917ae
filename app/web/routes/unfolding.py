"""The way through the network: every stage of it, and the last feature space at several moments."""

from functools import partial
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Header, Query, Response
from numpy.typing import NDArray
from pydantic import BaseModel, Field

from ...lab.points.columns import SplitName, split_names
from ...lab.settings import limits
from ...lab.views.feature_history import Picture, chosen, picture_of
from ...lab.views.request import StagesRequest
from ...lab.views.unfolding import Kind, Stage, Stages
from ...nn import Head
from ...png.feature_spaces import Tile, draw
from ..access import ERRORS, TheHub, Viewed

router = APIRouter(prefix="/sessions/{id}", tags=["surface"], responses=ERRORS)
Mesh = Annotated[int, Query(ge=limits.MESH[0], le=limits.MESH[1], description="nodes along each side of the lattice")]
Checkpoints = Annotated[
    int, Query(ge=limits.FEATURE_HISTORY[0], le=limits.FEATURE_HISTORY[1], description="at most so many")
]
Place = tuple[float, float]
_PICTURE: Any = {200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}}


class StageView(BaseModel):
    """One stage: "weights" is W a, "bias" W a + b, "activation" g(z) of a hidden layer, "residual" a + v of a
    residual one, "output" ŷ."""

    kind: Kind
    layer: int
    units: int = Field(description="how many numbers it has; other than two are shown by two axes")
    points: list[Place]
    mesh: list[list[Place]] = Field(description="rows go down from x2 = +6, columns right from x1 = −6")


class StagesView(BaseModel):
    """Points and lattice at every stage."""

    stages: list[StageView]
    points: list[int] = Field(description="the indices of the points that are shown")
    answers: list[list[float]] = Field(description="logits at the nodes of the lattice, ŷ of a regression: (K, m²)")
    corners: list[Place] | None = Field(description="where each class stands in the output stage of a softmax")
    separability: list[float] = Field(
        description="of a^[0] … a^[L]: the accuracy of a linear classifier fitted to the training points there by"
        " least squares, or R² of a linear regression"
    )


class FeatureSpace(BaseModel):
    """The last hidden layer's feature space at one moment."""

    step: int
    epoch: int
    layer: int
    units: int
    problem: Head
    points: list[Place]
    y: list[float]
    split: list[SplitName]
    mesh: list[list[Place]]
    answers: list[list[float]]
    separability: float


class FeatureHistory(BaseModel):
    """Moments from the first to the present."""

    checkpoints: list[FeatureSpace]


@router.get("/stages", response_model=StagesView, responses=_PICTURE)
async def stages(session: Viewed, hub: TheHub, mesh: Mesh = 31, accept: Annotated[str, Header()] = "") -> Any:
    """Where W, + b and g carry points and plane, stage by stage; JSON, or a PNG of all stages by Accept.

    Two units are their own axes; of more the principal axes of the points are shown, without taking their mean
    away, and of one unit a line, each turned to be as near as it can be to the stage before. Of more than 1000
    points so many are shown, evenly chosen, and fewer in a large network.
    """

    def look() -> tuple[Stages, NDArray[Any]]:
        # Axes of its own: what a script is told does not depend on what the page has looked at.
        display = session.display.anew()
        seen = display.stages(StagesRequest(mesh=mesh))
        return seen, session.points.y[seen.points]

    seen, labels = await hub.call(look)
    count = len(seen.points)
    sheets = seen.places[:, count:].reshape(-1, mesh, mesh, 2)
    if "image/png" in accept:
        tiles = [
            Tile(_title(stage), places[:count], labels, sheet, seen.answers)
            for stage, places, sheet in zip(seen.stages, seen.places, sheets, strict=True)
        ]
        return Response(draw(tiles), media_type="image/png")
    separability = await hub.call(lambda: session.display.separability())
    return StagesView(
        stages=[
            StageView(**vars(stage), points=_short(places[:count]), mesh=_short(sheet))
            for stage, places, sheet in zip(seen.stages, seen.places, sheets, strict=True)
        ],
        points=seen.points.tolist(),
        answers=_short(seen.answers),
        corners=None if seen.corners is None else _short(seen.corners),
        separability=list(separability),
    )


@router.get("/feature-history", response_model=FeatureHistory, responses=_PICTURE)
async def feature_history_strip(
    session: Viewed, hub: TheHub, checkpoints: Checkpoints = 6, mesh: Mesh = 21, accept: Annotated[str, Header()] = ""
) -> Any:
    """The last hidden layer's feature space at several moments of the training; JSON, or a PNG by Accept.

    The moments are those kept nearest to the squares of even times, so that they are denser at first. Of more than
    two units the principal axes are shown, each picture turned to be as near as it can be to the one before.
    """
    pictures: list[Picture] = []
    for checkpoint in await hub.call(lambda: chosen(session.run, checkpoints)):
        before = pictures[-1] if pictures else None
        # One job each: frames and commands go between them.
        pictures.append(await hub.call(partial(picture_of, checkpoint, mesh, before)))
    if "image/png" in accept:
        tiles = [
            Tile(f"step {picture.checkpoint.step}", picture.points, picture.labels, picture.mesh, picture.answers)
            for picture in pictures
        ]
        return Response(draw(tiles), media_type="image/png")
    return FeatureHistory(checkpoints=[_feature_space(picture) for picture in pictures])


def _feature_space(picture: Picture) -> FeatureSpace:
    return FeatureSpace(
        step=picture.checkpoint.step,
        epoch=picture.checkpoint.training.epoch,
        layer=picture.layer,
        units=picture.units,
        problem=picture.checkpoint.config.problem,
        points=_short(picture.points),
        y=picture.labels.tolist(),
        split=split_names(picture.test),
        mesh=_short(picture.mesh),
        answers=_short(picture.answers),
        separability=picture.separability,
    )


def _title(stage: Stage) -> str:
    names = {"plane": "x", "features": "a[0]", "output": "y"}
    formulas = {"weights": "W a", "bias": "W a + b", "activation": "g(z)", "residual": "a + v"}
    return names.get(stage.kind) or f"layer {stage.layer}: {formulas[stage.kind]}"


def _short(values: NDArray[Any]) -> Any:
    """Nested lists of numbers with four decimals, all that a picture needs."""
    return np.round(values.astype(np.float64), 4).tolist()
