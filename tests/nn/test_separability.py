"""Linear separability: what a straight decision can do, and what it cannot."""

import numpy as np
import pytest

from app.nn import linear_fit

RNG = np.random.default_rng(0)
X = RNG.uniform(-1, 1, (400, 2))


def test_a_straight_border_is_found():
    assert linear_fit(X, (X @ [1.0, 2.0] > 0).astype(int)) >= 0.95


def test_a_circle_is_not_separable_but_its_squares_are():
    labels = ((X**2).sum(1) < 0.5).astype(int)
    assert linear_fit(X, labels) < 0.75
    assert linear_fit(X**2, labels) >= 0.95


def test_a_regression_is_measured_by_r_squared():
    assert linear_fit(X, X @ [0.3, -0.2] + 0.1) == pytest.approx(1)
    assert linear_fit(X, X[:, 0] ** 2) < 0.1
    assert linear_fit(X, np.zeros(400)) == 1


def test_features_that_depend_on_one_another_or_do_not_change_are_no_trouble():
    doubled = np.concatenate([X, X, np.ones((400, 1))], 1)
    labels = (X[:, 0] > 0).astype(int)
    assert linear_fit(doubled, labels) == pytest.approx(linear_fit(X, labels), abs=0.01)
    assert linear_fit(np.zeros((400, 3)), labels) == pytest.approx(max(labels.mean(), 1 - labels.mean()))


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="labels"):
        linear_fit(X, [1, 2])
