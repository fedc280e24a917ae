"""Schedules: the rate of every epoch, and the same bits after a restore, a change or a different cut of the run."""

import math

import numpy as np
import pytest

from app.nn import OPTIMIZERS, SCHEDULES, Optimizer, Schedule
from tests.nn.test_training import training_of

RATES = {
    "constant": (Schedule(), [0.08, 0.08, 0.08, 0.08, 0.08, 0.08]),
    "step": (Schedule("step", factor=0.5, epochs=2), [0.08, 0.08, 0.04, 0.04, 0.02, 0.02]),
    "exponential": (Schedule("exponential", factor=0.5), [0.08, 0.04, 0.02, 0.01, 0.005, 0.0025]),
    "cosine": (
        Schedule("cosine", epochs=4, floor=0.02),
        [0.08, 0.05 + 0.03 * math.sqrt(0.5), 0.05, 0.05 - 0.03 * math.sqrt(0.5), 0.02, 0.02],
    ),
}


@pytest.mark.parametrize("name", SCHEDULES)
def test_the_rate_of_every_epoch(name):
    schedule, expected = RATES[name]
    training = training_of(optimizer=Optimizer(learning_rate=0.08), schedule=schedule)
    seen = []
    for _ in expected:
        seen.append(training.learning_rate)
        training.run(1)
        assert training.learning_rate == seen[-1]
        training.run(2)
    assert seen == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("name", SCHEDULES)
def test_an_epoch_is_that_of_a_constant_rate_of_its_own(name, optimizer):
    schedule, _ = RATES[name]
    scheduled = training_of(dtype="float64", optimizer=Optimizer(optimizer, learning_rate=0.08), schedule=schedule)
    by_hand = training_of(dtype="float64", optimizer=Optimizer(optimizer, learning_rate=0.08))
    for epoch in range(6):
        rate = schedule.rate(0.08, epoch)
        by_hand = by_hand.changed(optimizer=Optimizer(optimizer, learning_rate=rate))
        by_hand.run(3)
    scheduled.run(18)
    assert scheduled.network.parameters.tobytes() == by_hand.network.parameters.tobytes()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("name", SCHEDULES)
def test_restoring_and_rebuilding_give_the_same_bits(name, optimizer):
    schedule, _ = RATES[name]
    settings = {"optimizer": Optimizer(optimizer, learning_rate=0.05), "schedule": schedule}
    training = training_of(**settings)
    training.run(7)
    state, rate = training.state(), training.learning_rate
    training.run(8)
    expected = training.network.parameters.tobytes()
    training.restore(state)
    assert training.learning_rate == rate
    for steps in (1, 4, 3):
        training.run(steps)
        training = training.changed()
    assert training.network.parameters.tobytes() == expected
    other = training_of(**settings)
    other.restore(state)
    other.run(8)
    assert other.network.parameters.tobytes() == expected


def test_a_schedule_begun_later_has_the_rate_of_its_epoch():
    training = training_of(optimizer=Optimizer(learning_rate=0.08))
    training.run(7)
    training = training.changed(schedule=RATES["exponential"][0])
    assert training.learning_rate == 0.02
    assert training.changed(schedule=Schedule()).learning_rate == 0.08


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Schedule("linear"), "unknown schedule 'linear': expected one of constant"),
        (lambda: Schedule("step", factor=1.5), r"factor must lie in \[0, 1\), got 1.5"),
        (lambda: Schedule("step", epochs=0), "epochs must lie in"),
        (lambda: Schedule("cosine", floor=np.nan), "floor must lie in"),
    ],
)
def test_impossible_schedules_are_refused_with_a_sentence(make, message):
    with pytest.raises(ValueError, match=message):
        make()
