"""Points: edits give new values, and what does not fit is refused."""

import numpy as np
import pytest

from app.lab.points.points import Points
from app.lab.settings.config import Config
from app.lab.settings.sections import Data
from tests.lab.conftest import settings


def data(**options: object) -> Data:
    return Config().patched(settings(data=options)).data


def test_the_same_seed_gives_the_same_points_and_another_gives_others():
    first, again, other = (Points.generated(data(seed=seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.x, again.x)
    np.testing.assert_array_equal(first.test, again.test)
    assert not np.array_equal(first.x, other.x)


def test_another_test_share_splits_the_same_points():
    old, new = data(), data(test_fraction=0.2)
    points = Points.generated(old).moved([3], [(1.0, 2.0)])
    split = points.adapted(old, new)
    np.testing.assert_array_equal(split.x, points.x)
    assert split.test.sum() == 100


def test_points_of_ones_own_are_those_that_were_there():
    old, new = data(), data(dataset="custom")
    points = Points.generated(old)
    mine = points.adapted(old, new)
    np.testing.assert_array_equal(mine.x, points.x)
    np.testing.assert_array_equal(mine.test, points.test)


def test_classes_become_targets_and_targets_classes():
    classes, values = data(dataset="blobs", classes=3), data(dataset="custom_regression")
    points = Points.generated(classes).adapted(classes, values)
    assert set(points.y) == {-1.0, 0.0, 1.0}
    back = points.adapted(values, data(dataset="custom"))
    assert set(back.y) == {0, 1}
    assert back.y.dtype == np.int64


@pytest.mark.parametrize("dataset", ["custom", "custom_regression"])
def test_a_new_session_of_ones_own_points_begins_with_one_for_each_class(dataset: str):
    points = Points.generated(data(dataset=dataset))
    assert len(points) == 2
    assert not points.test.any()


def test_an_edit_leaves_the_old_points_as_they_were():
    points = Points.generated(data())
    before = points.x.copy()
    moved = points.moved([0], [(5.0, -5.0)])
    np.testing.assert_array_equal(points.x, before)
    assert moved.x[0].tolist() == [5.0, -5.0]
    assert len(points.removed([0, 1])) == 498
    assert points.relabelled([0], 1).y[0] == 1
    assert points.assigned([0, 1], True).test[:2].all()
    assert not points.assigned([0, 1], False).test[:2].any()


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda p: p.moved([500], [(0.0, 0.0)]), "no point 500: the points are numbered 0 to 499"),
        (lambda p: p.moved([0], [(6.1, 0.0)]), "both coordinates between −6 and 6, not \\(6.1, 0\\)"),
        (lambda p: p.removed(list(range(499))), "there must be at least 2 points, not 1"),
        (lambda p: p.removed(np.flatnonzero(~p.test).tolist()), "at least one of the points must be for training"),
        (lambda p: p.assigned(list(range(500)), True), "at least one of the points must be for training"),
        (lambda p: p.assigned([500], True), "no point 500"),
        (lambda p: Points.given(p.x[:1], np.array([2.0]), None, data()), "class number from 0 to 1, not 2"),
        (lambda p: Points.given(p.x[:1], np.array([0.5]), None, data()), "class number from 0 to 1, not 0.5"),
        (
            lambda p: Points.given(p.x[:1], np.array([1.5]), None, data(dataset="plane")),
            "between −1 and 1, not 1.5",
        ),
        (lambda p: p.adapted(data(dataset="custom"), data(dataset="custom", noise=0.5)), "add or remove points"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_with_a_sentence(edit, sentence):
    with pytest.raises(ValueError, match=sentence):
        edit(Points.generated(data()))


def test_there_may_be_no_more_points_than_the_limit():
    points = Points.generated(data(samples=5000))
    with pytest.raises(ValueError, match="5000 points at most"):
        points.added(points)


def test_points_move_together_each_to_its_own_place():
    points = Points.generated(Data())
    moved = points.moved([3, 1], [(1.0, 2.0), (-3.0, 4.0)])
    assert moved.x[[3, 1]].tolist() == [[1.0, 2.0], [-3.0, 4.0]]
    assert (np.delete(moved.x, [1, 3], axis=0) == np.delete(points.x, [1, 3], axis=0)).all()


@pytest.mark.parametrize(
    ("indices", "x", "sentence"),
    [
        ([0, 1], [(0.0, 0.0)], "each point needs one place"),
        ([0, 500], [(0.0, 0.0)] * 2, "there is no point 500"),
        ([0, 1], [(0.0, 0.0), (0.0, 7.0)], "must lie in the plane"),
    ],
)
def test_a_move_that_cannot_be_made_is_refused(indices: list[int], x: list[tuple[float, float]], sentence: str):
    with pytest.raises(ValueError, match=sentence):
        Points.generated(Data()).moved(indices, x)


def test_measured_points_keep_their_scale_and_their_names_until_others_are_drawn():
    iris = data(dataset="iris_petals", noise=0.1)
    points = Points.generated(iris)
    assert points.names == ("setosa", "versicolor", "virginica")
    assert points.moved([0], [(1.0, 1.0)]).removed([3]).scale is points.scale is not None
    mine = data(dataset="custom", classes=3)
    assert points.adapted(iris, mine).scale is points.scale
    assert points.adapted(iris, data(dataset="custom_regression")).names == ()
    assert points.adapted(iris, data()).scale is None


@pytest.mark.parametrize("samples", range(2, 151))
def test_measured_points_are_as_many_as_asked_for_balanced_and_split(samples: int):
    points = Points.generated(data(dataset="iris_petals", samples=samples, test_fraction=0.3))
    counts = np.bincount(points.y, minlength=3)
    assert len(points) == samples
    assert counts.max() - counts.min() <= 1
    assert points.test.sum() == min(round(0.3 * samples), samples - 1)
    assert np.abs(points.x).max() <= 5
