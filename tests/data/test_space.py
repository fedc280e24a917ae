"""The spaces of inputs: what a network is given of a place and of an image, and images that are moved."""

import numpy as np

from app.data import Images, Plane
from app.data.features import features

RNG = np.random.default_rng(0)


def test_a_network_is_given_the_features_of_a_place() -> None:
    places = RNG.uniform(-6, 6, (5, 2))
    np.testing.assert_array_equal(
        Plane().inputs(places, ["x1^2", "x2"], "float32"), features(places, ["x1^2", "x2"], "float32")
    )
    assert Plane().size(["x1^2", "x2"]) == 2


def test_a_network_is_given_every_pixel_from_0_to_1() -> None:
    inputs = Images(1, 2, 1).inputs(np.array([[0, 255], [51, 0]], np.uint8), ["x1", "x2"], "float64")
    np.testing.assert_allclose(inputs, [[0, 1], [0.2, 0]])
    assert Images(28, 28, 3).size(["x1"]) == 2352


def test_a_shifted_image_is_the_same_moved_and_its_edge_is_repeated() -> None:
    space = Images(3, 4, 2)
    images = RNG.uniform(0.1, 1, (200, space.pixels))
    moved = space.shifted(images, 1, np.random.default_rng(3))
    starts = np.random.default_rng(3).integers(0, 2, (200, 2), endpoint=True)
    for image, shifted, (top, left) in zip(images, moved, starts, strict=True):
        padded = np.pad(image.reshape(3, 4, 2), ((1, 1), (1, 1), (0, 0)), "edge")
        np.testing.assert_array_equal(shifted.reshape(3, 4, 2), padded[top : top + 3, left : left + 4])
    assert {tuple(pair) for pair in starts.tolist()} == {(i, j) for i in (0, 1, 2) for j in (0, 1, 2)}
    np.testing.assert_array_equal(space.shifted(images, 0, RNG), images)
