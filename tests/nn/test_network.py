"""Networks: views of one vector, initializers, and what survives a change of architecture."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from scipy import stats

from app.nn import INITIALIZERS, Architecture, Layer, Network
from tests.nn.strategies import architectures, network_of


@given(architectures())
@settings(max_examples=50, deadline=None)
def test_weights_and_biases_are_views_that_cover_the_parameters_once(architecture):
    network = Network(architecture)
    for number, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True), 1):
        assert weights.shape == (architecture.sizes[number], architecture.sizes[number - 1])
        assert biases.shape == (architecture.sizes[number],)
        weights += 1
        biases += 1
    assert network.parameters.shape == (architecture.parameter_count,)
    assert (network.parameters == 1).all()


SPREAD = {
    "glorot_uniform": math.sqrt(2 / 500),
    "glorot_normal": math.sqrt(2 / 500),
    "he_uniform": math.sqrt(2 / 200),
    "he_normal": math.sqrt(2 / 200),
    "lecun_normal": math.sqrt(1 / 200),
    "uniform": 0.3 / math.sqrt(3),
    "zeros": 0.0,
}


@pytest.mark.parametrize("name", INITIALIZERS)
def test_initial_weights_have_the_spread_of_their_formula_and_biases_are_zero(name):
    network = Network(Architecture(200, (Layer(300),), 1))
    network.parameters[...] = 7
    network.initialize(name, np.random.default_rng(0), half_width=0.3)
    assert network.weights[0].std() == pytest.approx(SPREAD[name], rel=0.02)
    assert abs(network.weights[0].mean()) < 0.002
    assert not network.biases[0].any()


def test_layers_are_joined_where_they_are_as_wide_as_what_they_read():
    hidden = tuple(Layer(units) for units in (2, 2, 3, 3, 1))
    assert Architecture(2, hidden, connections="residual").residual == (True, True, False, True, False)
    assert Architecture(3, hidden, connections="momentum_residual").residual == (False, True, False, True, False)
    assert Architecture(2, hidden).residual == (False,) * 5
    assert Architecture(1, (), connections="residual").residual == ()  # the output is never joined


def test_a_seed_draws_the_same_weights_again():
    first, second = (Network(Architecture(2, (Layer(4),), 1)) for _ in range(2))
    first.initialize("he_normal", np.random.default_rng(5))
    second.initialize("he_normal", np.random.default_rng(5))
    np.testing.assert_array_equal(first.parameters, second.parameters)


def test_surviving_units_keep_their_weights():
    old = network_of(Architecture(2, (Layer(4), Layer(3, "relu")), 1), 1)
    new = old.adapted(Architecture(2, (Layer(6, "sine"), Layer(2, "relu")), 1), rng=np.random.default_rng(2))
    np.testing.assert_array_equal(new.matrices[0][:4], old.matrices[0])
    np.testing.assert_array_equal(new.weights[1][:, :4], old.weights[1][:2])
    np.testing.assert_array_equal(new.biases[1], old.biases[1][:2])
    np.testing.assert_array_equal(new.weights[2], old.weights[2][:, :2])
    assert new.weights[0][4:].all() and not new.biases[0][4:].any()


def test_a_layer_added_at_the_end_leaves_those_before_it_alone():
    old = network_of(Architecture(2, (Layer(4),), 1), 1)
    new = old.adapted(Architecture(2, (Layer(4), Layer(4)), 1), rng=np.random.default_rng(2))
    np.testing.assert_array_equal(new.matrices[0], old.matrices[0])
    assert not np.array_equal(new.weights[-1], old.weights[-1])


def test_another_number_of_classes_keeps_those_there_were():
    old = network_of(Architecture(2, (Layer(4),), 3, "multiclass"), 1)
    new = old.adapted(Architecture(2, (Layer(4),), 5, "multiclass"), rng=np.random.default_rng(2))
    np.testing.assert_array_equal(new.matrices[-1][:3], old.matrices[-1])


@given(architectures(inputs=2), architectures(inputs=2))
@settings(max_examples=50, deadline=None)
def test_any_architecture_can_become_any_other(before, after):
    new = network_of(before, 1).adapted(after, rng=np.random.default_rng(0))
    assert new.architecture == after and new.is_finite()


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="start a new network"):
        network_of(Architecture(2, ()), 1).adapted(Architecture(3, ()), rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="unknown activation 'swish': expected one of linear"):
        Layer(3, "swish")
    with pytest.raises(
        ValueError, match="unknown connections 'dense': expected one of plain, residual, momentum_residual"
    ):
        Architecture(2, (), connections="dense")
    with pytest.raises(ValueError, match=r"gamma must lie in \[0, 1\), got 1"):
        Architecture(2, (), connections="momentum_residual", gamma=1.0)
    with pytest.raises(ValueError, match="at least 1 unit"):
        Layer(0)
    with pytest.raises(ValueError, match="at least 1 input"):
        Architecture(0, ())
    with pytest.raises(ValueError, match="a binary head needs exactly 1 output, got 2"):
        Architecture(2, (), 2, "binary")
    with pytest.raises(ValueError, match="a multiclass head needs at least 2 outputs, got 1"):
        Architecture(2, (), 1, "multiclass")
    with pytest.raises(ValueError, match="float32 or float64"):
        Network(Architecture(2, ()), "int8")
    with pytest.raises(ValueError, match="unknown initializer 'glorot'"):
        Network(Architecture(2, ())).initialize("glorot", np.random.default_rng(0))
    with pytest.raises(ValueError, match="pass a generator"):
        Network(Architecture(2, ())).initialize("he_normal")


def test_a_network_that_diverged_says_so():
    network = Network(Architecture(2, ()))
    assert network.is_finite()
    network.parameters[1] = np.nan
    assert not network.is_finite()


DISTRIBUTIONS = {
    "glorot_uniform": stats.uniform(-math.sqrt(6 / 650), 2 * math.sqrt(6 / 650)),
    "glorot_normal": stats.norm(0, math.sqrt(2 / 650)),
    "he_uniform": stats.uniform(-math.sqrt(6 / 250), 2 * math.sqrt(6 / 250)),
    "he_normal": stats.norm(0, math.sqrt(2 / 250)),
    "lecun_normal": stats.norm(0, math.sqrt(1 / 250)),
    "uniform": stats.uniform(-0.3, 0.6),
}


@pytest.mark.parametrize("name", [name for name in INITIALIZERS if name != "zeros"])
def test_a_hundred_thousand_draws_follow_the_distribution_of_the_formula(name):
    """Kolmogorov and Smirnov: their largest distance from the distribution function is that of chance."""
    network = Network(Architecture(250, (Layer(400),), 1), "float64")
    network.initialize(name, np.random.default_rng(7), half_width=0.3)
    draws = network.weights[0].ravel()
    assert draws.size == 100_000
    assert stats.kstest(draws, DISTRIBUTIONS[name].cdf).pvalue > 0.01
    wider = stats.kstest(draws * 1.03, DISTRIBUTIONS[name].cdf)
    assert wider.pvalue < 0.01  # so fine a difference would be seen
