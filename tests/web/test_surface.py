"""What the network says of the plane, over REST."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load

FILE = "application/x-safetensors"
DATASETS = [
    {"dataset": "circle"},
    {"dataset": "plane"},
    {"dataset": "blobs", "classes": 3},
    {"dataset": "blobs", "classes": 10},
]


def test_a_surface_has_a_value_for_every_cell_from_the_top_left(api, path):
    body = api.get(f"{path}/surface", params={"resolution": 12}).json()
    assert np.shape(body["values"]) == (1, 12, 12)
    assert body["x1"] == sorted(body["x1"])
    assert body["x2"] == sorted(body["x2"], reverse=True)
    assert body["x1"][0] == pytest.approx(-5.5)
    corner = [[body["x1"][2], body["x2"][9]]]
    probability = api.post(f"{path}/predict", json={"x": corner}).json()["probability"][0][1]
    assert body["values"][0][9][2] == pytest.approx(probability, abs=1e-6)


def test_a_neurons_surface_is_its_activation(api, path):
    values = api.get(f"{path}/surface", params={"resolution": 10, "layer": 1, "unit": 3}).json()["values"]
    entry = api.get(f"{path}/weights").json()["layers"][0]
    x = np.array([-5.4, 5.4])  # the centre of the first cell
    assert values[0][0][0] == pytest.approx(np.tanh(np.dot(entry["W"][3], x) + entry["b"][3]), abs=1e-6)


@pytest.mark.parametrize("data", DATASETS, ids=str)
def test_json_and_file_say_the_same(api, opened, data):
    path = f"/sessions/{opened(data=data)['id']}"
    params = {"resolution": 10}
    values = np.array(api.get(f"{path}/surface", params=params).json()["values"])
    file = api.get(f"{path}/surface", params=params, headers={"accept": FILE})
    assert file.headers["content-type"] == FILE
    np.testing.assert_array_equal(load(file.content)["values"], values.astype(np.float32))
    if data["dataset"] == "blobs":
        assert values.shape[0] == data["classes"]
        np.testing.assert_allclose(values.sum(axis=0), 1, atol=1e-6)


@pytest.mark.parametrize("data", DATASETS, ids=str)
def test_a_png_is_a_png(api, opened, data):
    path = f"/sessions/{opened(data=data)['id']}"
    answer = api.get(f"{path}/surface", headers={"accept": "image/png"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(BytesIO(answer.content))
    assert picture.size == (600, 600)
    assert len(picture.getcolors(600 * 600)) > 3


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"resolution": 9}, "resolution: expected at least 10"),
        ({"resolution": 257}, "resolution: expected at most 256"),
        ({"resolution": "many"}, "resolution: expected a whole number"),
        ({"layer": 0}, "layer: expected at least 1"),
        ({"layer": 1, "unit": 64}, "unit: expected less than 64"),
        ({"layer": 9, "unit": 0}, "there is no layer 9: layers are numbered 1 to 3"),
        ({"layer": 1, "unit": 20}, "layer 1 has units 0 to 3, not 20"),
    ],
)
def test_a_bad_question_about_the_surface_is_422(api, path, params, sentence):
    answer = api.get(f"{path}/surface", params=params)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]


def test_predictions_are_classes_with_their_probabilities(api, path):
    body = api.post(f"{path}/predict", json={"x": [[0, 0], [5, 5]]}).json()
    assert len(body["y"]) == 2
    np.testing.assert_allclose(np.sum(body["probability"], axis=1), 1)
    assert body["y"] == np.argmax(body["probability"], axis=1).tolist()


def test_a_regression_predicts_values(api, opened):
    path = f"/sessions/{opened(data={'dataset': 'plane'})['id']}"
    body = api.post(f"{path}/predict", json={"x": [[0, 0]]}).json()
    assert body["probability"] is None
    assert isinstance(body["y"][0], float)


def test_far_points_get_finite_answers(api, opened):
    every = ["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)"]
    for data in DATASETS:
        path = f"/sessions/{opened(data=data, network={'features': every})['id']}"
        api.patch(path, json={"network": {"hidden": [{"units": 2, "activation": "linear"}]}})
        body = api.post(f"{path}/predict", json={"x": [[1e300, -1e300]]})
        assert body.status_code == 200
        assert np.isfinite(np.array(body.json()["y"], float)).all()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"x": []}, "at least one entry"),
        ({"x": [[0, 0]] * 10_001}, "at most 10000 entries"),
        ({"x": [[0]]}, "x.0.1: this field is needed"),
        ({"x": [["a", 0]]}, "expected a number"),
        ({}, "x: this field is needed"),
    ],
)
def test_bad_points_to_predict_are_422(api, path, body, sentence):
    answer = api.post(f"{path}/predict", json=body)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]


def test_the_feature_space_has_a_row_for_every_point(api, path):
    points = api.get(f"{path}/points").json()
    inputs = api.get(f"{path}/features", params={"layer": 0}).json()
    np.testing.assert_allclose(inputs["activations"], points["x"], rtol=1e-6)
    assert inputs["split"] == points["split"]
    last = api.get(f"{path}/features").json()
    assert last["layer"] == 2
    assert np.shape(last["activations"]) == (40, 2)


def test_a_layer_there_is_not_is_422(api, path):
    answer = api.get(f"{path}/features", params={"layer": 5})
    assert answer.status_code == 422
    assert answer.json() == {"detail": "there is no layer 5: layers are numbered 0 to 3"}
