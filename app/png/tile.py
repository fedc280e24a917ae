"""One feature space of a picture."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray


@dataclass(frozen=True)
class Tile:
    """Points (P, 2) with labels (P,), the lattice (m, m, 2) and the answers at its nodes (K, m²), under a title."""

    title: str
    points: NDArray[Any]
    labels: NDArray[Any]
    mesh: NDArray[Any]
    answers: NDArray[Any]
