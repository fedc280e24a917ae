"""Images on the wire: in frames, as PNG and as pixels, in setups and in checkpoint files."""

import json
from base64 import b64encode

import numpy as np
import pytest

from app.data import Images
from app.lab.messages import Refusal
from app.lab.session.session import Session
from app.lab.views.request import FeaturesRequest, ViewRequest
from app.wire import checkpoint_file
from app.wire.frames import Known, decode, encode
from app.wire.images import NewImages, add_images, as_base64, pixels
from app.wire.quantise import signed_values
from app.wire.setup import Setup
from tests.lab.conftest import make, train

SMALL = {"data": {"dataset": "digits_8x8", "samples": 200}, "training": {"shift": 1}}
GREY, COLOUR = Images(5, 4, 1), Images(3, 2, 3)
USUAL = ViewRequest()


@pytest.fixture
def session() -> Session:
    return make(**SMALL)


def snapshot_of(session: Session, view: ViewRequest = USUAL):
    session.watch([view])
    return session.snapshot(1.0)


@pytest.mark.parametrize("space", [GREY, COLOUR])
def test_an_image_reads_back_from_a_png_and_from_its_pixels(space):
    images = np.random.default_rng(0).integers(0, 256, (3, space.pixels), dtype=np.uint8)
    as_pngs = [as_base64(image[None], space) for image in images]
    np.testing.assert_array_equal(pixels(as_pngs, space), images)
    np.testing.assert_array_equal(pixels(images.tolist(), space), images)


def test_a_sheet_has_its_images_side_by_side():
    images = np.arange(5, dtype=np.uint8)[:, None].repeat(GREY.pixels, axis=1)
    sheet = pixels([as_base64(images, GREY, columns=3)], Images(10, 12, 1)).reshape(10, 12)
    assert sheet[::5, ::4].tolist() == [[0, 1, 2], [3, 4, 0]]


@pytest.mark.parametrize(
    ("image", "sentence"),
    [
        ([0] * 19, "an image has 20 numbers here: 5 rows of 4 pixels of 1; 19 came"),
        ("not base64", "this is neither"),
        (b64encode(b"GIF89a").decode(), "this is neither"),
        (as_base64(np.zeros((1, 18), np.uint8), COLOUR), "has 4×5 pixels here; the PNG has 2×3"),
    ],
)
def test_what_is_no_image_of_this_size_is_refused(image, sentence):
    with pytest.raises(Refusal, match=sentence):
        pixels([image], GREY)


def test_a_frame_has_numbers_of_images_and_the_first_layer_in_bytes(session):
    snapshot = snapshot_of(session)
    state, tensors = decode(encode(snapshot, USUAL, Known(), None))
    assert not tensors.keys() & {"points", "weights.1", "surface", "neurons", "mesh"}
    np.testing.assert_array_equal(tensors["images"], session.points.x)
    assert state["names"] == list("0123456789")
    assert state["parameters"] == 64 * 16 + 16 + 16 * 10 + 10
    quantised, scale = tensors["first_layer"], state["first_layer"]["scale"]
    assert (quantised.dtype, quantised.shape) == (np.uint8, (16, 64))
    exact = session.layers[0][0]
    assert np.abs(signed_values(quantised, scale) - exact).max() < scale * 0.02
    np.testing.assert_array_equal(tensors["weights.2"], session.layers[0][1])
    np.testing.assert_array_equal(tensors["biases.1"], session.layers[1][0])


def test_the_first_layer_comes_once_and_in_full_where_it_is_asked_for(session):
    snapshot, full = snapshot_of(session), ViewRequest(first_layer="float32")
    known = Known.after(snapshot, USUAL)
    state, tensors = decode(encode(snapshot, USUAL, known, None))
    assert "first_layer" not in tensors
    assert "first_layer" not in state
    assert "weights.2" in tensors
    _, tensors = decode(encode(snapshot, full, known, None))
    np.testing.assert_array_equal(tensors["weights.1"], session.layers[0][0])
    _, tensors = decode(encode(snapshot, full, Known.after(snapshot, full), None))
    assert "weights.1" not in tensors


def test_a_frame_of_digits_is_small_in_the_median_and_shows_a_thousand_points():
    session = make(data={"dataset": "digits"})
    view = ViewRequest(features=FeaturesRequest(projection="principal"))
    session.watch([view])
    session.play()
    known, sizes = Known(), []
    for frame in range(30):
        session.run.train(1)
        session._presentation.changed = True
        snapshot = session.snapshot(frame / 30)
        sizes.append(len(encode(snapshot, view, known, None)))
        known = Known.after(snapshot, view)
    assert np.median(sizes) <= 60_000
    assert sum(sizes[1:]) <= 29 * 20_000 + 6 * 60_000
    _, tensors = decode(encode(snapshot, view, known, None))
    assert tensors["features"].shape == (1000, 2)
    assert tensors["feature_points"][-1] == 4999


def test_the_view_of_a_plane_is_not_changed_by_how_the_first_layer_of_images_travels():
    snapshot = snapshot_of(make())
    one, other = (encode(snapshot, ViewRequest(first_layer=how), Known(), None) for how in ("bytes", "float32"))
    assert one == other


def test_the_first_layer_of_images_is_forgotten_on_the_plane(session):
    known = Known.after(snapshot_of(session))
    state, tensors = decode(encode(snapshot_of(make()), USUAL, known, None))
    assert "first_layer" not in state
    assert "weights.1" in tensors


def test_a_setup_carries_images_only_where_they_are_others_than_drawn(session):
    train(session, 5)
    assert Setup.of(session).images is None
    mine = np.arange(64, dtype=np.uint8)
    add_images(session, NewImages(images=[mine.tolist(), as_base64(mine[None], Images(8, 8, 1))], y=[1, 2]))
    session.remove_points([200, 3])
    setup = Setup.model_validate_json(Setup.of(session).model_dump_json(exclude_none=True))
    assert setup.images is not None
    assert len(setup.images.own) == 1
    again = Session.opened(setup.start)
    np.testing.assert_array_equal(again.points.inputs((), "float32"), session.points.inputs((), "float32"))
    np.testing.assert_array_equal(again.points.y, session.points.y)
    np.testing.assert_array_equal(again.points.test, session.points.test)
    np.testing.assert_array_equal(again.layers[0][0], session.layers[0][0])


@pytest.mark.parametrize(
    ("setup", "sentence"),
    [
        ({"data": {"dataset": "digits"}, "points": {"x": [[0, 0], [1, 1]], "y": [0, 1]}}, "no points of the plane"),
        (
            {"images": {"numbers": [0, 1], "y": [0, 1], "split": ["train", "test"]}},
            "points of the plane and no images",
        ),
        (
            {
                "data": {"dataset": "digits_8x8"},
                "images": {"numbers": [0, 1797], "y": [0, 1], "split": ["train", "test"]},
            },
            "there is no image 1797: they are numbered 0 to 1796",
        ),
    ],
)
def test_a_setup_of_the_other_space_is_refused(setup, sentence):
    with pytest.raises(Refusal, match=sentence):
        _ = Setup.model_validate_json(json.dumps(setup)).start


def test_a_checkpoint_file_resumes_bit_for_bit_in_the_middle_of_an_epoch_of_shifts(session):
    add_images(session, NewImages(images=[[9] * 64], y=[1]))
    train(session, 6)
    resumed = Session.opened(checkpoint_file.read(checkpoint_file.write(session)))
    for one in (session, resumed):
        train(one, 20)
    for mine, its in zip(session.layers[0], resumed.layers[0], strict=True):
        assert mine.tobytes() == its.tobytes()
