"""Maps of the plane: the decision surface and every neuron's activation over a grid, as one network sees it."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ...data import features, grid
from ...nn import Forward, Network
from ...nn.forward import TILE
from ..finite import finite
from ..settings.config import Config
from .forwards import FORWARDS, Forwards
from .request import NeuronsRequest, SurfaceRequest
from .snapshot import Neurons, Surface

TILE_BYTES: Final = 8 * 1024 * 1024  # of all layers of a tile: little to hold, and soon done
LEAST_TILE: Final = 1024


class Maps:
    """Maps of one network over grids of the plane, computed tile by tile: no layer is ever held for a whole grid.

    They depend on the network and its features alone: an edit of points leaves them as they are.
    """

    def __init__(self, config: Config, network: Network, forwards: Forwards = FORWARDS) -> None:
        self._config, self._network, self._forwards = config, network, forwards
        self._architecture = network.architecture
        self._own = object()  # what its passes are kept under
        self._names = tuple(config.network.features)
        columns = TILE_BYTES // (sum(self._architecture.sizes) * network.dtype.itemsize)
        self._columns = min(max(columns, LEAST_TILE), TILE)

    def fit(self, config: Config, network: Network) -> bool:
        """Whether they are still those of this network, with these features, for this problem."""
        return (
            network is self._network
            and network.architecture == self._architecture
            and config.network.features == self._config.network.features
            and config.problem == self._config.problem
        )

    def surface(self, look: SurfaceRequest) -> Iterator[Surface | None]:
        """The output ŷ over the plane, or the activation of one neuron; None after each tile, at last the surface."""
        sizes, side = self._architecture.sizes, look.resolution
        layer = -1 if look.layer is None else look.layer
        one = 0 < layer < len(sizes) and look.unit < sizes[layer]
        values = np.empty((1 if one else sizes[-1], side * side), np.float32)
        with np.errstate(over="ignore"):
            for tile, forward in self._tiles(side):
                values[:, tile] = forward.activations[layer][[look.unit]] if one else forward.outputs
                yield None
        values = finite(values.reshape(-1, side, side))
        if one:
            yield Surface(look.layer, look.unit, values, True)
            return
        problem = self._config.problem
        if problem == "binary":
            _spread(values)
        yield Surface(None, None, values, problem != "multiclass")

    def neurons(self, look: NeuronsRequest) -> Neurons:
        """The activation of every unit of layers 1 … L over the plane; a probability p is shown as 2p − 1."""
        side = look.resolution
        maps = np.empty((sum(self._architecture.sizes[1:]), side * side), np.float32)
        with np.errstate(over="ignore"):
            for tile, forward in self._tiles(side):
                np.concatenate(forward.activations[1:], out=maps[:, tile], casting="same_kind")
        maps = finite(maps.reshape(-1, side, side))
        if self._config.problem != "regression":
            _spread(maps[-self._architecture.sizes[-1] :])
        return Neurons(maps)

    def _tiles(self, side: int) -> Iterator[tuple[slice, Forward]]:
        """Each tile of a grid, and the forward pass over it; its arrays last until the next is asked for."""
        inputs = _grid_inputs(side, self._names, self._network.dtype)
        columns = self._columns
        if columns >= len(inputs):
            forward = self._forwards.get((self._own, "grid", side), partial(Forward, self._network, inputs))
            forward.run()
            yield slice(None), forward
            return
        for start in range(0, len(inputs), columns):
            tile = slice(start, min(start + columns, len(inputs)))
            part = inputs[tile]
            forward = self._forwards.get((self._own, len(part)), partial(Forward, self._network, part))
            forward.activations[0][...] = part.T
            forward.run()
            yield tile, forward


@lru_cache(maxsize=8)
def _grid_inputs(side: int, names: tuple[str, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
    """The features a^[0] (R², n^[0]) of a grid's places: the same for all networks that read these features."""
    inputs: NDArray[Any] = features(grid(side), names, dtype)
    inputs.setflags(write=False)
    return inputs


def inputs_of(config: Config, network: Network, x: NDArray[Any]) -> NDArray[Any]:
    """a^[0] (N, n^[0]) of points of the plane (N, 2), or of images (N, n^[0]), in the network's precision."""
    return config.space.inputs(x, config.network.features, network.dtype)


def _spread(probabilities: NDArray[Any]) -> None:
    """Turn p into 2p − 1 in its place."""
    probabilities *= 2
    probabilities -= 1
