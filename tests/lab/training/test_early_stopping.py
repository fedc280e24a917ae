"""Early stopping: each condition ends playing at an epoch's end, and says so."""

import pytest

from app.lab.settings.sections import Stop
from app.lab.training.early_stopping import Stopping
from app.lab.training.figures import Measure
from tests.lab.conftest import HandClock, make, settings

NO_ACCURACY = Measure(None, None)


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [
        ({"epochs": 7}, "Stopped: 7 epochs are done."),
        ({"train_loss": 0.3}, "the train loss has come down to"),
        ({"test_accuracy": 0.9}, "of the test points are right"),
        ({"patience": 3}, "for 3 epochs the test loss has not been smaller"),
    ],
)
def test_playing_ends_by_itself_and_says_why(stop, sentence):
    session = make(training={"stop": stop, "optimizer": {"learning_rate": 0.3}})
    session.play()
    session.advance(10**6, 1e6, HandClock())
    assert not session.running
    assert sentence in session.state.stopped
    assert session.state.step % 25 == 0


def test_no_condition_lets_it_go_on():
    session = make()
    session.play()
    session.advance(5000, 1e6, HandClock())
    assert session.running
    assert session.state.stopped is None


def test_playing_on_after_the_last_epoch_goes_on():
    session = make(training={"stop": {"epochs": 2}})
    session.play()
    session.advance(10**4, 1e6, HandClock())
    assert session.state.epoch == 2
    session.play()
    session.advance(100, 1e6, HandClock())
    assert session.state.epoch == 6


def test_a_condition_set_while_it_plays_counts():
    session = make()
    session.play()
    session.advance(100, 1e6, HandClock())
    session.update(settings(training={"stop": {"epochs": 6}}))
    session.advance(10**4, 1e6, HandClock())
    assert session.state.epoch == 6


def test_without_test_points_patience_looks_at_the_train_loss():
    stopping = Stopping(Stop(patience=2), 0)
    assert stopping.reached(1, Measure(0.5, None), NO_ACCURACY) is None
    assert stopping.reached(2, Measure(0.6, None), NO_ACCURACY) is None
    sentence = stopping.reached(3, Measure(0.6, None), NO_ACCURACY)
    assert "train loss has not been smaller than 0.5, at epoch 1" in sentence
