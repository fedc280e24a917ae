"""Projections: a continuous path of features gives a continuous path of axes, and nothing is ever mirrored."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lab.views.projection import Axes, along, corners, followed, principal_axes, turned


def cloud(seed: int, units: int, spreads: list[float] | None = None, count: int = 200) -> np.ndarray:
    rng = np.random.default_rng(seed)
    scale = np.ones(units) if spreads is None else np.asarray(spreads)
    rotation = np.linalg.qr(rng.standard_normal((units, units)))[0]
    return rotation @ (scale[:, None] * rng.standard_normal((units, count))) + rng.standard_normal((units, 1))


def distance_of_planes(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.linalg.norm(one @ one.T - other @ other.T))


@given(st.integers(0, 10_000), st.integers(3, 12), st.sampled_from([2, 3]))
def test_principal_axes_are_those_of_the_singular_value_decomposition(seed, units, count):
    features = cloud(seed, units)
    axes = principal_axes(features, count)
    np.testing.assert_allclose(axes.T @ axes, np.eye(count), atol=1e-9)
    left, _, _ = np.linalg.svd(features - features.mean(axis=1, keepdims=True), full_matrices=False)
    for axis in range(count):
        assert abs(axes[:, axis] @ left[:, axis]) == pytest.approx(1, abs=1e-6)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 10), st.sampled_from([2, 3]))
def test_along_a_continuous_path_axes_move_a_little_and_are_never_mirrored(seed, units, count):
    start, end = cloud(seed, units), cloud(seed + 1, units)  # eigenvalues cross on the way
    steps = {}
    for frames in (100, 1000):
        path = [principal_axes(start, count)]
        for t in np.linspace(0, 1, frames):
            path.append(followed(path[-1], (1 - t) * start + t * end))
        axes = np.array(path)
        np.testing.assert_allclose(
            axes.mT @ axes, np.broadcast_to(np.eye(count), (frames + 1, count, count)), atol=1e-9
        )
        assert (np.linalg.det(axes[:-1].mT @ axes[1:]) > 0).all()
        steps[frames] = np.linalg.norm(np.diff(axes, axis=0), axis=(1, 2)).max()
    assert steps[1000] < max(0.7 * steps[100], 1e-6)


@given(st.integers(0, 10_000), st.integers(3, 12), st.integers(-12, 12))
def test_axes_depend_smoothly_on_the_features_even_where_they_are_flat(seed, units, power):
    features = cloud(seed, units, [1.0, 10.0**power, *[1e-3] * (units - 2)])
    axes = principal_axes(features, 2)
    noise = 1e-9 * np.abs(features).max() * np.random.default_rng(seed).standard_normal(features.shape)
    np.testing.assert_allclose(followed(axes, features + noise), followed(axes, features), atol=1e-3)


def test_a_principal_plane_stays_axis_by_axis_and_another_is_left_behind():
    features = cloud(3, 6, [5, 4, 1, 0.5, 0.2, 0.1])
    principal = principal_axes(features, 2)
    turn = np.array([[np.cos(1.0), -np.sin(1.0)], [np.sin(1.0), np.cos(1.0)]])
    np.testing.assert_allclose(followed(principal @ turn, features), principal @ turn, atol=1e-6)
    axes = principal_axes(cloud(4, 6), 2)
    for _ in range(20):
        axes = followed(axes, features)
    assert distance_of_planes(axes, principal) < 1e-6


def test_features_that_do_not_spread_leave_the_axes_alone():
    axes = principal_axes(cloud(0, 5), 2)
    np.testing.assert_array_equal(followed(axes, np.full((5, 9), 2.5)), axes)


@given(st.integers(0, 10_000), st.booleans())
def test_a_picture_is_turned_back_to_where_it_was(seed, mirrored):
    before = np.random.default_rng(seed).standard_normal((50, 2))
    turn = np.linalg.qr(np.random.default_rng(seed + 1).standard_normal((2, 2)))[0] @ np.diag(
        [1, -1 if mirrored else 1]
    )
    np.testing.assert_allclose(before @ turn.T @ turned(before @ turn.T, before), before, atol=1e-9)


def test_for_two_units_the_axes_are_the_units():
    features = np.random.default_rng(0).standard_normal((2, 30))
    np.testing.assert_array_equal(Axes().principal("layer", features, 2), np.eye(2))
    np.testing.assert_array_equal(Axes().principal("layer", features, 3), np.eye(2, 3))


def test_kept_axes_are_for_so_many_units_only():
    axes = Axes()
    first = axes.principal("layer", cloud(0, 5), 2)
    assert axes.kept("layer", 5) is first
    assert axes.kept("layer", 4) is None
    assert axes.principal("layer", cloud(1, 4), 2).shape == (4, 2)


def test_a_line_lies_along_the_picture_before_it():
    before = np.random.default_rng(0).standard_normal((40, 2)) * [3, 1]
    np.testing.assert_allclose(along(before @ [0.6, 0.8], before)[0] @ [0.6, 0.8] > 0, True)
    np.testing.assert_array_equal(along(np.ones(40), before), [[1, 0]])


def test_the_corners_of_a_simplex_lie_on_a_circle():
    np.testing.assert_allclose(np.linalg.norm(corners(5), axis=1), 1)
    assert len({tuple(corner) for corner in corners(10).round(6)}) == 10
