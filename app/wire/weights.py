"""Weights as JSON: all layers of a network, checked as far as that can be done without the network."""

from typing import Annotated, Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from ..lab.messages import Refusal
from ..lab.settings import limits
from ..lab.settings.fitting import Layers
from ..lab.settings.options import ActivationName
from ..lab.settings.part import Part
from ..lab.views.still import Still

Array: TypeAlias = NDArray[Any]
Row = Annotated[list[float], Field(min_length=1, max_length=limits.INPUTS)]


class LayerWeights(Part):
    """One layer: W (n^[l] rows of n^[l-1]), b (n^[l]), and for a hidden layer its activation."""

    W: list[Row] = Field(min_length=1, max_length=limits.IMAGE_UNITS[1])
    b: Row
    activation: ActivationName | None = None


class Weights(Part):
    """All layers, the output layer last; its activation follows from the problem."""

    layers: list[LayerWeights] = Field(min_length=1, max_length=limits.HIDDEN_LAYERS[1] + 1)

    @classmethod
    def of(cls, still: Still) -> Self:
        """Read the weights of a session; each number with as few digits as give it back."""
        network = still.network
        activations = [layer.activation for layer in still.config.network.hidden]
        layers = zip(network.weights, network.biases, [*activations, None], strict=True)
        return cls(layers=[LayerWeights(W=_short(w), b=_short(b), activation=name) for w, b, name in layers])

    def arrays(self) -> Layers:
        """W^[l], b^[l], and the names of the activations, None to keep them; ValueError where a row is too short."""
        for number, layer in enumerate(self.layers, start=1):
            if len({len(row) for row in layer.W}) != 1:
                raise Refusal("layers.{number}.W: every row must have the same length", number=number)
        given = [layer.activation for layer in self.layers[:-1]]
        activations = [name for name in given if name is not None]
        if len(activations) not in (0, len(given)):
            raise Refusal("give the activation of every hidden layer, or of none to keep them")
        return (
            [np.asarray(layer.W) for layer in self.layers],
            [np.asarray(layer.b) for layer in self.layers],
            activations if len(activations) == len(given) else None,
        )


def _short(array: Array) -> Any:
    """The numbers of an array as lists: 0.1, not the 0.10000000149011612 that a float32 is in float64."""
    short = array if array.dtype == np.float64 else np.asarray(array.astype(str), dtype=np.float64)
    return short.tolist()
