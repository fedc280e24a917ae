"""The plane [−6, 6]², its grid of cells and its lattice of nodes."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

PLANE: Final = 6.0


def grid(resolution: int) -> NDArray[np.float64]:
    """The centres of R×R cells, (R², 2): row 0 at the top (x2 = +6 − 6/R), columns from left to right."""
    return _product(PLANE * ((2 * np.arange(resolution) + 1) / resolution - 1))


@lru_cache(maxsize=8)
def lattice(nodes: int) -> NDArray[np.float64]:
    """The m×m nodes of a lattice that reaches the plane's edges, (m², 2), in the same order: not to be written to."""
    found = _product(np.linspace(-PLANE, PLANE, nodes))
    found.setflags(write=False)
    return found


def _product(ascending: NDArray[np.float64]) -> NDArray[np.float64]:
    x1, x2 = np.meshgrid(ascending, ascending[::-1])
    return np.column_stack([x1.ravel(), x2.ravel()])
