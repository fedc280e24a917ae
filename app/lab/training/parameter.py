"""The address of one parameter: W^[layer][row, column], or b^[layer][row] where the column is None."""

from typing import TypeAlias

from ...nn import Architecture
from ..messages import Refusal

Address: TypeAlias = tuple[int, int, int | None]
"""Layer from 1, row and column from 0; without a column it is a bias."""


def check_layer(architecture: Architecture, layer: int, first: int = 1) -> None:
    """Refuse a layer that is not there; `first` is 0 where the input counts as one."""
    last = len(architecture.sizes) - 1
    if not first <= layer <= last:
        raise Refusal(
            "there is no layer {layer}: layers are numbered {first} to {last}", layer=layer, first=first, last=last
        )


def check_unit(architecture: Architecture, layer: int, unit: int) -> None:
    """Refuse a unit that is not there."""
    check_layer(architecture, layer)
    last = architecture.sizes[layer] - 1
    if not 0 <= unit <= last:
        raise Refusal("layer {layer} has units 0 to {last}, not {unit}", layer=layer, last=last, unit=unit)


def check(architecture: Architecture, address: Address) -> None:
    """Refuse a parameter that is not there."""
    layer, row, column = address
    check_unit(architecture, layer, row)
    last = architecture.sizes[layer - 1] - 1
    if column is not None and not 0 <= column <= last:
        raise Refusal("layer {layer} has columns 0 to {last}, not {column}", layer=layer, last=last, column=column)
