"""Compiled forward passes of all displays, kept within one budget of bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

import numpy as np
from numpy.typing import NDArray

from ...nn import Buffers, Forward, Network
from ..settings import limits


class Forwards:
    """Forward passes that share their buffers; those used last are kept, as many as the budget allows.

    One thread uses them, for one network after the other. What is given out is used before another is asked for.
    """

    def __init__(self, budget_bytes: int = limits.VIEW_BYTES) -> None:
        self._budget = budget_bytes
        self._buffers = Buffers()
        self._kept: OrderedDict[Hashable, Forward] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def nbytes(self) -> int:
        """The bytes of all passes that are kept, and of the buffers they share."""
        return self._buffers.nbytes + self._bytes

    def get(self, key: Hashable, make: Callable[[Buffers], Forward]) -> Forward:
        """The pass of this key, made where it is not kept."""
        return self.find(key) or self.make(key, make)

    def find(self, key: Hashable) -> Forward | None:
        """The pass of this key, where it is kept."""
        forward = self._kept.get(key)
        if forward is not None:
            self._kept.move_to_end(key)
        return forward

    def make(self, key: Hashable, make: Callable[[Buffers], Forward]) -> Forward:
        """A pass that is made now, and kept in place of the last of this key."""
        forward = make(self._buffers)
        self._drop(self._kept.pop(key, None))
        self._kept[key] = forward
        self._bytes += forward.nbytes
        while len(self._kept) > 1 and self.nbytes > self._budget:
            self._drop(self._kept.popitem(last=False)[1])
        return forward

    def _drop(self, forward: Forward | None) -> None:
        if forward is not None:
            self._bytes -= forward.nbytes


FORWARDS = Forwards()
"""Those of the trainer's thread."""


class Passes:
    """The passes of one network over places of the plane: other places, as many, are put in; nothing is compiled."""

    def __init__(self, network: Network, forwards: Forwards = FORWARDS) -> None:
        self._network, self._forwards = network, forwards
        self._own = object()  # what they are kept under
        self._put: dict[Hashable, object] = {}

    def over(self, name: Hashable, places: object, inputs: Callable[[], NDArray[np.floating]]) -> Forward:
        """The pass of a name over the `inputs` (N, n^[0]) of these places; its arrays last until another is run."""
        key = self._own, name
        forward = self._forwards.find(key)
        if forward is not None and self._put.get(name) is places:
            return forward
        a = inputs()
        if forward is None or forward.activations[0].shape != a.T.shape:
            forward = self._forwards.make(key, lambda buffers: Forward(self._network, a, buffers))
        else:
            forward.activations[0][...] = a.T
        self._put[name] = places
        return forward
