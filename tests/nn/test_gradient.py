"""Gradients against finite differences, against a derivation by hand and against the textbook."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.nn import (
    ACTIVATIONS,
    CONNECTIONS,
    LOSSES,
    REGULARIZATIONS,
    Architecture,
    Evaluation,
    Gradient,
    Layer,
    Network,
    Regularization,
)
from tests.nn.strategies import architectures, data_of, network_of
from tests.nn.textbook import Textbook

PAIRS = [(loss, head) for loss, entry in LOSSES.items() for head in entry.heads]
STEP = 1e-6


def finite_differences(network, objective):
    slopes = np.zeros_like(network.parameters)
    for index, value in enumerate(network.parameters.copy()):
        network.parameters[index] = value + STEP
        above = objective()
        network.parameters[index] = value - STEP
        slopes[index] = (above - objective()) / (2 * STEP)
        network.parameters[index] = value
    return slopes


@pytest.mark.parametrize("regularization", REGULARIZATIONS)
@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_backpropagation_agrees_with_finite_differences(activation, loss, head, regularization):
    outputs = 3 if head == "multiclass" else 1
    hidden = (Layer(4, activation), Layer(3, activation), Layer(3, "tanh"))
    architecture = Architecture(2, hidden, outputs, head)
    network = network_of(architecture, 1, "float64")
    inputs, labels = data_of(architecture, 7, 2)
    penalty = Regularization(regularization, 0.1)
    gradient = Gradient(network, inputs, labels, loss, penalty).run()
    evaluation = Evaluation(network, inputs, labels, loss)
    expected = finite_differences(network, lambda: evaluation.objective(penalty))
    np.testing.assert_allclose(gradient, expected, atol=2e-8)


@pytest.mark.parametrize(
    "connections",
    [("residual", 0.5), ("momentum_residual", 0.0), ("momentum_residual", 0.5), ("momentum_residual", 0.9)],
)
@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_backpropagation_through_joined_layers_agrees_with_finite_differences(activation, loss, head, connections):
    outputs = 3 if head == "multiclass" else 1
    hidden = tuple(Layer(units, name) for units, name in zip((2, 2, 3, 3, 3), [activation, "tanh"] * 3, strict=False))
    architecture = Architecture(2, hidden, outputs, head, *connections)
    assert architecture.residual == (True, True, False, True, True)
    network = network_of(architecture, 1, "float64")
    inputs, labels = data_of(architecture, 7, 2)
    gradient = Gradient(network, inputs, labels, loss).run()
    expected = finite_differences(network, Evaluation(network, inputs, labels, loss).loss)
    np.testing.assert_allclose(gradient, expected, atol=1e-7)


def test_momentum_without_gamma_is_residual_to_the_last_bit():
    hidden = tuple(Layer(2, "tanh") for _ in range(5))
    architectures = [
        Architecture(2, hidden, connections=name, gamma=0.0) for name in ("residual", "momentum_residual")
    ]
    inputs, labels = data_of(architectures[0], 9, 2)
    networks = [network_of(architecture, 1) for architecture in architectures]
    one, other = (Gradient(network, inputs, labels, "cross_entropy").run() for network in networks)
    assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("connections", CONNECTIONS)
def test_what_is_computed_in_place_is_one_array_not_two_views_of_it(connections):
    """NumPy compares two views for overlap at every call: ten percent of a step of a small network."""
    architecture = Architecture(
        2, (Layer(2), Layer(2, "linear"), Layer(2, "relu"), Layer(3)), connections=connections
    )
    inputs, labels = data_of(architecture, 9, 2)
    calls = Gradient(network_of(architecture, 1), inputs, labels, "cross_entropy")._tape.calls
    for _, arguments in calls:
        arrays = [array for array in arguments if isinstance(array, np.ndarray)]
        for array in arrays[:-1]:
            same = array.__array_interface__ == arrays[-1].__array_interface__
            assert array is arrays[-1] or not same


def test_the_gradient_of_a_single_neuron_is_the_mean_of_error_times_input():
    network = Network(Architecture(2, (), 1, "binary"), "float64")
    network.weights[0][...] = [[0.5, -1.0]]
    network.biases[0][...] = 0.25
    x = np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]])
    y = np.array([1, 0, 0])
    prediction = 1 / (1 + np.exp(-(x @ [0.5, -1.0] + 0.25)))
    gradient = Gradient(network, x, y, "cross_entropy")
    gradient.run()
    np.testing.assert_allclose(gradient.matrices[0][0, :2], ((prediction - y)[:, None] * x).mean(0), rtol=1e-13)
    np.testing.assert_allclose(gradient.matrices[0][0, 2], (prediction - y).mean(), rtol=1e-13)


@given(architectures(), st.integers(1, 12), st.integers(0, 1000), st.data())
@settings(max_examples=200, deadline=None)
def test_any_architecture_has_the_gradient_of_the_textbook(architecture, count, seed, data):
    loss = data.draw(st.sampled_from([loss for loss, head in PAIRS if head == architecture.head]))
    penalty = data.draw(st.sampled_from(sorted(REGULARIZATIONS)))
    network = network_of(architecture, seed, "float64")
    inputs, labels = data_of(architecture, count, seed)
    dW, db = Textbook(network, loss, (penalty, 0.2)).gradients(inputs, labels)
    expected = np.concatenate([np.vstack(pair).T.ravel() for pair in zip(dW, db, strict=True)])
    gradient = Gradient(network, inputs, labels, loss, Regularization(penalty, 0.2)).run()
    np.testing.assert_allclose(gradient, expected, rtol=1e-9, atol=1e-12)


def test_points_and_labels_must_match():
    network = network_of(Architecture(2, ()), 0)
    with pytest.raises(ValueError, match="3 points need as many labels, got 2"):
        Gradient(network, np.zeros((3, 2)), np.zeros(2, int), "cross_entropy")
    with pytest.raises(ValueError, match=r"shape \(N, 2\)"):
        Gradient(network, np.zeros((3, 1)), np.zeros(3, int), "cross_entropy")
