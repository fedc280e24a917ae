"""Every activation and its slope, value by value, against SciPy."""

import numpy as np
import pytest

from app.nn import ACTIVATIONS
from app.nn.tape import Tape
from tests.nn.textbook import ACTIVATIONS as EXPECTED

Z = np.concatenate([np.linspace(-8, 8, 401), [0.0, 1e-9, -1e-9, 30.0, -30.0, 700.0, -700.0]])[None]
TOLERANCE = {"float32": {"rtol": 1e-6, "atol": 1e-6}, "float64": {"rtol": 1e-13, "atol": 1e-14}}


def applied(name, dtype, in_place):
    entry, tape = ACTIVATIONS[name], Tape(np.dtype(dtype))
    z = Z.astype(dtype)
    a = z if in_place else np.zeros_like(z)
    slope = np.ones_like(z)
    entry.forward(tape, z, a)
    if entry.slope is not None:
        entry.slope(tape, z, a, slope)
    tape.run()
    return a, slope


@pytest.mark.parametrize("dtype", TOLERANCE)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_and_slopes(name, dtype):
    z = Z.astype(dtype).astype(float)
    value, slope = (function(np.clip(z, -700, 700)) for function in EXPECTED[name])
    for in_place in (False,) if ACTIVATIONS[name].keeps_z else (False, True):
        a, g = applied(name, dtype, in_place)
        np.testing.assert_allclose(a, value, **TOLERANCE[dtype])
        np.testing.assert_allclose(g, slope, **TOLERANCE[dtype])


def test_the_table_is_complete():
    assert list(ACTIVATIONS) == list(EXPECTED)
