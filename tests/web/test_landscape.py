"""Landscapes of J over REST: exact values, the path, rows as they come, pictures, and hanging up."""

import json
import threading
import time
from io import BytesIO

import httpx
import numpy as np
import pytest
from PIL import Image


def parameters(layers):
    return np.concatenate(
        [np.concatenate([layer["W"], np.asarray(layer["b"])[:, None]], 1).ravel() for layer in layers]
    )


def test_j_along_a_weight_is_j_with_that_weight(api, path):
    api.post(f"{path}/train", json={"steps": 10})
    query = {"over": "weight", "parameter": "1,2,1", "resolution": 5}
    seen = api.get(f"{path}/landscape", params=query).json()
    weights = api.get(f"{path}/weights").json()
    axis, (values,) = seen["first"], seen["values"]
    assert seen["second"] is None and (axis["layer"], axis["row"], axis["column"]) == (1, 2, 1)
    assert np.float32(axis["now"]) == np.float32(weights["layers"][0]["W"][2][1]) == np.float32(axis["values"][2])
    assert values[2] == seen["objective"]
    for value, expected in zip(axis["values"], values, strict=True):
        weights["layers"][0]["W"][2][1] = value
        api.put(f"{path}/weights", json=weights)
        assert api.get(path).json()["state"]["loss"]["train"] == pytest.approx(expected, rel=1e-5)


def test_the_tangent_and_the_next_step_are_those_of_the_engine(api, opened):
    created = opened(data={"samples": 40}, training={"dtype": "float64", "batch_size": "full"})
    path = f"/sessions/{created['id']}"
    query = {"over": "weights", "parameter": ["1,0,0", "2,1"], "resolution": 3}
    seen = api.get(f"{path}/landscape", params=query).json()
    trace = api.get(f"{path}/trace").json()
    assert seen["first"]["gradient"] == pytest.approx(trace["layers"][0]["dW"][0][0])
    assert seen["second"]["gradient"] == pytest.approx(trace["layers"][1]["db"][1])
    assert seen["first"]["next_step"] == pytest.approx(-0.03 * seen["first"]["gradient"])
    assert seen["values"][1][1] == seen["objective"]


def test_a_network_that_no_moment_is_kept_of_has_a_landscape_too(api, path):
    api.patch(path, json={"data": {"dataset": "blobs", "classes": 4}})
    query = {"over": "weight", "parameter": "1,0,0", "resolution": 3}
    seen = api.get(f"{path}/landscape", params=query).json()
    assert seen["path"] == [[0, seen["first"]["now"]]]


def test_an_axis_goes_from_where_to_where_it_is_told(api, path):
    query = {"over": "weights", "parameter": ["1,0,0", "1,0"], "between": ["-1,3", "0,0.5"], "resolution": 5}
    seen = api.get(f"{path}/landscape", params=query).json()
    assert seen["first"]["values"] == [-1, 0, 1, 2, 3]
    assert seen["second"]["values"] == [0, 0.125, 0.25, 0.375, 0.5]


def test_the_part_of_the_descent_that_lies_in_the_plane(api, path):
    query = {"over": "weights", "parameter": ["1,0,0", "2,1"], "resolution": 3}
    seen = api.get(f"{path}/landscape", params=query).json()
    parts = [seen["first"]["gradient"], seen["second"]["gradient"]]
    assert [seen["first"]["descent"], seen["second"]["descent"]] == pytest.approx([-part for part in parts])
    gradients = [layer[key] for layer in api.get(f"{path}/trace").json()["layers"] for key in ("dW", "db")]
    whole = np.concatenate([np.ravel(gradient) for gradient in gradients])
    assert seen["gradient_share"] == pytest.approx(np.linalg.norm(parts) / np.linalg.norm(whole), rel=1e-4)


def test_the_path_ends_where_the_network_stands(api, path):
    early = api.get(f"{path}/landscape", params={"over": "path"})
    assert early.status_code == 422 and "train a few epochs first" in early.json()["detail"]
    api.post(f"{path}/train", json={"epochs": 12})
    seen = api.get(f"{path}/landscape", params={"over": "path", "resolution": 9}).json()
    assert seen["path"][-1] == [api.get(path).json()["state"]["step"], 0, 0]
    steps, alpha, beta = np.asarray(seen["path"]).T
    assert (np.diff(steps) >= 0).all() and len(steps) >= 12
    for values, axis in ((alpha, seen["first"]), (beta, seen["second"])):
        assert axis["values"][0] < values.min() and values.max() < axis["values"][-1]
    assert 0 < seen["second"]["share"] <= seen["first"]["share"] <= 1


@pytest.mark.parametrize("over", ["random", "path"])
def test_rows_come_as_lines_and_are_those_of_the_whole(api, path, over):
    api.post(f"{path}/train", json={"epochs": 5})
    query = {"over": over, "resolution": 7, "seed": 4}
    whole = api.get(f"{path}/landscape", params=query).json()
    with api.stream("GET", f"{path}/landscape", params=query, headers={"Accept": "application/x-ndjson"}) as answer:
        head, *rows = [json.loads(line) for line in answer.iter_lines()]
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert [row["row"] for row in rows] == list(range(7))
    assert {**head, "values": [row["values"] for row in rows]} == whole


@pytest.mark.parametrize("query", [{"over": "random"}, {"over": "weight", "parameter": "1,0"}])
def test_a_landscape_is_a_picture_too(api, path, query):
    answer = api.get(f"{path}/landscape", params=query, headers={"Accept": "image/png"})
    picture = Image.open(BytesIO(answer.content))
    assert picture.size == (600, 600) and len(picture.getcolors(600 * 600)) > 20


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"over": "weight"}, "name 1 of the parameters; 0 are named"),
        ({"over": "weights", "parameter": ["1,0,0", "1,0,0"]}, "name two different parameters"),
        ({"over": "weight", "parameter": "1,0,7"}, "layer 1 has columns 0 to 1, not 7"),
        ({"over": "weight", "parameter": "one"}, "a weight is named by layer,row,column, a bias by layer,row"),
        ({"over": "weight", "parameter": "1,0,0", "reach": -1}, "reach"),
        ({"over": "weight", "parameter": "1,0,0", "between": "2,-2"}, "an axis goes from a value to a larger one"),
        ({"over": "weight", "parameter": "1,0,0", "between": "-1e31,2"}, "both within ±1e+30"),
        ({"over": "weight", "parameter": "1,0,0", "between": "nan,2"}, "an axis goes from a value to a larger one"),
        ({"over": "weights", "parameter": ["1,0,0", "1,0,1"], "between": "0,2"}, "there are 2, not 1"),
    ],
)
def test_a_place_that_is_not_there_is_said(api, path, query, detail):
    answer = api.get(f"{path}/landscape", params=query)
    assert answer.status_code == 422 and detail in answer.json()["detail"]


LARGE = {
    "data": {"samples": 5000, "test_fraction": 0},
    "network": {"hidden": [{"units": 64, "activation": "tanh"}] * 8},
}


def test_json_too_ends_with_the_client_that_waits_for_it(api, server, opened):
    path, query = f"/sessions/{opened(**LARGE)['id']}", {"over": "random", "resolution": 101}
    with pytest.raises(httpx.ReadTimeout), httpx.Client(base_url=f"{server.url}/api/v1", timeout=0.3) as impatient:
        impatient.get(f"{path}/landscape", params=query)
    deadline = time.monotonic() + 10
    while server.hub._scheduler.tasks:
        assert time.monotonic() < deadline, "the task goes on though nobody listens"
        api.get(path)


def test_a_task_ends_with_its_session(api, server, opened):
    path, query = f"/sessions/{opened(**LARGE)['id']}", {"over": "random", "resolution": 101}
    answers = []

    def ask():
        with server.client() as other:
            answers.append(other.get(f"{path}/landscape", params=query))

    waiting = threading.Thread(target=ask)
    waiting.start()
    deadline = time.monotonic() + 10
    while not server.hub._scheduler.tasks:
        assert time.monotonic() < deadline
    api.delete(path)
    waiting.join(10)
    assert not server.hub._scheduler.tasks
    assert answers[0].status_code == 404


def test_to_hang_up_is_to_cancel(api, server, opened):
    path = f"/sessions/{opened(**LARGE)['id']}"
    query = {"over": "random", "resolution": 101}
    with api.stream("GET", f"{path}/landscape", params=query, headers={"Accept": "application/x-ndjson"}) as answer:
        assert json.loads(next(answer.iter_lines()))["first"]
    assert api.post(f"{path}/train", json={"steps": 1}).json()["step"] == 1
    rounds = (api.get(path) and server.hub._scheduler.tasks for _ in range(500))
    assert not all(rounds), "the task goes on though nobody listens"
