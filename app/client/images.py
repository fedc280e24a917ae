"""The images of a session: read, added to, and asked about."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .arrays import Points, Predictions, SplitName, points_of, predictions_of
from .transport import Whole


@dataclass(frozen=True)
class Images:
    """Images: pixels (N, height, width, channels) from 0 to 255, y (N,) classes, number (N,) in the data set."""

    pixels: NDArray[np.uint8]
    y: NDArray[np.int64]
    number: NDArray[np.int64]


class ImageRequests(ABC):
    """Requests about the images of a session, whose points are such."""

    @abstractmethod
    def _ask(self, method: str, path: str, json: Any = None, params: Mapping[str, Any] | None = None) -> Any:
        """The JSON that the server answers."""

    def images(self, first: Whole = 0, count: Whole = 100, *, another_hand: bool = False) -> Images:
        """Images of points, from one on; or of those that were drawn by another hand."""
        query = {"first": first, "count": count, "another_hand": another_hand}
        answer = self._ask("GET", "/images", params=query)
        shape = (-1, answer["height"], answer["width"], answer["channels"])
        return Images(
            np.array(answer["pixels"], np.uint8).reshape(shape),
            np.array(answer["y"], np.int64),
            np.array(answer["numbers"], np.int64),
        )

    def add_images(
        self, images: ArrayLike | Sequence[str], y: ArrayLike, split: Sequence[SplitName] | None = None
    ) -> Points:
        """Add images (N, …) of pixels from 0 to 255, or PNG in base64, with y (N,); without `split` to train on."""
        body = {"images": _listed(images), "y": np.asarray(y, np.float64).tolist()}
        return points_of(self._ask("POST", "/images", body if split is None else body | {"split": list(split)}))

    def predict_images(self, images: ArrayLike | Sequence[str]) -> Predictions:
        """What the network answers to images (N, …) of pixels from 0 to 255, or PNG in base64."""
        return predictions_of(self._ask("POST", "/predict", {"images": _listed(images)}))


def _listed(images: ArrayLike | Sequence[str]) -> list[Any]:
    """Each image as a text, or as the list of its pixels."""
    array = np.asarray(images)
    return array.tolist() if array.dtype.kind == "U" else array.reshape(len(array), -1).tolist()
