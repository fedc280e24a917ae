"""The data sets of images: what is in them, chosen and drawn by a seed."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from app.data import DATASETS, Dataset, Drawn, Images

SETS = [dataset for dataset in DATASETS.values() if dataset.draw is not None]


def drawn(dataset: Dataset, samples: int, noise: float = 0.0, seed: int = 0) -> Drawn:
    assert dataset.draw is not None
    return dataset.draw(samples, noise, seed)


@pytest.mark.parametrize("dataset", SETS, ids=lambda dataset: dataset.name)
def test_a_set_gives_as_many_images_as_are_asked_for_in_turn_and_of_the_size_it_names(dataset: Dataset) -> None:
    found = drawn(dataset, 43)
    assert isinstance(dataset.space, Images)
    assert found.sheet.images(found.x).shape == (43, dataset.space.pixels)
    assert len(set(found.x.tolist())) == 43
    assert dataset.classes is not None
    np.testing.assert_array_equal(found.y, np.arange(43) % dataset.classes[1])
    assert len(dataset.names) == dataset.classes[1]
    assert dataset.source
    assert dataset.licence
    assert dataset.another_hand == (found.another_hand is not None)


@pytest.mark.parametrize("dataset", SETS, ids=lambda dataset: dataset.name)
def test_a_seed_restores_every_image_and_another_gives_others(dataset: Dataset) -> None:
    first, again, other = (drawn(dataset, 40, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.sheet.images(first.x), again.sheet.images(again.x))
    assert (first.sheet.images(first.x) != other.sheet.images(other.x)).any(axis=1).mean() > 0.5


def test_the_small_digits_are_those_of_scikit_learn() -> None:
    theirs, ours = load_digits(), drawn(DATASETS["digits_8x8"], 1797)
    order = np.argsort(theirs.target, kind="stable")
    pixels = np.rint(theirs.data[order] * (255 / 16))
    np.testing.assert_array_equal(ours.sheet.shared, pixels)
    np.testing.assert_array_equal(ours.y[np.argsort(ours.x)], theirs.target[order])


def test_the_digits_are_five_hundred_of_each_and_white_on_black() -> None:
    ours = drawn(DATASETS["digits"], 5000)
    assert np.bincount(ours.y).tolist() == [500] * 10
    images = ours.sheet.shared.reshape(-1, 28, 28)
    assert images[:, 0].max() == 0
    assert images.max() == 255


def test_the_array_is_shared_and_cannot_be_written_to() -> None:
    one, other = (drawn(DATASETS["digits"], samples, seed=seed).sheet for samples, seed in ((50, 1), (70, 2)))
    assert one.shared is other.shared
    assert not one.shared.flags.writeable


def test_images_of_ones_own_come_behind_the_others() -> None:
    found = drawn(DATASETS["digits_8x8"], 10)
    mine = np.full(64, 7, np.uint8)
    sheet = found.sheet.with_own([mine])
    assert len(sheet) == 1798
    np.testing.assert_array_equal(sheet.images(np.array([1797, 0])), [mine, found.sheet.shared[0]])
    assert len(found.sheet) == 1797


def test_the_noise_of_pictures_changes_nothing_but_their_grain() -> None:
    clear, grainy = (drawn(DATASETS["pictures"], 8, noise) for noise in (0.0, 0.3))
    blur = [found.sheet.images(found.x).reshape(8, 8, 4, 8, 4, 3).mean((2, 4)) for found in (clear, grainy)]
    assert np.abs(blur[0] - blur[1]).mean() < 10
    assert np.abs(clear.sheet.images(clear.x).astype(float) - grainy.sheet.images(grainy.x)).mean() > 10


def test_another_hand_has_drawn_every_creature() -> None:
    found = drawn(DATASETS["pictures"], 40)
    assert found.another_hand is not None
    numbers, labels = found.another_hand
    assert not set(numbers.tolist()) & set(found.x.tolist())
    assert np.bincount(labels).tolist() == [len(labels) // 4] * 4
