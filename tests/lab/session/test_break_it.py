"""What breaks a network: settings that are undone and kept like others, and damage that is done once."""

import numpy as np
import pytest

from app.lab.messages import Refusal
from tests.lab.conftest import make, settings, train

DATA = {"dataset": "blobs", "classes": 3, "samples": 60}
ADAM = {"optimizer": {"name": "adam", "weight_decay": 0.1}}


def session_of(**network):
    session = make(data=DATA, training=ADAM, network=network)
    train(session, 20)
    return session


def bits(session):
    return session.run.trainer.network.parameters.tobytes()


def said(session):
    return [mark.change.what.template for mark in session.run.history.marks]


SILENT = settings(network={"silenced_units": [[1, 0], [2, 1]]})
FROZEN = settings(training={"frozen_layers": [1], "frozen_weights": [[2, 0, 1], [3, 0, None]]})
UNBIASED = settings(network={"layers_without_bias": [1, 3]})


@pytest.mark.parametrize("change", [SILENT, FROZEN])
def test_a_setting_leaves_the_weights_and_its_undo_what_was_learnt_since(change):
    session = session_of()
    before, config = bits(session), session.config
    session.update(change)
    assert bits(session) == before
    train(session, 10)
    learnt = bits(session)
    session.undo()
    assert session.config == config
    assert bits(session) == learnt != before
    session.redo()
    assert session.config == config.patched(change)


def test_a_silenced_unit_changes_what_is_said_at_once():
    session = session_of()
    loss = session.state.loss
    session.update(SILENT)
    assert session.state.loss != loss
    session.undo()
    assert session.state.loss == loss


def test_a_frozen_layer_stays_and_the_others_learn():
    session = session_of()
    session.update(FROZEN)
    (first, second, third), (b1, _, b3) = session.layers
    train(session, 20)
    (first_now, second_now, third_now), (b1_now, _, b3_now) = session.layers
    np.testing.assert_array_equal(first, first_now)
    np.testing.assert_array_equal(b1, b1_now)
    assert second[0, 1] == second_now[0, 1]
    assert b3[0] == b3_now[0]
    assert (third != third_now).all()
    assert (b3 != b3_now).sum() == 2
    assert second[0, 0] != second_now[0, 0]


def test_a_layer_without_biases_loses_them_and_its_undo_gives_them_back():
    session = session_of()
    before = bits(session)
    session.update(UNBIASED)
    train(session, 10)
    biases = session.layers[1]
    assert not biases[0].any()
    assert not biases[2].any()
    assert biases[1].any()
    with pytest.raises(Refusal, match="layer 1 is without a bias: its b must be 0"):
        session.set_weight(1, 0, None, 0.5)
    weights, biases = session.layers
    biases[0][...] = 1
    with pytest.raises(Refusal, match="layer 1 is without a bias"):
        session.set_layers(weights, biases)
    session.undo()
    assert bits(session) == before


@pytest.mark.parametrize("change", [SILENT, FROZEN, UNBIASED])
def test_the_same_steps_give_the_same_bits(change):
    ends = []
    for _ in range(2):
        session = session_of()
        session.update(change)
        train(session, 40)
        ends.append(bits(session))
    assert ends[0] == ends[1]
    session.seek(session.run.checkpoints.nearest(30).step)
    train(session, 60 - session.state.step)
    assert bits(session) == ends[0]


def test_they_are_marked_on_the_curve():
    session = session_of()
    session.update(SILENT)
    session.update(FROZEN)
    session.add_noise(0.1, 0)
    train(session, 1)
    session.quantise(4)
    session.flip_labels(0.2, 0)
    marks = [mark.change for mark in session.run.history.marks]
    assert [mark.path for mark in marks] == [
        *("network.silenced_units", "training.frozen_layers", "training.frozen_weights"),
        *("weights", "weights", "points"),
    ]
    assert [str(mark.new) for mark in marks[:3]] == ["1/0, 2/1", "1", "2/0/1, 3/0/b"]
    assert [dict(mark.what.values) for mark in marks[3:]] == [{"percent": 10.0}, {"bits": 4}, {"percent": 20.0}]


@pytest.mark.parametrize("damage", [lambda session: session.add_noise(0.5, 3), lambda session: session.quantise(2)])
def test_damaged_weights_are_one_edit_and_learn_on(damage):
    session = session_of()
    before, biases = bits(session), session.layers[1]
    damage(session)
    damaged = bits(session)
    assert damaged != before
    for now, then in zip(session.layers[1], biases, strict=True):
        np.testing.assert_array_equal(now, then)
    train(session, 10)
    session.undo()
    assert bits(session) == before
    damage(session)
    assert bits(session) == damaged


def test_flipped_labels_are_those_of_a_share_of_the_training_points():
    session = session_of()
    points, before = session.points, bits(session)
    session.flip_labels(0.2, 1)
    changed = session.points.y != points.y
    assert not changed[points.test].any()
    assert changed.sum() == round(0.2 * (~points.test).sum())
    assert set(session.points.y.tolist()) <= {0, 1, 2}
    assert bits(session) == before
    once = session.points.y
    session.undo()
    assert session.points is points
    session.flip_labels(0.2, 1)
    np.testing.assert_array_equal(session.points.y, once)
    session.flip_labels(1.0, 1)


def test_a_regression_has_no_labels_to_flip():
    with pytest.raises(Refusal, match="the points of a regression have no classes"):
        make(data={"dataset": "plane"}).flip_labels(0.2, 0)


def test_weights_beyond_numbers_are_refused():
    session = session_of()
    weights, biases = session.layers
    weights[0][...] = 3e38
    session.set_layers(weights, biases)
    with pytest.raises(Refusal, match="the weights are too large for that"):
        session.add_noise(2.0, 0)
