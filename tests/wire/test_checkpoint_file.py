"""Checkpoint files: a session that begins from one learns on bit for bit, and what is none is refused."""

import json

import numpy as np
import pytest
from safetensors.numpy import load, save

from app.lab.messages import Refusal
from app.lab.points.importing import place
from app.lab.points.importing import read as read_table
from app.lab.session.session import Session
from app.nn import OPTIMIZERS
from app.wire.checkpoint_file import read, write
from app.wire.frames import decode
from tests.lab.conftest import make, settings, train

PARTS = {
    "momentum": {"training": {"optimizer": {"name": "momentum"}}},
    "dropout and a schedule": {
        "training": {
            "optimizer": {"name": "adam"},
            "dropout": 0.3,
            "schedule": {"name": "exponential", "factor": 0.9, "epochs": 2},
            "clip_norm": 0.5,
        }
    },
    "float64": {"training": {"dtype": "float64", "regularization": {"name": "l2", "rate": 0.01}}},
    "several classes": {"data": {"dataset": "blobs", "classes": 4}, "network": {"features": ["x1", "x1*x2"]}},
    "a regression": {"data": {"dataset": "bumps"}, "training": {"batch_size": "full"}},
    "momentum residual": {"network": {"hidden": [{"units": 2}] * 4, "connections": "momentum_residual"}},
    "no hidden layer": {"network": {"hidden": []}, "training": {"shuffle": False}},
}


def same(one: Session, other: Session) -> None:
    """Both stand at the same place, to the bit."""
    mine, its = one.run.now.training, other.run.now.training
    assert mine.parameters.tobytes() == its.parameters.tobytes()
    assert mine.generator == its.generator
    assert np.array_equal(mine.permutation, its.permutation)
    assert (mine.step, mine.epoch, mine.position) == (its.step, its.epoch, its.position)
    assert mine.update.count == its.update.count
    for name, slot in mine.update.slots.items():
        assert slot.tobytes() == its.update.slots[name].tobytes()
    assert np.array_equal(one.run.history.entries, other.run.history.entries, equal_nan=True)
    assert one.run.trainer.training.learning_rate == other.run.trainer.training.learning_rate


def resumed(session: Session) -> Session:
    return Session.opened(read(write(session)))


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_a_session_goes_on_from_its_file_bit_for_bit(parts):
    session = make(**parts)
    train(session, 137)
    other = resumed(session)
    assert (other.config, other.state) == (session.config, session.state)
    same(session, other)
    for each in (session, other):
        train(each, 200)
    same(session, other)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_goes_on_bit_for_bit(name):
    session = make(training={"optimizer": {"name": name}, "batch_size": 7})
    train(session, 50)
    other = resumed(session)
    for each in (session, other):
        train(each, 60)
    same(session, other)


def test_what_was_edited_on_the_way_is_part_of_it():
    session = make(data={"samples": 80})
    train(session, 30)
    session.update(settings(training={"batch_size": 3, "optimizer": {"name": "rmsprop"}}))
    session.move_point(2, (1 / 3, 0.1))
    train(session, 31)
    session.import_points(place(read_table(b"10,20,red\n30,40,green\n50,10,red\n11,12,green\n"), rescale=True))
    session.set_weight(1, 0, 0, 5.0)
    train(session, 12)
    other = resumed(session)
    assert other.points.same(session.points)
    assert (other.points.scale, other.points.names) == (session.points.scale, session.points.names)
    for each in (session, other):
        train(each, 40)
        each.update(settings(network={"hidden": [{"units": 6}]}))
        train(each, 40)
    same(session, other)


def test_at_the_beginning_there_is_a_checkpoint_too():
    session = make()
    other = resumed(session)
    train(session, 10)
    train(other, 10)
    same(session, other)


def changed(body: bytes, state=lambda state: None, tensors=lambda tensors: None) -> bytes:
    """The file with something else in its state, or in its tensors."""
    told, arrays = decode(body)
    state(told)
    arrays = {name: array.copy() for name, array in arrays.items()}
    tensors(arrays)
    return save(arrays, {"state": json.dumps(told)})


CUT = {
    "nothing": lambda body: b"",
    "no safetensors": lambda body: b"x" * 200,
    "half a file": lambda body: body[: len(body) // 2],
    "weights alone": lambda body: save({"0.weight": np.zeros((1, 2), np.float32)}),
    "no state": lambda body: save(load(body)),
    "a state that is none": lambda body: save(load(body), {"state": "[]"}),
    "a deep state": lambda body: save(load(body), {"state": "[" * 100_000}),
    "another step": lambda body: changed(body, lambda state: state.update(step=-1)),
    "an unknown part": lambda body: changed(body, lambda state: state.update(colour=1)),
    "a place beyond the epoch": lambda body: changed(body, lambda state: state.update(position=25)),
    "another batch": lambda body: changed(body, lambda state: state.update(batch=7)),
    "too many bits": lambda body: changed(body, lambda state: state["generator"].update(state="9" * 39)),
    "a generator that is none": lambda body: changed(body, lambda state: state["generator"].update(inc="x")),
    "a unit of nothing": lambda body: changed(body, lambda state: state["units"].update(mean=0)),
    "another network": lambda body: changed(
        body, lambda state: state["setup"]["network"].update(hidden=[{"units": 9, "activation": "tanh"}])
    ),
    "too few parameters": lambda body: changed(
        body, tensors=lambda tensors: tensors.update(parameters=tensors["parameters"][:-1])
    ),
    "no number": lambda body: changed(
        body, tensors=lambda tensors: tensors["parameters"].__setitem__(0, np.float32(np.nan))
    ),
    "a point twice": lambda body: changed(body, tensors=lambda tensors: tensors["permutation"].__setitem__(0, 1)),
    "a slot too few": lambda body: changed(body, tensors=lambda tensors: tensors.pop("optimizer.mean")),
    "a history of words": lambda body: changed(body, tensors=lambda tensors: tensors.update(loss=np.zeros((3, 5)))),
    "a history ahead": lambda body: changed(body, tensors=lambda tensors: tensors["loss"].__setitem__((-1, 0), 1e9)),
}


@pytest.mark.parametrize("cut", CUT.values(), ids=CUT)
def test_what_is_no_checkpoint_is_refused(cut):
    session = make(training={"optimizer": {"name": "adam"}})
    train(session, 30)
    with pytest.raises(Refusal):
        Session.opened(read(cut(write(session))))


def test_a_file_cut_short_is_said_to_be_one_perhaps():
    whole = write(make())
    with pytest.raises(Refusal, match="or not all of it"):
        read(whole[: len(whole) // 2])
