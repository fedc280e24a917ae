"""The features of a point: functions of its coordinates that a network can be given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


@dataclass(frozen=True)
class Feature:
    """One function of the plane, (N, 2) → (N,), with its words."""

    name: str
    title: str
    formula: str
    description: str
    function: Callable[[NDArray[Any]], NDArray[Any]]
    slope: Callable[[NDArray[Any]], tuple[Any, Any]]
    """(∂/∂x₁, ∂/∂x₂) of the function, each (N,) or one number."""


_ALL = (
    Feature("x1", "x₁", "x_1", "From left to right.", lambda x: x[:, 0], lambda _: (1, 0)),
    Feature("x2", "x₂", "x_2", "From bottom to top.", lambda x: x[:, 1], lambda _: (0, 1)),
    Feature(
        "x1^2",
        "x₁²",
        "x_1^2",
        "Distance from the vertical axis; helps with circles.",
        lambda x: x[:, 0] ** 2,
        lambda x: (2 * x[:, 0], 0),
    ),
    Feature(
        "x2^2",
        "x₂²",
        "x_2^2",
        "Distance from the horizontal axis; helps with circles.",
        lambda x: x[:, 1] ** 2,
        lambda x: (0, 2 * x[:, 1]),
    ),
    Feature(
        "x1*x2",
        "x₁x₂",
        "x_1 x_2",
        "Positive where both signs agree; solves XOR.",
        lambda x: x[:, 0] * x[:, 1],
        lambda x: (x[:, 1], x[:, 0]),
    ),
    Feature(
        "sin(x1)",
        "sin x₁",
        r"\sin x_1",
        "Waves from left to right; helps with spirals.",
        lambda x: np.sin(x[:, 0]),
        lambda x: (np.cos(x[:, 0]), 0),
    ),
    Feature(
        "sin(x2)",
        "sin x₂",
        r"\sin x_2",
        "Waves from bottom to top; helps with spirals.",
        lambda x: np.sin(x[:, 1]),
        lambda x: (0, np.cos(x[:, 1])),
    ),
    Feature(
        "cos(x1)",
        "cos x₁",
        r"\cos x_1",
        "Waves, highest in the middle column.",
        lambda x: np.cos(x[:, 0]),
        lambda x: (-np.sin(x[:, 0]), 0),
    ),
    Feature(
        "cos(x2)",
        "cos x₂",
        r"\cos x_2",
        "Waves, highest in the middle row.",
        lambda x: np.cos(x[:, 1]),
        lambda x: (0, -np.sin(x[:, 1])),
    ),
)
FEATURES: Mapping[str, Feature] = {feature.name: feature for feature in _ALL}


def features(x: NDArray[Any], names: Sequence[str], dtype: DTypeLike) -> NDArray[Any]:
    """a^[0] (N, n^[0]): the named features of points of the plane (N, 2), in that order."""
    points = np.asarray(x, np.float64)
    return np.column_stack([FEATURES[name].function(points) for name in names]).astype(dtype)


def feature_slopes(x: NDArray[Any], names: Sequence[str]) -> NDArray[np.float64]:
    """∂a^[0]/∂x (N, n^[0], 2): how the named features of points of the plane (N, 2) change as they move."""
    points = np.asarray(x, np.float64)
    slopes = np.zeros((len(points), len(names), 2))
    for column, name in enumerate(names):
        for axis, slope in enumerate(FEATURES[name].slope(points)):
            slopes[:, column, axis] = slope
    return slopes
