"""What the server answers about a session, as arrays: its figures, points, weights, surface and history."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Measure(TypedDict):
    """A figure on the training and on the test points; None where there is none."""

    train: float | None
    test: float | None


class State(TypedDict):
    """The figures of a session."""

    step: int
    epoch: int
    running: bool
    loss: Measure
    accuracy: Measure
    data_revision: int
    config_revision: int
    diverged: str | None


class Scale(TypedDict):
    """Where points came from other units: plane = (original − offset) · factor, for each axis and for targets."""

    offset: list[float]
    factor: list[float]
    target_offset: float
    target_factor: float


@dataclass(frozen=True)
class Points:
    """All points: x (N, 2), y (N,) class numbers or targets, test (N,) true for those never trained on.

    `scale` leads back to units of their own, None where there are none; `names` are the classes'.
    """

    x: Floats
    y: Floats
    test: NDArray[np.bool_]
    scale: Scale | None = None
    names: tuple[str, ...] = ()


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
    """The losses over time, arrays of one length; test_loss is NaN where there are no test points."""

    step: NDArray[np.int64]
    epoch: Floats
    train_loss: Floats
    test_loss: Floats


def points_of(answer: Mapping[str, Any]) -> Points:
    """Read all points."""
    return Points(
        np.array(answer["x"], np.float64).reshape(-1, 2),
        np.array(answer["y"], np.float64),
        np.array([name == "test" for name in answer["split"]], np.bool_),
        answer["scale"],
        tuple(answer["names"]),
    )


def weights_of(answer: Mapping[str, Any]) -> list[LayerWeights]:
    """Read all layers."""
    return [
        LayerWeights(np.array(layer["W"], np.float64), np.array(layer["b"], np.float64), layer["activation"])
        for layer in answer["layers"]
    ]


def surface_of(answer: Mapping[str, Any]) -> Surface:
    """Read a surface."""
    return Surface(*(np.array(answer[name], np.float64) for name in ("x1", "x2", "values")))


def predictions_of(answer: Mapping[str, Any]) -> Predictions:
    """Read predictions."""
    probability = answer["probability"]
    return Predictions(
        np.array(answer["y"], np.float64), None if probability is None else np.array(probability, np.float64)
    )


def history_of(answer: Mapping[str, Any]) -> History:
    """Read the losses over time; None becomes NaN."""
    return History(
        np.array(answer["step"], np.int64),
        *(np.array(answer[name], np.float64) for name in ("epoch", "train_loss", "test_loss")),
    )
