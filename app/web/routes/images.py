"""The images of a session: shown as a sheet, and added to."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Header, Query, Response, status
from numpy.typing import NDArray
from pydantic import BaseModel, Field
from safetensors.numpy import save

from ...data import Images, Sheet
from ...lab.messages import Refusal
from ...lab.points.points import Points
from ...lab.settings import limits
from ...wire.images import NewImages, add_images, as_png, shown
from ..access import ERRORS, TOO_LARGE, Edited, TheHub, Viewed
from ..array_json import json_response
from .points import PointsView, view
from .weights import SAFETENSORS

router = APIRouter(prefix="/sessions/{id}/images", tags=["points"], responses=ERRORS)
_COLUMNS = 50
_NO_SHEET = Sheet(Images(0, 0, 0), np.empty((0, 0), np.uint8))


class ImagesView(BaseModel):
    """Some images: their classes, and their pixels from 0 to 255, row by row, a pixel's channels side by side."""

    height: int
    width: int
    channels: int
    first: int
    numbers: list[int] = Field(description="in the data set; those of one's own come behind it")
    y: list[int]
    pixels: list[list[int]]


@router.get("", response_model=ImagesView, responses={200: {"content": {"image/png": {}, SAFETENSORS: {}}}})
async def read(
    session: Viewed,
    hub: TheHub,
    first: Annotated[int, Query(ge=0, lt=limits.IMAGES[1], description="the point to begin with")] = 0,
    count: Annotated[int, Query(ge=limits.IMAGES_SHOWN[0], le=limits.IMAGES_SHOWN[1])] = 100,
    another_hand: Annotated[bool, Query(description="those drawn by another hand in place of the points")] = False,
    accept: Annotated[str, Header()] = "",
) -> Any:
    """Images of points, from one on; JSON, a PNG or a safetensors file, by Accept.

    The PNG is a sheet of 50 images a row. The file has `images` (N, height, width, channels) of bytes and `numbers`
    and `labels` (N,) of float32. The images of a number are always the same while the data set, its number of points,
    noise and seed are. Beyond the last one there are none, and of points of the plane neither.
    """

    def look(points: Points) -> Response:
        sheet, numbers, labels = _found(points, another_hand)
        part = slice(first, first + count)
        numbers, labels = numbers[part], labels[part]
        if "image/png" in accept:
            if not len(numbers):
                raise Refusal("there are no images from number {first} on to make a picture of", first=first)
            return Response(as_png(sheet.images(numbers), sheet.space, _COLUMNS), media_type="image/png")
        if SAFETENSORS in accept:
            tensors: dict[str, NDArray[Any]] = {
                "images": shown(sheet, numbers),
                "numbers": numbers.astype(np.float32),
                "labels": labels.astype(np.float32),
            }
            return Response(save(tensors), media_type=SAFETENSORS)
        if len(numbers) > limits.IMAGES_AS_JSON:
            raise Refusal("as JSON there are {most} images at most; take a PNG or a file", most=limits.IMAGES_AS_JSON)
        return json_response(
            {
                **vars(sheet.space),
                "first": first,
                "numbers": numbers,
                "y": labels,
                "pixels": sheet.images(numbers),
            }
        )

    return await hub.read(lambda: session.points, look)


def _found(points: Points, another_hand: bool) -> tuple[Sheet, NDArray[Any], NDArray[Any]]:
    if points.sheet is None:
        none: NDArray[np.int64] = np.empty(0, np.int64)
        return _NO_SHEET, none, none
    if not another_hand:
        return points.sheet, points.x, points.y
    if points.another_hand is None:
        raise Refusal("no other hand has drawn images for this data set")
    return points.sheet, *points.another_hand


@router.post("", status_code=status.HTTP_201_CREATED, responses=TOO_LARGE)
async def add(session: Edited, hub: TheHub, images: NewImages) -> PointsView:
    """Add images of one's own, as pixels or as PNG in base64; without `split` they are training points."""

    def apply() -> PointsView:
        add_images(session, images)
        return view(session)

    return await hub.call(apply)
