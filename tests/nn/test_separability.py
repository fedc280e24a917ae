"""Linear separability: what a straight decision can do, and what it cannot."""

import numpy as np
import pytest

from app.nn import linear_fit

RNG = np.random.default_rng(0)
X = RNG.uniform(-1, 1, (400, 2))


def test_a_straight_border_is_found():
    assert linear_fit(X, (X @ [1.0, 2.0] > 0).astype(int)) >= 0.95


@pytest.mark.parametrize(("features", "classes"), [(2, 2), (8, 2), (2, 3), (8, 5), (8, 8)])
def test_a_set_that_is_linearly_separable_gives_one(features, classes):
    rng = np.random.default_rng(features)
    x = rng.normal(size=(1000, features))
    assert linear_fit(x, (x @ rng.normal(size=(features, classes))).argmax(1)) == 1.0


def test_a_class_between_two_others_is_not_masked():
    """Least squares on one-hot labels never answers with the middle one (Hastie et al., figure 4.2)."""
    x = np.linspace(-1, 1, 300)[:, None]
    assert linear_fit(x, np.repeat([0, 1, 2], 100)) == 1.0


def test_points_far_behind_the_border_do_not_drag_it():
    x = np.concatenate([np.linspace(-1, -0.1, 50), np.linspace(0.1, 1, 50), np.linspace(20, 30, 50)])[:, None]
    assert linear_fit(x, (x[:, 0] > 0).astype(int)) == 1.0


def test_a_wide_layer_with_many_classes_comes_close_to_the_best():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(1000, 64))
    assert linear_fit(x, (x @ rng.normal(size=(64, 10))).argmax(1)) > 0.97


def test_classes_that_are_not_there_and_numbers_that_overflowed_are_no_trouble():
    assert linear_fit(X, np.full(400, 3)) == 1.0
    assert linear_fit(X, np.where(X[:, 0] > 0, 7, 2)) == 1.0
    assert 0 <= linear_fit(np.full((400, 2), np.inf), (X[:, 0] > 0).astype(int)) <= 1


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
