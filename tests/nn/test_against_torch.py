"""Fifty steps from the same weights, against PyTorch: activation × loss × optimizer × penalty × batch size × shape.

The full product in both dtypes takes minutes, and PyTorch is no part of the development lock: `make oracle` installs
it and runs these; elsewhere they are reported as skipped.
"""

import itertools

import pytest

from app.nn import ACTIVATIONS, OPTIMIZERS, Gradient, Schedule
from tests.nn.fifty_steps import (
    BATCH_SIZES,
    PAIRS,
    PENALTIES,
    POINTS,
    RESIDUAL,
    RESIDUAL_SHAPES,
    SHAPES,
    STEADY,
    STEPS,
    TOLERANCE,
    USUAL,
    architecture_of,
    difference,
    options_of,
    training_of,
)
from tests.nn.strategies import data_of, network_of
from tests.oracle import WANTED, WHY

if not WANTED:
    pytest.skip(WHY, allow_module_level=True)

import torch

from tests.nn.torch_twin import Twins


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


@pytest.mark.parametrize("shape", RESIDUAL_SHAPES)
@pytest.mark.parametrize("connections", RESIDUAL)
@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_through_residual_layers_are_those_of_autograd(activation, loss, head, connections, shape):
    architecture = architecture_of(shape, activation, head, connections)
    network = network_of(architecture, 1, "float64")
    inputs, labels = data_of(architecture, POINTS, 2)
    ours = Gradient(network, inputs, labels, loss).run()
    theirs = Twins(network, loss, PENALTIES[:1], [options_of("sgd")]).gradient(inputs, labels)
    assert difference(ours, theirs) <= TOLERANCE["float64"]


@pytest.mark.parametrize("connections", RESIDUAL)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_residual_layers_learn_as_those_of_pytorch(optimizer, connections):
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
