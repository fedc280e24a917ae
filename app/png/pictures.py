"""The pictures by what they show. What draws them is loaded with the first one, in the thread that draws it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..lab.views.landscape import LandscapeHead
from ..lab.views.snapshot import Surface
from .tile import Tile


def surface(seen: Surface) -> bytes:
    """The decision over the plane."""
    from .surface import draw

    return draw(seen)


def landscape(head: LandscapeHead, values: NDArray[np.float64]) -> bytes:
    """The loss over two directions."""
    from .landscape import draw

    return draw(head, values)


def feature_spaces(tiles: Sequence[Tile]) -> bytes:
    """Feature spaces side by side."""
    from .feature_spaces import draw

    return draw(tiles)
