"""A rehearsal is the step that then happens, bit for bit."""

import numpy as np
import pytest

from app.nn import OPTIMIZERS, Architecture, Layer, Optimizer, Regularization, Training, preview_step
from tests.nn.strategies import data_of, network_of
from tests.nn.test_trace import flat


def training_of(optimizer="sgd", batch_size=10, dropout=0.0, dtype="float32", **settings):
    architecture = Architecture(2, (Layer(5, "tanh"), Layer(4, "relu")), 3, "multiclass")
    inputs, labels = data_of(architecture, 24, 2)
    return Training(
        network_of(architecture, 1, dtype),
        inputs,
        labels,
        rng=np.random.default_rng(0),
        optimizer=Optimizer(optimizer),
        batch_size=batch_size,
        dropout=dropout,
        **settings,
    )


@pytest.mark.parametrize("dropout", [0.0, 0.4])
@pytest.mark.parametrize("batch_size", [1, 10, "full"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_what_it_shows_then_happens(optimizer, batch_size, dropout):
    training = training_of(optimizer, batch_size, dropout)
    never_looked = training_of(optimizer, batch_size, dropout)
    for _ in range(30):  # over more than one epoch, and its smaller last batch
        seen = preview_step(training)
        assert np.array_equal(seen.before, training.network.parameters)
        training.run(1)
        never_looked.run(1)
        assert np.array_equal(seen.after, training.network.parameters)
    assert np.array_equal(training.network.parameters, never_looked.network.parameters)


@pytest.mark.parametrize("dropout", [0.0, 0.4])
@pytest.mark.parametrize("batch_size", [1, 10, "full"])
def test_the_traced_gradient_is_the_one_that_the_step_takes(batch_size, dropout):
    training = training_of("sgd", batch_size, dropout, "float64", regularization=Regularization("l2", 0.1))
    for _ in range(30):
        seen = preview_step(training)
        gradient = flat(seen.trace, penalised=True)
        rate = training.learning_rate
        np.testing.assert_allclose((seen.before - seen.after) / rate, gradient, rtol=1e-9, atol=1e-12)
        training.run(1)


def test_every_point_is_shown_once_an_epoch():
    training = training_of()
    shown = []
    for _ in range(training.steps_per_epoch):
        shown += preview_step(training).points.tolist()
        training.run(1)
    assert sorted(shown) == list(range(24))
