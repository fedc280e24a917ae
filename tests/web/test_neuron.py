"""One neuron and the losses over REST: the numbers of the engine, checked by hand."""

import numpy as np
import pytest

from app.data import features


def layers_of(api, path):
    return api.get(f"{path}/weights").json()["layers"]


def test_a_neurons_numbers_are_its_formula(api, path):
    points = np.array(api.get(f"{path}/points").json()["x"])
    entry = layers_of(api, path)[0]
    seen = api.get(f"{path}/neuron", params={"layer": 1, "unit": 2}).json()
    assert (seen["layer"], seen["unit"], seen["activation"]) == (1, 2, "tanh")
    assert seen["w"] == pytest.approx(entry["W"][2])
    assert seen["b"] == pytest.approx(entry["b"][2])
    z = points @ np.array(entry["W"][2]) + entry["b"][2]
    np.testing.assert_allclose(seen["z"], z, atol=1e-5)
    np.testing.assert_allclose(seen["a"], np.tanh(z), atol=1e-5)
    np.testing.assert_allclose(seen["slope"], 1 - np.tanh(z) ** 2, atol=1e-5)


@pytest.mark.parametrize(
    ("data", "activation"),
    [
        ({"dataset": "circle"}, "sigmoid"),
        ({"dataset": "blobs", "classes": 3}, "softmax"),
        ({"dataset": "plane"}, "linear"),
    ],
)
def test_the_output_is_the_layer_meant_without_one(api, opened, data, activation):
    path = f"/sessions/{opened(data=data, network={'hidden': [], 'features': ['x1', 'x1^2']})['id']}"
    points = api.get(f"{path}/points").json()["x"]
    entry = layers_of(api, path)[0]
    seen = api.get(f"{path}/neuron").json()
    logits = features(np.array(points), ["x1", "x1^2"], np.float64) @ np.array(entry["W"]).T + entry["b"]
    outputs = {
        "sigmoid": 1 / (1 + np.exp(-logits)),
        "softmax": np.exp(logits) / np.exp(logits).sum(1, keepdims=True),
        "linear": logits,
    }[activation][:, 0]
    assert (seen["layer"], seen["unit"], seen["activation"]) == (1, 0, activation)
    np.testing.assert_allclose(seen["a"], outputs, rtol=1e-4, atol=1e-6)
    slope = np.ones_like(outputs) if activation == "linear" else outputs * (1 - outputs)
    np.testing.assert_allclose(seen["slope"], slope, rtol=1e-3, atol=1e-6)


def test_a_unit_that_is_not_there_is_refused_with_a_sentence(api, path):
    for params, said in [({"layer": 9}, "numbered 1 to 3"), ({"layer": 2, "unit": 5}, "has units 0 to 1")]:
        answer = api.get(f"{path}/neuron", params=params)
        assert answer.status_code == 422
        assert said in str(answer.json()["detail"])


@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error", "huber", "hinge"])
def test_losses_are_those_of_the_formula(api, path, loss):
    seen = api.get(f"{path}/losses", params={"loss": loss}).json()
    output = api.get(f"{path}/neuron").json()
    y, z, a = np.array(api.get(f"{path}/points").json()["y"]), np.array(output["z"]), np.array(output["a"])
    expected = {
        "cross_entropy": -np.log(np.where(y == 1, a, 1 - a)),
        "squared_error": (a - y) ** 2,
        "huber": (a - y) ** 2 / 2,
        "hinge": np.maximum(0, 1 - (2 * y - 1) * z),
    }[loss]
    np.testing.assert_allclose(seen["losses"], expected, rtol=1e-4, atol=1e-6)
    train = np.array([split == "train" for split in seen["split"]])
    assert seen["mean_train"] == pytest.approx(expected[train].mean(), rel=1e-4)
    assert seen["losses"][seen["worst_train"]] == max(np.array(seen["losses"])[train])
    assert seen["split"][seen["worst_train"]] == "train"


def test_the_mean_is_the_sessions_train_loss(api, path):
    state = api.post(f"{path}/train", json={"epochs": 2}).json()
    assert api.get(f"{path}/losses").json()["mean_train"] == pytest.approx(state["loss"]["train"], rel=1e-5)


@pytest.mark.parametrize("loss", ["cross_entropy", "nonsense"])
def test_a_loss_that_does_not_fit_is_refused(api, opened, loss):
    path = f"/sessions/{opened(data={'dataset': 'plane'})['id']}"
    assert api.get(f"{path}/losses", params={"loss": loss}).status_code == 422


def test_who_may_only_look_may_look_inside(api, watch_path):
    assert api.get(f"{watch_path}/neuron").status_code == 200
    assert api.get(f"{watch_path}/losses").status_code == 200
