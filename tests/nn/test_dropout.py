"""Dropout: masks of the right kind, exact gradients under a mask, off outside training, the same bits again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.nn import ACTIVATIONS, Architecture, Forward, Layer, Optimizer
from app.nn.dropout import compile_mask
from app.nn.gradient import compile_gradient, gradient_unit, targets_of, with_ones
from app.nn.tape import Tape
from tests.nn import textbook
from tests.nn.strategies import architectures, data_of, network_of
from tests.nn.test_gradient import finite_differences
from tests.nn.test_training import training_of


def masks_of(architecture, mask):
    """The rows of the engine's mask that belong to each hidden layer, batch-major."""
    start, masks = 0, []
    for layer in architecture.hidden:
        masks.append(mask[start : start + layer.units].T)
        start += layer.units + 1
    return masks


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_a_mask_drops_a_share_and_scales_the_rest(rate, dtype):
    tape, mask = Tape(np.dtype(dtype)), np.ones((100, 1000), dtype)
    compile_mask(tape, mask, np.random.default_rng(0), rate)
    tape.run()
    assert (mask == 0).mean() == pytest.approx(rate, abs=0.01)
    np.testing.assert_allclose(mask[mask != 0], 1 / (1 - rate), rtol=1e-6)
    assert mask.mean() == pytest.approx(1, abs=0.02)
    first = mask.copy()
    tape.run()
    assert (first != mask).any()


@pytest.mark.parametrize(("connections", "gamma"), [("plain", 0.5), ("residual", 0.5), ("momentum_residual", 0.7)])
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_the_gradient_under_a_mask_is_that_of_finite_differences(activation, connections, gamma):
    sizes = (5, 4, 4) if connections == "plain" else (2, 4, 4, 4)
    hidden = tuple(Layer(n, name) for n, name in zip(sizes, [activation, "linear"] * 2, strict=False))
    architecture = Architecture(2, hidden, 3, "multiclass", connections, gamma)
    gamma = gamma if connections == "momentum_residual" else 0.0
    network = network_of(architecture, 1, "float64")
    inputs, labels = data_of(architecture, 7, 2)
    points, targets = with_ones(inputs, network), targets_of(labels, network, 7)
    seen, gradient = [], np.zeros_like(network.parameters)

    def drop(tape, mask):
        compile_mask(tape, mask, np.random.default_rng(5), 0.4)
        seen.append(mask)

    tape = Tape(network.dtype)
    compile_gradient(tape, network, "cross_entropy", points, points.T, targets.T, gradient, drop)
    tape.run()
    masks = masks_of(architecture, seen[0].copy())
    assert any((mask == 0).any() and (mask != 0).any() for mask in masks)

    def objective():
        a, v = inputs, 0.0
        for index, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
            z = a @ weights.T + biases
            if index < len(hidden):
                f = textbook.ACTIVATIONS[hidden[index].activation][0](z) * masks[index]
                v = gamma * v + (1 - gamma) * f if architecture.residual[index] else 0.0
                a = a + v if architecture.residual[index] else f
        return textbook.loss("cross_entropy", "multiclass", z, textbook.encode("multiclass", labels, 3))

    unit = gradient_unit(network, "cross_entropy", 7)
    np.testing.assert_allclose(unit * gradient, finite_differences(network, objective), atol=2e-8)
    tape.run()
    assert (masks_of(architecture, seen[0])[0] != masks[0]).any()


@given(architectures(), st.integers(2, 30), st.integers(1, 12), st.sampled_from([0.1, 0.5, 0.9]), st.data())
@settings(max_examples=60, deadline=None)
def test_going_on_from_a_snapshot_gives_the_same_bits(architecture, count, batch_size, rate, data):
    before, after = data.draw(st.integers(0, 20)), data.draw(st.integers(1, 20))
    loss = "squared_error" if architecture.head == "regression" else "cross_entropy"
    options = {"dropout": rate, "batch_size": batch_size, "loss": loss, "optimizer": Optimizer("adam")}
    training = training_of(architecture, count, **options)
    training.run(before)
    state = training.state()
    training.run(after)
    first = training.network.parameters.tobytes()
    other = training_of(architecture, count, **options)
    other.restore(state)
    for _ in range(after):
        other.run(1)
    assert other.network.parameters.tobytes() == first
    training.restore(state)
    training = training.changed()
    training.run(after)
    assert training.network.parameters.tobytes() == first


def test_it_is_off_outside_training_and_can_be_switched_off():
    training = training_of(dropout=0.5)
    training.run(3)
    inputs, _ = data_of(training.network.architecture, 25, 1)
    one, other = Forward(training.network, inputs), Forward(training.network, inputs)
    one.run()
    training.state()
    other.run()
    np.testing.assert_array_equal(one.outputs, other.outputs)
    training = training.changed(dropout=0.0)
    plain = training_of()
    plain.restore(training.state())
    training.run(5)
    plain.run(5)
    assert training.network.parameters.tobytes() == plain.network.parameters.tobytes()


@pytest.mark.parametrize("rate", [-0.1, 0.95, np.nan])
def test_impossible_rates_are_refused(rate):
    with pytest.raises(ValueError, match=r"dropout must lie in \[0, 0.9\]"):
        training_of(dropout=rate)
