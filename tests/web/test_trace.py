"""Traces over REST: they equal the engine's numbers, and leave the run alone."""

import numpy as np
import pytest

from app.lab.settings import limits


def parameters(layers):
    return np.concatenate(
        [np.concatenate([layer["W"], np.asarray(layer["b"])[:, None]], 1).ravel() for layer in layers]
    )


def test_a_point_goes_through_the_layers_as_its_weights_say(api, path):
    seen = api.get(f"{path}/trace", params={"point": 3}).json()
    points = api.get(f"{path}/points").json()
    assert seen["points"] == [3] and seen["labels"] == [points["y"][3]]
    a = np.asarray(seen["inputs"][0])
    np.testing.assert_allclose(a, points["x"][3], rtol=1e-6)
    for layer in seen["layers"]:
        z = np.asarray(layer["W"]) @ a + layer["b"]
        np.testing.assert_allclose(layer["z"][0], z, rtol=1e-5, atol=1e-6)
        a = np.tanh(z) if layer["activation"] == "tanh" else 1 / (1 + np.exp(-z))
        np.testing.assert_allclose(layer["a"][0], a, rtol=1e-5, atol=1e-6)
    y = points["y"][3]
    assert seen["loss"] == pytest.approx(-np.log(a[0] if y else 1 - a[0]), rel=1e-5)
    np.testing.assert_allclose(seen["layers"][-1]["delta"][0], a - y, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("what", [{}, {"point": 0}, {"batch": "next"}])
def test_finite_differences_agree(api, opened, what):
    created = opened(data={"samples": 40}, training={"dtype": "float64"})
    path = f"/sessions/{created['id']}"
    api.post(f"{path}/train", json={"steps": 30})
    for layer in (1, 2, 3):
        seen = api.get(f"{path}/trace", params={**what, "check": layer}).json()
        part = seen["layers"][layer - 1]
        assert len(seen["checks"]) == len(part["W"]) * (len(part["W"][0]) + 1)
        for check in seen["checks"]:
            traced = part["db"] if check["column"] is None else [row[check["column"]] for row in part["dW"]]
            assert check["layer"] == layer and check["gradient"] == traced[check["row"]]
            assert check["relative_error"] <= 1e-6


def test_the_next_batch_ends_where_the_next_step_does(api, path):
    for _ in range(6):
        seen = api.get(f"{path}/trace", params={"batch": "next"}).json()
        api.post(f"{path}/train", json={"steps": 1})
        after = api.get(f"{path}/weights").json()["layers"]
        assert np.array_equal(*(parameters(layers).astype(np.float32) for layers in (seen["after"], after)))


def test_looking_changes_nothing(api, opened):
    twins = [opened(data={"samples": 40}, training={"dropout": 0.2}) for _ in range(2)]
    looked, left = (f"/sessions/{twin['id']}" for twin in twins)
    for _ in range(4):
        for path in (looked, left):
            api.post(f"{path}/train", json={"steps": 5})
        api.get(f"{looked}/trace", params={"batch": "next", "check": 1})
        assert api.get(f"{looked}/landscape", params={"over": "random", "resolution": 7}).status_code == 200
    assert api.get(f"{looked}/weights").json() == api.get(f"{left}/weights").json()


def test_one_unit_of_a_wide_layer_can_be_checked(api, opened):
    created = opened(network={"hidden": [{"units": 32, "activation": "relu"}, {"units": 8, "activation": "tanh"}]})
    path = f"/sessions/{created['id']}"
    refused = api.get(f"{path}/trace", params={"check": 2})
    assert refused.status_code == 422
    assert "layer 2 has 264 parameters; name one of its units" in refused.json()["detail"]
    seen = api.get(f"{path}/trace", params={"check": "2,7"}).json()
    assert len(seen["checks"]) == 33 and {check["row"] for check in seen["checks"]} == {7}


def test_units_of_several_layers_are_checked_at_once(api, path):
    seen = api.get(f"{path}/trace", params={"point": 1, "check": ["3,0", "2,1", "1"]}).json()
    assert [check["layer"] for check in seen["checks"]] == [3] * 3 + [2] * 5 + [1] * 12


def test_too_many_numbers_are_left_out(api, opened):
    created = opened(
        data={"samples": 5000, "test_fraction": 0}, network={"hidden": [{"units": 64, "activation": "tanh"}]}
    )
    seen = api.get(f"/sessions/{created['id']}/trace").json()
    assert seen["layers"][0]["z"] is None and len(seen["losses"]) == 5000
    assert len(seen["layers"][0]["dW"]) == 64


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"point": 40}, "there is no point 40: the points are numbered 0 to 39"),
        ({"check": 4}, "there is no layer 4: layers are numbered 1 to 3"),
        ({"check": "1,9"}, "layer 1 has units 0 to 3, not 9"),
        ({"check": "one"}, "a check is a layer or layer,unit, such as 2,0; 'one' is neither"),
        ({"batch": "last"}, "batch"),
    ],
)
def test_what_is_not_there_is_said(api, path, query, detail):
    answer = api.get(f"{path}/trace", params=query)
    assert answer.status_code == 422 and detail in answer.json()["detail"]


@pytest.mark.parametrize("question", ["trace", "landscape?over=random"])
def test_a_question_beyond_the_limit_is_to_be_asked_again(api, path, question, monkeypatch):
    monkeypatch.setattr(limits, "BACKGROUND_TASKS", 0)
    answer = api.get(f"{path}/{question}")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert "ask again in a moment" in answer.json()["detail"]
