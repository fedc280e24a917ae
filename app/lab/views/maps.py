"""Maps of the plane: the decision surface and every neuron's activation over a grid, as one network sees it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...data import features, grid
from ...nn import Buffers, Forward, Network
from ..finite import finite
from ..settings.config import Config
from .request import NeuronsRequest, SurfaceRequest
from .snapshot import Neurons, Surface

BUFFERS = Buffers()  # one thread looks at all networks, one after the other


class Maps:
    """Maps of one network; a forward pass over a grid is compiled when it is first asked for, and kept.

    They depend on the network and its features alone: an edit of points leaves them as they are.
    """

    def __init__(self, config: Config, network: Network) -> None:
        self._config, self._network = config, network
        self._architecture = network.architecture
        self._grids: dict[int, Forward] = {}

    def fit(self, config: Config, network: Network) -> bool:
        """Whether they are still those of this network, with these features, for this problem."""
        return (
            network is self._network
            and network.architecture == self._architecture
            and config.network.features == self._config.network.features
            and config.problem == self._config.problem
        )

    def surface(self, look: SurfaceRequest) -> Surface:
        """The output ŷ over the plane, or the activation of one neuron."""
        forward, side = self._grid(look.resolution), look.resolution
        sizes = self._architecture.sizes
        forward.run()
        if look.layer is not None and look.layer < len(sizes) and look.unit < sizes[look.layer]:
            values = _square(forward.activations[look.layer][look.unit], side)[None]
            return Surface(look.layer, look.unit, values, True)
        problem = self._config.problem
        values = _square(forward.outputs, side)
        if problem == "binary":
            _spread(values)
        return Surface(None, None, values, problem != "multiclass")

    def neurons(self, look: NeuronsRequest) -> Neurons:
        """The activation of every unit of layers 1 … L over the plane; a probability p is shown as 2p − 1."""
        forward = self._grid(look.resolution)
        forward.run()
        maps = np.concatenate(forward.activations[1:])
        if self._config.problem != "regression":
            _spread(maps[-len(forward.outputs) :])
        return Neurons(_square(maps, look.resolution))

    def _grid(self, resolution: int) -> Forward:
        if resolution not in self._grids:
            inputs = inputs_of(self._config, self._network, grid(resolution))
            self._grids[resolution] = Forward(self._network, inputs, BUFFERS)
        return self._grids[resolution]


def inputs_of(config: Config, network: Network, x: NDArray[Any]) -> NDArray[Any]:
    """The features a^[0] (N, n^[0]) of points of the plane (N, 2), in the network's precision."""
    with np.errstate(over="ignore"):  # a square of a far point
        inputs: NDArray[Any] = features(x, config.network.features, network.dtype)
    return inputs


def _square(values: NDArray[Any], side: int) -> NDArray[np.float32]:
    """A copy (…, R, R) of values (…, R²)."""
    with np.errstate(over="ignore"):
        return finite(values.reshape(*values.shape[:-1], side, side).astype(np.float32))


def _spread(probabilities: NDArray[Any]) -> None:
    """Turn p into 2p − 1 in its place."""
    probabilities *= 2
    probabilities -= 1
