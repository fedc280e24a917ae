"""A table of labelled points as a file gives it, before it is brought into the plane."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..messages import Message
from .columns import SplitName
from .sheet import Preview

Label: TypeAlias = float | str


@dataclass(frozen=True)
class Table:
    """x (N, 2), labels, the split where it is given, and where in the file each point stands.

    `notes` say what of the file was left out or taken for what; `preview` is what its columns are chosen from.
    """

    x: NDArray[np.float64]
    labels: Sequence[Label]
    split: Sequence[SplitName] | None
    places: Sequence[str]
    notes: tuple[Message, ...] = ()
    preview: Preview | None = None
