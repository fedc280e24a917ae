"""Time travel, undo and redo: what comes back comes back bit for bit."""

import contextlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.lab.session.session import Session
from app.lab.session.undo import Edit, Edits
from app.lab.training.checkpoints import Checkpoints
from app.lab.training.loss_history import Curve
from app.lab.training.run import Run
from tests.lab.conftest import make, settings, train
from tests.lab.session.test_session import CONFIGURATIONS, flat


def state_of(session: Session) -> tuple[bytes, int, object, bytes]:
    return (
        flat(session).tobytes(),
        session.state.step,
        session.config,
        session.points.x.tobytes() + session.points.y.tobytes(),
    )


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"])
def test_going_back_and_training_on_gives_the_same_bits(optimizer: str):
    session = make(training={"optimizer": {"name": optimizer}})
    train(session, 1013)
    end = state_of(session)
    session.seek(400)
    assert session.state.step == 400
    train(session, 1013 - 400)
    assert state_of(session) == end


def test_one_can_look_back_and_return_to_the_end():
    session = make()
    train(session, 1013)
    end, entries = state_of(session), len(session.run.history.entries)
    session.seek(0)
    assert session.state.step == 0
    assert len(session.run.history.entries) == entries
    session.seek(10**9)
    assert state_of(session) == end


def test_the_curve_reaches_to_the_moment_that_was_left():
    session = make()
    session.play()
    session.advance(13, 1.0, clock=lambda: 0.0)
    session.pause()
    session.seek(0)
    assert session.run.history.entries[-1, 0] == 13
    session.seek(13)
    assert session.state.step == 13


def test_training_on_from_the_past_forgets_what_lay_ahead():
    session = make()
    train(session, 1000)
    session.seek(250)
    train(session, 25)
    assert session.run.history.entries[-1, 0] == 275
    session.seek(10**9)
    assert session.state.step == 275


def test_an_edit_in_the_past_forgets_what_lay_ahead():
    session = make()
    train(session, 1000)
    session.seek(250)
    session.move_point(0, (1.0, 1.0))
    assert session.run.history.entries[-1, 0] == 250


def test_going_back_pauses():
    session = make()
    session.play()
    train(session, 100)
    session.seek(0)
    assert not session.running


@pytest.mark.parametrize(
    "edit",
    [
        lambda s: s.move_point(3, (1.0, 2.0)),
        lambda s: s.move_points([3, 5], [(1.0, 2.0), (2.0, 1.0)]),
        lambda s: s.add_points([(0.0, 0.0)], [1]),
        lambda s: s.remove_points([1, 2]),
        lambda s: s.relabel([0], 1),
        lambda s: s.replace_points([(0.0, 0.0), (1.0, 0.0)], [0, 1]),
        lambda s: s.set_weight(1, 0, 0, 3.0),
        lambda s: s.set_layers([np.ones((1, 2))], [np.zeros(1)], []),
        lambda s: s.update(settings(data={"dataset": "moons"})),
        lambda s: s.update(settings(network={"hidden": []})),
        lambda s: s.update(settings(network={"features": ["x2"]})),
        lambda s: s.update(settings(training={"optimizer": {"name": "adam"}})),
        lambda s: s.reset(),
        lambda s: s.seek(50),
    ],
)
def test_every_edit_can_be_undone_and_redone(edit):
    session = make()
    train(session, 130)
    before = state_of(session)
    edit(session)
    after = state_of(session)
    assert before != after
    session.undo()
    assert state_of(session) == before
    session.redo()
    assert state_of(session) == after
    session.undo()
    train(session, 10)
    twin = make()
    train(twin, 140)
    assert flat(session).tobytes() == flat(twin).tobytes()


def test_time_travel_brings_the_settings_of_then_and_a_reset_keeps_those_of_now():
    session = make()
    train(session, 20)
    session.update(settings(training={"optimizer": {"learning_rate": 0.001}}))
    train(session, 20)
    session.seek(0)
    assert session.config.training.optimizer.learning_rate == 0.03
    session.undo()
    assert (session.config.training.optimizer.learning_rate, session.state.step) == (0.001, 40)
    session.reset()
    assert (session.config.training.optimizer.learning_rate, session.state.step) == (0.001, 0)


def test_time_travel_leaves_the_view_alone():
    session = make()
    train(session, 20)
    session.update(settings(view={"epochs_per_second": 100}))
    train(session, 20)
    session.seek(0)
    assert session.config.view.epochs_per_second == 100


def test_undoing_an_edit_of_the_points_keeps_what_was_learnt_since():
    session = make()
    session.move_point(3, (1.0, 2.0))
    train(session, 100)
    weights = flat(session)
    session.undo()
    assert session.state.step == 100
    np.testing.assert_array_equal(flat(session), weights)
    assert session.points.x[3].tolist() != [1.0, 2.0]


def test_undoing_a_new_start_brings_the_trained_network_back():
    session = make()
    train(session, 500)
    before, entries = state_of(session), session.run.history.entries.copy()
    session.update(settings(network={"features": ["x1"]}))
    train(session, 100)
    session.undo()
    assert state_of(session) == before
    np.testing.assert_array_equal(session.run.history.entries, entries)


def test_the_edits_of_one_stroke_are_undone_together():
    session = make()
    first = session.points.x[0].tolist()
    session.stroke = 1
    for place in range(5):
        session.move_point(0, (float(place), 0.0))
    session.stroke = 2
    session.move_point(0, (5.0, 5.0))
    session.undo()
    assert session.points.x[0].tolist() == [4.0, 0.0]
    session.undo()
    assert session.points.x[0].tolist() == first


def test_another_edit_ends_what_could_be_redone():
    session = make()
    session.move_point(0, (1.0, 1.0))
    session.undo()
    session.move_point(0, (2.0, 2.0))
    with pytest.raises(ValueError, match="nothing to redo"):
        session.redo()
    session.undo()
    with pytest.raises(ValueError, match="nothing to undo"):
        session.undo()


def test_the_stack_of_edits_is_bounded():
    session, edits = make(), Edits(capacity=3)
    edit = Edit(Run(session.config, session.points).now, Curve(np.empty((0, 4)), 1), whole=False)
    for _ in range(5):
        edits.record(edit)
    assert edits.counts == (3, 0)


def test_moments_are_bounded_and_span_the_whole_run():
    session = make()
    run = Run(session.config, session.points)
    checkpoints = run.checkpoints = Checkpoints(capacity=20)
    checkpoints.add(run.now)
    run.train(25_000)
    assert len(checkpoints) <= 20
    assert checkpoints.nearest(0).step == 0
    assert checkpoints.nearest(10**9).step >= 25_000 * 7 / 8
    assert abs(checkpoints.nearest(12_000).step - 12_000) <= 25_000 / 8


@hypothesis_settings(max_examples=20, deadline=None)
@given(parts=CONFIGURATIONS, other=CONFIGURATIONS, back=st.integers(0, 60))
def test_any_configuration_seeks_bit_exactly_and_undoes_any_change(parts, other, back):
    session = make(**parts)
    train(session, 30)
    end = state_of(session)
    session.seek(back)
    train(session, 30 - session.state.step)
    assert state_of(session)[0] == end[0]
    with contextlib.suppress(ValueError):  # points of one's own cannot take every other setting
        session.update(settings(**other))
    train(session, 5)
    changed = session.config != end[2]
    if changed:
        session.undo()
        assert session.config == end[2]
    train(session, 5)
    assert np.isfinite(flat(session)).all()


def test_the_points_that_checkpoints_hold_are_counted_once_each():
    session = make(data={"samples": 5000})
    kept = Checkpoints(budget_bytes=4_000_000)
    for step in range(200):
        if step % 2:
            session.move_point(0, (step / 100, 1.0))
        now = session.run.now
        kept.add(replace(now, training=replace(now.training, step=step)))
        held = {id(one.points): one.points.nbytes for one in kept}
        assert sum(held.values()) + sum(one.own_bytes for one in kept) <= 4_000_000
    assert len(kept) >= 16
