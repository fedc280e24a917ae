"""A session whose points are images: trained, sought, edited, undone and looked at like one of the plane."""

import numpy as np
import pytest

from app.data import Images
from app.lab.messages import Refusal
from app.lab.pieces import last
from app.lab.session.session import Session
from app.lab.settings import limits
from app.lab.settings.config import Config
from app.lab.training.checkpoints import nbytes
from app.lab.views.landscape import sample_landscape
from app.lab.views.request import StagesRequest, SurfaceRequest, ViewRequest
from app.lab.views.trace import inspect
from app.nn import Gradient, preview_step
from tests.lab.conftest import make, settings, train
from tests.lab.session.test_session import flat

SMALL = {"data": {"dataset": "digits_8x8", "samples": 300}}
SHIFTED = SMALL | {"training": {"shift": 1}}


@pytest.fixture
def session() -> Session:
    return make(**SMALL)


def test_a_data_set_of_images_brings_a_network_and_a_training_that_suit_it():
    config = make(data={"dataset": "digits"}).config
    assert config.space == Images(28, 28, 1)
    assert (config.inputs, config.problem, config.data.samples) == (784, "multiclass", 5000)
    assert [(layer.units, layer.activation) for layer in config.network.hidden] == [(64, "relu")]
    training = config.training
    assert (training.optimizer.name, training.optimizer.learning_rate) == ("adam", 0.001)
    assert (training.batch_size, training.loss) == (64, "cross_entropy")


def test_what_is_said_is_kept_and_the_plane_comes_back_with_its_own():
    session = make(data={"dataset": "pictures", "samples": 40}, network={"hidden": [{"units": 200}]})
    assert session.run.trainer.network.architecture.sizes == (3072, 200, 4)
    note = session.update(settings(data={"dataset": "circle"}))
    assert note is not None
    assert "inputs of another kind" in note
    assert session.config == Config()
    session.undo()
    assert session.run.trainer.network.architecture.sizes == (3072, 200, 4)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"network": {"hidden": [{"units": 65}]}}, "too many units for the plane: expected at most 64, not 65"),
        ({"training": {"shift": 1}}, "shifts are for images"),
        ({"data": {"dataset": "digits", "noise": 0.1}}, "takes no noise"),
        ({"data": {"dataset": "digits", "classes": 4}}, "has 10 classes"),
        ({"data": {"dataset": "pictures", "samples": 3000}}, "2000 points at most"),
    ],
)
def test_what_does_not_fit_a_space_is_refused(parts, sentence):
    with pytest.raises(Refusal, match=sentence):
        make(**parts)


def test_digits_are_read_after_a_few_epochs():
    session = make(data={"dataset": "digits_8x8"})
    train(session, session.steps_in(15))
    assert session.state.accuracy.test > 0.85


@pytest.mark.parametrize("parts", [SMALL, SHIFTED, SHIFTED | {"training": {"shift": 2, "batch_size": "full"}}])
def test_the_same_bits_whether_straight_on_or_by_way_of_the_past(parts):
    straight, wandering = make(**parts), make(**parts)
    train(straight, 41)
    train(wandering, 23)
    wandering.seek(9)
    train(wandering, 20 - wandering.state.step)
    wandering.update(settings(training={"optimizer": {"learning_rate": 0.5}}))
    wandering.undo()
    train(wandering, 41 - wandering.state.step)
    assert flat(straight).tobytes() == flat(wandering).tobytes()


def test_shifts_are_drawn_anew_in_every_epoch_from_the_runs_own_generator():
    plain, shifted = make(**SMALL), make(**SHIFTED)
    for session in (plain, shifted):
        train(session, 1)
    assert flat(plain).tobytes() != flat(shifted).tobytes()
    training = shifted.run.trainer.training
    seen = []
    for _ in range(3):
        train(shifted, shifted.steps_in(1))
        seen.append(training.state().variation)
    assert len(set(seen)) == 3


def test_shifts_are_switched_off_and_on_again():
    session = make(**SHIFTED)
    assert session.config.training.shift == 1
    for shift in (0, 2, 0):
        session.update(settings(training={"shift": shift}))
        assert session.config.training.shift == shift
        assert (session.run.trainer.training.augment is None) == (shift == 0)
        assert Config.model_validate_json(session.config.model_dump_json()) == session.config
    assert "shift" not in session.config.model_dump()["training"]


def test_the_next_batch_is_traced_as_it_will_be_seen():
    """The gradient of the traced batch is the one that plain descent takes."""
    parts = SHIFTED | {"training": {"shift": 1, "optimizer": {"name": "sgd", "learning_rate": 1.0}, "batch_size": 16}}
    session = make(**parts)
    train(session, 3)
    training = session.run.trainer.training
    points, inputs, _ = training.next_batch()
    assert (inputs != training.inputs[points]).any()
    gradient = Gradient(training.network, inputs, training.labels[points], training.loss).run().copy()
    step = preview_step(training)
    np.testing.assert_allclose(step.before - step.after, gradient, rtol=1e-3, atol=1e-5)


def test_a_divergence_is_found_where_it_happens_in_pieces_of_any_length():
    growing = {"name": "l2", "rate": 10.0}  # every step makes the weights a thousand times larger
    wild = SMALL | {"training": {"optimizer": {"name": "sgd", "learning_rate": 100.0}, "regularization": growing}}
    ends = []
    for piece in (1, 3, 50):
        session = make(**wild, network={"hidden": [{"units": 16, "activation": "linear"}] * 3})
        while session.run.diverged is None and session.state.step < 200:
            session.run.train(piece)
        assert np.isfinite(flat(session)).all()
        assert session.state.loss.train is not None
        ends.append((session.state.step, session.run.diverged is not None, flat(session).tobytes()))
    assert ends[0][1]
    assert len(set(ends)) == 1


def test_an_image_of_ones_own_is_added_learnt_and_undone(session):
    mine = np.full((2, 64), 200, np.uint8)
    session.add_images(mine, [3, 4], ["train", "test"])
    assert len(session.points) == 302
    np.testing.assert_array_equal(session.points.inputs((), np.float32)[-2:], np.float32(200 / 255))
    assert session.run.trainer.inputs.shape == (302, 64)
    session.remove_points([0])
    train(session, 5)
    session.undo()
    session.undo()
    assert len(session.points) == 300
    assert session.data_revision == 4


def test_a_whole_data_set_has_room_for_images_of_ones_own():
    session = make(data={"dataset": "digits"})
    session.add_images(np.zeros((1, 784), np.uint8), [3])
    assert len(session.points) == limits.SAMPLES[1] + 1
    session.relabel([limits.SAMPLES[1]], 4)
    assert session.points.y[-1] == 4


def test_the_array_of_images_is_in_no_checkpoint_and_no_edit(session):
    other = make(**SMALL)
    assert session.points.sheet is not None
    assert other.points.sheet is not None
    assert session.points.sheet.shared is other.points.sheet.shared
    assert session.points.nbytes < 300 * 20


def test_checkpoints_stay_within_their_budget():
    session = make(data={"dataset": "digits", "samples": 200}, network={"hidden": [{"units": 128}]})
    train(session, 60)
    assert nbytes(session.run.checkpoints) <= limits.CHECKPOINT_BYTES
    assert session.run.checkpoints.nearest(0).step == 0


def test_what_only_the_plane_has_is_refused_with_a_sentence(session):
    pictures = [
        lambda: session.still.display.surface(SurfaceRequest()),
        lambda: session.still.display.stages(StagesRequest()),
        lambda: session.still.display.answers(5),
        lambda: next(session.still.display.input_gradients()),
    ]
    for picture in pictures:
        with pytest.raises(Refusal, match="the points of this session are images"):
            picture()
    for edit in (lambda: session.move_point(0, (0, 0)), lambda: session.add_points([(0, 0)], [1])):
        with pytest.raises(Refusal, match="no place in the plane"):
            edit()
    with pytest.raises(Refusal, match="these are points of the plane"):
        make().add_images(np.zeros((1, 64), np.uint8), [0])
    with pytest.raises(Refusal, match="a class number from 0 to 9"):
        session.add_images(np.zeros((1, 64), np.uint8), [10])


def test_a_landscape_or_a_trace_that_is_too_large_is_refused():
    session = make(data={"dataset": "digits"})
    with pytest.raises(Refusal, match=r"may have \d+ values a side, not 101"):
        next(sample_landscape(session.run, "random", [], 101, None, 0, []))
    pieces = sample_landscape(session.run, "weight", [(1, 0, 300)], 3, None, 0, [])
    assert next(piece for piece in pieces if piece is not None)
    with pytest.raises(Refusal, match="more than the 50000 that can be written out"):
        next(inspect(session.run, 0, "train", []))


def test_a_trace_of_a_small_image_has_every_number(session):
    seen = last(inspect(session.run, 0, "train", []))
    assert seen.trace.inputs.shape == (64, 1)


def test_looks_at_the_plane_are_left_out_of_a_snapshot(session):
    everything = ViewRequest(stages=StagesRequest(), input_gradients=True, metrics=True)
    session.watch([everything])
    snapshot = session.snapshot(0.0)
    assert snapshot.holds(everything)
    assert not snapshot.surfaces
    assert not snapshot.neurons
    assert not snapshot.stages
    (features,) = snapshot.features.values()
    assert features.points.shape == (300, 2)
    assert features.mesh.shape == (0, 0, 2)
    assert features.shown is not None


def test_the_first_layer_is_due_five_times_a_second_and_where_it_stands_still(session):
    session.watch([ViewRequest()])
    session.play()
    due = []
    for frame in range(31):
        session.run.train(1)
        session._presentation.changed = True
        due.append(session.snapshot(frame / 30).first_layer)
    assert len(set(due)) in (5, 6)
    before = session.snapshot(31 / 30).first_layer
    session.pause()
    paused = session.snapshot(31.1 / 30).first_layer
    assert paused != before
    assert session.snapshot(40.0).first_layer == paused
    session.set_weight(1, 0, 40, 0.5)
    assert session.snapshot(40.1).first_layer != paused


def test_pictures_are_measured_by_another_hand_too():
    session = make(data={"dataset": "pictures", "samples": 200})
    train(session, session.steps_in(10))
    metrics = session.metrics
    assert metrics.another_hand is not None
    assert np.sum(metrics.another_hand.confusion) == 40
    assert make(**SMALL).metrics.another_hand is None


def test_a_drawn_image_is_answered_as_the_point_that_it_equals(session):
    train(session, 20)
    points = session.points
    assert points.sheet is not None
    images = points.sheet.images(points.x[:7])
    answers, probability = session.still.queries.predict(images)
    assert probability is not None
    np.testing.assert_array_equal(probability.argmax(axis=1), answers)
    np.testing.assert_allclose(session.still.queries.activations(2)[:7], probability, atol=1e-6)


def test_sheets_that_only_edits_hold_are_counted_with_them():
    session = make(data={"dataset": "pictures", "samples": 40})
    assert session.points.sheet is not None
    sheet = session.points.sheet.shared.nbytes
    for seed in range(1, 4):
        session.update(settings(data={"seed": seed}))
    assert session._edits.nbytes > 2 * sheet
    session.update(settings(data={"dataset": "moons"}))
    assert session._edits.nbytes > 3 * sheet
