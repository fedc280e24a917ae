"""Surgery: what a network computes before and after layers are resized, added, removed and aligned."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.nn import ACTIVATIONS, Architecture, Forward, Gradient, Layer, Optimizer
from app.nn.near_identity import NEAR_IDENTITIES, RESTS
from app.nn.surgery import alignment
from tests.nn.strategies import architectures, network_of
from tests.nn.test_training import training_of
from tests.nn.textbook import ACTIVATIONS as EXPECTED

INPUTS = np.random.default_rng(0).uniform(-6, 6, (200, 2))


def logits(network):
    forward = Forward(network, INPUTS)
    forward.run()
    return forward.logits.copy()


def adapted(network, hidden, origin=None, **kwargs):
    old = network.architecture
    new = replace(old, hidden=tuple(hidden))
    return network.adapted(new, rng=np.random.default_rng(3), origin=origin, **kwargs)


@given(architectures(inputs=2), st.data())
@settings(max_examples=100, deadline=None)
def test_a_wider_network_computes_the_same_function(architecture, data):
    old = network_of(architecture, 1, "float64")
    more, hidden = 0, []
    for layer, residual in zip(architecture.hidden, architecture.residual, strict=True):
        more = more if residual else data.draw(st.integers(0, 4))  # joined layers are as wide as what they read
        hidden.append(Layer(layer.units + more, layer.activation))
    new = adapted(old, hidden)
    assume(new.architecture.residual == architecture.residual)
    np.testing.assert_allclose(logits(new), logits(old), rtol=1e-10, atol=1e-12)
    for layer, matrix in zip(architecture.hidden, new.matrices, strict=False):
        assert matrix[layer.units :, :-1].any(1).all()


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("beside", ["relu", "tanh", "sigmoid", "elu", "sine", "step"])
@pytest.mark.parametrize("name", ["linear", "relu", "leaky_relu", "elu"])
def test_an_added_layer_of_these_is_the_identity(name, beside, place):
    hidden = [Layer(4, beside), Layer(3, beside)]
    old = network_of(Architecture(2, tuple(hidden), 3, "multiclass"), 1, "float64")
    hidden.insert(place, Layer(5, name))
    origin = [0, 1]
    origin.insert(place, None)
    new = adapted(old, hidden, tuple(origin))
    np.testing.assert_allclose(logits(new), logits(old), rtol=1e-9, atol=1e-9)


# The largest change of an activation of the range of the layer below, as a share of that range.
TOLERANCE = dict.fromkeys(ACTIVATIONS, 1e-12) | {
    "sigmoid": 0.012, "tanh": 0.012, "sine": 0.006, "gelu": 2e-4, "silu": 1.2e-3, "softplus": 1e-3, "step": 0.51
}  # fmt: skip


@pytest.mark.parametrize("below", ACTIVATIONS)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_passes_on_what_it_reads_as_nearly_as_documented(name, below):
    low, high = NEAR_IDENTITIES[below].interval
    into, out = NEAR_IDENTITIES[name].around(low, high)
    x = np.linspace(low, high, 501)
    back = out.scale * EXPECTED[name][0](into.scale * x + into.shift) + out.shift
    assert np.abs(back - x).max() <= TOLERANCE[name] * (high - low)
    if name == "step":
        np.testing.assert_allclose(back[[0, -1]], x[[0, -1]], atol=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_stay_in_the_interval_stated(name):
    low, high = NEAR_IDENTITIES[name].interval
    values = EXPECTED[name][0](np.linspace(-6, 6, 1001))
    assert low <= values.min() and values.max() <= high + 0.01


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "step"])
@pytest.mark.parametrize("beside", ["tanh", "relu"])
def test_a_layer_added_and_removed_again_leaves_the_function_almost_as_it_was(name, beside):
    hidden = [Layer(4, beside), Layer(3, beside)]
    old = network_of(Architecture(2, tuple(hidden), 1), 1, "float64")
    added = adapted(old, [hidden[0], Layer(4, name), hidden[1]], (0, None, 1))
    back = adapted(added, hidden, (0, 2))
    np.testing.assert_allclose(back.parameters, old.parameters, rtol=0.005, atol=0.005)
    np.testing.assert_array_equal(back.matrices[0], old.matrices[0])


def test_a_removed_linear_layer_is_multiplied_into_the_next():
    hidden = (Layer(4, "tanh"), Layer(5, "linear"), Layer(3, "tanh"))
    for left in ((0, 2), (0, 1), (1, 2)):
        old = network_of(Architecture(2, hidden, 1), 1, "float64")
        new = adapted(old, [hidden[index] for index in left], left)
        if left == (0, 2):
            np.testing.assert_allclose(logits(new), logits(old), rtol=1e-10)
        if left == (0, 1):
            np.testing.assert_array_equal(new.matrices[1], old.matrices[1])
            assert not np.array_equal(logits(new), logits(old))
        if left == (1, 2):
            np.testing.assert_array_equal(new.matrices[1], old.matrices[2])
            np.testing.assert_array_equal(new.matrices[2], old.matrices[3])


def test_a_narrower_layer_keeps_its_first_units():
    old = network_of(Architecture(2, (Layer(4), Layer(3)), 1), 1)
    new = adapted(old, [Layer(2), Layer(3)])
    np.testing.assert_array_equal(new.matrices[0], old.matrices[0][:2])
    np.testing.assert_array_equal(new.weights[1], old.weights[1][:, :2])
    np.testing.assert_array_equal(new.biases[1], old.biases[1])
    np.testing.assert_array_equal(new.matrices[2], old.matrices[2])


T4, T2, R4 = Layer(4), Layer(2), Layer(4, "relu")


@pytest.mark.parametrize(
    ("before", "after", "origin"),
    [
        ([T4, T2], [T4, T2], (0, 1)),
        ([T4, T2], [R4, R4], (0, 1)),
        ([T4, T2], [T4, T2, T2], (0, 1, None)),
        ([T4, T2], [T4, R4, T2], (0, None, 1)),
        ([T4, T2], [R4, T4, T2], (None, 0, 1)),
        ([T4, T2], [R4, R4, R4], (0, 1, None)),
        ([T4, R4, T2], [T4, T2], (0, 2)),
        ([T4, R4, T2], [R4, T2], (1, 2)),
        ([T4, R4, T2], [T4], (0,)),
        ([T4, R4], [R4, Layer(3), R4], (0, None, 1)),
        ([], [T4], (None,)),
        ([T4], [], ()),
    ],
)
def test_the_alignment_that_is_taken_when_none_is_given(before, after, origin):
    assert alignment(Architecture(2, tuple(before)), Architecture(2, tuple(after))) == origin


@pytest.mark.parametrize(
    ("origin", "message"),
    [
        ((0,), "2 hidden layers need as many origins, got 1"),
        ((1, 0), "origins must rise"),
        ((0, 0), "origins must rise"),
        ((0, 2), "numbered 0 to 1"),
    ],
)
def test_impossible_origins_are_refused_with_a_sentence(origin, message):
    old = network_of(Architecture(2, (T4, T2)), 1)
    with pytest.raises(ValueError, match=message):
        adapted(old, [T4, T2], origin)


@given(architectures(inputs=2), architectures(inputs=2), st.data())
@settings(max_examples=100, deadline=None)
def test_any_architecture_becomes_any_other_along_any_alignment(before, after, data):
    kept = sorted(data.draw(st.sets(st.integers(0, 3), max_size=4)) & set(range(len(before.hidden))))
    places = sorted(data.draw(st.permutations(range(len(after.hidden))))[: len(kept)])
    origin = [None] * len(after.hidden)
    for place, index in zip(places, kept, strict=False):
        origin[place] = index
    new = network_of(before, 1).adapted(after, rng=np.random.default_rng(0), origin=tuple(origin))
    assert new.architecture == after and new.is_finite()


def test_the_optimizer_starts_afresh_when_layers_change_their_size_and_goes_on_when_they_do_not():
    training = training_of(optimizer=Optimizer("adam"))
    training.run(4)
    old = training.network.architecture.hidden
    resized = training.changed(network=adapted(training.network, [Layer(3), Layer(old[1].units + 1, "relu")]))
    assert resized.step == 4 and resized.state().update.count == 0
    assert not resized.state().update.slots["mean"].any()
    other = training.changed(network=adapted(training.network, [Layer(layer.units, "sine") for layer in old]))
    assert other.state().update.count == 4 and other.state().update.slots["mean"].any()


def test_training_goes_on_after_a_layer_was_added_in_the_middle():
    training = training_of(dtype="float64")
    training.run(20)
    before = logits(training.network)
    hidden = training.network.architecture.hidden
    network = adapted(training.network, [hidden[0], Layer(4, "relu"), hidden[1]])
    np.testing.assert_allclose(logits(network), before, atol=1e-9)
    training = training.changed(network=network)
    training.run(20)
    assert training.step == 40 and network.is_finite() and not np.allclose(logits(network), before)


def joined_network(connections, name, units):
    hidden = tuple(Layer(count, name) for count in units)
    return network_of(Architecture(2, hidden, 3, "multiclass", connections, 0.7), 1, "float64")


@pytest.mark.parametrize("units", [(2,), (2, 2, 2), (4, 4, 4), (2, 2, 3, 3)])
@pytest.mark.parametrize("connections", ["residual", "momentum_residual"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_one_more_joined_layer_is_the_identity_and_can_learn(name, connections, units):
    old = joined_network(connections, name, units)
    new = adapted(old, [*old.architecture.hidden, Layer(units[-1], name)])
    np.testing.assert_allclose(logits(new), logits(old), rtol=1e-12, atol=1e-12)
    gradient = Gradient(new, INPUTS, np.arange(len(INPUTS)) % 3, "cross_entropy")
    gradient.run()
    assert all(matrix.any() for matrix in gradient.matrices)


STILL = [name for name in ACTIVATIONS if EXPECTED[name][0](np.array(RESTS[name])) == 0]


@pytest.mark.parametrize(
    ("name", "place"), [(name, place) for name in ACTIVATIONS for place in range(4) if name in STILL or place == 3]
)
def test_a_residual_layer_added_and_removed_again_leaves_the_function_as_it_was(name, place):
    old = joined_network("residual", "tanh", (2, 2, 2))
    hidden = list(old.architecture.hidden)
    hidden.insert(place, Layer(2, name))
    origin = [0, 1, 2]
    origin.insert(place, None)
    added = adapted(old, hidden, tuple(origin))
    np.testing.assert_allclose(logits(added), logits(old), rtol=1e-12, atol=1e-12)
    back = adapted(added, old.architecture.hidden, tuple(index for index in range(4) if index != place))
    np.testing.assert_allclose(back.parameters, old.parameters, rtol=1e-12, atol=1e-12)


def test_with_momentum_a_layer_is_added_where_nothing_moves_yet():
    hidden = tuple(Layer(units) for units in (2, 2, 3, 3))
    old = Architecture(2, hidden, connections="momentum_residual")
    assert alignment(old, replace(old, hidden=(*hidden, Layer(3)))) == (0, 1, 2, None, 3)
    assert alignment(old, replace(old, hidden=(*hidden, Layer(3, "relu")))) == (0, 1, 2, 3, None)
    assert alignment(old, replace(old, hidden=hidden[:3])) == (0, 1, 2)
    residual = replace(old, connections="residual")
    assert alignment(residual, replace(residual, hidden=(*hidden, Layer(3)))) == (0, 1, 2, 3, None)


@given(architectures(), st.sampled_from(["plain", "residual", "momentum_residual"]), st.floats(0, 0.95))
def test_other_connections_keep_every_weight(architecture, connections, gamma):
    old = network_of(architecture, 1)
    new = old.adapted(replace(architecture, connections=connections, gamma=gamma), rng=np.random.default_rng(0))
    np.testing.assert_array_equal(new.parameters, old.parameters)


@pytest.mark.parametrize("name", ["tanh", "sigmoid", "sine"])
def test_many_layers_added_one_after_the_other_leave_weights_that_can_learn(name):
    network = network_of(Architecture(2, (Layer(4, name), Layer(2, name)), 1, "binary"), 1, "float64")
    before, first = logits(network), np.abs(network.weights[-1]).max()
    for _ in range(6):
        hidden = network.architecture.hidden
        network = adapted(network, [*hidden, hidden[-1]])
    # Shrunk once, the values stay as they are: the way back out is not 4⁶ times as long.
    assert np.abs(network.weights[-1]).max() <= 5 * first
    np.testing.assert_allclose(logits(network), before, atol=0.2 * np.abs(before).max())
