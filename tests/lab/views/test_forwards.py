"""Compiled passes of all displays: shared buffers, the recent ones kept, within the budget."""

import numpy as np

from app.lab.views.display import Display
from app.lab.views.forwards import Forwards
from app.lab.views.maps import FORWARDS
from app.lab.views.request import FeaturesRequest, StagesRequest, SurfaceRequest, ViewRequest
from app.nn import Architecture, Forward, Layer, Network
from tests.lab.conftest import make

NETWORK = Network(Architecture(2, (Layer(32),) * 4))


def asked(forwards, count):
    return forwards.get(count, lambda buffers: Forward(NETWORK, np.zeros((count, 2)), buffers))


def test_the_same_pass_is_given_out_again_and_the_budget_is_kept():
    forwards = Forwards(budget_bytes=4_000_000)
    kept = asked(forwards, 100)
    for count in range(200, 3000, 50):
        asked(forwards, count)
        assert forwards.nbytes <= 4_000_000
        assert asked(forwards, 100) is kept
    assert len(forwards) > 1


def test_one_that_is_larger_than_the_budget_is_kept_alone():
    forwards = Forwards(budget_bytes=1)
    first = asked(forwards, 100)
    assert asked(forwards, 100) is first
    asked(forwards, 101)
    assert len(forwards) == 1


def test_whatever_is_looked_at_memory_stays_within_the_budget():
    """A watcher that asks for every resolution there is."""
    session = make(network={"hidden": [{"units": 64, "activation": "tanh"}] * 8})
    display = Display(session.config, session.points, session.run.trainer.network)
    for resolution in range(10, 257, 6):
        display.surface(SurfaceRequest(resolution=resolution))
        display.answers(max(5, resolution // 5))
        assert FORWARDS.nbytes <= FORWARDS._budget


def test_a_dragged_point_compiles_nothing_anew():
    session, look = make(), FeaturesRequest()
    session.watch([ViewRequest(features=look, stages=StagesRequest())])
    session.snapshot(0.0)
    before = len(FORWARDS)
    for step in range(3):
        session.move_point(0, (step, 1.0))
        shown = session.snapshot(step + 1.0).features[look]
    assert len(FORWARDS) == before
    fresh = Display(session.config, session.points, session.run.trainer.network)
    np.testing.assert_array_equal(shown.points, fresh.features(look).points)
