"""Pieces of a frame: what the largest session shows is computed in many, none of which looks at too much at once."""

import numpy as np

from app.lab.pieces import last
from app.lab.views import display
from app.lab.views.request import StagesRequest, ViewRequest
from app.nn import Evaluation
from tests.lab.conftest import make, train

NOTHING = {"surface": None, "neurons": None, "features": None}


def test_what_points_pull_at_is_computed_a_thousand_points_at_a_time(monkeypatch):
    sizes = []
    whole = display.input_gradient
    monkeypatch.setattr(display, "input_gradient", lambda n, x, *rest: sizes.append(len(x)) or whole(n, x, *rest))
    session = make(data={"samples": 2500})
    found = last(session.still.display.input_gradients())
    assert sizes == [1000, 1000, 500]
    assert found.shape == (2500, 2)
    points = session.points.x[1000:1003]
    one = whole(session.run.trainer.network, points, session.points.y[1000:1003], "cross_entropy")
    np.testing.assert_allclose(found[1000:1003], -one, rtol=1e-4)


def test_metrics_and_separability_come_in_pieces(monkeypatch):
    evaluations = []
    session = make(network={"hidden": [{"units": 4, "activation": "tanh"}] * 3})
    session.watch([ViewRequest(**NOTHING, metrics=True, stages=StagesRequest())])
    train(session, 3)
    score = Evaluation.score
    monkeypatch.setattr(Evaluation, "score", lambda self: evaluations.append(parts) or score(self))
    parts = 0
    for piece in session.snapshot_pieces(0.0):
        parts += 1
        if piece is not None:
            break
    assert evaluations == [1, 2], "training and test points in two pieces"
    assert parts > 5 + 5, "metrics, and one for every layer"
