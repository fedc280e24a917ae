"""The metrics of a session: right, computed only for those who ask, and never stale after an edit."""

import json
from dataclasses import asdict

import numpy as np
import pytest
from sklearn import metrics as oracle

from app.lab.session.session import Session
from app.lab.training import trainer
from app.lab.views.request import ViewRequest
from tests.lab.conftest import make, train

ALL = ViewRequest(surface=None, neurons=None, features=None, metrics=True)
NONE = ViewRequest()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The steps at which metrics were computed."""
    steps: list[int] = []
    measure = trainer.measure

    def count(training, *labelled):
        steps.append(training.step)
        return measure(training, *labelled)

    monkeypatch.setattr(trainer, "measure", count)
    return steps


@pytest.mark.parametrize("data", [{"dataset": "circle"}, {"dataset": "iris_petals"}])
def test_classes_are_counted_as_scikit_learn_counts_them(data: dict[str, object]):
    session = make(data=data, training={"regularization": {"name": "l2", "rate": 0.01}})
    train(session, 300)
    metrics, points = session.metrics, session.points
    assert metrics.test is not None
    for quality, chosen in ((metrics.train, ~points.test), (metrics.test, points.test)):
        predicted, _ = session.still.queries.predict(points.x[chosen])
        true = points.y[chosen]
        np.testing.assert_array_equal(quality.confusion, oracle.confusion_matrix(true, predicted))
        shares = oracle.precision_recall_fscore_support(true, predicted, zero_division=0)
        np.testing.assert_allclose([p or 0.0 for p in quality.precision or []], shares[0])
        np.testing.assert_allclose([r or 0.0 for r in quality.recall or []], shares[1])
        assert quality.accuracy == pytest.approx(oracle.accuracy_score(true, predicted))
        assert quality.r_squared is quality.mean_absolute_error is None
    penalty = 0.01 / 2 * sum(np.square(w, dtype=np.float64).sum() for w in session.layers[0])
    assert metrics.train.loss == pytest.approx(session.state.loss.train)
    assert metrics.train.objective == pytest.approx(metrics.train.loss + penalty)


def test_a_regression_is_measured_as_scikit_learn_measures_it():
    session = make(data={"dataset": "bumps", "test_fraction": 0.0}, training={"schedule": {"name": "exponential"}})
    train(session, 100)
    metrics, points = session.metrics, session.points
    predicted, _ = session.still.queries.predict(points.x)
    assert metrics.test is None
    assert metrics.train.confusion is metrics.train.accuracy is None
    assert metrics.train.r_squared == pytest.approx(oracle.r2_score(points.y, predicted), rel=1e-4)
    assert metrics.train.mean_absolute_error == pytest.approx(oracle.mean_absolute_error(points.y, predicted))
    assert metrics.learning_rate == pytest.approx(0.03 * 0.5**2)


def test_layers_tell_of_their_gradients_and_of_their_dead_units():
    session = make(network={"hidden": [{"units": 3, "activation": "relu"}]})
    session.set_weight(1, 0, None, -100.0)
    first, last = session.metrics.layers
    assert (first.units, first.dead, last.units, last.dead, last.saturated) == (3, 1, 1, 0, 0)
    assert first.gradient_norm is not None
    assert first.gradient_norm > 0
    assert last.update_ratio is not None
    assert last.update_ratio > 0


def test_measuring_changes_no_number_of_the_run():
    measured, left = (make(training={"dropout": 0.2, "optimizer": {"name": "adam"}}) for _ in range(2))
    for steps in (7, 30, 41):
        assert measured.metrics.step == left.state.step
        train(measured, steps)
        train(left, steps)
    for a, b in zip(measured.layers[0], left.layers[0], strict=True):
        np.testing.assert_array_equal(a, b)


def test_numbers_that_overflow_are_none_and_still_json():
    layers = [{"units": 2, "activation": "linear"}] * 8
    session = make(data={"dataset": "plane"}, network={"hidden": layers})
    for layer in range(1, 9):
        session.set_weight(layer, 0, 0, 1e6)
    metrics = session.metrics
    assert metrics.train.loss is None
    json.dumps(asdict(metrics), allow_nan=False)


def test_nothing_is_computed_when_nobody_asks(counted: list[int]):
    session = make()
    session.watch([NONE])
    for now in range(20):
        train(session, 5)
        session.move_point(0, (1.0, 0.1 * now))
        assert session.snapshot(float(now)).metrics is None
    assert counted == []


def frames(session: Session, seconds: float, count: int, steps: int = 1) -> None:
    start = session.state.step
    for frame in range(count):
        train(session, steps)
        session.snapshot(start + frame * seconds)


def test_while_it_trains_they_are_computed_four_times_a_second(counted: list[int]):
    session = make()
    session.watch([NONE, ALL])
    session.play()
    frames(session, 1 / 32, 64)
    assert len(counted) == 8


def test_a_paused_session_that_stands_still_computes_once(counted: list[int]):
    session = make()
    session.watch([ALL])
    for now in range(10):
        session.snapshot(float(now))
    assert counted == [0]


def test_after_an_edit_and_at_the_end_they_are_never_stale(counted: list[int]):
    session = make()
    session.watch([ALL])
    session.play()
    train(session, 1)
    old = session.snapshot(0.0).metrics
    session.relabel([0, 1, 2], 1)
    edited = session.snapshot(0.001).metrics
    assert edited is not old
    assert edited == session.metrics
    session.running = False  # a condition to stop, met between two frames
    session.train(3)
    train(session, 0)
    session.snapshot(0.002)
    session.advance(3, 1e6, lambda: 0.0)
    shown = session.snapshot(0.003).metrics
    assert shown is not None
    assert shown.step == session.state.step == 4
