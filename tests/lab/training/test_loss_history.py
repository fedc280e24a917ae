"""The history: bounded, ordered, and still showing every peak."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.lab.training.loss_history import History


def filled(count: int, capacity: int, train: list[float] | None = None) -> History:
    history = History(capacity)
    for step in range(count):
        history.append(step, step / 10, train[step] if train else 1.0 / (step + 1), np.nan)
    return history


@given(count=st.integers(1, 500), capacity=st.integers(8, 40))
def test_it_never_holds_more_than_its_capacity_and_stays_in_order(count: int, capacity: int):
    history = filled(count, capacity)
    steps = history.entries[:, 0]
    assert len(history.entries) <= capacity
    assert (np.diff(steps) > 0).all()
    assert steps[0] == 0
    assert steps[-1] == count - 1


def test_thinning_keeps_the_highest_peak_and_the_deepest_valley():
    train = [1.0] * 200
    train[41], train[77] = 9.0, 0.01
    history = filled(200, 32, train)
    assert 9.0 in history.entries[:, 2]
    assert 0.01 in history.entries[:, 2]


def test_thinning_doubles_the_stride_and_changes_the_version():
    history = filled(8, 8)
    assert (history.stride, history.version) == (1, 0)
    history.append(8, 0.8, 1.0, 1.0)
    assert (history.stride, history.version) == (2, 1)
    assert history.due(3) == 4
    assert history.due(4) == 6


def test_entries_that_were_given_out_never_change():
    history = filled(8, 8)
    kept = history.entries
    copy = kept.copy()
    for step in range(8, 40):
        history.append(step, step / 10, 5.0, 5.0)
    history.truncate(3)
    np.testing.assert_array_equal(kept, copy)


def test_a_step_is_entered_once():
    history = filled(3, 8)
    history.append(2, 0.2, 7.0, 7.0)
    assert len(history.entries) == 3


def test_truncating_forgets_what_came_after_a_step():
    history = filled(6, 8)
    history.truncate(2)
    assert history.entries[:, 0].tolist() == [0, 1, 2]
    assert history.version == 1
    history.truncate(5)
    assert history.version == 1


def test_in_a_long_run_an_entry_is_due_at_every_thousandth_part_of_it():
    history, epoch, dues = History(), 0, [0]
    while epoch < 20_000:
        epoch = history.due(epoch)
        dues.append(epoch)
    steps, ends = np.diff(dues), np.array(dues[1:])
    assert (steps[ends <= 1024] == 1).all()
    assert (steps <= np.maximum(1, ends / 512)).all()
    assert (steps[ends > 1024] >= ends[ends > 1024] / 1024 / 2).all()
