"""Vectors of 16 numbers for compiled code: memory that is read and written lane by lane, arithmetic, and e^x.

Importing this module imports numba, which the extra `fast` installs.
"""

import math
import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, models, overload, register_model

LANES = 16
_INT = ir.IntType(32)


class Vector(types.Type):
    """Sixteen numbers of one type."""

    def __init__(self, number: Any) -> None:
        self.bits = number.bitwidth
        self.number = ir.FloatType() if self.bits == 32 else ir.DoubleType()
        self.ir = ir.VectorType(self.number, LANES)
        super().__init__(f"Vector({number})")

    def constant(self, value: float) -> Any:
        """A number in every lane."""
        return ir.Constant(self.ir, [value] * LANES)


@register_model(Vector)
class _Model(models.PrimitiveModel):
    def __init__(self, manager: Any, vector: Vector) -> None:
        super().__init__(manager, vector, vector.ir)


_VECTORS = {number: Vector(number) for number in (types.float32, types.float64)}


def _typed(signature: Any, emit: Callable[..., Any]) -> tuple[Any, Any]:
    """An intrinsic: its signature, and a function that emits LLVM's instructions, None for those without a value."""

    def generate(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
        value = emit(builder, *arguments)
        return context.get_dummy_value() if value is None else value

    return signature, generate


def _splat(builder: Any, number: Any) -> Any:
    nothing = ir.Constant(ir.VectorType(number.type, LANES), ir.Undefined)
    first = builder.insert_element(nothing, number, ir.Constant(_INT, 0))
    return builder.shuffle_vector(first, nothing, ir.Constant(ir.VectorType(_INT, LANES), None))


def _call(builder: Any, name: str, result: Any, *arguments: Any, **options: Any) -> Any:
    kind = ir.FunctionType(result, [argument.type for argument in arguments])
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), arguments, **options)


def _masked(builder: Any, what: str, vector: Vector, result: Any, place: Any, count: Any, *arguments: Any) -> Any:
    """A masked access to memory, of which the first `count` lanes take part."""
    lanes = ir.Constant(ir.VectorType(_INT, LANES), list(range(LANES)))
    mask = builder.icmp_unsigned("<", lanes, _splat(builder, builder.trunc(count, _INT)))
    name, size = what.format(f"v{LANES}f{vector.bits}"), ir.Constant(_INT, vector.bits // 8)
    if result == ir.VoidType():
        return _call(builder, name, result, *arguments, place, size, mask)
    return _call(builder, name, result, place, size, mask, vector.constant(0.0))


# Memory. `zero` is a number that says of which type; addresses and strides are in bytes.


@intrinsic
def load(typing: Any, zero: Any, address: Any, count: Any) -> Any:
    """The first `count` numbers from an address on; the other lanes are 0."""
    vector = _VECTORS[zero]

    def emit(builder: Any, zero: Any, address: Any, count: Any) -> Any:
        place = builder.inttoptr(address, vector.ir.as_pointer())
        return _masked(builder, "llvm.masked.load.{}.p0", vector, vector.ir, place, count)

    return _typed(vector(zero, address, count), emit)


@intrinsic
def gather(typing: Any, zero: Any, address: Any, stride: Any, count: Any) -> Any:
    """The first `count` numbers that stand `stride` bytes apart."""
    vector = _VECTORS[zero]

    def emit(builder: Any, zero: Any, address: Any, stride: Any, count: Any) -> Any:
        lanes = ir.Constant(ir.VectorType(address.type, LANES), list(range(LANES)))
        places = builder.add(builder.mul(lanes, _splat(builder, stride)), _splat(builder, address))
        places = builder.inttoptr(places, ir.VectorType(vector.number.as_pointer(), LANES))
        return _masked(builder, f"llvm.masked.gather.{{}}.v{LANES}p0", vector, vector.ir, places, count)

    return _typed(vector(zero, address, stride, count), emit)


@intrinsic
def repeat(typing: Any, zero: Any, address: Any) -> Any:
    """The number at an address in every lane."""
    vector = _VECTORS[zero]

    def emit(builder: Any, zero: Any, address: Any) -> Any:
        return _splat(builder, builder.load(builder.inttoptr(address, vector.number.as_pointer())))

    return _typed(vector(zero, address), emit)


@intrinsic
def store(typing: Any, address: Any, value: Any, count: Any) -> Any:
    """Write the first `count` lanes."""

    def emit(builder: Any, address: Any, value_: Any, count: Any) -> None:
        place = builder.inttoptr(address, value_.type.as_pointer())
        _masked(builder, "llvm.masked.store.{}.p0", value, ir.VoidType(), place, count, value_)

    return _typed(types.none(address, value, count), emit)


@intrinsic
def store_sum(typing: Any, address: Any, value: Any) -> Any:
    """Write the sum of all lanes."""

    def emit(builder: Any, address: Any, lanes: Any) -> None:
        name, zero = f"llvm.vector.reduce.fadd.v{LANES}f{value.bits}", ir.Constant(value.number, 0.0)
        total = _call(builder, name, value.number, zero, lanes, fastmath=["reassoc"])
        builder.store(total, builder.inttoptr(address, value.number.as_pointer()))

    return _typed(types.none(address, value), emit)


# Arithmetic, lane by lane.


def _operator(sign: Any, instruction: str) -> None:
    @intrinsic
    def apply(typing: Any, x: Any, y: Any) -> Any:
        return _typed(x(x, y), lambda builder, x, y: getattr(builder, instruction)(x, y, flags=["contract"]))

    overload(sign)(lambda x, y: (lambda x, y: apply(x, y)) if isinstance(x, Vector) else None)


for _sign, _instruction in [("add", "fadd"), ("iadd", "fadd"), ("sub", "fsub"), ("mul", "fmul"), ("truediv", "fdiv")]:
    _operator(getattr(operator, _sign), _instruction)


def _function(name: str) -> tuple[Any, Any]:
    """LLVM's function of that name, of one vector and of two."""

    def typed(x: Any, *more: Any) -> Any:
        full = f"llvm.{name}.v{LANES}f{x.bits}"
        return _typed(x(x, *more), lambda builder, x, *more: _call(builder, full, x.type, x, *more))

    return intrinsic(lambda typing, x: typed(x)), intrinsic(lambda typing, x, y: typed(x, y))


sqrt, absolute, log = (_function(name)[0] for name in ("sqrt", "fabs", "log"))
fmax, fmin, with_sign = (_function(name)[1] for name in ("maxnum", "minnum", "copysign"))


@intrinsic
def constant(typing: Any, like: Any, value: Any) -> Any:
    """A number in every lane."""

    def emit(builder: Any, _: Any, value: Any) -> Any:
        return _splat(builder, value if like.bits == 64 else builder.fptrunc(value, like.number))

    return _typed(like(like, types.float64), emit)


@intrinsic
def where_greater(typing: Any, x: Any, y: Any, yes: Any, no: Any) -> Any:
    """`yes` in the lanes in which x > y, else `no`, as where one is NaN."""

    def emit(builder: Any, x: Any, y: Any, yes: Any, no: Any) -> Any:
        return builder.select(builder.fcmp_ordered(">", x, y), yes, no)

    return _typed(x(x, y, yes, no), emit)


# For each width: bits of the fraction, terms of the series so that the next is less than half a unit in the last
# place, and bits of the first part of log 2, of which any exponent is an exact multiple.
_PRECISION = {32: (23, 7, 15), 64: (52, 13, 32)}


@intrinsic
def exponential(typing: Any, x: Any, less: Any) -> Any:
    """e^x - `less`: 2^n (e^r - 1) + (2^n - `less`), x = n log 2 + r, |r| ≤ ½ log 2, by Taylor series of e^r - 1."""
    fraction, terms, split = _PRECISION[x.bits]
    bias, number = 2 ** (x.bits - fraction - 2) - 1, x.constant

    def emit(builder: Any, value: Any, less: Any) -> Any:
        def fused(a: Any, b: Any, c: Any) -> Any:
            return builder.fadd(builder.fmul(a, b, flags=["contract"]), c, flags=["contract"])

        least, most = number(-bias * math.log(2)), number((bias + 1.25) * math.log(2))  # 2^n is 0, or infinite
        value = builder.select(builder.fcmp_ordered("<", value, least), least, value)
        value = builder.select(builder.fcmp_ordered(">", value, most), most, value)
        magic = number(1.5 * 2.0**fraction)  # added to a number it leaves its nearest integer in the lowest bits
        shifted = builder.fadd(builder.fmul(value, number(1 / math.log(2))), magic)
        n, first = builder.fsub(shifted, magic), math.floor(math.log(2) * 2**split) / 2**split
        r = fused(n, number(-float(Decimal(2).ln() - Decimal(first))), fused(n, number(-first), value))
        series = number(0.0)
        for order in range(terms, 1, -1):
            series = fused(series, r, number(1 / math.factorial(order)))
        series = fused(builder.fmul(series, r), r, r)
        whole = ir.VectorType(ir.IntType(x.bits), LANES)
        exponent = builder.add(builder.bitcast(shifted, whole), ir.Constant(whole, [bias] * LANES))
        exponent = builder.shl(exponent, ir.Constant(whole, [fraction] * LANES))
        power = builder.bitcast(exponent, value.type)
        return fused(power, series, builder.fsub(power, less))

    return _typed(x(x, less), emit)
