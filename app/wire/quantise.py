"""Maps of the plane as bytes: fine around the middle, where the boundary is."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

_MIDDLE, _REACH = 128, 127


def signed_bytes(values: NDArray[Any], scale: float | NDArray[Any]) -> NDArray[np.uint8]:
    """q = 128 + round(127 · sign(v) · sqrt(min(1, |v| / scale))); `scale` > 0 broadcasts against `values`.

    The square root spends the bytes where v is small: a boundary v = 0 stays smooth even where the surface
    is flat.
    """
    q: NDArray[Any] = np.abs(values)
    if np.ndim(scale) or scale != 1:
        q /= scale
    if q.max(initial=0) > 1:  # cheaper to ask than to do
        np.minimum(q, 1, out=q)
    np.sqrt(q, out=q)
    np.copysign(q, values, out=q)
    q *= _REACH
    np.rint(q, out=q)
    q += _MIDDLE
    return q.astype(np.uint8)


def signed_values(quantised: NDArray[np.uint8], scale: float | NDArray[Any]) -> NDArray[np.float32]:
    """v = scale · s · |s| with s = (q − 128) / 127, the inverse of `signed_bytes`."""
    s = (quantised.astype(np.float32) - _MIDDLE) / _REACH
    return np.asarray(s * np.abs(s) * scale, np.float32)


def probability_bytes(values: NDArray[Any]) -> NDArray[np.uint8]:
    """q = round(255 p) for probabilities p in [0, 1]."""
    q: NDArray[Any] = np.clip(values, 0, 1)
    q *= 255
    np.rint(q, out=q)
    return q.astype(np.uint8)
