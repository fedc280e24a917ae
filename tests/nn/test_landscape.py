"""The landscape of J: exact values, directions as their sources define them."""

import numpy as np
import pytest

from app.nn import (
    Architecture,
    Evaluation,
    Landscape,
    Layer,
    Regularization,
    filter_normalised,
    parameter_direction,
    principal_directions,
)
from tests.nn.strategies import data_of, network_of

ARCHITECTURE = Architecture(2, (Layer(4, "tanh"), Layer(3, "relu")), 1, "binary")
PENALTY = Regularization("l2", 0.1)


def landscape_of(dtype="float64"):
    network = network_of(ARCHITECTURE, 1, dtype)
    inputs, labels = data_of(ARCHITECTURE, 20, 2)
    return network, Landscape(network, inputs, labels, "cross_entropy", PENALTY), inputs, labels


def test_the_objective_is_that_of_a_network_with_these_parameters():
    network, landscape, inputs, labels = landscape_of()
    other = network_of(ARCHITECTURE, 7, "float64")
    before = network.parameters.copy()
    expected = Evaluation(other, inputs, labels, "cross_entropy").objective(PENALTY)
    assert landscape.objective(other.parameters) == expected
    assert np.array_equal(network.parameters, before)


@pytest.mark.parametrize("column", [0, 1, None])
def test_a_parameter_direction_changes_that_parameter_alone(column):
    network, *_ = landscape_of()
    direction = parameter_direction(network, 1, 2, column)
    assert direction.sum() == 1 and np.count_nonzero(direction) == 1
    network.parameters += direction
    was = network_of(ARCHITECTURE, 1, "float64")
    changed = (network.matrices[0] - was.matrices[0])[2, -1 if column is None else column]
    assert changed == pytest.approx(1)


def test_random_directions_are_as_long_as_the_weights_of_each_unit():
    network, *_ = landscape_of()
    direction = filter_normalised(network, np.random.default_rng(0))
    drawn = network_of(ARCHITECTURE, 1, "float64")
    drawn.parameters[...] = direction
    for weights, biases, own in zip(drawn.weights, drawn.biases, network.weights, strict=True):
        np.testing.assert_allclose(np.linalg.norm(weights, axis=1), np.linalg.norm(own, axis=1))
        assert not biases.any()


def test_principal_directions_span_a_flat_path():
    rng = np.random.default_rng(0)
    first, second = np.linalg.qr(rng.normal(size=(30, 2)))[0].T
    coordinates = rng.normal(size=(12, 2)) * [5, 1]
    path = rng.normal(size=30) + coordinates @ np.stack([first, second])
    directions, shares = principal_directions(path)
    np.testing.assert_allclose(directions @ directions.T, np.eye(2), atol=1e-12)
    assert shares.sum() == pytest.approx(1) and shares[0] >= shares[1]
    steps = path - path[-1]
    np.testing.assert_allclose(steps @ directions.T @ directions, steps, atol=1e-10)


@pytest.mark.parametrize("steps", [1, 2])
def test_a_path_of_few_moments_has_fewer_directions(steps):
    path = np.arange(steps)[:, None] * np.array([[3.0, 4.0]])
    directions, shares = principal_directions(path)
    assert np.count_nonzero(directions.any(axis=1)) == steps - 1
    assert shares.sum() == steps - 1
