"""Training: the updates of the textbook, exact counting, and the same bits again after a restore."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.nn import (
    LOSSES,
    OPTIMIZERS,
    Architecture,
    Evaluation,
    Forward,
    Layer,
    Network,
    Optimizer,
    Regularization,
    Training,
)
from tests.nn.strategies import architectures, data_of, network_of
from tests.nn.textbook import Textbook

ARCHITECTURE = Architecture(2, (Layer(4, "tanh"), Layer(3, "relu")), 3, "multiclass")
SGD = Optimizer("sgd", learning_rate=0.1)


def training_of(architecture=ARCHITECTURE, count=25, seed=1, dtype="float32", **settings):
    inputs, labels = data_of(architecture, count, seed)
    network = network_of(architecture, seed, dtype)
    return Training(network, inputs, labels, rng=np.random.default_rng(seed), **settings)


@pytest.mark.parametrize("batch_size", [1, 10, "full", 99])
@pytest.mark.parametrize("penalty", [("none", 0.0), ("l1", 0.02), ("l2", 0.1)])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_twenty_updates_are_those_of_the_textbook(name, penalty, batch_size):
    optimizer = Optimizer(name, learning_rate=0.02, momentum=0.8, smoothing=0.95, beta_1=0.85, epsilon=1e-5)
    training = training_of(
        dtype="float64",
        optimizer=optimizer,
        regularization=Regularization(*penalty),
        batch_size=batch_size,
        shuffle=False,
    )
    textbook = Textbook(training.network, "cross_entropy", penalty, optimizer)
    inputs, labels = data_of(ARCHITECTURE, 25, 1)
    size = 25 if batch_size == "full" else batch_size
    starts = list(range(0, 25, size))
    for number in range(20):
        start = starts[number % len(starts)]
        textbook.step(inputs[start : start + size], labels[start : start + size])
    training.run(20)
    np.testing.assert_allclose(training.network.parameters, textbook.flat(), rtol=1e-7, atol=1e-9)


def test_float32_follows_float64():
    single, double = (training_of(dtype=dtype, optimizer=SGD) for dtype in ("float32", "float64"))
    single.network.parameters[...] = double.network.parameters
    single.run(60)
    double.run(60)
    np.testing.assert_allclose(single.network.parameters, double.network.parameters, atol=1e-4)


def test_a_large_network_is_updated_in_pieces_with_the_same_result():
    architecture = Architecture(40, (Layer(120, "relu"), Layer(90, "relu")), 4, "multiclass")
    assert architecture.parameter_count > 8192
    for name in ("sgd", "adam"):
        optimizer = Optimizer(name, learning_rate=0.01)
        training = training_of(
            architecture,
            dtype="float64",
            optimizer=optimizer,
            batch_size="full",
            regularization=Regularization("l2", 0.1),
        )
        textbook = Textbook(training.network, "cross_entropy", ("l2", 0.1), optimizer)
        inputs, labels = data_of(architecture, 25, 1)
        for _ in range(5):
            textbook.step(inputs, labels)
        training.run(5)
        np.testing.assert_allclose(training.network.parameters, textbook.flat(), rtol=1e-6, atol=1e-8)


def test_steps_and_epochs_are_counted_exactly():
    training = training_of()
    assert training.steps_per_epoch == 3
    training.run(0)
    training.run(2)
    assert (training.step, training.epoch, training.position) == (2, 0, 2)
    training.run(5)
    assert (training.step, training.epoch, training.position) == (7, 2, 1)


def test_an_epoch_visits_every_point_once_in_a_new_order():
    training = training_of(count=20, batch_size=5)
    orders = []
    for _ in range(3):
        training.run(4)
        orders.append(training.state().permutation.tolist())
    assert all(sorted(order) == list(range(20)) for order in orders)
    assert len({tuple(order) for order in orders}) == 3


def test_shuffled_batches_are_those_of_the_permutation():
    training = training_of(dtype="float64", optimizer=SGD, batch_size=10)
    textbook = Textbook(training.network, optimizer=SGD)
    inputs, labels = data_of(ARCHITECTURE, 25, 1)
    for _ in range(2):
        training.run(1)
        order = training.state().permutation
        training.run(2)
        for start in (0, 10, 20):
            batch = order[start : start + 10]
            textbook.step(inputs[batch], labels[batch])
    np.testing.assert_allclose(training.network.parameters, textbook.flat(), rtol=1e-9)


@given(architectures(), st.integers(2, 30), st.integers(1, 12), st.sampled_from(sorted(OPTIMIZERS)), st.data())
@settings(max_examples=200, deadline=None)
def test_going_on_from_a_snapshot_gives_the_same_bits(architecture, count, batch_size, name, data):
    loss = data.draw(st.sampled_from([loss for loss, entry in LOSSES.items() if architecture.head in entry.heads]))
    before, after = data.draw(st.integers(0, 20)), data.draw(st.integers(1, 20))
    settings = {"loss": loss, "optimizer": Optimizer(name, learning_rate=0.01), "batch_size": batch_size}
    training = training_of(architecture, count, **settings)
    training.run(before)
    state = training.state()
    training.run(after)
    first, counters = (
        training.network.parameters.tobytes(),
        (training.step, training.epoch, training.position),
    )

    training.restore(state)
    training.run(after)
    assert training.network.parameters.tobytes() == first
    assert (training.step, training.epoch, training.position) == counters

    # In another process, step by step, and looked at after every step.
    other = training_of(architecture, count, **settings)
    other.restore(state)
    inputs, labels = data_of(architecture, count, 1)
    forward, evaluation = Forward(other.network, inputs), Evaluation(other.network, inputs, labels, loss)
    for _ in range(after):
        forward.run()
        evaluation.score()
        other.state()
        other.run(1)
    assert other.network.parameters.tobytes() == first


def test_a_snapshot_is_not_changed_by_what_follows():
    training = training_of(optimizer=Optimizer("adam"))
    training.run(4)
    state = training.state()
    kept = state.parameters.tobytes(), state.permutation.tobytes(), state.update.slots["mean"].tobytes()
    training.run(50)
    assert kept == (
        state.parameters.tobytes(),
        state.permutation.tobytes(),
        state.update.slots["mean"].tobytes(),
    )
    with pytest.raises(ValueError, match="read-only"):
        state.parameters[0] = 1


def test_a_moved_point_acts_from_the_next_batch_within_the_same_order():
    training, reference = (
        training_of(dtype="float64", optimizer=SGD),
        training_of(dtype="float64", optimizer=SGD),
    )
    inputs, labels = data_of(ARCHITECTURE, 25, 1)
    moved = inputs + 1
    for run in (training, reference):
        run.run(4)
    training.replace_data(moved, labels)
    assert (training.position, training.step) == (1, 4)
    textbook = Textbook(reference.network, optimizer=SGD)
    order = reference.state().permutation
    for start in (10, 20):
        textbook.step(moved[order[start : start + 10]], labels[order[start : start + 10]])
    training.run(2)
    np.testing.assert_allclose(training.network.parameters, textbook.flat(), rtol=1e-9)
    with pytest.raises(ValueError, match="expected 25 points, got 24"):
        training.replace_data(inputs[1:], labels[1:])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_training_rebuilt_unchanged_goes_on_bit_for_bit(name):
    optimizer = Optimizer(name, learning_rate=0.01)
    straight, rebuilt = training_of(optimizer=optimizer), training_of(optimizer=optimizer)
    straight.run(9)
    for steps in (4, 3, 2):
        rebuilt.run(steps)
        rebuilt = rebuilt.changed()
    assert straight.network.parameters.tobytes() == rebuilt.network.parameters.tobytes()
    assert (rebuilt.step, rebuilt.epoch, rebuilt.position) == (9, 3, 0)


def test_a_change_of_rate_keeps_place_and_velocity():
    optimizer = Optimizer("momentum", learning_rate=0.1)
    training = training_of(dtype="float64", optimizer=optimizer, shuffle=False)
    textbook = Textbook(training.network, optimizer=optimizer)
    inputs, labels = data_of(ARCHITECTURE, 25, 1)
    training.run(4)
    training = training.changed(optimizer=Optimizer("nesterov", learning_rate=0.01))
    assert (training.step, training.position) == (4, 1)
    training.run(1)
    for number, start in enumerate((0, 10, 20, 0, 10)):
        if number == 4:
            textbook.optimizer = Optimizer("nesterov", learning_rate=0.01)
        textbook.step(inputs[start : start + 10], labels[start : start + 10])
    np.testing.assert_allclose(training.network.parameters, textbook.flat(), rtol=1e-9)


def test_a_change_of_batch_size_keeps_the_true_velocity_and_begins_the_epoch_again():
    optimizer = Optimizer("adam", learning_rate=0.01)
    training = training_of(dtype="float64", optimizer=optimizer, shuffle=False)
    textbook = Textbook(training.network, optimizer=optimizer)
    inputs, labels = data_of(ARCHITECTURE, 25, 1)
    training.run(4)
    training = training.changed(batch_size=25)
    assert (training.step, training.epoch, training.position) == (4, 1, 0)
    training.run(1)
    for start, size in ((0, 10), (10, 10), (20, 10), (0, 10), (0, 25)):
        textbook.step(inputs[start : start + size], labels[start : start + size])
    np.testing.assert_allclose(training.network.parameters, textbook.flat(), rtol=1e-7)


def test_a_resized_layer_trains_on():
    training = training_of(optimizer=Optimizer("adam"))
    training.run(4)
    wider = Architecture(2, (Layer(6, "sine"), Layer(3, "relu")), 3, "multiclass")
    training = training.changed(network=training.network.adapted(wider, rng=np.random.default_rng(0)))
    training.run(5)
    assert training.step == 9 and training.network.is_finite()
    with pytest.raises(ValueError, match="parameters"):
        training.restore(training_of().state())


def test_divergence_is_quiet_and_seen_in_the_parameters():
    regression = Architecture(2, (Layer(4, "linear"),), 1, "regression")
    training = training_of(regression, loss="squared_error", optimizer=Optimizer(learning_rate=1e6))
    training.run(300)
    assert not training.network.is_finite()


def test_training_learns_a_disc():
    rng = np.random.default_rng(0)
    inputs = rng.uniform(-6, 6, (200, 2))
    labels = (np.hypot(*inputs.T) < 3.5).astype(int)
    network = Network(Architecture(2, (Layer(8, "tanh"), Layer(4, "tanh"))))
    network.initialize(rng=rng)
    training = Training(network, inputs, labels, rng=rng, optimizer=Optimizer("adam", learning_rate=0.03))
    training.run(2000)
    score = Evaluation(network, inputs, labels, "cross_entropy").score()
    assert score.accuracy is not None and score.accuracy > 0.97 and score.loss < 0.1


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: training_of(batch_size=0), "batch_size must be at least 1"),
        (lambda: training_of(loss="mse"), "unknown loss"),
        (lambda: Optimizer("adamax"), "unknown optimizer 'adamax': expected one of sgd"),
        (lambda: Optimizer(momentum=1.0), r"momentum must lie in \[0, 1\), got 1.0"),
        (lambda: Optimizer(learning_rate=float("nan")), "learning_rate must lie in"),
        (lambda: Regularization("l3", 0.1), "unknown regularization"),
        (lambda: Regularization("l2", -0.1), "not negative"),
    ],
)
def test_impossible_settings_are_refused_with_a_sentence(make, message):
    with pytest.raises(ValueError, match=message):
        make()
