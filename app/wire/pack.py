"""Packing: tensors as a safetensors file, byte for byte as `safetensors.numpy.save` does it, but sooner."""

import json
from collections.abc import Mapping
from typing import Any, Final

from numpy.typing import NDArray

_ALIGNMENT: Final = 8
_LENGTH_BYTES: Final = 8
# NumPy's letter of each type, its name in the file, and its rank: the largest elements come first, so that every
# tensor starts at a multiple of its element's size.
_TYPES: Final = {"d": (0, "F64"), "f": (1, "F32"), "e": (2, "F16"), "B": (3, "U8")}


def pack(tensors: Mapping[str, NDArray[Any]], metadata: Mapping[str, str]) -> bytes:
    """Lay out float64, float32, float16 and uint8 tensors and the metadata as one file."""
    header: dict[str, Any] = {"__metadata__": metadata}
    parts, end = [], 0
    for (_, code), name in sorted((_TYPES[array.dtype.char], name) for name, array in tensors.items()):
        array = tensors[name]
        start, end = end, end + array.nbytes
        header[name] = {"dtype": code, "shape": array.shape, "data_offsets": (start, end)}
        parts.append(array.tobytes())
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % _ALIGNMENT)
    return b"".join((len(text).to_bytes(_LENGTH_BYTES, "little"), text, *parts))
