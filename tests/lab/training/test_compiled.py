"""Compiled calls: bounded for all sessions together, let go and made anew without a bit's difference."""

from functools import partial

import numpy as np
import pytest

from app.lab.training import run as run_module
from app.lab.training.compiled import CompiledCalls
from app.lab.training.trainer import Trainer
from tests.lab.conftest import make, train


class Owner:
    def __init__(self, nbytes: int) -> None:
        self.nbytes = self.size = nbytes

    def release(self) -> None:
        self.nbytes = 0


def test_those_used_longest_ago_let_their_calls_go():
    calls, owners = CompiledCalls(budget_bytes=100), [Owner(40) for _ in range(3)]
    for owner in (*owners[:2], owners[0], owners[2]):
        calls.used(owner)
    assert [owner.nbytes for owner in owners] == [40, 0, 40]
    assert calls.nbytes == 80


def test_one_that_needs_more_than_there_is_keeps_its_calls():
    calls, owner = CompiledCalls(budget_bytes=1), Owner(40)
    calls.used(owner)
    assert owner.nbytes == 40


def test_those_that_are_gone_count_no_more():
    calls, kept = CompiledCalls(budget_bytes=100), Owner(40)
    calls.used(kept)
    calls.used(Owner(40))
    calls.used(Owner(50))
    calls.used(kept)
    assert kept.nbytes == 40


@pytest.mark.parametrize(
    ("dropout", "data", "shift"),
    [
        (0.0, {}, 0),
        (0.3, {}, 0),
        (0.0, {"dataset": "digits_8x8", "samples": 300}, 0),
        (0.0, {"dataset": "digits_8x8", "samples": 300}, 2),
        (0.3, {"dataset": "pictures", "samples": 40}, 1),
    ],
)
@pytest.mark.parametrize("batch", [10, 64, "full"])
def test_sessions_that_train_in_turn_within_a_small_budget_learn_the_same_bits(
    monkeypatch, dropout, data, shift, batch
):
    options = {
        "network": {"hidden": [{"units": 4, "activation": "tanh"}]},
        "training": {
            "dropout": dropout,
            "shift": shift,
            "batch_size": batch,
            "optimizer": {"name": "adam"},
            "schedule": {"name": "cosine"},
        },
    }

    def learnt() -> list[bytes]:
        sessions = [make(**options, data=data | {"seed": seed}) for seed in range(3)]
        for _ in range(4):
            for session in sessions:
                train(session, 13)
        return [session.run.trainer.network.parameters.tobytes() for session in sessions]

    expected = learnt()
    calls = CompiledCalls(budget_bytes=1)
    monkeypatch.setattr(run_module, "Trainer", partial(Trainer, compiled=calls))
    assert learnt() == expected
    assert len(calls._sizes) == 1


def test_what_the_largest_training_takes_is_known():
    session = make(
        data={"samples": 5000, "test_fraction": 0.0},
        network={"hidden": [{"units": 64, "activation": "tanh"}] * 8},
        training={"batch_size": 5000, "dtype": "float64"},
    )
    train(session, 1)
    layers = 8 * 65 * 5000 * np.dtype(np.float64).itemsize
    assert 4 * layers < session.run.trainer.nbytes < 8 * layers
    session.run.trainer.release()
    assert session.run.trainer.nbytes == 0


def test_inputs_are_counted_and_let_go_with_the_calls():
    session = make(data={"dataset": "digits_8x8"})
    trainer = session.run.trainer
    kept = (len(session.points) + len(trainer.training.labels)) * 64 * np.dtype(np.float32).itemsize
    assert trainer.nbytes > kept
    trainer.release()
    assert trainer.nbytes == 0


def test_measuring_makes_again_what_was_let_go_and_counts_it(monkeypatch):
    calls = CompiledCalls()
    monkeypatch.setattr(run_module, "Trainer", partial(Trainer, compiled=calls))
    session = make(data={"dataset": "digits_8x8", "samples": 100})
    session.run.trainer.release()
    assert session.metrics.train.accuracy is not None
    assert calls.nbytes == session.run.trainer.nbytes > 0


def test_inputs_that_were_let_go_are_those_of_their_points():
    one, other = (make(data={"dataset": "digits_8x8", "samples": 100}) for _ in range(2))
    for edit in (
        lambda session: session.relabel([0, 1, 2], 7),
        lambda session: session.set_split([5, 6], "test"),
        lambda session: session.remove_points([8]),
    ):
        for session in (one, other):
            train(session, 3)
        one.run.trainer.release()
        for session in (one, other):
            edit(session)
            train(session, 3)
        one.run.trainer.release()
    train(one, 3)
    train(other, 3)
    assert one.run.trainer.network.parameters.tobytes() == other.run.trainer.network.parameters.tobytes()
