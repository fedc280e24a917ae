"""Outputs of the network: its surface over the plane, predictions at points, and the activations of a layer."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Header, Query, Response
from numpy.typing import NDArray
from pydantic import BaseModel, Field
from safetensors.numpy import save

from ...data import Plane, Space, grid
from ...lab.messages import Refusal
from ...lab.points.columns import SplitName, split_names
from ...lab.settings import limits
from ...lab.settings.part import Part
from ...lab.training.parameter import check_unit
from ...lab.views.request import SurfaceRequest
from ...lab.views.still import Still
from ...png import pictures
from ...wire.images import ImageInput, pixels
from ...wire.points import Coordinates
from ..access import ERRORS, TOO_LARGE, TheHub, Viewed
from ..array_json import json_response
from .weights import SAFETENSORS

router = APIRouter(prefix="/sessions/{id}", tags=["surface"], responses=ERRORS)


class SurfaceView(BaseModel):
    """Values (C, R, R) at the centres of R×R cells; rows go down from x2 = +6, columns right from x1 = −6.

    C is 1 for ŷ of a binary problem (P of class 1), of a regression or for one neuron's activation, and K
    for the probabilities of K classes.
    """

    x1: list[float]
    x2: list[float]
    values: list[list[list[float]]]


@router.get(
    "/surface",
    response_model=SurfaceView,
    responses={200: {"content": {"image/png": {}, SAFETENSORS: {}}}},
)
async def surface(
    session: Viewed,
    hub: TheHub,
    resolution: Annotated[int, Query(ge=limits.RESOLUTION[0], le=limits.RESOLUTION[1])] = 100,
    layer: Annotated[int | None, Query(ge=1, le=limits.HIDDEN_LAYERS[1] + 1)] = None,
    unit: Annotated[int, Query(ge=0, lt=limits.UNITS[1])] = 0,
    accept: Annotated[str, Header()] = "",
) -> Any:
    """ŷ over the plane, or one neuron's activation; JSON, a PNG or a safetensors file, by Accept.

    The values are float32 in a session of any precision; `predict` answers in the session's own.
    """
    request = SurfaceRequest(resolution=resolution, layer=layer, unit=unit)

    def look(still: Still) -> Response:
        if layer is not None:
            check_unit(still.network.architecture, layer, unit)
        seen = still.display.surface(request)
        if "image/png" in accept:
            return Response(pictures.surface(seen), media_type="image/png")
        values = seen.values
        if seen.signed and layer is None and still.config.problem == "binary":
            values = (values + 1) / 2
        if SAFETENSORS in accept:
            return Response(save({"values": np.ascontiguousarray(values)}), media_type=SAFETENSORS)
        centres = grid(resolution)
        return json_response({"x1": centres[:resolution, 0], "x2": centres[::resolution, 1], "values": values})

    return await hub.read(lambda: session.still, look)


class PredictPoints(Part):
    """What to ask about: points `x` of the plane, or `images`, each as its pixels or as a PNG in base64."""

    x: list[Coordinates] | None = Field(
        None, min_length=limits.PREDICT_POINTS[0], max_length=limits.PREDICT_POINTS[1]
    )
    images: list[ImageInput] | None = Field(None, min_length=limits.PREDICT_POINTS[0], max_length=limits.IMAGES_SENT)

    def read(self, space: Space) -> NDArray[Any]:
        """Places (N, 2), or images (N, n^[0]); a Refusal where a session has the other space."""
        if isinstance(space, Plane):
            if self.x is None or self.images is not None:
                raise Refusal("x: this field is needed, places of the plane such as [[1.0, -2.5]], and no images")
            return np.asarray(self.x)
        if self.images is None or self.x is not None:
            raise Refusal(
                "images: this field is needed, each a list of its pixels from 0 to 255 or a PNG in base64, and no x"
            )
        return pixels(self.images, space)


class Predictions(BaseModel):
    """For each point its class, or its value in a regression; and the probability of every class."""

    y: list[float]
    probability: list[list[float]] | None


@router.post("/predict", response_model=Predictions, responses=TOO_LARGE)
async def predict(session: Viewed, hub: TheHub, points: PredictPoints) -> Response:
    """What the network answers at these points, or to these images; the run is not disturbed.

    A watch_id may ask, too.
    """

    def look(still: Still) -> Response:
        y, probability = still.queries.predict(points.read(still.config.space))
        return json_response({"y": y.astype(np.float64), "probability": probability})

    return await hub.read(lambda: session.still, look)


class FeaturesView(BaseModel):
    """a^[l] of every point: N rows of n^[l]."""

    layer: int
    activations: list[list[float]]
    separability: float = Field(
        description="the accuracy of the logistic regression fitted to the training points there,"
        " or R² of a linear regression"
    )
    split: list[SplitName]


@router.get("/features", response_model=FeaturesView)
async def features(
    session: Viewed, hub: TheHub, layer: Annotated[int, Query(ge=-1, le=limits.HIDDEN_LAYERS[1] + 1)] = -1
) -> Response:
    """The feature space of a layer: 0 is the input, −1 the last hidden layer."""

    def look(still: Still) -> Response:
        depth = len(still.config.network.hidden)
        chosen = depth if layer < 0 else layer
        # So many numbers as an image has take their time.
        most = None if isinstance(still.config.space, Plane) else limits.STAGES_POINTS
        return json_response(
            {
                "layer": chosen,
                "activations": still.queries.activations(layer),
                "separability": still.display.separability(most, chosen)[0],
                "split": split_names(still.points.test),
            }
        )

    return await hub.read(lambda: session.still, look)
