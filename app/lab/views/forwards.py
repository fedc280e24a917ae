"""Compiled forward passes of all displays, kept within one budget of bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from ...nn import Buffers, Forward
from ..settings import limits


class Forwards:
    """Forward passes that share their buffers; those used last are kept, as many as the budget allows.

    One thread uses them, for one network after the other. What is given out is used before another is asked for.
    """

    def __init__(self, budget_bytes: int = limits.VIEW_BYTES) -> None:
        self._budget = budget_bytes
        self._buffers = Buffers()
        self._kept: OrderedDict[Hashable, Forward] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def nbytes(self) -> int:
        """The bytes of all passes that are kept, and of the buffers they share."""
        return self._buffers.nbytes + sum(forward.nbytes for forward in self._kept.values())

    def get(self, key: Hashable, make: Callable[[Buffers], Forward]) -> Forward:
        """The pass of this key, made where it is not kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        forward = self._kept[key] = make(self._buffers)
        while len(self._kept) > 1 and self.nbytes > self._budget:
            self._kept.popitem(last=False)
        return forward


FORWARDS = Forwards()
"""Those of the trainer's thread."""
