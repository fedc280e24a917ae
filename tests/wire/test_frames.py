"""Frames: what a watcher is sent, and when."""

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors import SafetensorError
from safetensors.numpy import load

from app.lab.session.session import Session
from app.lab.settings.config import Config, Settings
from app.lab.settings.sections import Data, TrainingConfig, View
from app.lab.views.request import SurfaceRequest, ViewRequest
from app.wire.frames import Known, decode, encode
from app.wire.quantise import signed_values
from tests.wire.strategies import configs, requests

NOTHING = ViewRequest(surface=None, neurons=None, features=None)
ON_CHANGE = {"points", "labels", "split"}


def snapshot_of(session, look=NOTHING, steps=0):
    session.watch([look])
    if steps:
        session.train(steps)
        session.advance(steps, 60.0, iter(range(10**9)).__next__)
    return session.snapshot(1.5)


@pytest.fixture
def session():
    return Session(Config())


def test_the_metadata_says_what_the_snapshot_holds(session):
    snapshot = snapshot_of(session, steps=60)
    meta, _ = decode(encode(snapshot, NOTHING, Known(), 4))
    state = asdict(snapshot.state)
    assert {key: meta[key] for key in state} == state
    assert (meta["step"], meta["epoch"], meta["steps_per_epoch"]) == (60, 2, 25)
    assert (meta["problem"], meta["parameters"]) == ("binary", 25)
    assert (meta["revision"], meta["seq"], meta["time"]) == (snapshot.revision, 4, 1.5)
    assert Config.model_validate(meta["config"]) == session.config


def test_weights_and_biases_come_in_full(session):
    snapshot = snapshot_of(session, steps=5)
    _, tensors = decode(encode(snapshot, NOTHING, Known(), None))
    for layer, (weights, biases) in enumerate(zip(snapshot.weights, snapshot.biases, strict=True), start=1):
        np.testing.assert_array_equal(tensors[f"weights.{layer}"], weights)
        np.testing.assert_array_equal(tensors[f"biases.{layer}"], biases)


def test_points_come_with_their_labels_and_their_split(session):
    snapshot = snapshot_of(session)
    _, tensors = decode(encode(snapshot, NOTHING, Known(), None))
    np.testing.assert_array_equal(tensors["points"], session.points.x.astype(np.float32))
    np.testing.assert_array_equal(tensors["labels"], session.points.y)
    np.testing.assert_array_equal(tensors["split"], session.points.test)


def test_what_is_known_is_not_sent_again(session):
    snapshot = snapshot_of(session, steps=60)
    meta, tensors = decode(encode(snapshot, NOTHING, Known.after(snapshot), None))
    assert not ON_CHANGE & tensors.keys()
    assert "loss" not in tensors
    assert "config" not in meta
    assert meta["history_from"] == len(snapshot.history)


def test_points_are_sent_again_when_one_moved_and_nothing_else_is(session):
    known = Known.after(snapshot_of(session))
    session.move_point(0, (1.0, 2.0))
    meta, tensors = decode(encode(snapshot_of(session), NOTHING, known, None))
    assert tensors["points"][0].tolist() == [1.0, 2.0]
    assert "config" not in meta


def test_the_configuration_is_sent_again_when_it_changed_and_the_points_are_not(session):
    known = Known.after(snapshot_of(session))
    session.update(Settings(view=View(fps=12)))
    meta, tensors = decode(encode(snapshot_of(session), NOTHING, known, None))
    assert meta["config"]["view"]["fps"] == 12
    assert not ON_CHANGE & tensors.keys()


def test_the_history_goes_on_where_the_watcher_stands(session):
    first = snapshot_of(session, steps=50)
    later = snapshot_of(session, steps=75)
    meta, tensors = decode(encode(later, NOTHING, Known.after(first), None))
    assert meta["history_from"] == len(first.history)
    np.testing.assert_array_equal(tensors["loss"], later.history[len(first.history) :])


def test_the_whole_history_is_sent_again_after_a_reset(session):
    known = Known.after(snapshot_of(session, steps=50))
    session.reset()
    meta, tensors = decode(encode(snapshot_of(session), NOTHING, known, None))
    assert meta["history_from"] == 0
    assert tensors["loss"][:, 0].tolist() == [0]


def test_the_surface_is_the_networks_answer_to_within_a_byte(session):
    look = ViewRequest(surface=SurfaceRequest(resolution=16), neurons=None, features=None)
    meta, tensors = decode(encode(snapshot_of(session, look), look, Known(), None))
    assert meta["surface"] == {"layer": None, "unit": None, "resolution": 16, "scale": 1.0, "signed": True}
    probability = (session.still.display.surface(look.surface).values + 1) / 2
    assert np.abs((signed_values(tensors["surface"], 1.0) + 1) / 2 - probability).max() < 0.005


def test_a_multiclass_surface_has_a_layer_of_bytes_for_each_class():
    session = Session(Config(data=Data(dataset="blobs", classes=4), training=TrainingConfig()))
    look = ViewRequest(surface=SurfaceRequest(resolution=12), neurons=None, features=None)
    meta, tensors = decode(encode(snapshot_of(session, look), look, Known(), None))
    assert not meta["surface"]["signed"]
    assert tensors["surface"].shape == (4, 12, 12)
    assert np.abs(tensors["surface"].sum(axis=0, dtype=int) - 255).max() <= 2


def test_what_a_watcher_does_not_look_at_is_not_in_its_frame(session):
    _, tensors = decode(encode(snapshot_of(session, ViewRequest()), NOTHING, Known(), None))
    assert not {"surface", "neurons", "neuron_scale", "features", "mesh"} & tensors.keys()


def test_metrics_come_to_whom_they_are_for_and_to_nobody_else(session):
    look = ViewRequest(surface=None, neurons=None, features=None, metrics=True)
    snapshot = snapshot_of(session, look, steps=5)
    meta, _ = decode(encode(snapshot, look, Known(), None))
    assert meta["metrics"] == asdict(session.metrics)
    assert "metrics" not in decode(encode(snapshot, NOTHING, Known(), None))[0]
    assert "metrics" not in decode(encode(snapshot_of(session), look, Known(), None))[0]


def test_what_is_not_in_the_snapshot_yet_is_left_out(session):
    _, tensors = decode(encode(snapshot_of(session, NOTHING), ViewRequest(), Known(), None))
    assert "surface" not in tensors


def test_a_default_frame_is_small(session):
    snapshot = snapshot_of(session, ViewRequest(), steps=100)
    assert len(encode(snapshot, ViewRequest(), Known.after(snapshot), 1)) <= 25_000


def test_what_are_not_the_bytes_of_a_frame_is_refused():
    for wrong in (b"", b"\0" * 8, b"x" * 100):
        with pytest.raises(SafetensorError):
            decode(wrong)


def test_weights_whose_maps_overflow_still_make_a_frame():
    layers = [{"units": 2, "activation": "linear"}] * 8
    config = Settings.model_validate(
        {"data": {"dataset": "plane"}, "network": {"hidden": layers, "initializer": "uniform", "half_width": 10.0}}
    )
    session = Session(Config().patched(config))
    for layer in range(1, 9):
        for row in range(2):
            session.set_weight(layer, row, 0, 1e6)
    meta, tensors = decode(encode(snapshot_of(session, ViewRequest()), ViewRequest(), Known(), None))
    assert meta["loss"]["train"] is None
    assert np.isfinite(tensors["features"]).all()
    assert np.isfinite(tensors["neuron_scale"]).all()


def test_weights_beyond_float32_travel_as_its_largest():
    session = Session(Config().patched(Settings(training=TrainingConfig(dtype="float64"))))
    weights, biases = session.layers
    session.set_layers([np.full_like(W, -1e60) for W in weights], biases)
    _, tensors = decode(encode(snapshot_of(session, NOTHING), NOTHING, Known(), None))
    assert (tensors["weights.1"] == -np.finfo(np.float32).max).all()


@settings(deadline=None)
@given(configs(), requests, st.booleans())
def test_every_frame_within_the_limits_reads_back(config, look, known):
    snapshot = snapshot_of(Session(config), look)
    frame = encode(snapshot, look, Known.after(snapshot) if known else Known(), None)
    meta, tensors = decode(frame)
    assert load(frame).keys() == tensors.keys()
    sizes = [len(config.network.features), *(layer.units for layer in config.network.hidden)]
    assert [tensors[f"weights.{layer}"].shape[1] for layer in range(1, len(sizes) + 1)] == sizes
    assert ("surface" in tensors) == ("surface" in meta) == (look.surface is not None)
    assert ("neurons" in tensors) == ("neurons" in meta) == (look.neurons is not None)
    assert ("features" in tensors) == ("mesh" in tensors) == (look.features is not None)
    assert ("points" in tensors) == ("config" in meta) == (not known)
    units = sum(len(tensors[f"biases.{layer}"]) for layer in range(1, len(sizes) + 1))
    if look.neurons is not None:
        assert tensors["neurons"].shape == (units, look.neurons.resolution, look.neurons.resolution)
        assert (tensors["neuron_scale"] >= 1).all()
    if look.features is not None:
        assert tensors["features"].shape == (len(snapshot.points), 2)
        assert tensors["mesh"].shape == (look.features.mesh, look.features.mesh, 2)


def test_pushes_come_to_whom_they_are_for_and_lead_to_a_smaller_loss(session):
    look = ViewRequest(surface=None, neurons=None, features=None, input_gradients=True)
    snapshot = snapshot_of(session, look, steps=50)
    _, tensors = decode(encode(snapshot, look, Known(), None))
    assert "input_gradients" not in decode(encode(snapshot, NOTHING, Known(), None))[1]
    input_gradients = tensors["input_gradients"].astype(float)
    assert tensors["input_gradients"].dtype == np.float16
    assert input_gradients.shape == session.points.x.shape

    def right(x):
        """The probability of each point's own class."""
        return session.still.queries.predict(x)[1][np.arange(len(x)), session.points.y]

    strong = np.hypot(*input_gradients.T) > 0.02
    moved = session.points.x + 1e-2 * input_gradients
    assert strong.sum() > 50
    assert (right(moved) > right(session.points.x))[strong].all()


def test_edits_come_when_they_are_others_than_the_watcher_knows(session):
    first = snapshot_of(session, steps=5)
    assert decode(encode(first, NOTHING, Known(), None))[0]["edits"] == []
    session.update(Settings(training=TrainingConfig(dropout=0.5)))
    edited = snapshot_of(session)
    meta, _ = decode(encode(edited, NOTHING, Known.after(first), None))
    told = {"epoch": 0.2, "step": 5, "path": "training.dropout", "what": "Dropout: 0 → 0.5"}
    assert meta["edits"] == [told | {"epoch": meta["edits"][0]["epoch"]}]
    assert "edits" not in decode(encode(edited, NOTHING, Known.after(edited), None))[0]
