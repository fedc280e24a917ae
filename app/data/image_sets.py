"""The data sets of images: handwritten digits from files, and pictures that are drawn from a seed."""

import lzma
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .pictures import CREATURES, SIDE
from .sheet import Drawn, Sheet
from .space import Images

DIGITS: Final = Images(28, 28, 1)
DIGITS_8X8: Final = Images(8, 8, 1)
PICTURES: Final = Images(SIDE, SIDE, 3)
DIGIT_NAMES: Final = tuple("0123456789")
PICTURE_NAMES: Final = tuple(CREATURES)
MOST_PICTURES: Final = 2000
_OTHERS: Final = 5  # one by another hand for so many by the known ones
_POINTS, _HAND = 0, 2  # of the generators that a data seed has, as in lab/points


def digits(samples: int, noise: float, seed: int) -> Drawn:  # noqa: ARG001 - one signature for all
    """Digits of 28×28 pixels."""
    return _chosen(*_file("digits", DIGITS), samples, seed)


def digits_8x8(samples: int, noise: float, seed: int) -> Drawn:  # noqa: ARG001
    """Digits of 8×8 pixels."""
    return _chosen(*_file("digits_8x8", DIGITS_8X8), samples, seed)


@lru_cache(maxsize=4)
def drawn_pictures(samples: int, noise: float, seed: int) -> Drawn:
    """Pictures of four creatures in the known styles, and some by another hand."""
    from .pictures.drawing import pictures
    from .pictures.styles import ANOTHER_HAND

    y, others = (np.arange(count) % len(CREATURES) for count in (samples, -(-samples // _OTHERS)))
    known = pictures(y.tolist(), noise, np.random.default_rng([seed, _POINTS]))
    strange = pictures(others.tolist(), noise, np.random.default_rng([seed, _HAND]), ANOTHER_HAND)
    shared = np.concatenate([known, strange]).reshape(-1, PICTURES.pixels)
    shared.setflags(write=False)
    numbers = np.arange(len(shared))
    return Drawn(Sheet(PICTURES, shared), numbers[:samples], y, (numbers[samples:], others))


@lru_cache
def _file(name: str, space: Images) -> tuple[Sheet, NDArray[np.int64]]:
    """All images of a file of scripts/digits.py, read when they are first asked for, and their labels."""
    with lzma.open(Path(__file__).with_name(f"{name}.npy.xz")) as file:
        rows = np.load(file)
    shared = np.ascontiguousarray(rows[:, 1:])
    shared.setflags(write=False)
    return Sheet(space, shared), rows[:, 0].astype(np.int64)


def _chosen(sheet: Sheet, labels: NDArray[np.int64], samples: int, seed: int) -> Drawn:
    """Some of the images of a sheet, another selection with another seed; one class after the other in turn."""
    order = np.random.default_rng([seed, _POINTS]).permutation(len(labels))
    shuffled = labels[order]
    turn = np.empty(len(labels), np.int64)
    for label in np.unique(labels):
        turn[shuffled == label] = np.arange((labels == label).sum())
    x = order[np.lexsort((shuffled, turn))][:samples]
    return Drawn(sheet, x, labels[x])
