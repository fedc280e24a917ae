"""Points, weights, surfaces, predictions and history as arrays: read from answers, and put into requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .wire.answers import EditView, HistoryView, PointsView, Scale, SurfaceView, Weights
from .wire.answers import Predictions as PredictionsView

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
SplitName = Literal["train", "test"]


@dataclass(frozen=True)
class Points:
    """All points: x (N, 2), y (N,) class numbers or targets, test (N,) true for those never trained on.

    `scale` leads back to units of their own, None where there are none; `names` are the classes'. `note` says what
    was left out of a file, and which classes have no training point.
    """

    x: Floats
    y: Floats
    test: Bools
    scale: Scale | None = None
    names: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class LayerWeights:
    """One layer: W (n^[l], n^[l-1]), b (n^[l],); the activation of a hidden layer, None for the output layer."""

    W: Floats
    b: Floats
    activation: str | None = None


@dataclass(frozen=True)
class Surface:
    """Values (C, R, R) at x1 (R,) from left to right and x2 (R,) from the top down; C is 1, or K for K classes."""

    x1: Floats
    x2: Floats
    values: Floats


@dataclass(frozen=True)
class Predictions:
    """y (N,) classes or values; probability (N, K) of each class, None in a regression."""

    y: Floats
    probability: Floats | None


@dataclass(frozen=True)
class History:
    """The losses over time, arrays of one length, and the edits; test_loss is NaN where there are no test points."""

    step: NDArray[np.int64]
    epoch: Floats
    train_loss: Floats
    test_loss: Floats
    edits: Sequence[EditView]


def points_of(answer: PointsView) -> Points:
    """Read all points."""
    x, y, test = floats(answer["x"]).reshape(-1, 2), floats(answer["y"]), tested(answer["split"])
    return Points(x, y, test, answer["scale"], tuple(answer["names"]), answer["note"])


def points_body(x: ArrayLike, y: ArrayLike, split: Sequence[SplitName] | None) -> dict[str, Any]:
    """The body of a request that gives points."""
    return {"x": numbers(x), "y": numbers(y), "split": None if split is None else list(split)}


def weights_of(answer: Weights) -> list[LayerWeights]:
    """Read all layers."""
    return [LayerWeights(floats(one["W"]), floats(one["b"]), one["activation"]) for one in answer["layers"]]


def weights_body(layers: Sequence[LayerWeights]) -> dict[str, Any]:
    """The body of a request that gives all layers."""
    return {
        "layers": [{"W": numbers(one.W), "b": numbers(one.b), "activation": one.activation} for one in layers],
    }


def surface_of(answer: SurfaceView) -> Surface:
    """Read a surface."""
    return Surface(floats(answer["x1"]), floats(answer["x2"]), floats(answer["values"]))


def predictions_of(answer: PredictionsView) -> Predictions:
    """Read predictions."""
    return Predictions(floats(answer["y"]), floats_or_none(answer["probability"]))


def history_of(answer: HistoryView) -> History:
    """Read the losses over time."""
    step = np.array(answer["step"], np.int64)
    return History(
        step, floats(answer["epoch"]), floats(answer["train_loss"]), floats(answer["test_loss"]), answer["edits"]
    )


def number(value: float | None) -> float:
    """A number; None becomes NaN."""
    return np.nan if value is None else value


def floats(values: Any) -> Floats:
    """An array of what JSON holds; None becomes NaN."""
    return np.array(values, np.float64)


def numbers(values: Any) -> Any:
    """What a request holds as an array of floats; what is no such array is left for the server to refuse."""
    try:
        return floats(values)
    except (TypeError, ValueError):
        return values


def floats_or_none(values: Any) -> Floats | None:
    """The same of what may be left out."""
    return None if values is None else floats(values)


def tested(split: Sequence[SplitName]) -> Bools:
    """Which points are test points."""
    return np.array([name == "test" for name in split], np.bool_)
