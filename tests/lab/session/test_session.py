"""The session: a state machine that trains, takes commands, and is never disturbed by being looked at."""

import contextlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.data import DATASETS, FEATURES
from app.lab.messages import Refusal
from app.lab.session.session import Session
from app.lab.settings import limits
from app.lab.training.target import Goal
from app.lab.views.display import Display
from app.lab.views.request import FeaturesRequest, NeuronsRequest, StagesRequest, SurfaceRequest, ViewRequest
from app.nn import ACTIVATIONS, CONNECTIONS, INITIALIZERS, OPTIMIZERS, REGULARIZATIONS
from app.wire.frames import Known, encode
from tests.lab.conftest import HandClock, SteppingClock, make, settings, train


def flat(session: Session) -> np.ndarray:
    weights, biases = session.layers
    return np.concatenate([array.ravel() for pair in zip(weights, biases, strict=True) for array in pair])


@pytest.mark.parametrize(
    ("parts", "epochs", "accuracy"),
    [
        ({}, 200, 0.95),
        (
            {
                "data": {"dataset": "spiral"},
                "network": {
                    "features": ["x1", "x2", "sin(x1)", "sin(x2)"],
                    "hidden": [{"units": 8, "activation": "tanh"}] * 2,
                },
            },
            1000,
            0.95,
        ),
        ({"data": {"dataset": "blobs", "classes": 4}}, 100, 0.95),
    ],
    ids=["circle", "spiral", "blobs"],
)
def test_it_learns(parts, epochs, accuracy):
    session = make(**parts)
    train(session, session.steps_in(epochs))
    assert session.state.accuracy.train >= accuracy
    assert session.state.accuracy.test >= accuracy


def test_it_learns_a_regression():
    session = make(data={"dataset": "plane"})
    train(session, session.steps_in(100))
    assert session.state.loss.test <= 0.01
    assert session.state.accuracy.test is None


def test_the_same_configuration_gives_the_same_bits():
    first, second = make(), make()
    train(first, 1000)
    for _ in range(100):
        train(second, 10)
    assert flat(first).tobytes() == flat(second).tobytes()


def test_being_looked_at_changes_nothing():
    watched, alone = make(), make()
    watched.watch(
        [ViewRequest(surface=SurfaceRequest(resolution=30)), ViewRequest(neurons=NeuronsRequest(resolution=9))]
    )
    for step in range(60):
        train(alone, 7)
        train(watched, 7)
        watched.snapshot(float(step))
        watched.still.queries.predict(np.zeros((3, 2)))
        watched.still.queries.activations(1)
        _ = watched.state
    assert flat(alone).tobytes() == flat(watched).tobytes()


def test_reset_gives_the_first_weights_back_and_another_seed_gives_others():
    session = make()
    first = flat(session)
    train(session, 100)
    session.play()
    session.reset()
    assert flat(session).tobytes() == first.tobytes()
    assert (session.state.step, session.state.running, len(session.run.history.entries)) == (0, False, 1)
    session.update(settings(network={"seed": 1}))
    assert not np.array_equal(flat(session), first)


def test_a_changed_activation_keeps_the_steps_the_other_layers_and_the_curve():
    session = make()
    session.play()
    train(session, 500)
    weights = session.layers[0]
    entries = len(session.run.history.entries)
    session.update(settings(network={"hidden": [{"units": 4, "activation": "relu"}, {"units": 2}]}))
    assert session.state.step == 500
    assert session.running
    assert len(session.run.history.entries) == entries
    for before, after in zip(weights, session.layers[0], strict=True):
        np.testing.assert_array_equal(before, after)


def test_a_wider_layer_keeps_its_units():
    session = make()
    train(session, 100)
    before = session.layers[0][0]
    session.update(settings(network={"hidden": [{"units": 6}, {"units": 2}]}))
    np.testing.assert_array_equal(session.layers[0][0][:4], before)
    assert session.state.step == 100


def test_other_connections_keep_the_weights_and_say_where_no_layer_is_residual():
    session = make(network={"hidden": [{"units": 2}, {"units": 2}, {"units": 3}]})
    train(session, 20)
    before, step, surface = (
        flat(session),
        session.state.step,
        session.still.display.surface(SurfaceRequest(resolution=10)),
    )
    for network in ({"connections": "residual"}, {"connections": "momentum_residual"}, {"gamma": 0.9}):
        assert session.update(settings(network=network)) is None
        np.testing.assert_array_equal(flat(session), before)
        assert session.state.step == step
        other = session.still.display.surface(SurfaceRequest(resolution=10))
        assert not np.array_equal(other.values, surface.values)
        surface = other
    sentence = "No layer is residual: none is as wide as the one before it, nor the first as there are features."
    assert session.update(settings(network={"hidden": [{"units": 3}, {"units": 2}]})) == sentence
    assert session.update(settings(network={"hidden": [{"units": 5}, {"units": 3}]})) is None  # said already
    assert session.update(settings(network={"connections": "residual"})) == sentence
    assert session.update(settings(network={"connections": "plain"})) is None
    train(session, 20)


def test_other_features_start_a_new_network_and_the_run_goes_on():
    session = make()
    session.play()
    train(session, 100)
    note = session.update(settings(network={"features": ["x1", "x2", "x1*x2"]}))
    assert note == "The network starts anew from its first weights: other features make another network."
    assert (session.state.step, session.running) == (0, True)
    assert session.layers[0][0].shape == (4, 3)


@pytest.mark.parametrize(
    "parts",
    [
        {"training": {"optimizer": {"learning_rate": 0.1}}},
        {"training": {"optimizer": {"name": "adam"}}},
        {"training": {"batch_size": "full"}},
        {"training": {"loss": "squared_error"}},
        {"training": {"regularization": {"name": "l2", "rate": 0.01}}},
        {"data": {"noise": 0.3}},
        {"data": {"dataset": "moons", "samples": 77}},
        {"data": {"test_fraction": 0.1}},
        {"view": {"fps": 10}},
    ],
)
def test_no_other_setting_pauses_the_run_or_wipes_the_curve(parts):
    session = make()
    session.play()
    train(session, 300)
    weights, entries = flat(session), len(session.run.history.entries)
    session.update(settings(**parts))
    assert session.running
    assert session.state.step == 300
    assert len(session.run.history.entries) == entries
    np.testing.assert_array_equal(flat(session), weights)


def test_a_moved_point_is_learnt_from_the_next_batch_on():
    still, moved = make(training={"batch_size": "full"}), make(training={"batch_size": "full"})
    index = int(np.flatnonzero(~moved.points.test)[0])
    train(still, 10)
    train(moved, 10)
    moved.move_point(index, (5.5, 5.5))
    train(still, 1)
    train(moved, 1)
    assert not np.array_equal(flat(still), flat(moved))


def test_edits_change_the_points_and_count():
    session = make()
    session.add_points([(1.0, 1.0)], [1])
    session.relabel([500], 0)
    session.change_point(500, (2.0, 2.0), 1)
    assert session.points.x[500].tolist() == [2.0, 2.0]
    assert session.points.y[500] == 1
    session.remove_points([500])
    assert len(session.points) == 500
    assert session.data_revision == 4
    train(session, 30)


def test_own_points_take_the_place_of_all():
    session = make()
    session.replace_points([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)], [0, 1, 1], ["train", "train", "test"])
    assert session.config.data.dataset == "custom"
    assert session.points.test.tolist() == [False, False, True]
    train(session, 5)
    with pytest.raises(ValueError, match="equally long"):
        session.replace_points([(0.0, 0.0)], [0, 1])
    assert len(session.points) == 3


def test_a_refused_command_changes_nothing():
    session = make()
    train(session, 10)
    before, revision = flat(session), session.revision
    for refused in (
        lambda: session.set_weight(9, 0, 0, 1.0),
        lambda: session.set_weight(1, 4, 0, 1.0),
        lambda: session.set_weight(1, 0, 2, 1.0),
        lambda: session.move_point(0, (7.0, 0.0)),
        lambda: session.relabel([0], 5),
        lambda: session.update(settings(data={"classes": 5})),
        lambda: session.set_layers([np.zeros((1, 3))], [np.zeros(1)]),
        lambda: session.set_layers([np.full((1, 2), np.nan)], [np.zeros(1)]),
    ):
        with pytest.raises(ValueError):
            refused()
    assert session.revision == revision
    np.testing.assert_array_equal(flat(session), before)


def test_a_weight_can_be_set_by_hand():
    session = make()
    session.set_weight(1, 2, 1, 0.5)
    session.set_weight(2, 0, None, -1.0)
    weights, biases = session.layers
    assert weights[0][2, 1] == 0.5
    assert biases[1][0] == -1.0


def test_all_weights_can_be_set_and_make_the_layers_they_describe():
    session = make()
    weights = [np.full((3, 2), 0.1), np.full((1, 3), 0.2)]
    session.set_layers(weights, [np.zeros(3), np.zeros(1)], ["relu"])
    assert [(layer.units, layer.activation) for layer in session.config.network.hidden] == [(3, "relu")]
    np.testing.assert_allclose(session.layers[0][0], weights[0], rtol=1e-6)
    train(session, 5)


def test_what_nobody_looks_at_is_not_computed():
    session = make()
    assert not session.frame_wanted
    session.watch([ViewRequest(surface=None, neurons=None, features=FeaturesRequest(layer=1, units=(0, 3), mesh=5))])
    assert session.frame_wanted
    snapshot = session.snapshot(0.0)
    assert (len(snapshot.surfaces), len(snapshot.neurons), len(snapshot.features)) == (0, 0, 1)
    assert not session.frame_wanted


def test_goals_end_at_their_step_or_loss_or_when_training_is_paused():
    session, told = make(), []
    session.train(50, done=told.append)
    session.advance(None, 1e9, HandClock())
    assert told[-1].step == 50
    session.train(100_000, goal=Goal(train_loss=0.3), done=told.append)
    session.advance(None, 1e9, SteppingClock(1e-4))
    assert told[-1].loss.train <= 0.3
    assert told[-1].step < 100_000
    session.train(100_000, done=told.append)
    session.pause()
    assert len(told) == 3
    assert not session.busy


def test_an_epoch_goes_to_the_end_of_the_epoch_under_way():
    session = make()
    session.step(10)
    session.advance(None, 1e9, HandClock())
    session.epoch()
    session.advance(None, 1e9, HandClock())
    assert (session.state.step, session.state.epoch) == (25, 1)


def test_a_slice_ends_when_its_time_is_over():
    session = make(view={"epochs_per_second": None})
    session.play()
    clock = SteppingClock(0.004)
    session.advance(None, 0.01, clock)
    assert session.state.step > 0
    assert clock.now < 100.1


def test_divergence_pauses_in_front_of_the_step_and_says_why():
    session = make(
        training={"optimizer": {"learning_rate": 100.0}, "loss": "squared_error"}, data={"dataset": "plane"}
    )
    session.play()
    session.advance(5000, 1e9, HandClock())
    state = session.state
    assert not state.running
    assert state.diverged is not None
    assert "learning rate" in state.diverged
    assert np.isfinite(flat(session)).all()
    assert np.isfinite(state.loss.train)
    assert np.isfinite(session.run.history.entries[:, :3]).all()
    session.update(settings(training={"optimizer": {"learning_rate": 1e-5}}))
    session.play()
    session.advance(10, 1e9, HandClock())
    assert session.state.diverged is None
    assert session.state.step == state.step + 10


CONFIGURATIONS = st.fixed_dictionaries(
    {
        "data": st.fixed_dictionaries(
            {
                "dataset": st.sampled_from([name for name in DATASETS if DATASETS[name].draw is None]),
                "samples": st.integers(2, 60),
                "noise": st.floats(0, 1),
                "test_fraction": st.floats(0, 0.9),
                "seed": st.integers(0, 2**32 - 1),
            }
        ),
        "network": st.fixed_dictionaries(
            {
                "features": st.lists(st.sampled_from(list(FEATURES)), min_size=1, unique=True),
                "connections": st.sampled_from(list(CONNECTIONS)),
                "gamma": st.floats(*limits.GAMMA),
                "hidden": st.lists(
                    st.fixed_dictionaries(
                        {
                            "units": st.sampled_from([1, 2, 2, 3, 3, 4, 9]),
                            "activation": st.sampled_from(list(ACTIVATIONS)),
                        }
                    ),
                    max_size=4,
                ),
                "initializer": st.sampled_from(list(INITIALIZERS)),
            }
        ),
        "training": st.fixed_dictionaries(
            {
                "optimizer": st.fixed_dictionaries(
                    {"name": st.sampled_from(list(OPTIMIZERS)), "learning_rate": st.floats(1e-6, 10)}
                ),
                "batch_size": st.one_of(st.integers(1, 80), st.just("full")),
                "regularization": st.fixed_dictionaries(
                    {"name": st.sampled_from(list(REGULARIZATIONS)), "rate": st.floats(0, 0.1)}
                ),
                "dtype": st.sampled_from(["float32", "float64"]),
            }
        ),
    }
)


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=CONFIGURATIONS, other=CONFIGURATIONS)
def test_any_configuration_within_the_limits_trains_is_seen_and_becomes_any_other(parts, other):
    session, twin = make(**parts), make(**parts)
    session.watch([ViewRequest(surface=SurfaceRequest(resolution=10))])
    train(session, 20)
    train(twin, 20)
    session.snapshot(0.0)
    state = session.state
    assert state.step == 20 or state.diverged
    assert np.isfinite(flat(session)).all()
    assert flat(session).tobytes() == flat(twin).tobytes()
    with contextlib.suppress(ValueError):  # points of one's own cannot take every other setting
        session.update(settings(**other))
    train(session, 20)
    session.snapshot(1.0)
    assert np.isfinite(flat(session)).all()


def test_an_edit_of_points_keeps_the_compiled_maps_and_one_of_the_network_does_not():
    session = make()
    session.watch([ViewRequest()])
    session.snapshot(0.0)
    presentation = session._presentation
    maps = presentation._display.maps
    session.move_point(0, (1.0, 1.0))
    session.snapshot(0.0)
    assert presentation._display.maps is maps
    session.update(settings(network={"features": ["x1", "x2", "x1^2"]}))
    assert presentation._display.maps is not maps


LARGE = {
    "data": {"samples": 1000},
    "network": {"hidden": [{"units": 64, "activation": "tanh"}] * 8},
    "training": {"dtype": "float64"},
}
EVERYTHING = ViewRequest(
    surface=SurfaceRequest(resolution=256),
    neurons=NeuronsRequest(resolution=32),
    features=FeaturesRequest(projection="principal"),
    stages=StagesRequest(),
    metrics=True,
    input_gradients=True,
)


def test_a_snapshot_in_pieces_is_of_the_moment_at_which_it_was_begun():
    """Whatever is edited or looked at between its pieces."""
    one, other, noise = make(**LARGE), make(**LARGE), make(**LARGE | {"network": {"hidden": []}})
    for session in (one, other, noise):
        session.watch([EVERYTHING])
        train(session, 3)
    whole, pieces, parts = one.snapshot(0.0), other.snapshot_pieces(0.0), 0
    for piece in pieces:
        parts += 1
        if piece is not None:
            break
        other.move_point(parts, (1.0, 1.0))
        other.set_weight(1, 0, 0, float(parts))
        noise.snapshot(0.0)
        _ = other.still.queries.predict(np.zeros((5, 2))), other.still.display.stages(StagesRequest())
        if parts == 3:
            other.update(settings(network={"hidden": [{"units": 3, "activation": "relu"}]}))
    assert parts > 10
    assert encode(piece, EVERYTHING, Known(), None) == encode(whole, EVERYTHING, Known(), None)


@pytest.mark.parametrize(
    "change",
    [
        {"network": {"hidden": [{"units": 3, "activation": "relu"}]}},
        {"network": {"features": ["x1"]}},
        {"data": {"dataset": "plane"}},
        {"data": {"dataset": "blobs", "classes": 4}},
        {"training": {"dtype": "float64"}},
    ],
)
def test_maps_are_those_of_a_session_that_began_so(change):
    session = make(data={"samples": 40})
    session.watch([ViewRequest()])
    session.snapshot(0.0)
    session.update(settings(**change))
    request = SurfaceRequest(resolution=12)
    fresh = Display(session.config, session.points, session.run.trainer.network)
    np.testing.assert_array_equal(session.still.display.surface(request).values, fresh.surface(request).values)
    neurons = NeuronsRequest(resolution=8)
    np.testing.assert_array_equal(session.still.display.neurons(neurons).values, fresh.neurons(neurons).values)


def test_weights_too_large_for_other_layers_are_refused_and_nothing_is_changed():
    session = make(network={"hidden": [{"units": 3}]})
    weights, biases = session.layers
    session.set_layers([np.full_like(W, 3e38) for W in weights], biases)
    before, config = flat(session), session.config
    with pytest.raises(Refusal, match="too large to be carried into other layers"):
        session.update(settings(network={"hidden": [{"units": 3}, {"units": 3, "activation": "sigmoid"}]}))
    assert session.config == config
    np.testing.assert_array_equal(flat(session), before)
