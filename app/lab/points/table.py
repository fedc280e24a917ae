"""A table of labelled points as a file gives it, before it is brought into the plane."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .columns import SplitName

Label: TypeAlias = float | str


@dataclass(frozen=True)
class Table:
    """x (N, 2), labels, the split where it is given, and where in the file each point stands."""

    x: NDArray[np.float64]
    labels: Sequence[Label]
    split: Sequence[SplitName] | None
    places: Sequence[str]
