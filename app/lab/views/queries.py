"""Questions about points: predictions, activations, losses and one neuron at every point, at full precision."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...nn import Forward, Network, trace
from ..finite import finite
from ..messages import Refusal
from ..points.points import Points
from ..settings import limits
from ..settings.config import Config
from ..training.parameter import check_layer
from .maps import inputs_of
from .neuron import Neuron, PointLosses, losses_of, neuron_of


class Queries:
    """Answers about one network and its points; asking changes no number of the run."""

    def __init__(self, config: Config, points: Points, network: Network) -> None:
        self._config, self._points, self._network = config, points, network

    def predict(self, x: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any] | None]:
        """Answers (N,): classes or values, and the probability of each class (N, K), or None.

        For points (N, 2) of the plane, or for images (N, n^[0]) of numbers from 0 to 255.
        """
        forward = Forward(self._network, inputs_of(self._config, self._network, x))
        forward.run()
        outputs = finite(forward.outputs.astype(np.float64))
        match self._config.problem:
            case "regression":
                return outputs[0], None
            case "binary":
                return (outputs[0] > 0.5).astype(np.int64), np.column_stack([1 - outputs[0], outputs[0]])
            case _:
                return outputs.argmax(axis=0), outputs.T

    def activations(self, layer: int) -> NDArray[Any]:
        """a^[layer] of every point, (N, n_layer); −1 is the last hidden layer, or the inputs without one."""
        architecture = self._network.architecture
        layer = len(architecture.hidden) if layer == -1 else layer
        check_layer(architecture, layer, first=0)
        numbers = len(self._points) * architecture.sizes[layer]
        if numbers > limits.ACTIVATIONS:
            raise Refusal(
                "layer {layer} has {numbers} activations of all points, more than the {most} of one answer",
                layer=layer,
                numbers=numbers,
                most=limits.ACTIVATIONS,
            )
        forward = Forward(self._network, self._inputs())
        forward.run()
        return finite(forward.activations[layer].T.copy())

    def neuron(self, layer: int | None, unit: int) -> Neuron:
        """One unit at every point; without a layer one of the output's."""
        points, loss = self._points, self._config.training.loss
        return neuron_of(self._network, trace(self._network, self._inputs(), points.y, loss), layer, unit)

    def losses(self, loss: str | None) -> PointLosses:
        """ℒ^(i) of every point, by the loss that is trained with or by another that fits."""
        return losses_of(self._network, self._inputs(), self._points.y, loss or self._config.training.loss)

    def _inputs(self) -> NDArray[Any]:
        return self._points.inputs(self._config.network.features, self._network.dtype)
