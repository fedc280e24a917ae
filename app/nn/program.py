"""A program: the calls of a tape as rows of numbers, which the compiled machine runs without the interpreter.

Nothing is computed here, and no formula stands here: a row says which function, and on which memory.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .tape import Array, Call

Code: TypeAlias = NDArray[np.uintp]
Strides: TypeAlias = tuple[int, int]

# What stands where in a row: the operation, the addresses of A, B and the output, the bytes by which these move from
# one step to the next, rows and columns of the output, what a product sums over, and the strides in bytes from row to
# row and from column to column of A and of B, and from row to row of the output.
OPERATION, ADDRESSES, MOVES, ROWS, COLUMNS, INNER, STRIDES, LENGTH = 0, 1, 4, 7, 8, 9, 10, 15

PRODUCT, INNER_PRODUCT, GREATEST = 0, 1, 2
UFUNCS: Final[Mapping[object, int]] = {
    function: number
    for number, function in enumerate(
        [
            *(np.multiply, np.add, np.subtract, np.divide, np.fmax, np.fmin, np.heaviside, np.logaddexp),
            *(np.positive, np.negative, np.square, np.sqrt, np.absolute, np.sign, np.tanh, np.exp, np.expm1),
        ],
        GREATEST + 1,
    )
}
_LONG: Final = 8  # from so many numbers on a sum along memory is worth the sum over lanes at its end


class NotForTheMachine(Exception):
    """A call that has no row."""


def assemble(calls: Sequence[Call], moves: Mapping[int, int], skip: Callable[..., object] | None = None) -> Code:
    """Return the rows of all calls but `skip`; `moves` are the bytes by which arrays, by their id, move a step.

    NotForTheMachine is raised where a call has no row. The rows name memory: keep the calls as long as them.
    """
    rows = [_row(function, arguments, moves) for function, arguments in calls if function != skip]
    if any(number < 0 for row in rows for number in row):
        raise NotForTheMachine
    return np.array(rows, np.uintp).reshape(-1, LENGTH)


def work(code: Code) -> float:
    """The multiplications of a call, on average."""
    return float((code[:, ROWS] * code[:, COLUMNS] * code[:, INNER]).mean()) if len(code) else 0.0


def _row(function: Callable[..., object], arguments: tuple[Any, ...], moves: Mapping[int, int]) -> list[int]:
    owner, inner = getattr(function, "__self__", None), 1
    shape: tuple[int, ...]
    if isinstance(owner, np.ndarray) and function == owner.dot:
        a, b, out = owner, *arguments
        arrays, strides = [a, b, out], [_strides(array) for array in (a, b, out)]
        shape, inner = (len(a), b.shape[-1]), a.shape[-1]
        if a.ndim != 2 or b.ndim != 2 or len(b) != inner or out.shape != shape:
            raise NotForTheMachine
        along_memory = strides[0][1] == strides[1][0] == out.itemsize and inner >= _LONG
        operation = INNER_PRODUCT if along_memory and (strides[1][1] != out.itemsize or shape[-1] == 1) else PRODUCT
    elif function == np.fmax.reduce:
        a, axis, _, out, keeps = arguments
        arrays, strides = [a, a, out], [_strides(array) for array in (a, a, out)]
        shape, inner, operation = (1, a.shape[-1]), len(a), GREATEST
        if axis != 0 or not keeps or out.shape != shape:
            raise NotForTheMachine
    else:
        if function is np.copyto:
            function, arguments = np.positive, arguments[::-1]
        if function not in UFUNCS:
            raise NotForTheMachine
        arrays, operation = [arguments[0], arguments[-2], arguments[-1]], UFUNCS[function]
        shape, strides = _elements(arrays)
    out = arrays[-1]
    if len(shape) != 2 or any(array.dtype != out.dtype for array in arrays) or strides[2][1] != out.itemsize:
        raise NotForTheMachine
    addresses = [array.__array_interface__["data"][0] for array in arrays]
    steps = [moves.get(id(array), 0) for array in arrays]
    return [operation, *addresses, *steps, *shape, inner, *strides[0], *strides[1], strides[2][0]]


def _strides(array: Array) -> Strides:
    """From row to row and from column to column; what has fewer axes is repeated along the others."""
    row, column = (0, 0, *array.strides)[-2:]
    # NumPy may give an axis of length 1 any stride.
    return row, array.itemsize if array.ndim and array.shape[-1] == 1 else column


def _elements(arrays: Sequence[Array]) -> tuple[tuple[int, ...], list[Strides]]:
    """The shape of an element-by-element call, one long row where memory allows it, and the strides of all arrays."""
    out = arrays[-1]
    if any(array.ndim and array.shape != out.shape for array in arrays):
        raise NotForTheMachine
    if all(array.flags.c_contiguous for array in arrays):
        return (1, out.size), [(0, array.itemsize if array.ndim else 0) for array in arrays]
    return out.shape if out.ndim > 1 else (1, out.size), [_strides(array) for array in arrays]
