"""What a network cannot change and stay itself."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Final

from app.lab.config import Config

_ORIGIN: Final[Mapping[str, str]] = {
    "network.features": "other features",
    "network.initializer": "another way to draw the first weights",
    "network.half_width": "another width of the first weights",
    "network.seed": "another weight seed",
    "training.dtype": "another precision",
}


def new_start(old: Config, new: Config) -> str | None:
    """The sentence that says why the network starts anew from one configuration to another; None where it goes on."""
    reasons = [words for path, words in _ORIGIN.items() if attrgetter(path)(old) != attrgetter(path)(new)]
    if not reasons:
        return None
    return f"The network starts anew from its first weights: {' and '.join(reasons)} make another network."
