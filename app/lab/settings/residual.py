"""Which layers are joined, and the sentence where none can be."""

from itertools import pairwise

from ..messages import sentence
from .config import Config


def joined(config: Config) -> tuple[bool, ...]:
    """For each hidden layer, whether it is joined to what it reads: the layer before it, or the features."""
    network = config.network
    sizes = (len(network.features), *(layer.units for layer in network.hidden))
    return tuple(network.joining != "plain" and one == other for one, other in pairwise(sizes))


def none_joined(old: Config, new: Config) -> str | None:
    """The sentence for a joining just chosen, or just lost, that joins nothing; None otherwise."""
    chosen = new.network.joining != old.network.joining
    if new.network.joining == "plain" or any(joined(new)) or not (chosen or any(joined(old))):
        return None
    return sentence(
        "Nothing is joined: no layer is as wide as the one before it, nor the first as there are features."
    )
