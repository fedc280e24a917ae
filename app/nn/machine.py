"""The machine: one compiled function that runs a program, the rows of numbers that `program.py` makes of a tape.

It works on vectors of 16 numbers; what is left over at the end of a row is a vector of which some lanes are masked.
"""

from typing import Any

import numpy as np
from numba import njit

from . import program as p
from . import vectors as v
from .program import UFUNCS, Code

# Beside unsigned numbers numba wants unsigned numbers: signed ones would make them floats.
_0, _1, _2, _3, _4, _LANES = (np.uintp(number) for number in (0, 1, 2, 3, 4, v.LANES))
_compiled = njit(error_model="numpy", boundscheck=False, inline="always")


@_compiled
def _tanh(x: Any) -> Any:
    two = v.constant(x, 2.0)
    less = v.exponential(v.constant(x, -2.0) * v.absolute(x), v.constant(x, 1.0))
    return v.with_sign(less / (two + less), x)


@_compiled
def _log_sum(x: Any, y: Any) -> Any:
    """log(e^x + e^y), by log(1 + e) = e log(u) / (u - 1) with u = 1 + e, which is exact for small e too (Kahan)."""
    zero, one = v.constant(x, 0.0), v.constant(x, 1.0)
    e = v.exponential(zero - v.absolute(x - y), zero)
    u = one + e
    return v.fmax(x, y) + v.where_greater(u, one, e * v.log(u) / (u - one), e)


_MULTIPLY, _ADD, _SUBTRACT, _DIVIDE = (UFUNCS[f] for f in (np.multiply, np.add, np.subtract, np.divide))
_FMAX, _FMIN, _HEAVISIDE, _LOGADDEXP = (UFUNCS[f] for f in (np.fmax, np.fmin, np.heaviside, np.logaddexp))
_NEGATIVE, _SQUARE, _SQRT, _ABSOLUTE = (UFUNCS[f] for f in (np.negative, np.square, np.sqrt, np.absolute))
_SIGN, _TANH, _EXP, _EXPM1 = (UFUNCS[f] for f in (np.sign, np.tanh, np.exp, np.expm1))


@_compiled
def _ufunc(operation: Any, x: Any, y: Any) -> Any:
    zero, one = v.constant(x, 0.0), v.constant(x, 1.0)
    if operation == _MULTIPLY:
        return x * y
    if operation == _ADD:
        return x + y
    if operation == _SUBTRACT:
        return x - y
    if operation == _DIVIDE:
        return x / y
    if operation == _FMAX:
        return v.fmax(x, y)
    if operation == _FMIN:
        return v.fmin(x, y)
    if operation == _SQUARE:
        return x * x
    if operation == _SQRT:
        return v.sqrt(x)
    if operation == _TANH:
        return _tanh(x)
    if operation == _EXP:
        return v.exponential(x, zero)
    if operation == _EXPM1:
        return v.exponential(x, one)
    if operation == _SIGN:
        return v.where_greater(x, zero, one, v.where_greater(zero, x, zero - one, x))
    if operation == _HEAVISIDE:  # x + y is y at 0, and NaN at NaN
        return v.where_greater(x, zero, one, v.where_greater(zero, x, zero, x + y))
    if operation == _ABSOLUTE:
        return v.absolute(x)
    if operation == _NEGATIVE:
        return zero - x
    if operation == _LOGADDEXP:
        return _log_sum(x, y)
    return x  # np.positive


@_compiled
def _vector(zero: Any, address: Any, stride: Any, size: Any, count: Any) -> Any:
    if stride == size:
        return v.load(zero, address, count)
    if stride == _0:
        return v.repeat(zero, address)
    return v.gather(zero, address, stride, count)


@_compiled
def _strides(code: Any, pc: Any) -> Any:
    at = p.STRIDES
    return code[pc, at], code[pc, at + 1], code[pc, at + 2], code[pc, at + 3], code[pc, at + 4]


@_compiled
def _four(address: Any, first: Any, count: Any, stride: Any) -> Any:
    """The addresses of four rows, of `count`; the last one takes the place of those that there are not."""
    last = count - _1
    second, third, fourth = min(first + _1, last), min(first + _2, last), min(first + _3, last)
    return address + first * stride, address + second * stride, address + third * stride, address + fourth * stride


@_compiled
def _elements(zero: Any, a: Any, b: Any, out: Any, code: Any, pc: Any, size: Any) -> None:
    operation, n = code[pc, p.OPERATION], code[pc, p.COLUMNS]
    a_row, a_column, b_row, b_column, out_row = _strides(code, pc)
    for i in range(code[pc, p.ROWS]):
        for j in range(_0, n, _LANES):
            x = _vector(zero, a + i * a_row + j * a_column, a_column, size, n - j)
            y = _vector(zero, b + i * b_row + j * b_column, b_column, size, n - j)
            v.store(out + i * out_row + j * size, _ufunc(operation, x, y), n - j)


@_compiled
def _product(zero: Any, a: Any, b: Any, out: Any, code: Any, pc: Any, size: Any) -> None:
    """A product whose columns are lanes, four rows at a time."""
    m, n, (a_row, a_column, b_row, b_column, out_row) = code[pc, p.ROWS], code[pc, p.COLUMNS], _strides(code, pc)
    for j in range(_0, n, _LANES):
        for i in range(_0, m, _4):
            p0, p1, p2, p3 = _four(a, i, m, a_row)
            s0 = s1 = s2 = s3 = v.constant(v.repeat(zero, a), 0.0)
            for k in range(code[pc, p.INNER]):
                x, at = _vector(zero, b + k * b_row + j * b_column, b_column, size, n - j), k * a_column
                s0 += v.repeat(zero, p0 + at) * x
                s1 += v.repeat(zero, p1 + at) * x
                s2 += v.repeat(zero, p2 + at) * x
                s3 += v.repeat(zero, p3 + at) * x
            o0, o1, o2, o3 = _four(out + j * size, i, m, out_row)
            v.store(o0, s0, n - j)
            v.store(o1, s1, n - j)
            v.store(o2, s2, n - j)
            v.store(o3, s3, n - j)


@_compiled
def _inner_product(zero: Any, a: Any, b: Any, out: Any, code: Any, pc: Any, size: Any) -> None:
    """A product along whose sums both factors are contiguous, four columns at a time."""
    n, inner, (a_row, _, _, b_column, out_row) = code[pc, p.COLUMNS], code[pc, p.INNER], _strides(code, pc)
    for i in range(code[pc, p.ROWS]):
        for j in range(_0, n, _4):
            p0, p1, p2, p3 = _four(b, j, n, b_column)
            s0 = s1 = s2 = s3 = v.constant(v.repeat(zero, a), 0.0)
            for k in range(_0, inner, _LANES):
                x, at = v.load(zero, a + i * a_row + k * size, inner - k), k * size
                s0 += x * v.load(zero, p0 + at, inner - k)
                s1 += x * v.load(zero, p1 + at, inner - k)
                s2 += x * v.load(zero, p2 + at, inner - k)
                s3 += x * v.load(zero, p3 + at, inner - k)
            o0, o1, o2, o3 = _four(out + i * out_row, j, n, size)
            v.store_sum(o0, s0)
            v.store_sum(o1, s1)
            v.store_sum(o2, s2)
            v.store_sum(o3, s3)


@_compiled
def _greatest(zero: Any, a: Any, out: Any, code: Any, pc: Any, size: Any) -> None:
    """The greatest number of each column."""
    n, (a_row, a_column, _, _, _) = code[pc, p.COLUMNS], _strides(code, pc)
    for j in range(_0, n, _LANES):
        most = _vector(zero, a + j * a_column, a_column, size, n - j)
        for k in range(_1, code[pc, p.INNER]):
            most = v.fmax(most, _vector(zero, a + k * a_row + j * a_column, a_column, size, n - j))
        v.store(out + j * size, most, n - j)


@njit(error_model="numpy", boundscheck=False, nogil=True, cache=True)
def run(code: Code, start: np.uintp, stop: np.uintp, like: Any) -> None:
    """Run all rows for every step from `start` to before `stop`; `like` holds one number of their dtype."""
    zero, size = like[0], np.uintp(like.itemsize)
    for step in range(start, stop):
        for pc in range(np.uintp(len(code))):
            a = code[pc, p.ADDRESSES] + step * code[pc, p.MOVES]
            b = code[pc, p.ADDRESSES + 1] + step * code[pc, p.MOVES + 1]
            out = code[pc, p.ADDRESSES + 2] + step * code[pc, p.MOVES + 2]
            operation = code[pc, p.OPERATION]
            if operation == p.PRODUCT:
                _product(zero, a, b, out, code, pc, size)
            elif operation == p.INNER_PRODUCT:
                _inner_product(zero, a, b, out, code, pc, size)
            elif operation == p.GREATEST:
                _greatest(zero, a, out, code, pc, size)
            else:
                _elements(zero, a, b, out, code, pc, size)
