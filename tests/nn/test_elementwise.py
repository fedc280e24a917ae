"""erf against SciPy, and a softmax and a sigmoid that do not overflow."""

import numpy as np
import pytest
from scipy import special

from app.nn import elementwise
from app.nn.tape import Tape


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 3e-7), ("float64", 3e-16)])
def test_erf_is_exact_to_the_precision_of_the_dtype(dtype, tolerance):
    x = np.linspace(-9, 9, 20001).astype(dtype)
    out = np.empty_like(x)
    elementwise.erf(x, out)
    np.testing.assert_allclose(out, special.erf(x.astype(float)), atol=tolerance, rtol=0)


@pytest.mark.parametrize("function", ["softmax", "sigmoid"])
def test_extreme_logits_do_not_overflow(function):
    z = np.array([[1000.0, -1000.0, 0.0], [-1000.0, 1000.0, 0.0]])
    out, tape = np.empty_like(z), Tape(z.dtype)
    getattr(elementwise, function)(tape, z, out)
    with np.errstate(over="raise", invalid="raise"):
        for call, arguments in tape.calls:
            call(*arguments)
    np.testing.assert_allclose(out, [[1, 0, 0.5], [0, 1, 0.5]])
