"""What breaks a network, over REST: settings in setups and checkpoint files, damage that is done once, histograms."""

import numpy as np

SETTINGS = {
    "data": {"samples": 40},
    "network": {"silenced_units": [[1, 1]], "layers_without_bias": [2]},
    "training": {"frozen_layers": [1], "frozen_weights": [[3, 0, 1]], "optimizer": {"name": "adam"}},
}


def weights(api, path):
    return api.get(f"{path}/weights").json()["layers"]


def opened(api, body):
    return f"/sessions/{api.post('/sessions', json=body).json()['id']}"


def test_a_setup_and_a_checkpoint_hand_the_settings_on(api):
    path = opened(api, SETTINGS)
    api.post(f"{path}/train", json={"epochs": 3})
    setup = api.get(f"{path}/setup").json()
    assert setup["network"]["silenced_units"] == [[1, 1]]
    again = opened(api, setup)
    assert api.get(again).json()["config"] == api.get(path).json()["config"]
    assert weights(api, again) == weights(api, path)
    file = api.get(f"{path}/checkpoint").content
    resumed = api.post("/sessions/from-checkpoint", content=file).json()
    for session in (path, f"/sessions/{resumed['id']}"):
        api.post(f"{session}/train", json={"epochs": 3})
    assert weights(api, f"/sessions/{resumed['id']}") == weights(api, path)
    assert weights(api, path)[0] == weights(api, again)[0]
    assert weights(api, path)[1]["b"] == [0, 0]


def test_damage_is_undone(api):
    path = opened(api, {"data": {"samples": 40}})
    before, points = weights(api, path), api.get(f"{path}/points").json()
    api.post(f"{path}/weights/noise", json={"strength": 0.5, "seed": 1})
    api.post(f"{path}/weights/quantise", json={"bits": 2})
    flipped = api.post(f"{path}/points/labels/flip", json={"share": 0.5, "seed": 1}).json()
    wrong = np.array(flipped["y"]) != points["y"]
    assert wrong.sum() == 10
    assert not wrong[np.array(points["split"]) == "test"].any()
    assert all(len(np.unique(layer["W"])) <= 3 for layer in weights(api, path))
    for _ in range(3):
        api.post(f"{path}/undo")
    assert (weights(api, path), api.get(f"{path}/points").json()["y"]) == (before, points["y"])


def test_what_is_out_of_bounds_is_refused_with_a_sentence(api):
    path = opened(api, {"data": {"samples": 40}})
    refused = api.post(f"{path}/weights/quantise", json={"bits": 1})
    assert (refused.status_code, refused.json()["detail"]) == (422, "bits: expected at least 2, not 1")
    refused = api.patch(path, json={"network": {"silenced_units": [[3, 0]]}})
    assert refused.status_code == 422
    assert "there is no such hidden unit" in refused.json()["detail"]


def test_histograms_have_as_many_intervals_as_are_asked_for(api):
    path = opened(api, SETTINGS)
    layers = api.get(f"{path}/histograms?bins=7").json()["layers"]
    assert [len(layer["activations"]["counts"]) for layer in layers] == [7, 7, 7]
    assert [sum(layer["gradients"]["counts"]) for layer in layers] == [12, 10, 3]
