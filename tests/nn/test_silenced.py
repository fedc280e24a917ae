"""Silenced units: what they pass on, and the gradient of what is left, against finite differences."""

import numpy as np
import pytest

from app.nn import (
    ACTIVATIONS,
    Architecture,
    Evaluation,
    Forward,
    Gradient,
    Layer,
    Training,
    input_gradient,
    trace,
    unit_health,
)
from app.nn.program import assemble
from tests.nn.strategies import data_of, network_of
from tests.nn.test_gradient import finite_differences

SILENCED = ((1, 1), (2, 0), (3, 1))
CONNECTIONS = [("plain", 0.5), ("residual", 0.5), ("momentum_residual", 0.5)]


def network(activation="tanh", connections=("plain", 0.5), silenced=SILENCED, dtype="float64"):
    hidden = tuple(
        Layer(units, name) for units, name in zip((2, 2, 3), (activation, "tanh", activation), strict=True)
    )
    return network_of(Architecture(2, hidden, 3, "multiclass", *connections, silenced=silenced), 1, dtype)


@pytest.mark.parametrize("connections", CONNECTIONS)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_gradients_are_those_of_finite_differences(activation, connections):
    net = network(activation, connections)
    inputs, labels = data_of(net.architecture, 7, 2)
    gradient = Gradient(net, inputs, labels, "cross_entropy")
    expected = finite_differences(net, Evaluation(net, inputs, labels, "cross_entropy").loss)
    np.testing.assert_allclose(gradient.run(), expected, atol=1e-7)
    for layer, unit in SILENCED:
        assert not gradient.matrices[layer - 1][unit].any()
    seen = trace(net, inputs, labels, "cross_entropy")
    for layer, matrix in zip(seen.layers, gradient.matrices, strict=True):
        np.testing.assert_allclose(layer.weight_gradient, matrix[:, :-1], atol=1e-12)
        np.testing.assert_allclose(layer.bias_gradient, matrix[:, -1], atol=1e-12)
    forward = Forward(net, inputs)
    forward.run()
    for layer, a in zip(seen.layers, forward.activations[1:], strict=True):
        np.testing.assert_allclose(layer.a, a, atol=1e-12)


@pytest.mark.parametrize("connections", CONNECTIONS)
def test_the_input_gradient_is_that_of_finite_differences(connections):
    net, step = network(connections=connections), 1e-6
    inputs, labels = data_of(net.architecture, 5, 2)
    evaluation = Evaluation(net, inputs, labels, "cross_entropy")
    expected = np.zeros_like(inputs)
    for column in range(2):
        losses = []
        for sign in (1, -1):
            moved = inputs.copy()
            moved[:, column] += sign * step
            evaluation.replace_data(moved, labels)
            losses.append(evaluation.losses())
        expected[:, column] = (losses[0] - losses[1]) / (2 * step)
    np.testing.assert_allclose(input_gradient(net, inputs, labels, "cross_entropy"), expected, atol=1e-7)


def test_a_silenced_unit_is_one_whose_outgoing_weights_are_0():
    silent, cut = network(silenced=((1, 1),)), network(silenced=())
    cut.weights[1][:, 1] = 0
    inputs, _ = data_of(silent.architecture, 9, 3)
    passes = [Forward(net, inputs) for net in (silent, cut)]
    for forward in passes:
        forward.run()
    assert (passes[0].activations[1][1] == 0).all()
    np.testing.assert_array_equal(passes[0].outputs, passes[1].outputs)


def test_dropout_leaves_it_out_of_every_step():
    net = network(silenced=((1, 1),), dtype="float32")
    inputs, labels = data_of(net.architecture, 20, 4)
    before = net.matrices[0][1].copy()
    training = Training(net, inputs, labels, rng=np.random.default_rng(0), dropout=0.3)
    training.run(40)
    assert (net.matrices[0][1] == before).all()
    assert (net.matrices[0][0] != before).all()


def test_it_tells_no_points_apart():
    net = network()
    assert unit_health(net, data_of(net.architecture, 20, 5)[0])[0][1] == "dead"


def test_what_it_has_learnt_is_there_again_when_it_speaks():
    net = network(connections=("momentum_residual", 0.5))
    spoken = net.adapted(network(silenced=()).architecture, rng=np.random.default_rng(0))
    assert spoken.parameters.tobytes() == net.parameters.tobytes()


def test_it_has_rows_for_the_machine():
    net = network(dtype="float32")
    inputs, labels = data_of(net.architecture, 20, 6)
    training = Training(net, inputs, labels, rng=np.random.default_rng(0))
    for _, calls, moves in training._taped.batches():
        assert len(assemble(calls, moves)) == len(calls)


def test_only_hidden_units_are_silenced():
    with pytest.raises(ValueError, match="there is no hidden unit 0 in layer 2 to be silenced"):
        Architecture(2, (Layer(3),), silenced=((2, 0),))
    with pytest.raises(ValueError, match="there is no hidden unit 3 in layer 1"):
        Architecture(2, (Layer(3),), silenced=((1, 3),))
