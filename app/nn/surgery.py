"""Surgery: a network's hidden layers made wider or narrower, added or removed, and what it learned kept.

Hidden layers are numbered from 0. Source: Chen, Goodfellow and Shlens, Net2Net: accelerating learning via
knowledge transfer, 2016; widening here adds units whose outgoing weights are 0 instead of splitting old ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from .activations import value_and_slope
from .architecture import Architecture
from .near_identity import NEAR_IDENTITIES, REACH, RESTS, UNCHANGED, Affine
from .tape import Array

Origin: TypeAlias = tuple[int | None, ...]


def alignment(old: Architecture, new: Architecture) -> Origin:
    """Say which old hidden layer each new one most likely comes from; None for a layer that is new.

    As many layers as before are the same layers, resized. Otherwise the longest beginning that is alike
    and the longest end that is alike stay; between them layers are paired in order, as far as they go. Where points
    flow with momentum, a layer is added as early as it can be among its likes: before anything moves (v = 0), a
    layer that does not move anything is the identity; behind that, what moves would move once more.
    """
    before, after = old.hidden, new.hidden
    shorter, first, last = min(len(before), len(after)), 0, 0
    if len(before) == len(after):
        return tuple(range(len(after)))
    while first < shorter and before[first] == after[first]:
        first += 1
    while last < shorter - first and before[-1 - last] == after[-1 - last]:
        last += 1
    shift = len(before) - len(after)
    origin: list[int | None] = []
    for index in range(len(after)):
        if index >= len(after) - last:
            origin.append(index + shift)
        else:
            origin.append(index if index < len(before) - last else None)
    for index, came_from in enumerate(origin):
        if came_from is None and new.momentum:
            first = index
            while first and all(new.residual[first - 1 : first + 1]) and after[first - 1] == after[first]:
                first -= 1
            origin.insert(first, origin.pop(index))
    return tuple(origin)


def check_origin(origin: Origin, old: Architecture, new: Architecture) -> None:
    """Raise ValueError unless `origin` names, in rising order, an old hidden layer or None for each new one."""
    if len(origin) != len(new.hidden):
        raise ValueError(f"{len(new.hidden)} hidden layers need as many origins, got {len(origin)}")
    kept = [index for index in origin if index is not None]
    if any(not 0 <= index < len(old.hidden) for index in kept):
        raise ValueError(f"the old hidden layers are numbered 0 to {len(old.hidden) - 1}, got {origin}")
    if any(first >= second for first, second in pairwise(kept)):
        raise ValueError(f"layers cannot change their order: origins must rise, got {origin}")


@dataclass(frozen=True)
class _Carried:
    """What the layer just built knows of an old layer: unit i < `units` holds a_i with x_i ≈ out(a_i).

    x is expected in `interval`. `held` are bounds of every a_i; None behind inputs, and where there are none. `drift`
    is the constant excess velocity in residual layers, the same for every point.
    """

    units: int
    interval: tuple[float, float]
    out: Affine = UNCHANGED
    drift: float = 0.0
    held: tuple[float, float] | None = None

    def read(self, matrix: Array, target: Array) -> None:
        """Write into `target` the rows of `matrix` [W | b] over x, as rows over a."""
        rows, units = min(len(matrix), len(target)), min(self.units, matrix.shape[1] - 1)
        weights = matrix[:rows, :units]
        target[:rows, :units] = self.out.scale * weights
        target[:rows, units:-1] = 0
        target[:rows, -1] = matrix[:rows, -1] + self.out.shift * weights.sum(1)

    def moved(self, units: int, drift: float) -> "_Carried":
        """The same behind a residual layer that moves `units` of its units as before, and all by `drift` besides."""
        return _Carried(units, self.interval, self.out.after(Affine(1, -drift)), drift)


def transplant(
    old: Architecture, source: Sequence[Array], new: Architecture, target: Sequence[Array], origin: Origin
) -> None:
    """Carry [W^[l] | b^[l]] from `source` to `target`, which holds fresh draws where nothing is carried.

    - A unit survives when its layer does and its index exists in it; a weight is kept when both units it joins
      survive. Units that come anew have drawn incoming weights and outgoing weights 0 into the units there
      were: a wider network computes the same function.
    - An added layer starts as near to the identity as its activation allows (`NEAR_IDENTITIES`), and the next
      layer reads through the inverse. A residual one has weights 0 and moves nothing (`RESTS`): it is the
      identity exactly, unless points come in with momentum.
    - A removed layer is replaced by its tangent where the middle of its inputs lies, multiplied into the next
      layer: taking an added layer out again gives the old function back as nearly. Behind a residual layer only the
      next one reads that tangent; points that flow on do so from where the removed layer found them.
    - Layers that are residual now and were not, or the other way round, keep their weights.
    - Under another head the output layer starts afresh.
    """
    carried, below, gamma = _Carried(old.inputs, (-REACH, REACH)), 0, new.momentum
    for layer, residual, came_from, matrix in zip(new.hidden, new.residual, origin, target, strict=False):
        if came_from is None:
            if residual:
                carried = _rest(layer.activation, carried, matrix, gamma)
            else:
                carried = _insert(layer.activation, carried, matrix)
            continue
        carried.read(_folded(old, source, below, came_from), matrix)
        below = came_from + 1
        units = min(layer.units, old.hidden[came_from].units)
        if residual and old.residual[came_from] and carried.out.scale == 1:
            carried = carried.moved(units, gamma * carried.drift)
        else:
            held = None if residual else _values(layer.activation, matrix, carried.held)
            carried = _Carried(units, held or _interval(layer.activation, residual), held=held)
    if new.head == old.head:
        carried.read(_folded(old, source, below, len(old.hidden)), target[-1])


def _interval(activation: str, residual: bool) -> tuple[float, float]:
    """The values that a layer passes on: a residual one has no bound."""
    return (-REACH, REACH) if residual else NEAR_IDENTITIES[activation].interval


def _insert(activation: str, carried: _Carried, matrix: Array) -> _Carried:
    """Make `matrix` (n, m + 1) pass on what is carried; return how the layer above it finds it."""
    low, high = carried.interval
    into, out = NEAR_IDENTITIES[activation].around(low, high)
    whole = into.after(carried.out)
    units = min(carried.units, len(matrix))
    matrix[:units, :-1] = np.eye(units, matrix.shape[1] - 1) * whole.scale
    matrix[:units, -1] = whole.shift
    return _Carried(units, carried.interval, out, held=_values(activation, matrix, carried.held))


def _values(activation: str, matrix: Array, read: tuple[float, float] | None) -> tuple[float, float] | None:
    """Bounds of a layer's values, from its weights and the values that it reads; None where it has none.

    Without this every layer added to a chain of them would take the values of the one before for as large as they
    could be, shrink them once more, and leave ever larger weights behind, with which no learning rate agrees.
    """
    entry = NEAR_IDENTITIES[activation]
    if not entry.rises:
        return None
    if read is None:
        return entry.interval
    (low, high), weights = read, matrix[:, :-1].astype(np.float64)
    middle = weights.sum(1) * (low + high) / 2 + matrix[:, -1]
    reach = np.abs(weights).sum(1) * (high - low) / 2
    ends = np.concatenate([middle - reach, middle + reach])
    if not np.abs(ends).max() <= entry.rises:
        return entry.interval
    values, _ = value_and_slope(activation, ends)
    return float(values.min()), float(values.max())


def _rest(activation: str, carried: _Carried, matrix: Array, gamma: float) -> _Carried:
    """Make the residual layer of `matrix` (n, n + 1) move all points alike; return how the layer above finds them."""
    matrix[:, :-1] = 0
    matrix[:, -1] = bias = RESTS[activation]
    step = float(value_and_slope(activation, np.array([bias]))[0][0])
    return carried.moved(carried.units, gamma * carried.drift + (1 - gamma) * step)


def _folded(old: Architecture, source: Sequence[Array], below: int, index: int) -> Array:
    """[W | b] of old layer `index` over what old layer `below` reads, the layers between linearised.

    With z = W^[l] x̄ + b^[l], x̄ the middle of the values it reads, g(z + Δ) ≈ g(z) + g′(z) Δ. Where layers are
    residual their tangents are added up as they are, from v = 0. In float64.
    """
    matrix: Array = source[below].astype(np.float64)
    middle = np.zeros(matrix.shape[1] - 1)
    if below:
        middle += sum(_interval(old.hidden[below - 1].activation, old.residual[below - 1])) / 2
    read, velocity = np.eye(len(middle), len(middle) + 1), np.zeros(())
    for between in range(below, index):
        z = matrix[:, :-1] @ middle + matrix[:, -1]
        a, slope = value_and_slope(old.hidden[between].activation, z)
        tangent = slope[:, None] * matrix
        tangent[:, -1] += a - slope * z
        tangent[old.silent_in(between)] = 0
        if old.residual[between]:
            velocity = old.momentum * velocity + (1 - old.momentum) * tangent
            read = read + velocity
        else:
            read, velocity = tangent, np.zeros(())
        above = source[between + 1].astype(np.float64)
        matrix = above[:, :-1] @ read
        matrix[:, -1] += above[:, -1]
    return matrix
