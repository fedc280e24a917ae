"""The past: a kept moment is read as it was then, and nothing of the run changes."""

import numpy as np

from app.lab.look import Look
from app.lab.past import kept_steps, snapshot_near
from tests.lab.conftest import make, settings, train
from tests.lab.test_session import flat
from tests.lab.test_time import state_of

LOOK = Look()


def test_a_moment_is_read_as_it_was():
    session = make()
    session.watch([LOOK])
    seen = {}
    for _ in range(4):
        snapshot = session.snapshot(0.0)
        seen[snapshot.state.step] = snapshot
        train(session, snapshot.steps_per_epoch)
    train(session, 7)
    for step, then in seen.items():
        now = snapshot_near(session, step, LOOK, 0.0)
        assert now.state.step == step
        assert (now.state.epoch, now.state.loss, now.state.accuracy) == (
            then.state.epoch,
            then.state.loss,
            then.state.accuracy,
        )
        for part in ("surfaces", "neurons"):
            np.testing.assert_array_equal(
                *(
                    getattr(one, part)[getattr(LOOK, part.rstrip("s") if part == "surfaces" else part)].values
                    for one in (now, then)
                )
            )
        np.testing.assert_array_equal(now.features[LOOK.features].points, then.features[LOOK.features].points)  # type: ignore[index]


def test_reading_changes_nothing_and_training_goes_on_with_the_same_bits():
    read, other = make(), make()
    for session in (read, other):
        train(session, 113)
    before = state_of(read), read.revision, len(read.history.entries), read.state
    for step in (0, 50, 113):
        snapshot_near(read, step, LOOK, 0.0)
    assert (state_of(read), read.revision, len(read.history.entries), read.state) == before
    for session in (read, other):
        train(session, 113)
    np.testing.assert_array_equal(flat(read), flat(other))


def test_the_present_is_kept_too_and_edits_are_shown_as_they_were():
    session = make()
    train(session, 60)
    session.update(settings(network={"hidden": [{"units": 3, "activation": "relu"}]}))
    train(session, 53)
    assert kept_steps(session)[0] == 0
    assert kept_steps(session)[-1] == 113
    assert [len(one.weights) for one in (snapshot_near(session, s, LOOK, 0.0) for s in (0, 113))] == [3, 2]
