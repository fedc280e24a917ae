"""Every data set keeps its promises, whatever the number of points, the noise, the classes and the seed."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.datasets import load_iris

from app.data import DATASETS, PLANE, Dataset, preview
from app.data.iris import PETALS, SPECIES
from app.lab.settings import limits

GENERATED = [dataset for dataset in DATASETS.values() if dataset.generate is not None]
CLASSIFICATIONS = [dataset for dataset in GENERATED if dataset.kind == "classification"]
TWO_CLASSES = [dataset for dataset in CLASSIFICATIONS if dataset.classes == (2, 2)]
# The least numbers, the neighbours of a class count, of a batch and of powers of two, and the greatest.
SAMPLES = [*range(2, 24), 63, 64, 65, 99, 100, 101, 500, 999, 1024, 2500, 4999, 5000]


def most_samples(dataset: Dataset) -> int:
    return dataset.most_samples or limits.SAMPLES[1]


def drawn(
    dataset: Dataset, samples: int, noise: float = 0.0, classes: int | None = None, seed: int = 0
) -> tuple[NDArray[np.float64], NDArray[Any]]:
    assert dataset.generate is not None
    classes = classes or (dataset.classes or (2, 2))[0]
    samples = min(samples, most_samples(dataset))
    return dataset.generate(samples, noise, classes, np.random.default_rng(seed))


def holds(dataset: Dataset, samples: int, noise: float, classes: int, seed: int) -> None:
    x, y = drawn(dataset, samples, noise, classes, seed)
    assert x.shape == (samples, 2)
    assert y.shape == (samples,)
    assert np.abs(x).max() < PLANE
    if dataset.kind == "regression":
        assert np.abs(y).max() <= 1
        return
    counts = np.bincount(y, minlength=classes)
    assert len(counts) == classes
    assert counts.max() - counts.min() <= 1
    assert samples < classes or counts.min() >= 1


@pytest.mark.parametrize("dataset", GENERATED, ids=lambda dataset: dataset.name)
def test_every_number_of_points_is_met(dataset: Dataset) -> None:
    least, most = dataset.classes or (2, 2)
    for samples in (n for n in SAMPLES if n <= most_samples(dataset)):
        for classes in {least, min(3, most), most}:
            holds(dataset, samples, 0.0, classes, seed=1)
            holds(dataset, samples, 1.0, classes, seed=2)


@given(
    dataset=st.sampled_from(GENERATED),
    samples=st.integers(*limits.SAMPLES),
    noise=st.floats(*limits.NOISE),
    classes=st.integers(*limits.CLASSES),
    seed=st.integers(*limits.SEED),
)
def test_any_settings_are_met(dataset: Dataset, samples: int, noise: float, classes: int, seed: int) -> None:
    least, most = dataset.classes or (2, 2)
    holds(dataset, min(samples, most_samples(dataset)), noise, min(max(classes, least), most), seed)


@pytest.mark.parametrize("dataset", GENERATED, ids=lambda dataset: dataset.name)
def test_a_seed_restores_every_bit_and_another_gives_other_points(dataset: Dataset) -> None:
    x, y = drawn(dataset, 200, 0.3, seed=5)
    again_x, again_y = drawn(dataset, 200, 0.3, seed=5)
    assert (x.tobytes(), y.tobytes()) == (again_x.tobytes(), again_y.tobytes())
    assert not np.array_equal(x, drawn(dataset, 200, 0.3, seed=6)[0])


@pytest.mark.parametrize("dataset", CLASSIFICATIONS, ids=lambda dataset: dataset.name)
def test_noise_moves_points_in_proportion_and_keeps_every_other_draw(dataset: Dataset) -> None:
    x, y = drawn(dataset, 300)
    little_x, little_y = drawn(dataset, 300, 0.01)
    more_x, more_y = drawn(dataset, 300, 0.02)
    np.testing.assert_array_equal(y, little_y)
    np.testing.assert_array_equal(y, more_y)
    # The same strays, twice as long: nothing but the noise was drawn anew.
    np.testing.assert_allclose(more_x - x, 2 * (little_x - x), atol=1e-12)
    assert (little_x != x).all()


@pytest.mark.parametrize("name", ["plane", "bumps"])
def test_noise_in_a_regression_blurs_targets_and_leaves_the_points(name: str) -> None:
    x, y = drawn(DATASETS[name], 300)
    noisy_x, noisy_y = drawn(DATASETS[name], 300, 0.2)
    np.testing.assert_array_equal(x, noisy_x)
    assert (y != noisy_y).mean() > 0.95


@pytest.mark.parametrize("dataset", CLASSIFICATIONS, ids=lambda dataset: dataset.name)
def test_strays_do_not_pile_up_at_the_edge(dataset: Dataset) -> None:
    x, _ = drawn(dataset, 5000, 1.0)
    assert len(np.unique(x[:, 0])) == min(5000, most_samples(dataset))
    assert (np.abs(x) > PLANE - 0.1).mean() < 0.05


@pytest.mark.parametrize("dataset", GENERATED, ids=lambda dataset: dataset.name)
def test_the_plane_is_filled(dataset: Dataset) -> None:
    """A data set spans most of at least one axis, so that the page is not empty around it."""
    x, _ = drawn(dataset, 500)
    assert np.ptp(x, axis=0).max() > 8
    assert np.ptp(x, axis=0).min() > 5


def test_circle_is_told_apart_by_the_radius_alone() -> None:
    x, y = drawn(DATASETS["circle"], 1000)
    radius = np.hypot(*x.T)
    assert radius[y == 1].max() <= 2.5
    assert radius[y == 0].min() >= 3.5
    assert radius.max() <= 5


def test_xor_is_told_apart_by_the_sign_of_the_product() -> None:
    x, y = drawn(DATASETS["xor"], 1000)
    np.testing.assert_array_equal(y == 1, x[:, 0] * x[:, 1] > 0)


def test_gaussians_are_divided_by_a_straight_line() -> None:
    x, y = drawn(DATASETS["gaussians"], 1000)
    assert ((x.sum(axis=1) > 0) == (y == 1)).mean() > 0.99


def test_an_arm_of_the_spiral_is_the_other_turned_by_half_a_turn() -> None:
    x, y = drawn(DATASETS["spiral"], 1000)
    turn = 2 * np.pi * 1.75 * np.hypot(*x.T) / 5
    np.testing.assert_allclose(np.sin(turn + np.where(y == 1, 0, np.pi)) * np.hypot(*x.T), x[:, 0], atol=1e-9)


def test_the_targets_of_a_plane_rise_along_the_diagonal() -> None:
    x, y = drawn(DATASETS["plane"], 100)
    np.testing.assert_allclose(y, (x[:, 0] + x[:, 1]) / 12, atol=1e-12)


def test_bumps_have_hills_and_hollows() -> None:
    x, y = drawn(DATASETS["bumps"], 3000)
    near = {corner: y[np.hypot(*(x - corner).T) < 0.7].mean() for corner in [(-2.5, 2.5), (2.5, 2.5)]}
    assert near[-2.5, 2.5] > 0.8
    assert near[2.5, 2.5] < -0.8


def test_the_petals_are_those_that_scikit_learn_has() -> None:
    iris = load_iris()
    np.testing.assert_array_equal(PETALS.reshape(-1, 2), iris.data[:, 2:])
    np.testing.assert_array_equal(np.repeat(range(3), 50), iris.target)
    assert list(SPECIES) == list(iris.target_names)


def test_all_petals_are_there_and_lead_back_to_centimetres() -> None:
    dataset = DATASETS["iris_petals"]
    x, y = drawn(dataset, 150)
    assert dataset.scale is not None
    np.testing.assert_allclose(dataset.scale.from_plane([[-5, -5], [5, 5]]), [[1.0, 0.1], [6.9, 2.5]])
    for species in range(3):
        petals = np.round(dataset.scale.from_plane(x[y == species]), 9)
        np.testing.assert_array_equal(np.sort(petals, axis=0), np.sort(PETALS[species], axis=0))


def test_fewer_petals_are_different_flowers_in_different_seeds() -> None:
    dataset = DATASETS["iris_petals"]
    assert not np.array_equal(drawn(dataset, 60, seed=1)[0], drawn(dataset, 60, seed=2)[0])


@pytest.mark.parametrize("dataset", GENERATED, ids=lambda dataset: dataset.name)
def test_a_preview_is_small_always_the_same_and_shows_every_class(dataset: Dataset) -> None:
    x, y = preview(dataset.name)
    assert x.shape == (90, 2)
    np.testing.assert_array_equal(x, preview(dataset.name)[0])
    if dataset.classes is not None:
        assert set(y) == set(range(min(4, dataset.classes[1])))


@pytest.mark.parametrize("name", ["custom", "custom_regression"])
def test_points_of_ones_own_have_no_preview(name: str) -> None:
    assert DATASETS[name].generate is None
    with pytest.raises(ValueError, match="points of one's own"):
        preview(name)


def test_every_data_set_has_its_words() -> None:
    for name, dataset in DATASETS.items():
        assert dataset.name == name
        assert dataset.title
        assert dataset.description.endswith(".")
