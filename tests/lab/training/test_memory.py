"""A session that trains for a very long time does not grow."""

import gc
import os
import sys
from pathlib import Path

import pytest

from tests.lab.conftest import make, train

FIRST, ALL = 10_000, 1_000_000
MOST_BYTES = 20_000_000


def resident_bytes() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_million_steps_do_not_make_a_session_grow():
    """One neuron and two batches an epoch: the cheapest that shuffles, and half a million epochs to remember."""
    session = make(data={"samples": 20, "dataset": "gaussians"}, network={"hidden": []}, training={"batch_size": 5})
    train(session, FIRST)
    before = resident_bytes()
    train(session, ALL - FIRST)
    assert session.state.step == ALL
    assert resident_bytes() - before < MOST_BYTES
