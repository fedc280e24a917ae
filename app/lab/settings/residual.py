"""Residual layers of a configuration, and the sentence where there are none."""

from itertools import pairwise

from ..messages import message
from .config import Config


def residual(config: Config) -> tuple[bool, ...]:
    """For each hidden layer, whether it is a residual one: as wide as the layer before it, or as the features."""
    network = config.network
    sizes = (config.inputs, *(layer.units for layer in network.hidden))
    return tuple(network.connections != "plain" and one == other for one, other in pairwise(sizes))


def no_residual_layer(old: Config, new: Config) -> str | None:
    """The sentence where residual connections have just been chosen, or lost, and no layer is residual; else None."""
    chosen = new.network.connections != old.network.connections
    if new.network.connections == "plain" or any(residual(new)) or not (chosen or any(residual(old))):
        return None
    return message("No layer is residual: none is as wide as the one before it, nor the first as there are features.")
