"""Settings that the first weights depend on: where one of them changes, the network starts anew."""

from collections.abc import Mapping
from functools import reduce
from operator import attrgetter
from typing import Final

from ...data import Plane
from ..messages import Message, _, message
from .config import Config

_ORIGIN: Final[Mapping[str, str]] = {
    "space": _("inputs of another kind"),
    "network.features": _("other features"),
    "network.initializer": _("another way to draw the first weights"),
    "network.half_width": _("another width of the first weights"),
    "network.seed": _("another weight seed"),
    "training.dtype": _("another precision"),
}


def changed_origin(old: Config, new: Config) -> list[str]:
    """Paths of those settings that differ, such as "network.seed"; empty where the network goes on."""
    if old.space != new.space:
        return ["space"]  # whatever else has changed with it
    unread = () if isinstance(new.space, Plane) else ("network.features",)
    return [path for path in _ORIGIN if path not in unread and attrgetter(path)(old) != attrgetter(path)(new)]


def restart_note(old: Config, new: Config) -> Message | None:
    """The reasons why the network starts anew, as a message; None where it goes on."""
    reasons = [message(_ORIGIN[path]) for path in changed_origin(old, new)]
    if not reasons:
        return None
    together = reduce(lambda one, other: message("{one} and {other}", one=one, other=other), reasons)
    return message(
        "The network starts anew from its first weights: {reasons} make another network.", reasons=together
    )
