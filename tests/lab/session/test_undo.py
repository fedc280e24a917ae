"""Undo: bounded in bytes; the nearest edits stay."""

from dataclasses import replace

import pytest

from app.lab.session.undo import Edits
from app.lab.settings import limits
from tests.lab.conftest import make, settings, train

LARGE = {"network": {"hidden": [{"units": 64, "activation": "tanh"}] * 8}, "training": {"dtype": "float64"}}


@pytest.mark.parametrize("samples", [100, 5000])
def test_the_edits_of_the_largest_session_stay_within_their_bytes(samples):
    session = make(**LARGE, data={"samples": samples})
    session.update(settings(training={"optimizer": {"name": "adam"}}))
    for stroke in range(60):
        session.stroke = stroke
        session.set_weight(1, 0, 0, float(stroke))
        session.move_point(0, (stroke / 20, 1.0))
        train(session, 1)
        assert session._edits.nbytes <= limits.EDIT_BYTES
    done, _ = session._edits.counts
    assert 1 < done < 120
    for _ in range(done):
        session.undo()
        assert session._edits.nbytes <= limits.EDIT_BYTES
    session.redo()


def test_the_edit_nearest_to_the_present_is_kept_whatever_it_takes():
    session, edits = make(), Edits(budget_bytes=1)
    for _ in range(3):
        edits.record(session._undo_entry(whole=True))
        assert edits.counts == (1, 0)


def test_the_curve_of_an_edit_counts_with_the_whole_array_that_it_keeps():
    session, edits = make(), Edits()
    train(session, 200 * session.run.trainer.steps_per_epoch)
    entry = session._undo_entry(whole=True)
    edits.record(entry)
    once = edits.nbytes
    edits.record(replace(entry, checkpoint=session.run.now))
    assert once > entry.curve.kept.nbytes > entry.curve.entries.nbytes > 200 * 4 * 8
    assert edits.nbytes - once < once / 2  # the same array, and the same points
