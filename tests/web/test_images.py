"""Images over REST: opened, trained, asked, shown and added to."""

from base64 import b64decode, b64encode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load

FILE = "application/x-safetensors"


@pytest.fixture
def small(opened):
    return opened(data={"dataset": "digits_8x8", "samples": 100})


@pytest.fixture
def path(small):
    return f"/sessions/{small['id']}"


def test_digits_are_read_right_nine_times_of_ten_after_five_epochs(api, opened):
    session = opened(data={"dataset": "digits"})
    assert session["config"]["network"]["hidden"] == [{"units": 64, "activation": "relu"}]
    state = api.post(f"/sessions/{session['id']}/train", json={"epochs": 5}).json()
    assert state["accuracy"]["test"] >= 0.9


def test_the_catalogue_says_what_images_there_are_and_whose(api):
    sets = {entry["name"]: entry for entry in api.get("/catalog").json()["datasets"]}
    for name, size in (("digits_8x8", (8, 8, 1)), ("digits", (28, 28, 1)), ("pictures", (32, 32, 3))):
        images = sets[name]["images"]
        assert (images["height"], images["width"], images["channels"]) == size
        picture = Image.open(BytesIO(b64decode(images["preview"])))
        assert picture.size == (4 * min(16, size[1]), min(16, size[0]))
        assert sets[name]["source"]
        assert sets[name]["licence"]
        assert images["another_hand"] == (name == "pictures")
    assert sets["circle"]["images"] is None


def test_a_session_goes_to_images_and_back(api, session):
    path = f"/sessions/{session['id']}"
    answer = api.patch(path, json={"data": {"dataset": "digits_8x8"}}).json()
    assert "inputs of another kind" in answer["note"]
    assert answer["config"]["training"]["batch_size"] == 64
    assert api.post(f"{path}/train", json={"epochs": 2}).json()["epoch"] == 2
    answer = api.patch(path, json={"data": {"dataset": "circle"}}).json()
    assert answer["config"]["training"]["batch_size"] == 10
    assert len(api.get(f"{path}/points").json()["x"]) == 500


def test_images_are_shown_as_numbers_as_a_sheet_and_as_a_file(api, path):
    seen = api.get(f"{path}/images", params={"first": 90, "count": 60}).json()
    points = api.get(f"{path}/points").json()
    assert points["x"] == []
    assert seen["numbers"] == points["images"][90:]
    assert (seen["height"], seen["width"], seen["channels"], seen["first"]) == (8, 8, 1, 90)
    assert np.shape(seen["pixels"]) == (10, 64)
    tensors = load(api.get(f"{path}/images", headers={"accept": FILE}).content)
    assert tensors["images"].shape == (100, 8, 8, 1)
    np.testing.assert_array_equal(tensors["images"][90:].reshape(10, 64), seen["pixels"])
    np.testing.assert_array_equal(tensors["labels"], points["y"])
    sheet = Image.open(BytesIO(api.get(f"{path}/images", headers={"accept": "image/png"}).content))
    assert sheet.size == (8 * 50, 8 * 2)


def test_what_is_not_there_and_what_is_too_much_is_refused(api, path, opened):
    answer = api.get(f"{path}/images", params={"first": 100}, headers={"accept": "image/png"})
    assert answer.status_code == 422
    assert "no images from number 100 on" in answer.json()["detail"]
    assert api.get(f"{path}/images", params={"first": 100}).json()["pixels"] == []
    many = f"/sessions/{opened(data={'dataset': 'digits_8x8', 'samples': 600})['id']}/images?count=501"
    assert "500 images at most" in api.get(many).json()["detail"]
    assert api.get(many, headers={"accept": "image/png"}).status_code == 200


def test_the_network_answers_pixels_and_pictures_alike(api, path):
    api.post(f"{path}/train", json={"epochs": 300})
    sheet = api.get(f"{path}/images", params={"count": 5}).json()
    pngs = []
    for image in sheet["pixels"]:
        file = BytesIO()
        Image.fromarray(np.array(image, np.uint8).reshape(8, 8)).save(file, "PNG")
        pngs.append(b64encode(file.getvalue()).decode())
    by_pixels, by_picture = (
        api.post(f"{path}/predict", json={"images": images}).json() for images in (sheet["pixels"], pngs)
    )
    assert by_pixels == by_picture
    assert np.shape(by_pixels["probability"]) == (5, 10)
    assert by_pixels["y"] == sheet["y"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"x": [[0, 0]]}, "images: this field is needed"),
        ({"images": [[0] * 63]}, "an image has 64 numbers here"),
        ({"images": [[256] * 64]}, "at most 255"),
        ({"images": ["x"]}, "this is neither"),
    ],
)
def test_what_is_no_image_is_refused(api, path, body, sentence):
    answer = api.post(f"{path}/predict", json=body)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]


def test_a_session_of_the_plane_wants_places(api, session):
    answer = api.post(f"/sessions/{session['id']}/predict", json={"images": [[0] * 64]})
    assert answer.status_code == 422
    assert "x: this field is needed" in answer.json()["detail"]
    assert api.get(f"/sessions/{session['id']}/images").json()["numbers"] == []
    file = api.get(f"/sessions/{session['id']}/images", headers={"accept": FILE})
    assert load(file.content)["images"].shape == (0, 0, 0, 0)
    answer = api.post(f"/sessions/{session['id']}/images", json={"images": [[0] * 64], "y": [0]})
    assert "points of the plane" in answer.json()["detail"]


@pytest.mark.parametrize(
    "query",
    ["surface", "stages", "feature-history", "export?format=numpy", "export?format=csv", "images?another_hand=true"],
)
def test_what_only_the_plane_has_is_refused_with_a_sentence(api, path, query):
    answer = api.get(f"{path}/{query}")
    assert answer.status_code == 422, answer.text
    assert len(answer.json()["detail"]) > 20


def test_activations_that_would_fill_a_hundred_megabytes_are_refused(api):
    session = api.post("/sessions", json={"data": {"dataset": "digits", "samples": 2000}}).json()["id"]
    assert api.get(f"/sessions/{session}/features").status_code == 200
    answer = api.get(f"/sessions/{session}/features?layer=0")
    assert answer.status_code == 422
    assert "1568000" in answer.json()["detail"].replace(",", "")


def test_everything_else_is_answered(api, path):
    api.post(f"{path}/train", json={"epochs": 2})
    for query in (
        "features",
        "features?layer=0",
        "weights",
        "metrics",
        "history",
        "losses",
        "neuron?layer=1",
        "trace?point=3",
        "trace?batch=next",
        "landscape?over=weight&parameter=1,0,40&resolution=5",
        "landscape?over=random&resolution=5",
        "checkpoints",
        "setup",
        "checkpoint",
        "export?format=config",
        "export?format=safetensors",
    ):
        answer = api.get(f"{path}/{query}")
        assert answer.status_code == 200, f"{query}: {answer.text}"
    metrics = api.get(f"{path}/metrics").json()
    assert np.shape(metrics["test"]["confusion"]) == (10, 10)
    weights = api.get(f"{path}/weights").json()
    assert np.shape(weights["layers"][0]["W"]) == (16, 64)
    assert api.put(f"{path}/weights", json=weights).status_code == 200


def test_a_watch_id_may_look_and_ask_but_add_nothing(api, small):
    path = f"/sessions/{small['watch_id']}"
    assert api.get(f"{path}/images").status_code == 200
    assert api.post(f"{path}/predict", json={"images": [[0] * 64]}).status_code == 200
    assert api.post(f"{path}/images", json={"images": [[0] * 64], "y": [0]}).status_code == 403


def test_images_of_ones_own_are_added_and_seen(api, path):
    answer = api.post(f"{path}/images", json={"images": [[7] * 64], "y": [3], "split": ["test"]})
    assert answer.status_code == 201
    assert answer.json()["images"][-1] == 1797
    assert api.get(f"{path}/images", params={"first": 100}).json()["pixels"] == [[7] * 64]
    api.post(f"{path}/undo")
    assert len(api.get(f"{path}/points").json()["y"]) == 100


def test_pictures_have_another_hand(api, opened):
    path = f"/sessions/{opened(data={'dataset': 'pictures', 'samples': 40})['id']}"
    assert api.post(f"{path}/train", json={"epochs": 1}).json()["epoch"] == 1
    assert np.sum(api.get(f"{path}/metrics").json()["another_hand"]["confusion"]) == 8
    others = load(api.get(f"{path}/images?another_hand=true", headers={"accept": FILE}).content)
    assert others["images"].shape == (8, 32, 32, 3)
    assert others["labels"].tolist() == [0, 1, 2, 3] * 2
