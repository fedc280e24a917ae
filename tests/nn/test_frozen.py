"""Frozen parameters and layers without a bias: they, and what the optimizer knows of them, stay as they are."""

from dataclasses import replace

import numpy as np
import pytest

from app.nn import OPTIMIZERS, Architecture, Layer, Optimizer, Regularization, Training
from app.nn.frozen import pieces, runs
from app.nn.network import matrices
from app.nn.program import assemble
from tests.nn.strategies import data_of, network_of

ARCHITECTURE = Architecture(2, (Layer(4, "tanh"), Layer(3, "relu")), 3, "multiclass")


def frozen_of(*places, architecture=ARCHITECTURE):
    """A mask that is true at places: a layer, or a layer, row and column."""
    mask = np.zeros(architecture.parameter_count, np.bool_)
    for layer, *entry in places:
        matrices(architecture, mask)[layer - 1][tuple(entry)] = True
    return mask


FROZEN = frozen_of((2,), (1, 3, 1), (3, 0, -1))


def training_of(architecture=ARCHITECTURE, dtype="float32", **settings):
    inputs, labels = data_of(architecture, 25, 1)
    return Training(network_of(architecture, 1, dtype), inputs, labels, rng=np.random.default_rng(1), **settings)


@pytest.mark.parametrize(
    "settings", [{}, {"clip_norm": 0.1}, {"dropout": 0.4}, {"regularization": Regularization("l2", 0.1)}]
)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_nothing_moves_a_frozen_parameter(name, settings):
    """Neither a velocity that it had, nor weight decay, nor a penalty."""
    training = training_of(optimizer=Optimizer(name, learning_rate=0.02, weight_decay=0.5), **settings)
    training.run(20)
    before = training.state()
    training = training.changed(frozen=FROZEN)
    training.run(20)
    after = training.state()
    moved = after.parameters != before.parameters
    assert not moved[FROZEN].any()
    assert moved[~FROZEN].mean() > 0.7
    for slot, vector in after.update.slots.items():
        np.testing.assert_array_equal(vector[FROZEN], before.update.slots[slot][FROZEN])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_first_step_of_the_others_is_as_without(name):
    """To the last bit: the gradient is the same, and nothing else is read."""
    steps = []
    for frozen in (None, FROZEN):
        training = training_of(optimizer=Optimizer(name, learning_rate=0.02), frozen=frozen)
        training.run(1)
        steps.append(training.network.parameters)
    np.testing.assert_array_equal(steps[0][~FROZEN], steps[1][~FROZEN])


def test_the_frozen_part_of_the_gradient_does_not_count_in_its_norm():
    """Clipped to the norm c, one step of SGD is as long as α c, all of it in what learns."""
    sgd = Optimizer("sgd", learning_rate=0.5)
    training = training_of(dtype="float64", batch_size="full", optimizer=sgd, clip_norm=1e-3, frozen=FROZEN)
    before = training.network.parameters.copy()
    training.run(1)
    np.testing.assert_allclose(np.linalg.norm(training.network.parameters - before), 5e-4, rtol=1e-2)


def test_a_run_goes_on_to_the_same_bits():
    training = training_of(optimizer=Optimizer("adam"), frozen=FROZEN)
    training.run(13)
    state = training.state()
    training.run(20)
    once = training.network.parameters.copy()
    training.restore(state)
    training.run(20)
    np.testing.assert_array_equal(once, training.network.parameters)


def test_thawed_parameters_learn_again():
    training = training_of(optimizer=Optimizer("adam"), frozen=FROZEN)
    training.run(5)
    before = training.network.parameters.copy()
    training = training.changed(frozen=np.zeros_like(FROZEN))
    training.run(5)
    assert (training.network.parameters != before)[FROZEN].any()


def test_a_layer_without_a_bias_keeps_0():
    architecture = Architecture(2, ARCHITECTURE.hidden, 3, "multiclass", without_bias=(1, 3))
    network = network_of(ARCHITECTURE, 1).adapted(architecture, rng=np.random.default_rng(0))
    inputs, labels = data_of(architecture, 25, 1)
    training = Training(network, inputs, labels, rng=np.random.default_rng(1), optimizer=Optimizer("adamw"))
    weights = network.weights[0].copy()
    training.run(30)
    assert not network.biases[0].any()
    assert not network.biases[2].any()
    assert network.biases[1].any()
    assert (network.weights[0] != weights).all()


def test_everything_may_be_frozen():
    training = training_of(frozen=np.ones_like(FROZEN))
    before = training.network.parameters.copy()
    training.run(10)
    assert training.step == 10
    np.testing.assert_array_equal(training.network.parameters, before)


@pytest.mark.parametrize("without_bias", [(), (1, 2)])
@pytest.mark.parametrize("name", ["momentum", "rmsprop"])
def test_it_has_rows_for_the_machine(name, without_bias):
    architecture = replace(ARCHITECTURE, without_bias=without_bias)
    training = training_of(architecture, optimizer=Optimizer(name), frozen=FROZEN)
    for _, calls, moves in training._taped.batches():
        assert len(assemble(calls, moves)) == len(calls)


def test_a_mask_fits_the_network():
    with pytest.raises(ValueError, match=r"frozen must have shape \(39,\), got \(3,\)"):
        training_of(frozen=np.zeros(3, np.bool_))
    with pytest.raises(ValueError, match="there is no layer 4 to be without a bias"):
        Architecture(2, ARCHITECTURE.hidden, 3, "multiclass", without_bias=(4,))


def test_runs():
    assert runs(np.array([1, 1, 0, 1, 0, 1], np.bool_)) == [slice(0, 2), slice(3, 4), slice(5, 6)]
    assert runs(np.array([0, 1, 1], np.bool_)) == [slice(1, 3)]
    assert runs(np.zeros(3, np.bool_)) == []


@pytest.mark.parametrize("most", [1, 4, 7, 1000])
@pytest.mark.parametrize(
    "places", [(), ((1, slice(None), -1),), ((1, slice(None), -1), (2, 0, 0), (3,)), ((2,), (1, 0, -1))]
)
def test_pieces_are_all_that_is_chosen_and_nothing_twice(places, most):
    chosen, seen = ~frozen_of(*places), np.zeros(FROZEN.shape, np.int64)
    found = pieces(ARCHITECTURE, chosen, most)
    for piece in found:
        piece.of(seen)[...] += 1
        assert piece.of(seen).size <= max(most, 2)
    np.testing.assert_array_equal(seen, chosen)


def test_a_layer_without_biases_is_one_piece():
    chosen = ~frozen_of((1, slice(None), -1))
    assert len(pieces(ARCHITECTURE, chosen, 1000)) == 2
