"""A trace against the compiled gradient, against finite differences and, for one neuron, against the formula."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.nn import (
    ACTIVATIONS,
    LOSSES,
    REGULARIZATIONS,
    Architecture,
    Evaluation,
    FiniteDifferences,
    Gradient,
    Layer,
    Network,
    Regularization,
    relative_error,
    trace,
)
from tests.nn.strategies import architectures, data_of, network_of

PAIRS = [(loss, head) for loss, entry in LOSSES.items() for head in entry.heads]


def flat(seen, penalised=False):
    parts = []
    for layer in seen.layers:
        weights = layer.weight_gradient + (layer.weight_penalty if penalised else 0)
        parts.append(np.concatenate([weights, layer.bias_gradient[:, None]], 1).ravel())
    return np.concatenate(parts)


@given(architectures(), st.integers(1, 9), st.sampled_from(sorted(LOSSES)), st.sampled_from(sorted(REGULARIZATIONS)))
@settings(deadline=None)
def test_the_gradient_is_the_engines(architecture, count, loss, name):
    if architecture.head not in LOSSES[loss].heads:
        loss = "squared_error"
    network, penalty = network_of(architecture, 1, "float64"), Regularization(name, 0.1)
    inputs, labels = data_of(architecture, count, 2)
    seen = trace(network, inputs, labels, loss, penalty)
    np.testing.assert_allclose(
        flat(seen, penalised=True), Gradient(network, inputs, labels, loss, penalty).run(), rtol=1e-9, atol=1e-12
    )
    assert seen.loss == pytest.approx(Evaluation(network, inputs, labels, loss).loss(), rel=1e-12)


@pytest.mark.parametrize("count", [1, 7])
@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_finite_differences_agree_to_six_digits(activation, loss, head, count):
    architecture = Architecture(
        2, (Layer(4, activation), Layer(3, activation)), 3 if head == "multiclass" else 1, head
    )
    network = network_of(architecture, 1, "float64")
    inputs, labels = data_of(architecture, count, 2)
    seen = trace(network, inputs, labels, loss)
    differences = FiniteDifferences(network, inputs, labels, loss)
    for number, layer in enumerate(seen.layers, start=1):
        for (row, column), found in np.ndenumerate(layer.weight_gradient):
            assert relative_error(found, differences.slope(number, row, column)) <= 1e-6
        for row, found in enumerate(layer.bias_gradient):
            assert relative_error(found, differences.slope(number, row, None)) <= 1e-6


def test_one_neuron_ends_in_the_mean_of_error_times_input():
    network = Network(Architecture(2, (), 1, "binary"), "float64")
    network.weights[0][...], network.biases[0][...] = [[0.5, -1.0]], 0.25
    x, y = np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]), np.array([1, 0, 0])
    (layer,) = trace(network, x, y, "cross_entropy").layers
    prediction = 1 / (1 + np.exp(-(x @ [0.5, -1.0] + 0.25)))
    np.testing.assert_allclose(layer.a[0], prediction)
    np.testing.assert_allclose(layer.delta[0], prediction - y)
    np.testing.assert_allclose(layer.weight_gradient[0], ((prediction - y)[:, None] * x).mean(0))
    assert layer.bias_gradient[0] == pytest.approx((prediction - y).mean())


def test_differences_leave_the_network_alone():
    architecture = Architecture(2, (Layer(4),), 1, "binary")
    network = network_of(architecture, 1)
    inputs, labels = data_of(architecture, 5, 2)
    before, differences = network.parameters.copy(), FiniteDifferences(network, inputs, labels, "cross_entropy")
    first = differences.slope(1, 2, 0)
    assert differences.slope(1, 2, None) != first == differences.slope(1, 2, 0)
    np.testing.assert_array_equal(network.parameters, before)


def test_a_relative_error_of_nothing_is_nothing():
    assert [relative_error(*pair) for pair in ((0.0, 0.0), (1.0, 1.0), (2.0, 1.0))] == [0, 0, 0.5]
