"""The unfolding: every stage is what the mathematics says, its pictures do not jump, and nobody else pays for it."""

import numpy as np
import pytest

from app.data import lattice
from app.lab.settings import limits
from app.lab.views.display import Display
from app.lab.views.request import FeaturesRequest, StagesRequest, ViewRequest
from app.lab.views.unfolding import evenly
from app.nn import linear_fit
from tests.lab.conftest import HandClock, make, settings, train

LOOK = StagesRequest(mesh=7)


def stages_of(session):
    return session.still.display.stages(LOOK)


def names(stages):
    return [(stage.kind, stage.layer) for stage in stages.stages]


@pytest.mark.parametrize("connections", ["residual", "momentum_residual"])
def test_points_flow_through_joined_layers_without_a_detour(connections):
    hidden = [{"units": 2, "activation": "tanh"}] * 3
    session = make(network={"hidden": hidden, "connections": connections, "gamma": 0.5})
    train(session, 20)
    stages = stages_of(session)
    assert names(stages)[:4] == [("plane", 0), ("residual", 1), ("residual", 2), ("residual", 3)]
    a, v, gamma = np.concatenate([session.points.x, lattice(7)]), 0, 0.5 if connections == "momentum_residual" else 0
    weights, biases = session.layers
    for stage, (w, b) in enumerate(zip(weights[:3], biases[:3], strict=True), start=1):
        v = gamma * v + (1 - gamma) * np.tanh(a @ w.T + b)
        a = a + v
        np.testing.assert_allclose(stages.places[stage], a, rtol=1e-3, atol=1e-3)


def test_two_units_are_shown_as_they_are_stage_by_stage():
    session = make(network={"hidden": [{"units": 2, "activation": "tanh"}, {"units": 2, "activation": "relu"}]})
    train(session, 50)
    stages = stages_of(session)
    x = np.concatenate([session.points.x, lattice(7)])
    np.testing.assert_allclose(stages.places[0], x, rtol=1e-6)
    (w1, w2, w3), (b1, b2, b3) = session.layers
    a1 = np.tanh(x @ w1.T + b1)
    a2 = np.maximum(a1 @ w2.T + b2, 0)
    for stage, expected in enumerate([x, x @ w1.T, x @ w1.T + b1, a1, a1 @ w2.T, a1 @ w2.T + b2, a2]):
        np.testing.assert_allclose(stages.places[stage], expected, atol=1e-4)
    z = (a2 @ w3.T + b3)[:, 0]
    np.testing.assert_allclose(stages.answers[0], z[len(session.points.x) :], atol=1e-3)
    # ŷ lies on a line that is turned towards the picture before it: only distances on it can be told.
    for stage, values in ((-3, z - b3), (-2, z), (-1, 1 / (1 + np.exp(-z)))):
        np.testing.assert_allclose(np.linalg.norm(stages.places[stage], axis=1), np.abs(values), atol=1e-4)
    kinds = ["weights", "bias", "activation"]
    assert names(stages) == [
        ("plane", 0),
        *((kind, layer) for layer in (1, 2) for kind in kinds),
        ("weights", 3),
        ("bias", 3),
        ("output", 3),
    ]


def test_the_bias_shifts_every_place_alike_whatever_the_axes():
    session = make(network={"hidden": [{"units": 6, "activation": "relu"}, {"units": 1, "activation": "elu"}]})
    train(session, 40)
    stages = stages_of(session)
    for index, stage in enumerate(stages.stages):
        if stage.kind == "bias":
            shift = stages.places[index] - stages.places[index - 1]
            np.testing.assert_allclose(shift, np.broadcast_to(shift[0], shift.shape), atol=1e-4)


@pytest.mark.parametrize(
    ("data", "hidden", "features"),
    [
        ({"dataset": "moons"}, [], ["x1", "x2"]),
        ({"dataset": "blobs", "classes": 5}, [3, 64], ["x1", "x2", "x1*x2"]),
        ({"dataset": "blobs", "classes": 10}, [], ["x1"]),
        ({"dataset": "plane"}, [64] * 8, ["x1^2", "x2^2"]),
        ({"dataset": "pinwheel", "classes": 3}, [1, 2], ["x1", "x2"]),
    ],
)
def test_every_network_unfolds(data, hidden, features):
    session = make(
        data={**data, "samples": 60},
        network={"features": features, "hidden": [{"units": n, "activation": "tanh"} for n in hidden]},
    )
    stages = stages_of(session)
    assert len(stages.stages) == 1 + (features != ["x1", "x2"]) + 3 * (len(hidden) + 1)
    assert stages.places.shape == (len(stages.stages), 60 + 49, 2)
    assert np.isfinite(stages.places).all()
    classes = data.get("classes", 2) if data["dataset"] in ("blobs", "pinwheel") else 2
    assert (stages.corners is not None) == (classes > 2)
    assert stages.answers.shape == (classes if classes > 2 else 1, 49)
    if stages.corners is not None:
        _, probability = session.still.queries.predict(session.points.x)
        np.testing.assert_allclose(stages.places[-1, :60], probability @ stages.corners, atol=1e-4)
    assert len(session.still.display.separability()) == len(hidden) + 2


def test_the_more_points_the_more_are_left_out_evenly():
    assert evenly(5, 9).tolist() == [0, 1, 2, 3, 4]
    assert evenly(5, 3).tolist() == [0, 2, 4]
    session = make(data={"samples": 5000})
    stages = stages_of(session)
    assert len(stages.points) == limits.STAGES_POINTS
    assert stages.places.shape[1] == limits.STAGES_POINTS + 49
    assert (np.diff(stages.points) >= 4).all()
    assert stages.points[-1] == 4999


def test_while_it_trains_and_points_are_dragged_no_stage_is_mirrored_or_jumps():
    session = make(
        data={"samples": 80},
        network={"hidden": [{"units": 8, "activation": "tanh"}, {"units": 5, "activation": "relu"}]},
    )
    session.watch([ViewRequest(stages=LOOK, features=FeaturesRequest(layer=1, projection="principal", mesh=5))])
    before = session.snapshot(0.0)
    for frame in range(60):
        if frame % 3:
            train(session, 1)
        else:
            session.move_point(0, (frame / 20, 1.0))
        now = session.snapshot(float(frame))
        for was, seen in (
            (before.stages[LOOK].places[:, 1:], now.stages[LOOK].places[:, 1:]),
            *(
                ([a.points[1:]], [b.points[1:]])
                for a, b in zip(before.features.values(), now.features.values(), strict=True)
            ),
        ):
            for stage, (one, other) in enumerate(zip(was, seen, strict=True)):
                size = np.abs(one).max() + 1e-6
                assert np.abs(other - one).max() < 0.35 * size, (frame, stage)
        before = now


def test_the_first_picture_of_a_wider_layer_lies_as_near_as_it_can_to_the_one_before():
    session = make(network={"hidden": [{"units": 9, "activation": "linear"}]})
    stages = stages_of(session)
    one, other = stages.places[0] - stages.places[0].mean(0), stages.places[2] - stages.places[2].mean(0)
    covariance = other.T @ one
    np.testing.assert_allclose(covariance, covariance.T, rtol=1e-3, atol=1e-2 * np.abs(covariance).max())
    assert np.linalg.eigvalsh(covariance).min() > 0
    np.testing.assert_allclose(stages.places[3], stages.places[2], atol=1e-4)  # g is the identity: nothing moves


def test_what_nobody_looks_at_is_not_computed(monkeypatch):
    counts = {"stages": 0, "separability_pieces": 0}
    for name in counts:
        own = getattr(Display, name)

        def counted(self, *arguments, own=own, name=name):
            counts[name] += 1
            return own(self, *arguments)

        monkeypatch.setattr(Display, name, counted)
    session = make()
    session.watch([ViewRequest()])
    session.play()
    for frame in range(5):
        session.advance(10, 1e9, HandClock())
        assert not session.snapshot(frame / 30).stages
    assert counts == {"stages": 0, "separability_pieces": 0}
    session.watch([ViewRequest(stages=LOOK), ViewRequest(stages=LOOK, metrics=True)])
    for frame in range(30):
        session.advance(10, 1e9, HandClock())
        snapshot = session.snapshot(10 + frame / 30)
        assert snapshot.holds(ViewRequest(stages=LOOK))
    assert counts["stages"] == 30
    assert 3 <= counts["separability_pieces"] <= 5, "four times a second"
    session.watch([ViewRequest()])
    session.advance(10, 1e9, HandClock())
    snapshot = session.snapshot(20.0)
    assert not snapshot.holds(ViewRequest(stages=LOOK))
    assert counts["stages"] == 30


def test_separability_is_a_linear_fit_on_the_features_of_each_layer():
    session = make(data={"dataset": "circle", "samples": 300, "noise": 0.0})
    train(session, 2000)
    shares = session.still.display.separability()
    own = ~session.points.test
    for layer in range(3):
        expected = linear_fit(session.still.queries.activations(layer)[own], session.points.y[own])
        assert shares[layer] == pytest.approx(expected)
    assert shares[0] < 0.75 < 0.95 < shares[2]


def test_three_units_and_principal_axes_of_the_feature_space():
    session = make(network={"hidden": [{"units": 5, "activation": "tanh"}]})
    display, activations = session.still.display, session.still.queries.activations(1)
    three = display.features(FeaturesRequest(layer=1, units=(4, 0, 2), mesh=5))
    np.testing.assert_allclose(three.points, activations[:, [4, 0, 2]], rtol=1e-6)
    assert three.mesh.shape == (5, 5, 3)
    spread = display.features(FeaturesRequest(layer=1, projection="principal", mesh=5)).points
    centred = activations - activations.mean(0)
    lengths = np.linalg.svd(centred, compute_uv=False)
    np.testing.assert_allclose(np.linalg.svd(spread - spread.mean(0), compute_uv=False), lengths[:2], rtol=1e-4)
    session.update(settings(network={"hidden": [{"units": 2, "activation": "tanh"}]}))
    two = session.still.display.features(FeaturesRequest(layer=1, projection="principal", mesh=5))
    np.testing.assert_allclose(two.points, session.still.queries.activations(1), rtol=1e-6)
    gone = session.still.display.features(FeaturesRequest(layer=1, units=(4, 0, 2), mesh=5))
    assert (gone.units, gone.points.shape[1]) == ((0, 1, 1), 3)
