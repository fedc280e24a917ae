"""A forward pass over fixed inputs: every layer's activations, into buffers of its own."""

from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import ArrayLike

from .activations import ACTIVATIONS
from .connections import compile_residual
from .heads import HEADS
from .network import Network
from .tape import Array, Tape, held_bytes

# Columns computed at a time: with more, a layer leaves the cache before the next one reads it; below that,
# one contiguous tile is faster than several strided ones (100 × 100 points fit in one).
TILE = 12000


class Buffers:
    """Arrays that forward passes take turns to write to, so that many of them keep no more than one in the cache.

    Whoever runs one of these passes copies what has to last before the next one runs, in the same thread. An array
    lasts as long as a pass that writes to it.
    """

    def __init__(self) -> None:
        self._arrays: WeakValueDictionary[tuple[int, int, int, np.dtype[Any]], Array] = WeakValueDictionary()

    @property
    def nbytes(self) -> int:
        """The bytes of all arrays."""
        return sum(array.nbytes for array in self._arrays.values())

    def ones(self, layer: int, rows: int, count: int, dtype: np.dtype[Any]) -> Array:
        """The array (rows, count) of a layer, of ones until somebody writes to it."""
        key = layer, rows, count, dtype
        array = self._arrays.get(key)
        if array is None:
            array = self._arrays[key] = np.ones((rows, count), dtype)
        return array


class Forward:
    """a^[l] for l = 0 … L at N points, recomputed by `run()` from the network's parameters of that moment.

    - `activations[l]`: a^[l], feature-major (n^[l], N); `activations[0]` are the inputs, `activations[L]` ŷ.
    - `logits`: z^[L], (K, N); `outputs`: ŷ, (K, N).

    The arrays are overwritten by the next `run()`, of any pass with the same `buffers` if they are shared: copy what
    has to last. Nothing of a training is touched.
    """

    def __init__(self, network: Network, inputs: ArrayLike, buffers: Buffers | None = None) -> None:
        points = _checked(network, inputs)
        count, dtype = len(points), network.dtype
        sizes = network.architecture.sizes
        buffers = buffers or Buffers()
        # Under every layer but the last stands its row of ones. The inputs are nobody else's: no run writes them.
        self._layers = [np.ones((sizes[0] + 1, count), dtype)]
        self._layers += [buffers.ones(layer, sizes[layer] + 1, count, dtype) for layer in range(1, len(sizes) - 1)]
        self.logits: Array = buffers.ones(-2, sizes[-1], count, dtype)
        self.outputs: Array = buffers.ones(-1, sizes[-1], count, dtype)
        self.activations: tuple[Array, ...] = (*(layer[:-1] for layer in self._layers), self.outputs)
        self._tape = Tape(dtype)
        for start in range(0, count, TILE):
            self._compile(network, slice(start, min(start + TILE, count)))
        self.activations[0][...] = points.T

    def _compile(self, network: Network, tile: slice) -> None:
        tape, architecture = self._tape, network.architecture
        source, velocity = self._layers[0][:, tile], None
        zero = tape.scalar(0)
        layers = zip(architecture.hidden, architecture.residual, network.matrices, self._layers[1:], strict=False)
        for index, (layer, residual, matrix, target) in enumerate(layers):
            activation = ACTIVATIONS[layer.activation]
            a = target[:-1, tile]
            f = tape.scratch(a, 8) if residual else a
            # A product needs a contiguous output, which one tile of many is not.
            z = tape.scratch(a, 9) if activation.keeps_z or not f.flags.c_contiguous else f
            tape.call(matrix.dot, source, z)
            activation.forward(tape, z, f)
            for unit in architecture.silent_in(index):
                tape.call(np.copyto, f[unit], zero)
            before, velocity = velocity, tape.scratch(a, 7) if residual else None
            if velocity is not None:
                compile_residual(tape, architecture.momentum, source[:-1], f, before, velocity, a)
            source = target[:, tile]
        logits, outputs = self.logits[:, tile], self.outputs[:, tile]
        z = logits if logits.flags.c_contiguous else tape.scratch(logits, 9)
        tape.call(network.matrices[-1].dot, source, z)
        if z is not logits:
            tape.call(np.copyto, logits, z)
        HEADS[architecture.head].output(tape, z, outputs)

    @property
    def nbytes(self) -> int:
        """The bytes that are this pass's own, without those of buffers that it shares."""
        return self._layers[0].nbytes + self._tape.nbytes

    @property
    def held_bytes(self) -> int:
        """The bytes of all arrays that it reads and writes, shared or not."""
        return held_bytes(self._tape.calls)

    def run(self) -> None:
        """Recompute every activation from the parameters as they are now."""
        self._tape.run()


def _checked(network: Network, inputs: ArrayLike) -> Array:
    points = np.asarray(inputs, network.dtype)
    expected = network.architecture.inputs
    if points.ndim != 2 or points.shape[1] != expected or not len(points):
        raise ValueError(f"inputs must have shape (N, {expected}) with N ≥ 1, got {points.shape}")
    return points
