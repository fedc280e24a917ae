"""A table of labelled points as a file gives it, before it is brought into the plane."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..messages import Message, message
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


def left_out(rows: int) -> tuple[Message, ...]:
    """What is said of rows in which a value is missing; nothing where there are none."""
    return (message("rows left out because a value is missing: {count}", count=rows),) if rows else ()
