"""The gradient with respect to the inputs, against finite differences of every point's own loss."""

import numpy as np
import pytest

from app.nn import ACTIVATIONS, LOSSES, Architecture, Evaluation, Layer, Network, input_gradient
from tests.nn.strategies import data_of, network_of

PAIRS = [(loss, head) for loss, entry in LOSSES.items() for head in entry.heads]
STEP = 1e-6


@pytest.mark.parametrize("connections", ["plain", "residual", "momentum_residual"])
@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_it_agrees_with_finite_differences(activation, loss, head, connections):
    outputs = 3 if head == "multiclass" else 1
    sizes = (4, 3) if connections == "plain" else (2, 2, 3, 3)
    hidden = tuple(Layer(units, name) for units, name in zip(sizes, [activation, "tanh"] * 2, strict=False))
    architecture = Architecture(2, hidden, outputs, head, connections, 0.7)
    network = network_of(architecture, 1, "float64")
    inputs, labels = data_of(architecture, 7, 2)
    expected = np.zeros((7, 2))
    for i in range(7):
        for axis in range(2):
            above, below = inputs[i : i + 1].copy(), inputs[i : i + 1].copy()
            above[0, axis] += STEP
            below[0, axis] -= STEP
            one = labels[i : i + 1]
            higher, lower = (Evaluation(network, x, one, loss).loss() for x in (above, below))
            expected[i, axis] = (higher - lower) / (2 * STEP)
    np.testing.assert_allclose(input_gradient(network, inputs, labels, loss), expected, atol=2e-8)


def test_a_single_neuron_pushes_along_its_weights():
    network = Network(Architecture(2, (), 1, "binary"), "float64")
    network.weights[0][...] = [[0.5, -1.0]]
    x = np.array([[1.0, 2.0], [0.0, 0.0]])
    prediction = 1 / (1 + np.exp(-(x @ [0.5, -1.0])))
    expected = (prediction - [1, 0])[:, None] * [[0.5, -1.0]]
    np.testing.assert_allclose(input_gradient(network, x, [1, 0], "cross_entropy"), expected, rtol=1e-13)


def test_the_network_is_not_disturbed():
    architecture = Architecture(2, (Layer(4, "gelu"),), 1, "binary")
    network = network_of(architecture, 3)
    before = network.parameters.copy()
    input_gradient(network, *data_of(architecture, 9, 4), "cross_entropy")
    np.testing.assert_array_equal(network.parameters, before)
