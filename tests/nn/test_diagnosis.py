"""Diagnoses: every cause brought about on purpose, and named at the last finite step."""

import numpy as np
import pytest

from app.nn import Architecture, Evaluation, Layer, Network, Optimizer, Regularization, Schedule, Training, diagnose

LINE = Architecture(2, (), 1, "regression")
LINEAR = Architecture(2, (Layer(8, "linear"),), 1, "regression")
TANH = Architecture(2, (Layer(8), Layer(8)))
TANH_REGRESSION = Architecture(2, (Layer(8),), 1, "regression")
RELU = Architecture(2, (Layer(8, "relu"),) * 3, 1, "regression")
RELU_CLASSES = Architecture(2, (Layer(8, "relu"),), 3, "multiclass")


def last_finite(architecture, *, scale=1.0, half_width=None, prepare=lambda network: None, **settings):
    """A training that diverges, brought back to the last step at which weights and loss were finite."""
    rng, network = np.random.default_rng(0), Network(architecture)
    if half_width:
        network.initialize("uniform", rng, half_width)
    else:
        network.initialize("glorot_uniform", rng)
    x = rng.uniform(-6, 6, (40, 2)) * scale
    regression = architecture.head == "regression"
    y = rng.uniform(-1, 1, 40) if regression else rng.integers(0, max(2, architecture.outputs), 40)
    loss = "squared_error" if regression else "cross_entropy"
    training = Training(network, x, y, rng=rng, loss=loss, batch_size="full", **settings)
    prepare(network)
    evaluation = Evaluation(network, x, y, loss)
    for _ in range(1000):
        state = training.state()
        training.run(1)
        if not (network.is_finite() and np.isfinite(evaluation.loss())):
            training.restore(state)
            return training
    raise AssertionError("it does not diverge")


def by_hand(layer, value):
    def prepare(network):
        network.weights[layer][0, 0] = value

    return prepare


def sgd(rate):
    return Optimizer(learning_rate=rate)


CASES = {
    "a rate far too high on a line": ("learning_rate", LINE, {"optimizer": sgd(3)}),
    "a rate far too high with linear units": ("learning_rate", LINEAR, {"optimizer": sgd(3)}),
    "a rate far too high with dead units": ("learning_rate", RELU, {"optimizer": sgd(3)}),
    "a rate far too high with tanh": ("learning_rate", TANH_REGRESSION, {"optimizer": sgd(3)}),
    "a rate far too high on classes": ("learning_rate", RELU_CLASSES, {"optimizer": sgd(1e3)}),
    "momentum that is not to blame": ("learning_rate", LINE, {"optimizer": Optimizer("momentum", learning_rate=3)}),
    "momentum": ("momentum", LINE, {"optimizer": Optimizer("momentum", learning_rate=0.5)}),
    "nesterov": ("momentum", LINEAR, {"optimizer": Optimizer("nesterov", learning_rate=0.3)}),
    "a penalty": ("regularization", TANH, {"optimizer": sgd(3), "regularization": Regularization("l2", 1)}),
    "a penalty with momentum": (
        "regularization",
        TANH,
        {"optimizer": Optimizer("momentum", learning_rate=3), "regularization": Regularization("l2", 2)},
    ),
    "a decay": ("regularization", TANH, {"optimizer": Optimizer("adamw", learning_rate=3, weight_decay=1)}),
    "weights that make ReLU explode": ("activations", RELU, {"half_width": 1000, "optimizer": sgd(1e-3)}),
    "an output weight set by hand": (
        "weights",
        TANH_REGRESSION,
        {"prepare": by_hand(-1, 1e20), "optimizer": sgd(0.03)},
    ),
    "a first weight set by hand": ("weights", RELU_CLASSES, {"prepare": by_hand(0, 1e38), "optimizer": sgd(0.03)}),
    "inputs out of scale": ("data", LINEAR, {"scale": 1e5, "optimizer": sgd(0.03)}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_cause_is_named(name):
    cause, architecture, settings = CASES[name]
    training = last_finite(architecture, **settings)
    before = training.state()
    diagnosis = diagnose(training)
    assert diagnosis.cause == cause, diagnosis.sentence
    assert diagnosis.sentence.endswith(".") and "{" not in diagnosis.sentence and "nan" not in diagnosis.sentence
    after = training.state()
    assert after.parameters.tobytes() == before.parameters.tobytes()
    assert (after.step, after.generator) == (before.step, before.generator)


def test_targets_out_of_scale_are_named():
    network = Network(LINE)
    x, y = np.ones((4, 2)), np.array([1e6, 0, 0, 0])
    training = Training(network, x, y, rng=np.random.default_rng(0), loss="squared_error")
    assert diagnose(training).sentence.startswith("The targets reach 1e+06")


def test_outputs_whose_loss_overflows_are_named():
    rng, network = np.random.default_rng(0), Network(TANH_REGRESSION)
    network.initialize("glorot_uniform", rng)
    network.weights[-1][...] *= 1e25
    training = Training(network, rng.normal(size=(9, 2)), np.zeros(9), rng=rng, loss="squared_error")
    diagnosis = diagnose(training)
    assert diagnosis.cause == "loss" and "float32" in diagnosis.sentence and "Huber" in diagnosis.sentence


def test_the_numbers_are_those_of_the_moment():
    rng, network = np.random.default_rng(0), Network(LINE)
    settings = {"optimizer": sgd(0.8), "schedule": Schedule("step", factor=0.5, epochs=1), "batch_size": "full"}
    training = Training(network, np.ones((4, 2)), np.zeros(4), rng=rng, loss="squared_error", **settings)
    training.run(1)
    assert diagnose(training).sentence == (
        "The learning rate, 0.4, is probably too high: every step overshoots further. Lower it."
    )


@pytest.mark.parametrize(("name", "limit"), [("sgd", 2.0), ("momentum", 3.6), ("nesterov", 3.6 / 2.6)])
def test_the_limit_of_a_penalty_is_where_it_begins_to_throw_weights_out(name, limit):
    """On one weight without data the update is linear: it grows just above the limit and shrinks just below."""
    for factor, grows in ((0.98, False), (1.02, True)):
        network = Network(LINE, "float64")
        network.weights[0][...] = 1
        training = Training(
            network,
            np.zeros((2, 2)),
            np.zeros(2),
            rng=np.random.default_rng(0),
            loss="squared_error",
            optimizer=Optimizer(name, learning_rate=0.5, momentum=0.8),
            regularization=Regularization("l2", 2 * limit * factor),
        )
        assert (diagnose(training).cause == "regularization") == grows
        training.run(2000)
        assert (abs(network.weights[0]).max() > 1) == grows
