"""A tape: the flat list of NumPy calls that one computation makes, over buffers allocated once.

At the sizes of a small MLP a step costs what its calls cost, not its arithmetic. A tape is therefore
written once per architecture and batch shape and then only replayed: every function is bound, every
output goes to a buffer that already exists, every constant is an array of the right shape (NumPy
dispatches two equal shapes faster than an array and a Python number).
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Call: TypeAlias = tuple[Callable[..., object], tuple[object, ...]]


class Tape:
    """A list of calls under construction, with its constants and its scratch buffers."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self.dtype = dtype
        self.calls: list[Call] = []
        self._constants: dict[tuple[float, tuple[int, ...]], Array] = {}
        self._scratch: dict[tuple[int, tuple[int, ...]], Array] = {}

    def call(self, function: Callable[..., object], *arguments: object) -> None:
        """Append one call; by NumPy's convention the last positional argument is the output."""
        self.calls.append((function, arguments))

    def constant(self, value: float, like: Array) -> Array:
        """Return an array of the shape of `like` filled with `value`: never written to, hence shared."""
        key = (value, like.shape)
        if key not in self._constants:
            self._constants[key] = np.full(like.shape, value, self.dtype)
        return self._constants[key]

    def scalar(self, value: float) -> Array:
        """Return a 0-d constant: for large operands, where a full array would cost memory traffic."""
        return np.array(value, self.dtype)

    def scratch(self, like: Array, number: int = 0) -> Array:
        """Return a contiguous buffer of the shape of `like`, whose content lasts until another entry takes it.

        The entries of the tables take the lower numbers, and those who compile them from 6 on.
        """
        key = (number, like.shape)
        if key not in self._scratch:
            self._scratch[key] = np.zeros(like.shape, self.dtype)
        return self._scratch[key]

    @property
    def nbytes(self) -> int:
        """The bytes of its constants and its scratch buffers."""
        return sum(array.nbytes for held in (self._constants, self._scratch) for array in held.values())

    def run(self) -> None:
        """Make every call once. Overflow is no error here: divergence is read off the parameters."""
        with np.errstate(all="ignore"):
            for function, arguments in self.calls:
                function(*arguments)


def held_bytes(calls: Sequence[Call]) -> int:
    """The bytes of all arrays that calls read and write, those that several share once."""
    arrays = [argument for _, arguments in calls for argument in arguments if isinstance(argument, np.ndarray)]
    whole = {id(array): array for array in (_whole(array) for array in arrays)}
    return sum(array.nbytes for array in whole.values())


def _whole(array: Array) -> Array:
    return array if array.base is None else _whole(array.base)


class Template:
    """The calls of one batch, of which copies are made that read other arrays in the same places."""

    def __init__(self, calls: Sequence[Call], reads: Sequence[Array]) -> None:
        # Identity is safe: `calls` and `reads` keep all these arrays alive while they are compared.
        names = {id(array): index for index, array in enumerate(reads)}
        self._calls = list(calls)
        self._places = [
            (place, function, [names.get(id(argument), -1) for argument in arguments], arguments)
            for place, (function, arguments) in enumerate(calls)
            if any(id(argument) in names for argument in arguments)
        ]

    def reading(self, arrays: Sequence[Array]) -> list[Call]:
        """Return the calls with the arrays given at construction replaced by `arrays`, in order."""
        calls = self._calls.copy()
        for place, function, sources, arguments in self._places:
            calls[place] = (
                function,
                tuple(
                    argument if source < 0 else arrays[source]
                    for source, argument in zip(sources, arguments, strict=True)
                ),
            )
        return calls
