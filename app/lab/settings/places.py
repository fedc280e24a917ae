"""Layers, units and weights that settings name: they must be there, and follow the layers that they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from ...nn import Architecture, alignment
from ..messages import Refusal, _, message

Place: TypeAlias = tuple[int | None, ...]
"""A layer from 1, and within it a unit, or a row and a column; without a column it is a bias."""


@dataclass(frozen=True)
class Named:
    """A setting that names places, by its section and its field, and the kind of place."""

    section: str
    field: str
    kind: str

    def of(self, config: Any) -> tuple[Any, ...]:
        """The places that a configuration names, as it writes them."""
        named: tuple[Any, ...] = getattr(getattr(config, self.section), self.field)
        return named


SILENCED: Final = Named("network", "silenced_units", _("hidden unit"))
WITHOUT_BIAS: Final = Named("network", "layers_without_bias", _("layer"))
FROZEN_LAYERS: Final = Named("training", "frozen_layers", _("layer"))
FROZEN_WEIGHTS: Final = Named("training", "frozen_weights", _("weight"))
ALL: Final = (SILENCED, WITHOUT_BIAS, FROZEN_LAYERS, FROZEN_WEIGHTS)


def ordered(places: Iterable[Any]) -> tuple[Any, ...]:
    """The same places, each once, in order; a bias stands behind the weights of its unit."""
    return tuple(sorted(set(places), key=lambda place: [(number is None, number or 0) for number in _parts(place)]))


def check_places(config: Any, sizes: Sequence[int]) -> None:
    """Refuse places that a network with these numbers of units, (n^[0], …, n^[L]), does not have."""
    for named in ALL:
        for place in named.of(config):
            if not _exists(named, _parts(place), sizes):
                raise Refusal(
                    "{field} names {place}: there is no such {kind}",
                    field=f"{named.section}.{named.field}",
                    place=str(place).replace("None", "null"),
                    kind=message(named.kind),
                )


def followed(named: Named, config: Any, old: Architecture, new: Architecture) -> tuple[Any, ...]:
    """What a configuration named in the old layers, in the new ones, as far as it is still there."""
    origin = alignment(old, new)
    goes_to = {was + 1: now + 1 for now, was in enumerate(origin) if was is not None}
    goes_to[len(old.hidden) + 1] = len(new.hidden) + 1
    places = [(goes_to[layer], *rest) for layer, *rest in map(_parts, named.of(config)) if layer in goes_to]
    there = [place for place in places if _exists(named, place, new.sizes)]
    return tuple(there if named in (SILENCED, FROZEN_WEIGHTS) else (layer for layer, *_ in there))


def _parts(place: Any) -> tuple[Any, ...]:
    return place if isinstance(place, tuple) else (place,)


def _exists(named: Named, place: Sequence[Any], sizes: Sequence[int]) -> bool:
    layer, *within = place
    last = len(sizes) - (2 if named is SILENCED else 1)
    bounds = [sizes[layer], sizes[layer - 1]] if 1 <= layer <= last else []
    return bool(bounds) and all(n is None or n < bound for n, bound in zip(within, bounds, strict=False))
