"""The compiled machine: NumPy's numbers to the last digits, and a run that is the same bits whoever looks again."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from app.nn import Architecture, Layer, Optimizer, executor, frozen_parameters, program
from tests.executors import needs_numba
from tests.nn.test_training import training_of

pytestmark = needs_numba

DTYPES = ["float32", "float64"]
CLOSE = {"float32": {"rtol": 1e-6, "atol": 1e-30}, "float64": {"rtol": 3e-15, "atol": 1e-300}}


def run(function, *arguments):
    executor.run(program.assemble([(function, arguments)], {}), 0, 1, np.zeros(1, arguments[0].dtype))


def compiled(function, *arguments):
    """What the machine writes into the last argument."""
    run(function, *arguments)
    return arguments[-1]


def numbers(dtype, rng):
    """Numbers of all sizes, with zeros, infinities and NaN."""
    special = [0.0, -0.0, 1.0, -1.0, 1e-20, -1e-8, 1e-3, 30.0, -30.0, 200.0, -200.0, np.inf, -np.inf, np.nan]
    return np.concatenate([special, rng.normal(0, 3, 76)]).astype(dtype).reshape(5, 18)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("function", program.UFUNCS, ids=lambda function: function.__name__)
def test_ufuncs(function, dtype):
    rng = np.random.default_rng(0)
    for operands in itertools.product([numbers(dtype, rng), numbers(dtype, rng)], repeat=function.nin):
        if function is np.logaddexp:
            operands = operands[0], np.zeros_like(operands[1])  # as softplus has it
        with np.errstate(all="ignore"):
            expected = function(*operands)
        np.testing.assert_allclose(
            compiled(function, *operands, np.empty_like(operands[0])), expected, **CLOSE[dtype]
        )


@pytest.mark.parametrize("dtype", DTYPES)
def test_operands_of_all_layouts(dtype):
    rng = np.random.default_rng(0)
    whole = rng.normal(size=(9, 50)).astype(dtype)
    for x in (whole[2:5, 7:26], whole[:, :3].T[:, ::-1][:, ::-1], whole[:3, 1:2], np.array(2.0, dtype), whole[1]):
        for y in (np.ones_like(x), np.array(3.0, dtype)):
            out = np.full(max(x.shape, y.shape, key=len) or (2, 3), 7, dtype)
            assert np.array_equal(compiled(np.subtract, x, y, out), np.broadcast_to(x - y, out.shape))
    x = whole[:, :20].copy()
    assert np.array_equal(compiled(np.multiply, x, x, x), whole[:, :20] ** 2)  # in place
    surface = np.zeros((9, 50), dtype)
    run(np.copyto, surface[:, 10:30], x)
    assert np.array_equal(surface[:, 10:30], x)
    assert not surface[:, 30:].any(), "nothing is written beyond the end"
    most = np.zeros((1, 20), dtype)
    run(np.fmax.reduce, x, 0, None, most, True)
    assert np.array_equal(most[0], x.max(0))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "shape", [(1, 1, 1), (3, 3, 10), (8, 9, 10), (5, 250, 9), (9, 8, 250), (33, 32, 3), (6, 7, 1)]
)
def test_products(shape, dtype):
    m, k, n = shape
    rng = np.random.default_rng(0)
    for a_order, b_order in itertools.product("CF", repeat=2):
        a = np.asarray(rng.normal(size=(m, k)), dtype, a_order)
        b = np.asarray(rng.normal(size=(k, n)), dtype, b_order)
        surrounded = np.full((m + 1, n + 1), 7, dtype)
        out = surrounded[:m, :n]
        run(a.dot, b, out)
        np.testing.assert_allclose(out, a.dot(b), rtol=1e-4 if dtype == "float32" else 1e-11, atol=1e-5)
        assert (surrounded[m] == 7).all()
        assert (surrounded[:, n] == 7).all()


OPTIMIZER = Optimizer("adam", learning_rate=0.02)


ARCHITECTURE = Architecture(2, (Layer(6, "tanh"), Layer(5, "relu")), 3, "multiclass")


def run_of(architecture=ARCHITECTURE, **settings):
    return training_of(architecture, optimizer=OPTIMIZER, batch_size=10, **settings)


def bits(training):
    state = training.state()
    return state.parameters.tobytes() + b"".join(slot.tobytes() for slot in state.update.slots.values())


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_run_is_the_same_bits_however_it_is_cut(dtype):
    whole, cut = run_of(dtype=dtype), run_of(dtype=dtype)
    whole.run(50)
    for steps in (1, 1, 5, 30, 2, 11):
        cut.run(steps)
    assert whole.executor == cut.executor == "compiled"
    assert bits(whole) == bits(cut)


BROKEN = {
    "whole": {},
    "frozen": {"frozen": frozen_parameters(ARCHITECTURE, [2], [(1, 3, 1), (3, 0, None)])},
    "silenced": {"architecture": replace(ARCHITECTURE, silenced=((1, 0), (2, 4)))},
    "without biases": {"architecture": replace(ARCHITECTURE, without_bias=(1, 3))},
}


@pytest.mark.parametrize("settings", BROKEN.values(), ids=BROKEN.keys())
def test_numpy_learns_the_same(settings, monkeypatch):
    machines = run_of(dtype="float64", **settings)
    machines.run(60)
    monkeypatch.setattr(executor, "_machine", None)
    numpys = run_of(dtype="float64", **settings)
    numpys.run(60)
    assert (machines.executor, numpys.executor) == ("compiled", "numpy")
    np.testing.assert_allclose(machines.network.parameters, numpys.network.parameters, rtol=1e-9)


def test_a_run_keeps_to_the_executor_of_its_first_step(monkeypatch):
    machine = executor._machine
    monkeypatch.setattr(executor, "_machine", None)
    training, all_numpy = run_of(), run_of()
    first = training.state()
    training.run(7)
    seventh = training.state()
    all_numpy.run(30)
    monkeypatch.setattr(executor, "_machine", machine)
    training.run(23)
    assert training.executor == "numpy"
    assert bits(training) == bits(all_numpy)
    for state, steps in ((seventh, 23), (first, 30)):  # sought, undone, resumed: as it was the first time
        for other in (training, run_of()):
            other.restore(state)
            other.run(steps)
            assert other.executor == "numpy"
            assert bits(other) == bits(all_numpy)


def test_an_edit_takes_the_executor_that_is_ready(monkeypatch):
    machine = executor._machine
    monkeypatch.setattr(executor, "_machine", None)
    training = run_of()
    training.run(7)
    before = training.state()
    monkeypatch.setattr(executor, "_machine", machine)
    inputs, labels = training.inputs.copy(), training.labels
    training.run(1)
    assert training.executor == "numpy"
    training.replace_data(inputs + 1, labels)
    training.run(1)
    edited = training.changed(batch_size=5)
    edited.run(1)
    assert training.executor == edited.executor == "compiled"
    assert before.maker.name == "numpy"


def test_a_run_whose_executor_there_is_not_goes_on_with_numpy_and_says_so(monkeypatch):
    training = run_of()
    training.run(7)
    state = training.state()
    monkeypatch.setattr(executor, "_machine", None)
    other = run_of()
    other.restore(state)
    assert other.executor == "compiled"
    other.run(1)
    assert other.executor == other.state().maker.name == "numpy"
    assert state.maker.name == training.executor == "compiled"


def test_large_products_stay_with_blas(monkeypatch):
    monkeypatch.setattr(executor, "MOST_WORK", 20_000)
    small = run_of()
    large = training_of(Architecture(2, (Layer(200, "relu"), Layer(200, "relu")), 3, "multiclass"), batch_size=100)
    for training in (small, large):
        training.run(1)
    assert (small.executor, large.executor) == ("compiled", "numpy")
