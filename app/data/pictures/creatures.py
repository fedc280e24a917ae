"""The creatures that are drawn, each a function that gives the parts of one in some pose."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from .crocodile import crocodile
from .elephant import elephant
from .face import face
from .parts import Part
from .turtle import turtle

CREATURES: Final[Mapping[str, Callable[[np.random.Generator], list[Part]]]] = {
    "face": face,
    "elephant": elephant,
    "crocodile": crocodile,
    "turtle": turtle,
}
SIDE: Final = 32
