"""The Python client against a real server."""

import io
import json
from collections.abc import Iterator

import httpx
import numpy as np
import pytest
from frontiere.client.wire.config import TrainingConfig
from PIL import Image
from safetensors.numpy import load

from frontiere import Catalog, Client, FrontiereError, LayerWeights, Session, SessionView, State


@pytest.fixture
def client(server: str) -> Iterator[Client]:
    with Client(server) as client:
        yield client


@pytest.fixture
def session(client: Client) -> Iterator[Session]:
    session = client.session(data={"dataset": "moons", "samples": 60})
    yield session
    session.delete()


def test_health_and_the_catalogue_answer(client: Client) -> None:
    assert client.health()["status"] == "ok"
    assert {"datasets", "activations", "defaults"} <= client.catalog().keys()


def test_a_session_takes_any_part_of_a_configuration_and_defaults_for_the_rest(session: Session) -> None:
    assert session.config["data"] | {"dataset": "moons", "samples": 60} == session.config["data"]
    assert session.config["training"]["batch_size"] == 10


def test_steps_and_epochs_are_trained_before_the_answer(session: Session) -> None:
    assert session.train(steps=7)["step"] == 7
    assert session.train(epochs=2)["epoch"] == 4  # the third, under way, and the fourth
    assert session.state["step"] == 12  # 30 training points in batches of 10
    assert not session.state["running"]


def test_an_answer_has_the_shape_that_its_type_has(client: Client, session: Session) -> None:
    assert session.read().keys() == SessionView.__required_keys__
    assert session.state.keys() == State.__required_keys__
    assert session.config["training"].keys() == TrainingConfig.__required_keys__
    assert client.catalog().keys() == Catalog.__required_keys__


def test_why_a_training_has_ended_by_itself_is_in_the_state(session: Session) -> None:
    session.patch(training={"stop": {"epochs": 2}}, view={"epochs_per_second": None})
    session.play()
    while session.state["running"]:
        pass
    assert session.state["stopped"] == "Stopped: 2 epochs are done."


def test_training_ends_early_at_a_train_loss(session: Session) -> None:
    state = session.train(epochs=5000, until_train_loss=0.3)
    assert 0 < state["epoch"] < 5000
    assert state["loss"]["train"] is not None
    assert state["loss"]["train"] <= 0.3


def test_it_plays_pauses_and_resets(session: Session) -> None:
    first = session.weights
    assert session.play()["running"]
    assert not session.pause()["running"]
    session.train(steps=3)
    assert session.reset()["step"] == 0
    for layer, again in zip(first, session.weights, strict=True):
        np.testing.assert_array_equal(layer.W, again.W)


def test_a_patch_changes_one_part_and_keeps_the_weights(session: Session) -> None:
    before = session.weights
    hidden = [{"units": 4, "activation": "relu"}, {"units": 2, "activation": "relu"}]
    assert session.patch(network={"hidden": hidden})["config"]["network"]["hidden"] == hidden
    np.testing.assert_array_equal(before[0].W, session.weights[0].W)


def test_points_are_read_added_changed_erased_and_replaced(session: Session) -> None:
    assert session.points.x.shape == (60, 2)
    assert session.points.test.sum() == 30
    added = session.add_points([[1.0, 2.0], [-1.0, 0.5]], [0, 1], split=["train", "test"])
    np.testing.assert_array_equal(added.x[-2:], np.array([[1, 2], [-1, 0.5]]))
    np.testing.assert_array_equal(added.test[-2:], [False, True])
    changed = session.change_point(60, x=np.array([3.0, -3.0]), y=1)
    np.testing.assert_array_equal(changed.x[60], [3, -3])
    assert changed.y[60] == 1
    assert len(session.delete_point(60).y) == 61
    x = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, -1.0]])
    assert len(session.put_points(x, [0, 1, 0]).y) == 3
    assert session.config["data"]["dataset"] == "custom"


def test_weights_read_are_weights_that_can_be_set(session: Session) -> None:
    layers = session.weights
    assert [layer.W.shape for layer in layers] == [(4, 2), (2, 4), (1, 2)]
    assert [layer.activation for layer in layers] == ["tanh", "tanh", None]
    layers[0].W[:] = 0.25
    session.put_weights(layers)
    np.testing.assert_array_equal(session.weights[0].W, np.full((4, 2), 0.25))


def test_a_network_is_broken_and_mended(session: Session) -> None:
    before, labels = session.weights[0], session.points.y
    session.add_noise(0.5, seed=1)
    session.quantise(2)
    assert len(np.unique(session.weights[0].W)) <= 3
    assert (session.flip_labels(0.5).y != labels).any()
    layers = session.histograms(bins=8)
    assert [len(layer["activations"]["counts"]) for layer in layers] == [8] * len(session.weights)
    for _ in range(3):
        session.undo()
    np.testing.assert_array_equal(session.weights[0].W, before.W)


def test_a_network_of_ones_own_answers_what_its_mathematics_says(session: Session) -> None:
    """ŷ = σ(2 x₁ − x₂ + 0.5), by hand."""
    session.put_weights([LayerWeights(np.array([[2.0, -1.0]]), np.array([0.5]))])
    x = np.array([[0.0, 0.0], [1.0, -2.0], [-3.0, 1.0]])
    p = 1 / (1 + np.exp(-(x @ [2.0, -1.0] + 0.5)))
    predictions = session.predict(x)
    np.testing.assert_array_equal(predictions.y, p > 0.5)
    assert predictions.probability is not None
    np.testing.assert_allclose(predictions.probability, np.column_stack([1 - p, p]), atol=1e-6)
    surface = session.surface(20)
    x1, x2 = np.meshgrid(surface.x1, surface.x2)
    np.testing.assert_allclose(surface.values[0], 1 / (1 + np.exp(-(2 * x1 - x2 + 0.5))), atol=1e-6)


def test_the_surface_comes_from_the_top_down_and_as_a_picture(session: Session) -> None:
    surface = session.surface(12)
    assert surface.values.shape == (1, 12, 12)
    assert (surface.x1[0], surface.x2[0]) == (-5.5, 5.5)
    assert session.surface(12, layer=1, unit=3).values.shape == (1, 12, 12)
    with Image.open(io.BytesIO(session.surface_png(64))) as picture:
        assert picture.format == "PNG"
        assert picture.width == picture.height


def test_predictions_of_a_regression_have_no_probabilities(client: Client) -> None:
    session = client.session(data={"dataset": "bumps"})
    assert session.predict([[0, 0]]).probability is None
    session.delete()


def test_features_of_a_layer(session: Session) -> None:
    assert session.features().shape == (60, 2)
    assert session.features(1).shape == (60, 4)
    np.testing.assert_allclose(session.features(0), session.points.x, atol=1e-6)


def test_the_history_grows_and_has_gaps_where_nothing_is_tested(client: Client) -> None:
    session = client.session(data={"test_fraction": 0.0})
    session.train(epochs=3)
    history = session.history()
    assert history.step[0] == 0
    assert history.epoch[-1] == 3
    assert np.isfinite(history.train_loss).all()
    assert np.isnan(history.test_loss).all()
    session.patch(training={"dropout": 0.5})
    (edit,) = session.history().edits
    assert (edit["epoch"], edit["path"]) == (3, "training.dropout")
    session.delete()


def test_numbers_may_be_numpys_wherever_a_number_is_taken(client: Client, session: Session) -> None:
    one, two, half = np.int64(1), np.int32(2), np.float32(0.5)
    session.train(epochs=two, until_train_loss=half / 50)
    assert session.seek(session.checkpoints()[0])["step"] == 0
    training = session.patch(training={"batch_size": two, "shuffle": np.bool_(False)})["config"]["training"]
    assert (training["batch_size"], training["shuffle"]) == (2, False)
    assert session.patch(data={"samples": np.arange(70)[-1], "noise": half})["config"]["data"]["noise"] == 0.5
    assert session.change_point(one, x=(half, two), y=np.float64(1)).y[1] == 1
    session.delete_point(two)
    assert session.surface(np.int16(12), layer=one, unit=one).values.shape == (1, 12, 12)
    assert session.features(one).shape == (len(session.points.y), 4)
    assert session.neuron(two, one).unit == 1
    assert {check.address[0] for check in session.trace(one, check=[one, (two, one)]).checks} == {1, 2}
    along = session.landscape("weight", parameters=[(one, one, one)], resolution=two + 3, between=[(-half, half)])
    assert along.first.values[0] == -0.5
    assert len(session.landscape("random", resolution=two + 3, reach=half, seed=one).values) == 5
    assert session.stages(np.uint8(5)).stages[0].mesh.shape == (5, 5, 2)
    assert session.feature_history(two, np.int64(5))[-1].mesh.shape == (5, 5, 2)
    assert load(session.checkpoint(one, surface={"resolution": np.int64(10)}))["surface"].shape == (1, 10, 10)
    other = client.session(data={"samples": np.int64(20)}, training={"optimizer": {"learning_rate": half}})
    assert other.config["training"]["optimizer"]["learning_rate"] == 0.5
    rescaled = other.import_points("1,2,0\n3,4,1\n5,6,1\n", rescale=np.bool_(True))
    assert rescaled.scale is not None
    other.delete()


def test_an_error_is_the_servers_sentence_with_its_status(session: Session) -> None:
    with pytest.raises(FrontiereError, match="no activation 'rleu'; choose one of") as error:
        session.patch(network={"hidden": [{"units": 2, "activation": "rleu"}]})
    assert error.value.status == 422
    with pytest.raises(FrontiereError, match="either steps or epochs"):
        session.train(steps=1, epochs=1)


def test_a_file_is_imported_and_exported_in_its_own_units(session: Session) -> None:
    points = session.import_points("x1;x2;label\n10;1,5;rot\n30;2,5;blau\n20;2;rot\n", rescale=True)
    assert points.names == ("blau", "rot")
    assert points.scale is not None
    assert points.scale["offset"] == [20, 2]
    np.testing.assert_allclose(points.x, [[-5, -5], [5, 5], [0, 0]])
    assert session.export("csv").decode().splitlines()[1].startswith("10.0,1.5,rot,t")
    again = session.import_points(session.export("csv"), kind="classification", rescale=True)
    np.testing.assert_array_equal(again.test, points.test)
    with pytest.raises(FrontiereError, match="rescale=true"):
        session.import_points(b'{"x": [[10, 1.5], [1, 1]], "y": [0, 1]}')


def test_every_export_is_the_file_it_says(client: Client, session: Session) -> None:
    config = json.loads(session.export("config"))
    other = client.session(**config)
    assert other.config == session.config
    other.delete()
    assert load(session.export("safetensors"))["0.weight"].shape == (4, 2)
    for name in ("numpy", "pytorch"):
        compile(session.export(name), name, "exec")


def test_metrics_are_measured_when_asked_for(session: Session) -> None:
    session.train(epochs=5)
    metrics = session.metrics()
    assert metrics["step"] == session.state["step"]
    assert np.sum(metrics["train"]["confusion"]) == 30
    assert [layer["units"] for layer in metrics["layers"]] == [4, 2, 1]


def test_a_watcher_may_look_but_not_edit(client: Client, session: Session) -> None:
    watching = client.open(session.watch_id)
    assert watching.surface(10).values.shape == (1, 10, 10)
    with pytest.raises(FrontiereError, match="may only look") as error:
        watching.play()
    assert error.value.status == 403


def test_a_deleted_session_is_gone(client: Client) -> None:
    session = client.session()
    session.delete()
    with pytest.raises(FrontiereError, match="no session") as error:
        client.open(session.id)
    assert error.value.status == 404


def test_no_server_and_another_server_are_told_apart() -> None:
    def refused(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("connection refused", request=request)

    with Client(transport=httpx.MockTransport(refused)) as client, pytest.raises(FrontiereError) as error:
        client.health()
    assert "is the server running?" in error.value.sentence
    assert error.value.status == 0

    stranger = httpx.MockTransport(lambda _: httpx.Response(502, text="<html>"))
    with Client(transport=stranger) as client, pytest.raises(FrontiereError, match="502 Bad Gateway"):
        client.health()


def test_it_travels_in_time_and_takes_edits_back(session: Session) -> None:
    session.train(epochs=20)
    step = session.state["step"]
    assert session.seek(0)["step"] == 0
    assert session.undo()["step"] == step
    assert session.redo()["step"] == 0


def test_one_neuron_and_the_losses_are_those_of_its_mathematics(session: Session) -> None:
    session.put_weights([LayerWeights(np.array([[2.0, -1.0]]), np.array([0.5]))])
    points = session.points
    neuron = session.neuron()
    assert (neuron.layer, neuron.activation, neuron.b) == (1, "sigmoid", 0.5)
    np.testing.assert_allclose(neuron.z, points.x @ neuron.w + neuron.b, atol=1e-5)
    np.testing.assert_allclose(neuron.slope, neuron.a * (1 - neuron.a), atol=1e-6)
    np.testing.assert_array_equal(neuron.test, points.test)
    losses = session.losses()
    np.testing.assert_allclose(losses.losses, np.logaddexp(0, (1 - 2 * points.y) * neuron.z), atol=1e-5)
    assert losses.loss == "cross_entropy"
    assert losses.mean_train == pytest.approx(losses.losses[~points.test].mean())
    assert losses.losses[losses.worst_train] == losses.losses[~points.test].max()
    np.testing.assert_allclose(session.losses("squared_error").losses, (neuron.a - points.y) ** 2, atol=1e-6)


def test_a_trace_goes_forward_and_back(session: Session) -> None:
    trace = session.trace(3, check=[1, (2, 0)])
    first, second, last = trace.layers
    assert trace.inputs is not None
    assert first.z is not None
    assert first.a is not None
    assert last.delta is not None
    np.testing.assert_array_equal(trace.points, [3])
    np.testing.assert_allclose(first.z, trace.inputs @ first.W.T + first.b, atol=1e-6)
    np.testing.assert_allclose(first.a, np.tanh(first.z), atol=1e-6)
    assert last.slope is None
    assert second.a is not None
    np.testing.assert_allclose(last.dW, last.delta.T @ second.a, atol=1e-6)
    assert trace.objective == pytest.approx(trace.losses[0] + trace.penalty)
    assert trace.checks[0].address == (1, 0, 0)
    assert {check.address[0] for check in trace.checks} == {1, 2}
    assert max(check.relative_error for check in trace.checks) < 1e-4
    assert trace.after is None


def test_the_next_batch_is_traced_with_the_weights_that_then_come(session: Session) -> None:
    trace = session.trace(batch="next")
    assert len(trace.points) == 10
    session.train(steps=1)
    assert trace.after is not None
    for expected, layer in zip(trace.after, session.weights, strict=True):
        np.testing.assert_array_equal(expected.W.astype(np.float32), layer.W.astype(np.float32))
        np.testing.assert_array_equal(expected.b.astype(np.float32), layer.b.astype(np.float32))


def test_a_landscape_is_j_along_a_weight_over_two_and_over_the_path(session: Session) -> None:
    session.train(epochs=5)
    along = session.landscape("weight", parameters=[(1, 0, 1)], resolution=9, between=[(-2, 2)])
    assert along.values.shape == (1, 9)
    assert along.second is None
    assert along.first.address == (1, 0, 1)
    np.testing.assert_allclose(along.first.values, np.linspace(-2, 2, 9))
    assert along.first.now == pytest.approx(session.weights[0].W[0, 1])
    over = session.landscape("weights", parameters=[(1, 0, 1), (1, 0)], resolution=5)
    assert over.second is not None
    assert over.second.address == (1, 0)
    path = session.landscape(resolution=5)
    assert path.second is not None
    assert path.values.shape == (5, 5)
    assert path.path.shape[1] == 3
    assert path.path[-1, 0] == session.state["step"]
    with pytest.raises(FrontiereError, match="a weight is named by layer,row,column"):
        session.landscape("weight", parameters=[(1, 2, 3, 4)])  # type: ignore[list-item]


def test_a_landscape_grows_row_by_row_to_the_whole_and_may_be_left(session: Session) -> None:
    whole = session.landscape("random", resolution=7, seed=3)
    seen = list(session.landscape_progress("random", resolution=7, seed=3))
    assert [int(np.isfinite(one.values).all(axis=1).sum()) for one in seen] == list(range(8))
    np.testing.assert_array_equal(seen[-1].values, whole.values)
    with pytest.raises(TypeError, match="resolution, reach, between, seed, not resolutoin"):
        session.landscape("random", resolutoin=7)  # type: ignore[call-arg]
    left = session.landscape_progress("random", resolution=41)
    assert np.isnan(next(left).values).all()
    left.close()
    assert session.state["step"] == 0
    with pytest.raises(FrontiereError, match="resolution") as error:
        next(session.landscape_progress(resolution=1))
    assert error.value.status == 422


def test_landscape_flow_and_film_come_as_pictures(session: Session) -> None:
    session.train(epochs=2)
    for png in (
        session.landscape_png("random", resolution=9),
        session.stages_png(5),
        session.feature_history_png(2, 5),
    ):
        with Image.open(io.BytesIO(png)) as picture:
            assert picture.format == "PNG"


def test_the_way_through_the_network_is_told_stage_by_stage(session: Session) -> None:
    stages = session.stages(mesh=5)
    assert stages.stages[0].kind == "plane"
    assert stages.stages[-1].kind == "output"
    assert {stage.mesh.shape for stage in stages.stages} == {(5, 5, 2)}
    np.testing.assert_allclose(stages.stages[0].points, session.points.x[stages.points], atol=1e-4)
    assert stages.answers.shape == (1, 5, 5)
    assert stages.corners is None
    assert stages.separability.shape == (4,)


def test_a_film_shows_moments_that_are_kept(session: Session) -> None:
    session.train(epochs=30)
    feature_history = session.feature_history(checkpoints=3, mesh=5)
    steps = [picture.step for picture in feature_history]
    assert steps == sorted(steps)
    assert set(steps) <= set(session.checkpoints().tolist())
    assert steps[-1] == session.state["step"]
    assert feature_history[0].points.shape == (60, 2)
    assert feature_history[0].mesh.shape == (5, 5, 2)
    assert feature_history[0].answers.shape == (1, 5, 5)
    np.testing.assert_array_equal(feature_history[0].test, session.points.test)


def test_a_moment_is_a_frame(session: Session) -> None:
    session.train(epochs=5)
    frame = load(session.checkpoint(0, surface=None, neurons=None, features=None))
    assert frame["weights.1"].shape == (4, 2)
    assert "surface" not in frame


X = [[0.0, 1.0], [2.0, 3.0], [1.0, 1.0]]
UNFIT = {
    "words": (X, ["cat", "dog", "cat"], "y.0: expected a number, not 'cat'"),
    "NaN": (X, [0, np.nan, 1], "numbers that are sent must be finite"),
    "a place of NaN": ([[np.nan, 1.0], *X[1:]], [0, 1, 0], "numbers that are sent must be finite"),
    "ragged places": ([[0.0], *X[1:]], [0, 1, 0], "x.0.1: this field is needed"),
    "nothing": ([None, *X[1:]], [0, 1, 0], "x.0: expected a list, not None"),
}


@pytest.mark.parametrize(("x", "y", "sentence"), UNFIT.values(), ids=UNFIT.keys())
def test_points_that_are_no_numbers_are_refused_with_a_sentence(session: Session, x, y, sentence) -> None:
    for give in (session.put_points, session.add_points):
        with pytest.raises(FrontiereError) as refused:
            give(x, y)
        assert refused.value.sentence.startswith(sentence)


def test_a_setting_of_nan_is_refused_with_a_sentence(session: Session) -> None:
    with pytest.raises(FrontiereError, match="must be finite"):
        session.patch(training={"optimizer": {"learning_rate": np.nan}})


def test_numbers_of_numpy_are_numbers_everywhere(client: Client, session: Session) -> None:
    one, two, eight = np.int64(1), np.int32(2), np.uint8(8)
    session.train(steps=eight, until_train_loss=np.float32(1e-6))
    assert session.seek(session.checkpoints()[-1])["step"] == session.checkpoints()[-1]
    patched = session.patch(
        data={"samples": np.int64(80), "noise": np.float32(0.25), "test_fraction": np.float64(0.5)},
        network={"hidden": [{"units": two}, {"units": np.int16(3)}]},
        training={"optimizer": {"learning_rate": np.float64(0.5)}, "stop": {"epochs": eight}},
    )
    assert patched["config"]["data"]["samples"] == 80
    assert session.surface(np.uint8(10), layer=one, unit=np.int64(0)).values.shape == (1, 10, 10)
    assert session.neuron(one, np.int64(1)) is not None
    assert session.trace(two, check=[one, (one, np.int64(0))]) is not None
    assert session.change_point(one, x=np.array([1, 2]), y=np.int64(1)).y[1] == 1
    assert len(session.delete_point(two).y) == 79
    assert session.stages(mesh=np.int64(5)) is not None
    session.landscape("weight", parameters=[(one, np.int64(0), np.int64(0))], resolution=np.int64(5))
    other = client.session(data={"seed": np.int64(3), "classes": two})
    assert other.config["data"]["seed"] == 3
    other.delete()


def test_columns_are_chosen_and_classes_named(session: Session) -> None:
    content = "a,b,c,kind\n1,2,3,u\n4,5,-3,v\nNA,1,1,v\n"
    with pytest.raises(FrontiereError, match="the file has the columns a, b, c, kind"):
        session.import_points(content)
    points = session.import_points(content, x1="a", x2=np.int64(3), label="kind")
    assert (points.x.tolist(), points.names) == ([[1, 3], [4, -3]], ("u", "v"))
    assert points.note is not None
    assert points.note.startswith("rows left out because a value is missing: 1")
    assert session.export("csv", separator="semicolon").decode().splitlines()[1].startswith("1,0;3,0;u;")
    assert session.put_points(X, np.array([0, 1, 0]), names=["no", "yes"]).names == ("no", "yes")


def test_a_checkpoint_file_goes_on_bit_for_bit(client: Client, session: Session) -> None:
    session.train(steps=20)
    other = client.from_checkpoint(session.checkpoint_file())
    for each in (session, other):
        each.train(steps=20)
    assert other.id != session.id
    assert other.state == session.state
    other.delete()


def test_images_are_arrays(client: Client) -> None:
    session = client.session(data={"dataset": "digits_8x8", "samples": 60})
    session.train(epochs=200)
    images = session.images(first=10, count=5)
    assert images.pixels.shape == (5, 8, 8, 1)
    assert images.y.tolist() == [0, 1, 2, 3, 4]
    answers = session.predict_images(images.pixels)
    assert answers.probability is not None
    assert answers.probability.shape == (5, 10)
    points = session.add_images(images.pixels[:2], images.y[:2], ["test", "train"])
    assert points.y[-2:].tolist() == [0, 1]
    assert points.test[-2:].tolist() == [True, False]
    assert session.images(60).number.tolist() == [1797, 1798]
    session.delete()
