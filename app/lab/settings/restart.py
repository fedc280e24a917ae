"""What a network cannot change and stay itself."""

from collections.abc import Mapping
from functools import reduce
from operator import attrgetter
from typing import Final

from ..messages import _, message
from .config import Config

_ORIGIN: Final[Mapping[str, str]] = {
    "network.features": _("other features"),
    "network.initializer": _("another way to draw the first weights"),
    "network.half_width": _("another width of the first weights"),
    "network.seed": _("another weight seed"),
    "training.dtype": _("another precision"),
}


def new_start(old: Config, new: Config) -> str | None:
    """The sentence that says why the network starts anew from one configuration to another; None where it goes on."""
    reasons = [message(words) for path, words in _ORIGIN.items() if attrgetter(path)(old) != attrgetter(path)(new)]
    if not reasons:
        return None
    together = reduce(lambda one, other: message("{one} and {other}", one=one, other=other), reasons)
    return message(
        "The network starts anew from its first weights: {reasons} make another network.", reasons=together
    )
