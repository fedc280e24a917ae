"""The features of a point, against values worked out by hand."""

import numpy as np
import pytest

from app.data import FEATURES, feature_slopes, features

# Of the points (2, −3) and (−0.5, 1.25); sines and cosines to nine digits from a table.
VALUES = {
    "x1": (2.0, -0.5),
    "x2": (-3.0, 1.25),
    "x1^2": (4.0, 0.25),
    "x2^2": (9.0, 1.5625),
    "x1*x2": (-6.0, -0.625),
    "sin(x1)": (0.909297427, -0.479425539),
    "sin(x2)": (-0.141120008, 0.948984619),
    "cos(x1)": (-0.416146837, 0.877582562),
    "cos(x2)": (-0.989992497, 0.315322362),
}
POINTS = np.array([[2.0, -3.0], [-0.5, 1.25]])


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_has_the_value_of_its_formula(name: str) -> None:
    np.testing.assert_allclose(features(POINTS, [name], np.float64)[:, 0], VALUES[name], atol=1e-9)


def test_features_come_in_the_order_asked_for_and_in_the_precision() -> None:
    a = features(POINTS, ["x2", "x1*x2", "x1"], np.float32)
    assert a.dtype == np.float32
    np.testing.assert_array_equal(a, np.array([[-3, -6, 2], [1.25, -0.625, -0.5]], np.float32))


def test_single_precision_points_are_not_squared_in_single_precision() -> None:
    x = np.array([[0.1, 0.2]], np.float32)
    expected = np.float64(np.float32(0.1)) ** 2
    assert features(x, ["x1^2"], np.float64)[0, 0] == expected


def test_every_feature_has_its_words() -> None:
    for name, feature in FEATURES.items():
        assert feature.name == name
        assert feature.title
        assert feature.formula
        assert feature.description.endswith(".")


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_has_the_slope_of_finite_differences(name: str) -> None:
    step = 1e-6
    slopes = feature_slopes(POINTS, [name])[:, 0]
    for axis in range(2):
        move = step * np.eye(2)[axis]
        above, below = (features(POINTS + by, [name], np.float64)[:, 0] for by in (move, -move))
        np.testing.assert_allclose(slopes[:, axis], (above - below) / (2 * step), atol=1e-8)
