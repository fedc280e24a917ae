"""Setups: a session handed on stands where it stood, and what does not fit is refused with a sentence."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.lab.points.importing import place, read
from app.lab.session.session import Session
from app.wire.setup import Setup
from tests.lab.conftest import make, settings, train
from tests.wire.strategies import configs


def handed_on(session: Session) -> Session:
    text = Setup.of(session).model_dump_json()
    return Session.opened(Setup.model_validate_json(text).start)


def learnt(**parts) -> Session:
    session = make(**parts)
    train(session, 130)
    return session


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"data": {"dataset": "blobs", "classes": 4}},
        {"data": {"dataset": "bumps"}, "training": {"dtype": "float64"}},
        {"network": {"hidden": []}},
        {"network": {"hidden": [{"units": 2}] * 4, "connections": "momentum_residual", "gamma": 0.8}},
    ],
)
def test_a_session_handed_on_stands_where_it_stood(parts):
    session = learnt(**parts)
    other = handed_on(session)
    assert other.config == session.config
    assert (other.state.step, other.state.epoch) == (session.state.step, session.state.epoch)
    assert other.state.loss == session.state.loss
    for mine, its in zip(session.layers, other.layers, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(mine, its, strict=True))
    train(other, 30)
    assert other.state.step == session.state.step + 30


def test_points_are_part_of_it_only_where_they_were_edited():
    session = learnt()
    assert Setup.of(session).points is None
    session.move_point(3, (1.23456789, -2.0))
    session.relabel([4], 1)
    setup = Setup.of(session)
    assert setup.points is not None
    other = handed_on(session)
    assert other.config.data.dataset == "circle"
    assert other.points.same(session.points)


def test_numbers_are_short():
    assert len(Setup.of(learnt()).model_dump_json()) < 2500


def test_a_new_beginning_is_one_edit():
    session = learnt()
    before = session.layers
    session.update(settings(data={"noise": 0.1}))
    session.begin(Setup.model_validate({"data": {"dataset": "xor"}}).start)
    assert (session.config.data.dataset, session.config.data.noise, session.state.step) == ("xor", 0.0, 0)
    session.undo()
    assert (session.config.data.dataset, session.config.data.noise, session.state.step) == ("circle", 0.1, 130)
    assert all(np.array_equal(a, b) for a, b in zip(before[0], session.layers[0], strict=True))
    session.redo()
    assert session.config.data.dataset == "xor"


def test_the_hidden_layers_become_what_the_weights_describe():
    weights = [{"W": [[1.0, 2.0]] * 3, "b": [0.0] * 3, "activation": "relu"}, {"W": [[1.0] * 3], "b": [0.5]}]
    session = Session.opened(Setup.model_validate({"weights": weights, "step": 60}).start)
    assert [layer.units for layer in session.config.network.hidden] == [3]
    assert (session.state.step, session.state.epoch) == (60, 2)
    session.reset()
    assert session.state.step == 0


@pytest.mark.parametrize(
    ("setup", "sentence"),
    [
        ({"step": 5}, "a step needs the weights"),
        ({"points": {"x": [[0, 0], [1, 1]], "y": [0]}}, "equally long"),
        ({"points": {"x": [[0, 0], [9, 1]], "y": [0, 1]}}, "in the plane"),
        ({"points": {"x": [[0, 0], [1, 1]], "y": [0, 7]}}, "class number"),
        ({"points": {"x": [[0, 0]], "y": [0]}}, "at least 2 points"),
        ({"weights": [{"W": [[1.0, 1.0, 1.0]], "b": [0.0]}]}, "2 columns"),
        ({"points": {"x": [[0, 0], [1, 1]], "y": [0, 1], "scale": {"factor": [0, 1]}}}, "may be 0"),
        ({"points": {"x": [[0, 0], [1, 1]], "y": [0, 1], "names": ["a", "b", "c"]}}, "3 names for 2 classes"),
        ({"epochs": 5}, "a step needs the weights"),
        ({"weights": [{"W": [[1e39, 1.0]], "b": [0.0]}]}, "between"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(setup, sentence):
    session = make()
    with pytest.raises(ValueError, match=sentence):
        session.begin(Setup.model_validate_json(json.dumps(setup)).start)
    assert session.revision == 0


def test_unknown_parts_are_refused():
    with pytest.raises(ValidationError):
        Setup.model_validate({"colour": 1})


def test_classes_keep_their_names():
    session = make()
    session.import_points(place(read(b"1,2,dog\n2,1,cat\n-1,-2,dog\n-2,-1,cat\n"), rescale=False))
    assert handed_on(session).points.names == ("cat", "dog")


def test_the_exported_configuration_begins_with_the_points_there_are_and_nothing_learnt():
    session = learnt()
    assert set(json.loads(Setup.of(session).beginning)) == {"data", "network", "training", "view"}
    session.replace_points([(0.123456789, 1.0), (2.0, -3.0), (4.0, 4.0)], [0, 1, 1], ["train", "test", "train"])
    other = Session.opened(Setup.model_validate_json(Setup.of(session).beginning).start)
    assert other.config == session.config
    assert other.points.same(session.points)
    assert other.state.step == 0


def test_the_epoch_is_handed_on_though_the_batches_have_changed():
    session = learnt(data={"samples": 80}, training={"schedule": {"name": "step", "epochs": 10}})
    session.update(settings(training={"batch_size": "full"}))
    train(session, 7)
    session.update(settings(training={"batch_size": 3}))
    train(session, 5)
    other = handed_on(session)
    assert other.run.epochs == session.run.epochs
    assert other.state.epoch == session.state.epoch == 39
    assert other.run.trainer.training.learning_rate == session.run.trainer.training.learning_rate
    assert other.steps_in(1) == session.steps_in(1)


def test_units_and_names_of_imported_points_are_handed_on():
    session = make()
    session.import_points(place(read(b"10,20,red\n30,40,green\n50,10,blue\n11,12,red\n"), rescale=True))
    other = handed_on(session)
    assert other.points.same(session.points)
    assert (other.points.scale, other.points.names) == (session.points.scale, session.points.names)


@given(parts=configs(), size=st.sampled_from([1.0, 1e7, 1e30, 3e38]), steps=st.integers(0, 30))
def test_what_the_server_wrote_it_reads(parts, size, steps):
    session = Session(parts)
    train(session, steps)
    weights, biases = session.layers
    for layer, (w, b) in enumerate(zip(weights, biases, strict=True)):
        w *= size / max(1.0, np.abs(w).max()) if layer == 0 else 1
        b[...] = -size
    session.set_layers(weights, biases)
    session.move_points([0], [(1 / 3, -2 / 3)])
    other = handed_on(session)
    assert other.config == session.config
    assert other.points.same(session.points)
    assert (other.state.step, other.run.epochs) == (session.state.step, session.run.epochs)
    for mine, its in zip(session.layers, other.layers, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(mine, its, strict=True))
