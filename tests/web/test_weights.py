"""Weights over REST, as JSON and as a file."""

import numpy as np
import pytest
from safetensors.numpy import load, save

FILE = "application/x-safetensors"


@pytest.fixture
def weights(path):
    return f"{path}/weights"


def put_file(api, weights, tensors):
    content = tensors if isinstance(tensors, bytes) else save(tensors)
    return api.put(weights, content=content, headers={"content-type": FILE})


def test_json_has_every_layer_with_its_activation(api, weights):
    layers = api.get(weights).json()["layers"]
    assert [np.shape(layer["W"]) for layer in layers] == [(4, 2), (2, 4), (1, 2)]
    assert [len(layer["b"]) for layer in layers] == [4, 2, 1]
    assert [layer["activation"] for layer in layers] == ["tanh", "tanh", None]


def test_the_file_has_pytorchs_names(api, weights):
    answer = api.get(weights, headers={"accept": FILE})
    assert answer.headers["content-type"] == FILE
    assert "weights.safetensors" in answer.headers["content-disposition"]
    tensors = load(answer.content)
    assert sorted(tensors) == ["0.bias", "0.weight", "2.bias", "2.weight", "4.bias", "4.weight"]
    assert tensors["0.weight"].shape == (4, 2)


def test_both_ways_carry_the_same_bits(api, opened, path, weights):
    api.post(f"{path}/train", json={"steps": 100})
    body, file = api.get(weights).json(), api.get(weights, headers={"accept": FILE}).content
    for layer, entry in enumerate(body["layers"]):
        np.testing.assert_array_equal(load(file)[f"{2 * layer}.weight"], np.float32(entry["W"]))
    by_json, by_file = (f"/sessions/{opened(network={'seed': 7})['id']}/weights" for _ in range(2))
    assert api.put(by_json, json=body).status_code == 200
    assert put_file(api, by_file, file).status_code == 200
    assert api.get(by_json).json() == api.get(by_file).json() == body


def test_weights_that_were_set_are_in_effect_at_once(api, path, weights):
    api.put(weights, json={"layers": [{"W": [[0, 0]], "b": [100]}]})
    assert api.post(f"{path}/predict", json={"x": [[0, 0]]}).json()["y"] == [1]


def test_other_shapes_make_another_network(api, path, weights):
    layers = [
        {"W": [[1, 2], [3, 4], [5, 6]], "b": [0, 0, 0], "activation": "relu"},
        {"W": [[1, 1, 1]], "b": [-1]},
    ]
    assert api.put(weights, json={"layers": layers}).status_code == 200
    config = api.get(path).json()["config"]["network"]
    assert config["hidden"] == [{"units": 3, "activation": "relu"}]
    assert api.get(weights).json()["layers"][0]["W"] == layers[0]["W"]


def layer(rows, columns, value=0.0, **more):
    return {"W": [[value] * columns] * rows, "b": [value] * rows} | more


BAD = {
    "no layers": ({"layers": []}, "at least one entry"),
    "an output too many": ({"layers": [layer(2, 2)]}, "1 units in the last"),
    "rows of two lengths": ({"layers": [{"W": [[1, 2], [3]], "b": [0, 0]}]}, "every row must have the same length"),
    "layers that do not meet": (
        {"layers": [layer(4, 2), layer(2, 3), layer(1, 2)]},
        "layer 2: W must have 4 columns",
    ),
    "inputs that do not fit": ({"layers": [layer(4, 3), layer(2, 4), layer(1, 2)]}, "layer 1: W must have 2 columns"),
    "a bias too many": ({"layers": [{"W": [[1, 2]], "b": [0, 0]}]}, "layer 1"),
    "one activation of two": (
        {"layers": [layer(4, 2, activation="relu"), layer(2, 4), layer(1, 2)]},
        "give the activation of every hidden layer",
    ),
    "an unknown activation": ({"layers": [layer(4, 2, activation="cube"), layer(1, 4)]}, "no activation 'cube'"),
    "a number too great": ({"layers": [layer(1, 2, 1e39)]}, "between −3.40282e+38 and 3.40282e+38"),
    "more layers than activations": (
        {"layers": [layer(4, 2), layer(2, 4), layer(2, 2), layer(1, 2)]},
        "4 layers need 3 activations",
    ),
    "an unknown field": ({"layers": [layer(1, 2)], "name": "mine"}, "name: there is no such field"),
}


@pytest.mark.parametrize(("body", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_weights_are_422_with_a_sentence_and_change_nothing(api, path, weights, body, sentence):
    before = api.get(path).json(), api.get(weights).json()
    answer = api.put(weights, json=body)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]
    assert (api.get(path).json(), api.get(weights).json()) == before


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e999", "true", '"1"'])
def test_what_is_no_finite_number_is_no_weight(api, weights, text):
    content = f'{{"layers": [{{"W": [[{text}, 0]], "b": [0]}}]}}'
    answer = api.put(weights, content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert "layers.0.W.0.0" in answer.json()["detail"]


def f32(*shape, value=0.0):
    return np.full(shape, value, np.float32)


BAD_FILES = {
    "no file": (b"hello", "the body is no safetensors file"),
    "nothing": (b"", "the body is no safetensors file"),
    "a header that lies": ((2**60).to_bytes(8, "little") + b"{}", "the body is no safetensors file"),
    "other names": ({"weight": f32(1, 2)}, "expected the tensors 0.weight, 0.bias, 2.weight, 2.bias, …; got weight"),
    "a bias short": ({"0.weight": f32(1, 2)}, "expected the tensors"),
    "a vector for a matrix": ({"0.weight": f32(2), "0.bias": f32(1)}, "must be a matrix"),
    "a scalar for a bias": ({"0.weight": f32(1, 2), "0.bias": np.array(0, np.float32)}, "layer 1"),
    "integers": ({"0.weight": np.zeros((1, 2), np.int64), "0.bias": f32(1)}, "floating-point numbers"),
    "no rows": ({"0.weight": f32(0, 2), "0.bias": f32(0), "2.weight": f32(1, 0), "2.bias": f32(1)}, "activations"),
    "NaN": ({"0.weight": f32(1, 2, value=np.nan), "0.bias": f32(1)}, "layer 1: every weight must be a number"),
    "infinity": ({"0.weight": f32(1, 2), "0.bias": f32(1, value=np.inf)}, "layer 1: every weight must be a number"),
    "too many units": (
        {
            "0.weight": f32(65, 2),
            "0.bias": f32(65),
            "2.weight": f32(2, 65),
            "2.bias": f32(2),
            "4.weight": f32(1, 2),
            "4.bias": f32(1),
        },
        "expected at most 64, not 65",
    ),
}


@pytest.mark.parametrize(("tensors", "sentence"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_422_with_a_sentence_and_changes_nothing(api, path, weights, tensors, sentence):
    if not isinstance(tensors, bytes) and set(tensors) == {"0.weight", "0.bias"}:
        api.patch(path, json={"network": {"hidden": []}})
    before = api.get(path).json(), api.get(weights).json()
    answer = put_file(api, weights, tensors)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]
    assert (api.get(path).json(), api.get(weights).json()) == before


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_a_file_of_another_precision_is_taken(api, path, weights, dtype):
    api.patch(path, json={"network": {"hidden": []}})
    tensors = {"0.weight": np.array([[0.5, -2]], dtype), "0.bias": np.array([1.5], dtype)}
    assert put_file(api, weights, tensors).status_code == 200
    assert api.get(weights).json()["layers"] == [{"W": [[0.5, -2]], "b": [1.5], "activation": None}]
