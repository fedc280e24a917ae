"""Compiled calls of all trainers, kept within one budget of bytes."""

from collections import OrderedDict
from typing import Protocol
from weakref import WeakValueDictionary

from ..settings import limits


class Compiled(Protocol):
    """One that has compiled calls, and can let them go until it needs them again."""

    @property
    def nbytes(self) -> int:
        """About how much memory they take now."""

    def release(self) -> None:
        """Let them go."""


class CompiledCalls:
    """Those who have used their calls last keep them, as many as the budget allows. One thread uses them all."""

    def __init__(self, budget_bytes: int = limits.TRAINING_BYTES) -> None:
        self._budget = budget_bytes
        self._owners: WeakValueDictionary[int, Compiled] = WeakValueDictionary()
        self._sizes: OrderedDict[int, int] = OrderedDict()  # by owner; who used its calls last comes last

    @property
    def nbytes(self) -> int:
        """About how much memory all calls take."""
        return sum(self._sizes.values())

    def used(self, owner: Compiled) -> None:
        """Note that an owner has just used its calls; where they are too many now, others let theirs go."""
        key, size = id(owner), owner.nbytes
        changed = self._sizes.get(key) != size
        self._owners[key], self._sizes[key] = owner, size
        self._sizes.move_to_end(key)
        if not changed:
            return
        for gone in self._sizes.keys() - self._owners.keys():
            del self._sizes[gone]
        while len(self._sizes) > 1 and self.nbytes > self._budget:
            key, _ = self._sizes.popitem(last=False)
            released = self._owners.pop(key, None)
            if released is not None:
                released.release()


COMPILED_CALLS = CompiledCalls()
"""Those of the trainer's thread."""
