"""Fifty steps from the same weights, against an oracle that shares no code with the engine.

The oracle is the textbook (tests/nn/textbook.py): plain NumPy, one formula a line, itself held against finite
differences here; every activation × loss × optimizer runs against it, always. Where PyTorch is installed it is a
second oracle, over the full product of activation × loss × optimizer × regularization × batch size × shape in
both dtypes. Where it is not, those tests are not collected: nothing is skipped, and no entry goes unchecked.
Install it to run them: `pip install torch`. Both oracles compare ‖θ - θ'‖_∞ / ‖θ'‖_∞.
"""

import importlib.util
import itertools

import numpy as np
import pytest

from app.nn import (
    ACTIVATIONS,
    LOSSES,
    OPTIMIZERS,
    REGULARIZATIONS,
    Architecture,
    Gradient,
    Layer,
    Optimizer,
    Regularization,
    Schedule,
    Training,
)
from tests.nn import textbook
from tests.nn.strategies import data_of, network_of
from tests.nn.textbook import Textbook

HAS_TORCH = importlib.util.find_spec("torch") is not None
if HAS_TORCH:
    import torch

    from tests.nn.torch_twin import Twins

PAIRS = [(loss, head) for loss, entry in LOSSES.items() for head in entry.heads]
SHAPES = {"one layer": (4,), "two layers": (4, 3), "deep": (8, 8, 8, 8)}
PENALTIES = [(name, 0.0 if name == "none" else 0.01) for name in REGULARIZATIONS]
BATCH_SIZES = [1, 10, "full"]
POINTS, STEPS = 24, 50
TOLERANCE = {"float64": 1e-9, "float32": 1e-4}


# RMSprop and Adam divide a gradient by its own size. Where its terms cancel, what is left is rounding, which one step
# carries by up to η · noise / ε; and a parameter whose gradient is nearly 0 swings to and fro, so that any difference
# grows by half with every step. At this ε and smoothing neither happens, and the same formulas can be compared to the
# last digits. With the usual ones two float32 runs of any two libraries part now and then; that ours do so no more
# often than PyTorch's is a test of its own.
STEADY = {"smoothing": 0.9, "epsilon": 0.1}
USUAL = {"smoothing": 0.99, "epsilon": 1e-8}


def options_of(name, numbers=STEADY):
    return Optimizer(name, learning_rate=0.005, **numbers)


JOINED = [("residual", 0.5), ("momentum_residual", 0.0), ("momentum_residual", 0.5), ("momentum_residual", 0.9)]
JOINED_SHAPES = {"a pair": (2,), "two": (3, 3), "from the inputs": (2, 2, 2), "two runs": (2, 2, 3, 3, 3, 2, 2, 2)}


def architecture_of(shape, activation, head, connections=("plain", 0.5)):
    units = SHAPES.get(shape) or JOINED_SHAPES[shape]
    hidden = tuple(Layer(count, activation) for count in units)
    return Architecture(2, hidden, 3 if head == "multiclass" else 1, head, *connections)


def training_of(architecture, dtype, loss, optimizer, penalty, batch_size, numbers=STEADY, **settings):
    inputs, labels = data_of(architecture, POINTS, 2)
    training = Training(
        network_of(architecture, 1, dtype),
        inputs,
        labels,
        rng=np.random.default_rng(0),
        loss=loss,
        optimizer=options_of(optimizer, numbers),
        regularization=Regularization(*penalty),
        batch_size=batch_size,
        shuffle=False,
        **settings,
    )
    return training, inputs, labels, POINTS if batch_size == "full" else batch_size


def difference(ours, theirs):
    return np.abs(ours.astype(float) - theirs).max() / np.abs(theirs).max()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_fifty_steps_are_those_of_the_textbook(activation, loss, head, optimizer):
    place = list(ACTIVATIONS).index(activation) + PAIRS.index((loss, head)) + list(OPTIMIZERS).index(optimizer)
    cases = list(itertools.product(SHAPES, PENALTIES, BATCH_SIZES))
    shape, penalty, batch_size = cases[place * 7 % len(cases)]
    architecture = architecture_of(shape, activation, head)
    training, inputs, labels, size = training_of(architecture, "float64", loss, optimizer, penalty, batch_size)
    oracle = Textbook(training.network, loss, penalty, training.optimizer)
    for number in range(STEPS):
        start = number * size % (-(-POINTS // size) * size)
        oracle.step(inputs[start : start + size], labels[start : start + size])
    training.run(STEPS)
    assert difference(training.network.parameters, oracle.flat()) <= TOLERANCE["float64"]


@pytest.mark.parametrize("connections", JOINED)
@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_joined_layers_learn_as_those_of_the_textbook(activation, loss, head, connections):
    place = list(ACTIVATIONS).index(activation) + PAIRS.index((loss, head)) + JOINED.index(connections)
    cases = list(itertools.product(JOINED_SHAPES, OPTIMIZERS, PENALTIES, BATCH_SIZES))
    shape, optimizer, penalty, batch_size = cases[place * 7 % len(cases)]
    architecture = architecture_of(shape, activation, head, connections)
    training, inputs, labels, size = training_of(architecture, "float64", loss, optimizer, penalty, batch_size)
    oracle = Textbook(training.network, loss, penalty, options_of(optimizer))
    for number in range(STEPS):
        start = number * size % (-(-POINTS // size) * size)
        oracle.step(inputs[start : start + size], labels[start : start + size])
    training.run(STEPS)
    assert difference(training.network.parameters, oracle.flat()) <= TOLERANCE["float64"]


@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_the_textbook_itself_agrees_with_finite_differences(activation, loss, head):
    place = list(ACTIVATIONS).index(activation) + PAIRS.index((loss, head))
    shape, connections = [("two layers", ("plain", 0.5)), ("two runs", JOINED[0]), ("two runs", JOINED[2])][place % 3]
    architecture = architecture_of(shape, activation, head, connections)
    oracle = Textbook(network_of(architecture, 1, "float64"), loss, ("l2", 0.1))
    inputs, labels = data_of(architecture, 7, 2)
    y = textbook.encode(head, labels, architecture.outputs)

    def objective():
        penalty = 0.05 * sum((W**2).sum() for W in oracle.W)
        return textbook.loss(loss, head, oracle.forward(inputs)[1][-1], y) + penalty

    dW, db = oracle.gradients(inputs, labels)
    for array, gradient in zip(oracle.W + oracle.b, dW + db, strict=True):
        for index in np.ndindex(array.shape):
            value = array[index]
            array[index] = value + 1e-6
            above = objective()
            array[index] = value - 1e-6
            assert (above - objective()) / 2e-6 == pytest.approx(gradient[index], abs=2e-8)
            array[index] = value


if HAS_TORCH:

    def after_fifty_steps(architecture, dtype, loss, optimizers, batch_size, numbers):
        """The parameters of both, by place of the optimizer and of the penalty, from the same weights."""
        cases = list(itertools.product(range(len(optimizers)), range(len(PENALTIES))))
        runs = {
            (i, j): training_of(architecture, dtype, loss, optimizers[i], PENALTIES[j], batch_size, numbers)
            for i, j in cases
        }
        training, inputs, labels, size = runs[0, 0]
        twins = Twins(training.network, loss, PENALTIES, [options_of(name, numbers) for name in optimizers])
        for batch in itertools.islice(itertools.cycle(twins.batches(inputs, labels, size)), STEPS):
            twins.step(batch)
        for training, *_ in runs.values():
            training.run(STEPS)
        ours = {case: training.network.parameters for case, (training, *_) in runs.items()}
        return ours, {case: twins.flat(*case).astype(float) for case in cases}

    @pytest.mark.parametrize("dtype", TOLERANCE)
    @pytest.mark.parametrize(("loss", "head"), PAIRS)
    @pytest.mark.parametrize("activation", ACTIVATIONS)
    def test_fifty_steps_are_those_of_pytorch(activation, loss, head, dtype):
        torch.set_num_threads(1)
        worst = 0.0, ()
        for shape, batch_size in itertools.product(SHAPES, BATCH_SIZES):
            architecture = architecture_of(shape, activation, head)
            cases = list(itertools.product(range(len(OPTIMIZERS)), range(len(PENALTIES))))
            names = list(OPTIMIZERS)
            ours, theirs = after_fifty_steps(architecture, dtype, loss, names, batch_size, STEADY)
            for i, j in cases:
                case = shape, batch_size, names[i], PENALTIES[j]
                worst = max(worst, (difference(ours[i, j], theirs[i, j]), case))
        print("largest relative difference", dtype, *worst)  # shown by pytest -rP
        assert worst[0] <= TOLERANCE[dtype], worst

    def test_with_the_usual_numbers_rounding_is_amplified_no_more_than_by_pytorch():
        """Every activation, head and shape: how often fifty steps end far from where PyTorch's float64 run ends."""
        torch.set_num_threads(1)
        names, cases, far = ["rmsprop", "adam", "adamw"], 0, {"ours, float64": 0, "ours": 0, "PyTorch's": 0}
        for activation, (loss, head), shape in itertools.product(ACTIVATIONS, PAIRS, SHAPES):
            architecture = architecture_of(shape, activation, head)
            exact, truth = after_fifty_steps(architecture, "float64", loss, names, 10, USUAL)
            ours, theirs = after_fifty_steps(architecture, "float32", loss, names, 10, USUAL)
            cases += len(truth)
            for key, true in truth.items():
                far["ours, float64"] += difference(exact[key], true) > TOLERANCE["float64"]
                far["ours"] += difference(ours[key], true) > TOLERANCE["float32"]
                far["PyTorch's"] += difference(theirs[key], true) > TOLERANCE["float32"]
        print("far from the float64 run, of", cases, far)
        assert far["ours, float64"] <= cases / 1000
        assert far["ours"] <= far["PyTorch's"]

    @pytest.mark.parametrize("optimizer", OPTIMIZERS)
    @pytest.mark.parametrize("name", ["step", "exponential", "cosine"])
    def test_schedules_and_clipping_are_those_of_pytorch(name, optimizer):
        architecture = architecture_of("two layers", "tanh", "multiclass")
        schedule = Schedule(name, factor=0.7, epochs=3 if name == "step" else 20, floor=0.001)
        training, inputs, labels, size = training_of(
            architecture, "float64", "cross_entropy", optimizer, PENALTIES[0], 10, schedule=schedule, clip_norm=0.1
        )
        twin = Twins(training.network, "cross_entropy", PENALTIES[:1], [training.optimizer])
        scheduler = {
            "step": lambda: torch.optim.lr_scheduler.StepLR(twin.optimizers[0], 3, 0.7),
            "exponential": lambda: torch.optim.lr_scheduler.ExponentialLR(twin.optimizers[0], 0.7),
            "cosine": lambda: torch.optim.lr_scheduler.CosineAnnealingLR(twin.optimizers[0], 20, 0.001),
        }[name]()
        for _ in range(16):
            assert training.learning_rate == pytest.approx(scheduler.get_last_lr()[0], rel=1e-12)
            for batch in twin.batches(inputs, labels, size):
                twin.step(batch, clip_norm=0.1)
            scheduler.step()
            training.run(3)
        assert difference(training.network.parameters, twin.flat()) <= TOLERANCE["float64"]

    @pytest.mark.parametrize("shape", JOINED_SHAPES)
    @pytest.mark.parametrize("connections", JOINED)
    @pytest.mark.parametrize(("loss", "head"), PAIRS)
    @pytest.mark.parametrize("activation", ACTIVATIONS)
    def test_gradients_through_joined_layers_are_those_of_autograd(activation, loss, head, connections, shape):
        architecture = architecture_of(shape, activation, head, connections)
        network = network_of(architecture, 1, "float64")
        inputs, labels = data_of(architecture, POINTS, 2)
        ours = Gradient(network, inputs, labels, loss).run()
        theirs = Twins(network, loss, PENALTIES[:1], [options_of("sgd")]).gradient(inputs, labels)
        assert difference(ours, theirs) <= TOLERANCE["float64"]

    @pytest.mark.parametrize("connections", JOINED)
    @pytest.mark.parametrize("optimizer", OPTIMIZERS)
    def test_joined_layers_learn_as_those_of_pytorch(optimizer, connections):
        for penalty, batch_size in itertools.product(PENALTIES, BATCH_SIZES):
            architecture = architecture_of("two runs", "tanh", "multiclass", connections)
            training, inputs, labels, size = training_of(
                architecture, "float64", "cross_entropy", optimizer, penalty, batch_size
            )
            twin = Twins(training.network, "cross_entropy", [penalty], [options_of(optimizer)])
            for batch in itertools.islice(itertools.cycle(twin.batches(inputs, labels, size)), STEPS):
                twin.step(batch)
            training.run(STEPS)
            assert difference(training.network.parameters, twin.flat()) <= TOLERANCE["float64"]
