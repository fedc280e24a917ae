"""Health: gradients and updates per layer, and units that are saturated or dead, each made so on purpose."""

import numpy as np
import pytest

from app.nn import (
    ACTIVATIONS,
    OPTIMIZERS,
    Architecture,
    Gradient,
    Layer,
    Network,
    Optimizer,
    Regularization,
    layer_health,
    next_update,
    unit_health,
)
from app.nn.health import steepest
from tests.nn.strategies import data_of
from tests.nn.test_training import ARCHITECTURE, training_of
from tests.nn.textbook import ACTIVATIONS as EXPECTED


def health_of(training):
    update = next_update(training)
    data = training.inputs, training.labels
    return layer_health(training.network, *data, training.loss, training.regularization, update)


@pytest.mark.parametrize("dropout", [0.0, 0.5])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_norms_and_ratios_are_those_of_the_step_that_follows_and_disturb_nothing(name, dropout):
    options = {
        "optimizer": Optimizer(name, learning_rate=0.01),
        "regularization": Regularization("l2", 0.1),
        "dropout": dropout,
    }
    training, twin = training_of(**options), training_of(**options)
    for steps in (0, 1, 2, 3):  # at the start, within an epoch, and at the end of one
        training.run(steps)
        twin.run(steps)
        measured = health_of(training)
        inputs, labels = data_of(ARCHITECTURE, 25, 1)
        gradient = Gradient(twin.network, inputs, labels, "cross_entropy", options["regularization"])
        gradient.run()
        before = [matrix.copy() for matrix in twin.network.matrices]
        ahead = training_of(**options)
        ahead.restore(twin.state())
        ahead.run(1)
        for layer, slope, after, was in zip(measured, gradient.matrices, ahead.network.matrices, before, strict=True):
            assert layer.gradient_norm == pytest.approx(np.linalg.norm(slope), rel=1e-5)
            assert layer.update_ratio == pytest.approx(np.linalg.norm(after - was) / np.linalg.norm(was), rel=1e-4)
        assert training.network.parameters.tobytes() == twin.network.parameters.tobytes()
    training.run(7)
    twin.run(7)
    assert training.network.parameters.tobytes() == twin.network.parameters.tobytes()


def test_a_layer_of_zeros_has_no_ratio():
    training = training_of()
    training.network.parameters[...] = 0
    assert health_of(training)[0].update_ratio is None


def one_unit(activation, weight, bias):
    network = Network(Architecture(1, (Layer(1, activation),)))
    network.weights[0][...], network.biases[0][...] = weight, bias
    return unit_health(network, np.linspace(-1, 1, 201)[:, None])[0][0]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_unit_in_its_middle_is_active_and_one_without_weights_is_dead(activation):
    assert one_unit(activation, 1, 0.1) == "active"
    assert one_unit(activation, 0, 0.7) == "dead"


@pytest.mark.parametrize(
    ("activation", "weight", "bias", "health"),
    [
        ("linear", 1, -1000, "active"),
        ("sigmoid", 1, 6, "saturated"),
        ("sigmoid", 1, -6, "saturated"),
        ("sigmoid", 1, 40, "dead"),
        ("tanh", 1, 4, "saturated"),
        ("tanh", 1, -30, "dead"),
        ("tanh", 1000, 0, "saturated"),
        ("relu", 1, -2, "dead"),
        ("relu", 1, -0.97, "saturated"),
        ("relu", 1, -0.8, "active"),
        ("leaky_relu", 1, -2, "saturated"),
        ("elu", 1, -5, "saturated"),
        ("elu", 1, -40, "dead"),
        ("gelu", 1, -5, "saturated"),
        ("gelu", 1, -60, "dead"),
        ("silu", 1, -8, "saturated"),
        ("softplus", 1, -6, "saturated"),
        ("softplus", 1, 30, "active"),
        ("sine", 1, 30, "active"),
        ("sine", 0.01, np.pi / 2, "saturated"),
        ("step", 1, 5, "dead"),
        ("step", 1000, 0, "saturated"),
    ],
)
def test_units_driven_out_of_their_middle(activation, weight, bias, health):
    assert one_unit(activation, weight, bias) == health


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_steepest_slope_is_the_greatest_there_is(activation):
    expected = np.abs(EXPECTED[activation][1](np.linspace(-9, 9, 99999))).max()
    assert steepest(activation) == pytest.approx(expected, rel=1e-3)


def test_every_unit_of_every_layer_is_judged():
    network = Network(Architecture(2, (Layer(3), Layer(5, "relu"))))
    assert [len(layer) for layer in unit_health(network, np.zeros((4, 2)))] == [3, 5]


def test_a_joined_unit_is_judged_by_what_it_adds():
    network = Network(Architecture(1, (Layer(1, "relu"), Layer(1, "relu")), connections="residual"))
    network.weights[0][...], network.biases[0][...] = 1, -2  # adds 0 at every point, and hands on what it reads
    network.weights[1][...], network.biases[1][...] = 1, 0
    assert unit_health(network, np.linspace(-1, 1, 201)[:, None]) == [["dead"], ["active"]]
