"""Stages of the network: where W, + b and g carry points and plane, as JSON or as a picture."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response
from pydantic import BaseModel, Field

from ...lab.settings import limits
from ...lab.views.request import StagesRequest
from ...lab.views.still import Still
from ...lab.views.unfolding import Kind, Stage
from ...png.pictures import feature_spaces
from ...png.tile import Tile
from ..access import ERRORS, TheHub, Viewed
from ..array_json import json_response
from ..numbers import rounded

router = APIRouter(prefix="/sessions/{id}", tags=["surface"], responses=ERRORS)
PNG: Any = {200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}}
Mesh = Annotated[int, Query(ge=limits.MESH[0], le=limits.MESH[1], description="nodes along each side of the lattice")]
Place = tuple[float, float]


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
        description="of a^[0] … a^[L]: the accuracy of the logistic regression fitted to the training points there,"
        " or R² of a linear regression"
    )


@router.get("/stages", response_model=StagesView, responses=PNG)
async def stages(session: Viewed, hub: TheHub, mesh: Mesh = 31, accept: Annotated[str, Header()] = "") -> Any:
    """Where W, + b and g carry points and plane, stage by stage; JSON, or a PNG of all stages by Accept.

    Two units are their own axes; of more the principal axes of the points are shown, without taking their mean
    away, and of one unit a line, each turned to be as near as it can be to the stage before. Of more than 1000
    points so many are shown, evenly chosen, and fewer in a large network. Places, answers and corners are those of a
    picture: float32 in a session of any precision, rounded to four decimals.
    """

    def look(still: Still) -> Response:
        seen = still.display.stages(StagesRequest(mesh=mesh))
        count = len(seen.points)
        sheets = seen.places[:, count:].reshape(-1, mesh, mesh, 2)
        pictures = [
            (stage, places[:count], sheet)
            for stage, places, sheet in zip(seen.stages, seen.places, sheets, strict=True)
        ]
        if "image/png" in accept:
            labels = still.points.y[seen.points]
            tiles = [Tile(_title(stage), points, labels, sheet, seen.answers) for stage, points, sheet in pictures]
            return Response(feature_spaces(tiles), media_type="image/png")
        return json_response(
            {
                "stages": [
                    {**vars(stage), "points": rounded(points), "mesh": rounded(sheet)}
                    for stage, points, sheet in pictures
                ],
                "points": seen.points,
                "answers": rounded(seen.answers),
                "corners": None if seen.corners is None else rounded(seen.corners),
                "separability": still.display.separability(),
            }
        )

    return await hub.read(lambda: session.still, look)


def _title(stage: Stage) -> str:
    names = {"plane": "x", "features": "a^[0]", "output": "y"}
    formulas = {"weights": "W a", "bias": "W a + b", "activation": "g(z)", "residual": "a + v"}
    return names.get(stage.kind) or f"layer {stage.layer}: {formulas[stage.kind]}"
