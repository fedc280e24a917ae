"""Packing: tensors as a safetensors file, byte for byte as `safetensors.numpy.save` does it, but sooner."""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from numpy.typing import NDArray

_ALIGNMENT: Final = 8
_LENGTH_BYTES: Final = 8
# NumPy's letter of each type, and its rank, its name in the file and the bytes of an element: the largest elements
# come first, so that every tensor starts at a multiple of its element's size.
_TYPES: Final = {"d": (0, "F64", 8), "f": (1, "F32", 4), "e": (2, "F16", 2), "B": (3, "U8", 1)}
_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def pack(tensors: Mapping[str, NDArray[Any]], metadata: Mapping[str, str]) -> bytes:
    """Lay out float64, float32, float16 and uint8 tensors and the metadata as one file."""
    order, layout = _layout(tuple((name, array.dtype.char, array.shape) for name, array in tensors.items()))
    text = f'{{"__metadata__":{_json(metadata)}{layout}}}'.encode()
    text += b" " * (-len(text) % _ALIGNMENT)
    parts = [tensors[name].tobytes() for name in order]
    return b"".join((len(text).to_bytes(_LENGTH_BYTES, "little"), text, *parts))


@lru_cache(maxsize=256)
def _layout(tensors: tuple[tuple[str, str, tuple[int, ...]], ...]) -> tuple[list[str], str]:
    """The order of tensors (name, letter, shape) in the file, and their part of the header.

    From one frame to the next it seldom changes.
    """
    order, entries, end = [], [], 0
    for (_, code, size), name, shape in sorted((_TYPES[letter], name, shape) for name, letter, shape in tensors):
        start, end = end, end + size * math.prod(shape)
        order.append(name)
        entries.append(f",{_json(name)}:{_json({'dtype': code, 'shape': shape, 'data_offsets': (start, end)})}")
    return order, "".join(entries)
