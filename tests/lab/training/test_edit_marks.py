"""The epochs of a curve and the marks of the edits on it."""

import numpy as np

from tests.lab.conftest import make, settings, train


def epochs(session) -> list[float]:
    return session.run.history.entries[:, 1].tolist()


def edits(session) -> list[tuple[float, int, str]]:
    return [(mark.epoch, mark.step, mark.change.what) for mark in session.run.history.marks]


def change(session, **training) -> None:
    session.update(settings(training=training))


def test_an_entry_keeps_the_epoch_at_which_it_was_made():
    session = make(data={"samples": 80})  # 40 train, 4 batches
    train(session, session.steps_in(10))
    for batch in ("full", 1, 10):
        change(session, batch_size=batch)
        train(session, session.steps_in(5))
    assert epochs(session) == [float(epoch) for epoch in range(26)]


def test_no_entry_stands_before_the_last_where_an_epoch_begins_again():
    session = make(data={"samples": 80})
    train(session, 5)
    session.seek(5)  # enters the step that is under way
    change(session, batch_size="full")
    train(session, 3)
    assert epochs(session) == sorted(epochs(session))


def test_every_edit_is_marked_with_its_epoch_and_what_it_was():
    session = make(data={"samples": 80})
    train(session, 10)
    change(session, batch_size="full", dropout=0.5)
    session.set_weight(1, 0, 0, 1.0)
    session.move_point(0, (1.0, 1.0))
    train(session, 1)
    session.update(settings(network={"hidden": [{"units": 3, "activation": "relu"}]}))
    assert edits(session) == [
        (2.5, 10, "Batch size: 10 → full"),
        (2.5, 10, "Dropout: 0 → 0.5"),
        (2.5, 10, "weights set by hand"),
        (2.5, 10, "points edited"),
        (3.0, 11, "Hidden layers: 4 tanh, 2 tanh → 3 relu"),
    ]


def test_edits_of_one_setting_at_one_step_or_in_one_stroke_are_one():
    session = make()
    train(session, 10)
    change(session, dropout=0.5)
    change(session, dropout=0.25)
    session.stroke = 7
    session.move_point(0, (1.0, 1.0))
    train(session, 1)
    session.move_point(0, (2.0, 1.0))
    assert [what for *_, what in edits(session)] == ["Dropout: 0 → 0.25", "points edited"]
    session.stroke = None
    session.move_point(0, (2.0, 2.0))
    assert [step for _, step, _ in edits(session)] == [10, 10, 11]


def test_what_came_to_nothing_is_no_edit_and_what_comes_before_the_first_step_neither():
    session = make()
    change(session, dropout=0.5)
    train(session, 10)
    change(session, dropout=0.1)
    change(session, dropout=0.5)
    assert edits(session) == []


def test_a_branch_forgets_the_edits_ahead_and_undo_restores_them():
    session = make(data={"samples": 80})
    train(session, 8)
    change(session, dropout=0.5)
    train(session, 8)
    change(session, dropout=0.1)
    both = edits(session)
    session.seek(12)
    assert edits(session) == both
    train(session, 1)
    assert [step for _, step, _ in edits(session)] == [8]
    session.undo()
    assert edits(session) == both
    session.reset()
    assert edits(session) == []


def test_undoing_a_setting_after_more_steps_is_an_edit_itself():
    session = make(data={"samples": 80})
    train(session, 8)
    change(session, dropout=0.5)
    train(session, 8)
    session.undo()
    assert [what for *_, what in edits(session)] == ["Dropout: 0 → 0.5", "Dropout: 0.5 → 0"]


def test_the_marks_are_bounded():
    session = make()
    for number in range(1, 260):
        train(session, 1)
        change(session, dropout=number / 300)
    assert len(edits(session)) == 200
    assert np.isclose(edits(session)[-1][0], 259 / 25)
