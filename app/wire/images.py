"""Images as they travel: a list of pixels or a PNG in base64, and many of them as the sheet of one PNG."""

import io
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from typing import Annotated, Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from ..data import Images, Plane, Sheet
from ..lab.messages import Refusal
from ..lab.points.columns import SplitName, split_names
from ..lab.points.points import Points
from ..lab.session.session import Session
from ..lab.settings import limits
from ..lab.settings.config import Config
from ..lab.settings.part import Part

Pixel = Annotated[int, Field(ge=0, le=255)]
Base64: TypeAlias = Annotated[str, Field(max_length=limits.PNG_LETTERS)]
ImageInput: TypeAlias = Annotated[list[Pixel], Field(max_length=limits.INPUTS)] | Base64
"""Pixels from 0 to 255, row by row, or a PNG of the right size in base64."""


class NewImages(Part):
    """Images to add, each as its pixels from 0 to 255 or as a PNG in base64, with their classes."""

    images: list[ImageInput] = Field(min_length=1, max_length=limits.IMAGES_SENT)
    y: list[float] = Field(min_length=1, max_length=limits.IMAGES_SENT)
    split: list[SplitName] | None = Field(
        None, max_length=limits.IMAGES_SENT, description="without it they are training points"
    )


class GivenImages(Part):
    """Images in place of those that a configuration draws: numbers in its data set, those of one's own behind it."""

    numbers: list[Annotated[int, Field(ge=0, lt=limits.IMAGES[1])]] = Field(min_length=1, max_length=limits.IMAGES[1])
    y: list[float] = Field(min_length=1, max_length=limits.IMAGES[1])
    split: list[SplitName] = Field(min_length=1, max_length=limits.IMAGES[1])
    own: list[Base64] = Field([])  # bounded by the body, and by what is kept

    @classmethod
    def of(cls, points: Points) -> "GivenImages":
        """Read the images of a session; of those of one's own the ones that are still there."""
        sheet = points.sheet
        assert sheet is not None
        own = np.unique(points.x[points.x >= len(sheet.shared)])
        numbers = np.where(points.x < len(sheet.shared), points.x, len(sheet.shared) + np.searchsorted(own, points.x))
        return cls(
            numbers=numbers.tolist(),
            y=points.y.astype(np.float64).tolist(),
            split=split_names(points.test),
            own=[as_base64(image[None], sheet.space) for image in sheet.images(own)],
        )

    def points(self, config: Config) -> Points:
        """The points themselves, or a Refusal where they do not fit the data set."""
        drawn = Points.generated(config.data)
        if drawn.sheet is None:
            raise Refusal("the data set {name!r} has points of the plane and no images", name=config.data.dataset)
        if len(self.own) > limits.OWN_IMAGES:
            raise Refusal("there may be {most} images of one's own at most", most=limits.OWN_IMAGES)
        sheet = drawn.sheet.with_own(list(pixels(self.own, drawn.sheet.space)))
        return drawn.pictured(sheet, self.numbers, self.y, self.split, config.data)


def add_images(session: Session, new: NewImages) -> None:
    """Add images to those of a session, or a Refusal."""
    space = session.config.space
    if isinstance(space, Plane):
        raise Refusal("an image can be added to images; these are points of the plane")
    session.add_images(pixels(new.images, space), new.y, new.split)


def pixels(images: Sequence[list[int] | str], space: Images) -> NDArray[np.uint8]:
    """Images (N, n^[0]) of bytes, or a Refusal that says which size they must have."""
    found = np.empty((len(images), space.pixels), np.uint8)
    for row, image in zip(found, images, strict=True):
        row[...] = _of_png(image, space) if isinstance(image, str) else _of_numbers(image, space)
    return found


def as_base64(images: NDArray[np.uint8], space: Images, columns: int = 1) -> str:
    """A PNG of images (N, n^[0]), so many of them side by side, in base64."""
    return b64encode(as_png(images, space, columns)).decode()


def as_png(images: NDArray[np.uint8], space: Images, columns: int = 1) -> bytes:
    """A PNG of images (N, n^[0]), so many of them side by side; places that are left over are black."""
    rows = -(-len(images) // columns)
    whole = np.zeros((rows * columns, space.height, space.width, space.channels), np.uint8)
    whole[: len(images)] = images.reshape(-1, space.height, space.width, space.channels)
    laid = whole.reshape(rows, columns, *whole.shape[1:]).swapaxes(1, 2)
    picture = laid.reshape(rows * space.height, columns * space.width, space.channels)
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(picture if space.channels == len(_COLOURS) else picture[..., 0]).save(file, "PNG")
    return file.getvalue()


def shown(sheet: Sheet, numbers: NDArray[Any]) -> NDArray[np.uint8]:
    """Images (N, height, width, channels) of a sheet."""
    space = sheet.space
    return sheet.images(numbers).reshape(len(numbers), space.height, space.width, space.channels)


_COLOURS: Final = "RGB"


def _of_numbers(image: Sequence[int], space: Images) -> NDArray[np.uint8]:
    if len(image) != space.pixels:
        raise Refusal(
            "an image has {pixels} numbers here: {height} rows of {width} pixels of {channels}; {count} came",
            pixels=space.pixels,
            height=space.height,
            width=space.width,
            channels=space.channels,
            count=len(image),
        )
    return np.array(image, np.uint8)


def _of_png(image: str, space: Images) -> NDArray[np.uint8]:
    from PIL import Image  # loaded with the first picture

    try:
        with Image.open(io.BytesIO(b64decode(image, validate=True)), formats=["PNG"]) as opened:
            size = opened.size
            fits = size == (space.width, space.height)
            seen = np.asarray(opened.convert(_COLOURS if space.channels > 1 else "L")) if fits else None
    except (NotBase64, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refusal("an image is a list of pixels from 0 to 255, or a PNG in base64; this is neither") from None
    if seen is None:
        raise Refusal(
            "an image has {width}×{height} pixels here; the PNG has {came_width}×{came_height}",
            width=space.width,
            height=space.height,
            came_width=size[0],
            came_height=size[1],
        )
    return seen.reshape(-1)
