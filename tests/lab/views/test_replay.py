"""The past: a kept moment is read as it was then, and nothing of the run changes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.lab.session.session import Session
from app.lab.views.replay import Replay, kept_steps
from app.lab.views.request import ViewRequest
from app.lab.views.snapshot import Snapshot
from tests.lab.conftest import make, settings, train
from tests.lab.session.test_session import flat
from tests.lab.training.test_checkpoints import state_of

LOOK = ViewRequest()


def near(session: Session, step: int) -> Snapshot:
    return Replay.near(session.run, session.state, session.revision, step).snapshot(LOOK, 0.0)


def maps(snapshot: Snapshot) -> list[NDArray[Any]]:
    """All that the look is after, as numbers."""
    (surface,), (neurons,), (features,) = (
        tuple(part.values()) for part in (snapshot.surfaces, snapshot.neurons, snapshot.features)
    )
    return [surface.values, neurons.values, features.points, features.mesh]


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
        now = near(session, step)
        assert now.state == then.state
        for one, other in zip(maps(now), maps(then), strict=True):
            np.testing.assert_array_equal(one, other)


def test_reading_changes_nothing_and_training_goes_on_with_the_same_bits():
    read, other = make(), make()
    for session in (read, other):
        train(session, 113)
    before = state_of(read), read.revision, len(read.run.history.entries), read.state
    for step in (0, 50, 113):
        near(read, step)
    assert (state_of(read), read.revision, len(read.run.history.entries), read.state) == before
    for session in (read, other):
        train(session, 113)
    np.testing.assert_array_equal(flat(read), flat(other))


def test_the_present_is_kept_too_and_edits_are_shown_as_they_were():
    session = make()
    train(session, 60)
    session.update(settings(network={"hidden": [{"units": 3, "activation": "relu"}]}))
    train(session, 53)
    assert kept_steps(session.run)[0] == 0
    assert kept_steps(session.run)[-1] == 113
    assert [len(one.weights) for one in (near(session, s) for s in (0, 113))] == [3, 2]
