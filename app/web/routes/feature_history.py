"""The history of the last feature space: its pictures at several checkpoints of a run."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Header, Query, Response
from pydantic import BaseModel

from ...lab.points.columns import SplitName, split_names
from ...lab.settings import limits
from ...lab.training.checkpoints import Checkpoint
from ...lab.views.feature_history import Picture, chosen, picture_of
from ...nn import Head
from ...png.pictures import feature_spaces
from ...png.tile import Tile
from ..access import ERRORS, TheHub, Viewed
from ..array_json import json_response
from ..numbers import rounded
from .stages import PNG, Mesh, Place

router = APIRouter(prefix="/sessions/{id}", tags=["surface"], responses=ERRORS)
Checkpoints = Annotated[
    int, Query(ge=limits.FEATURE_HISTORY[0], le=limits.FEATURE_HISTORY[1], description="at most so many")
]


class FeatureSpace(BaseModel):
    """The last hidden layer's feature space at one checkpoint."""

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
    """Checkpoints from the first to the present."""

    checkpoints: list[FeatureSpace]


@router.get("/feature-history", response_model=FeatureHistory, responses=PNG)
async def feature_history(
    session: Viewed, hub: TheHub, checkpoints: Checkpoints = 6, mesh: Mesh = 21, accept: Annotated[str, Header()] = ""
) -> Any:
    """The last hidden layer's feature space at several checkpoints; JSON, or a PNG by Accept.

    They are those nearest to the squares of even times, so that they are denser at first. Of more than
    two units the principal axes are shown, each picture turned to be as near as it can be to the one before.
    """

    def look(kept: list[Checkpoint]) -> Response:
        pictures: list[Picture] = []
        for checkpoint in kept:
            pictures.append(picture_of(checkpoint, mesh, pictures[-1] if pictures else None))
        if "image/png" in accept:
            tiles = [
                Tile(f"step {picture.checkpoint.step}", picture.points, picture.labels, picture.mesh, picture.answers)
                for picture in pictures
            ]
            return Response(feature_spaces(tiles), media_type="image/png")
        return json_response({"checkpoints": [_feature_space(picture) for picture in pictures]})

    return await hub.read(lambda: chosen(session.run, checkpoints), look)


def _feature_space(picture: Picture) -> dict[str, Any]:
    """What a `FeatureSpace` has, its lists as arrays."""
    return {
        "step": picture.checkpoint.step,
        "epoch": picture.checkpoint.training.epoch,
        "layer": picture.layer,
        "units": picture.units,
        "problem": picture.checkpoint.config.problem,
        "points": rounded(picture.points),
        "y": picture.labels.astype(np.float64),
        "split": split_names(picture.test),
        "mesh": rounded(picture.mesh),
        "answers": rounded(picture.answers),
        "separability": picture.separability,
    }
