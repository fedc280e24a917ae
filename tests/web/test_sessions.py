"""Sessions over REST: open, read, change, close, and a server that is full."""

import json

import pytest

from tests.web.serving import serving


def test_a_session_opens_with_the_defaults(api):
    answer = api.post("/sessions")
    body = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/v1/sessions/{body['id']}"
    assert body["config"] == api.get("/catalog").json()["defaults"]
    assert body["state"]["step"] == 0
    assert body["state"]["running"] is False
    assert len(body["id"]) >= 22  # 128 bits
    assert body["watch_id"] != body["id"]
    api.delete(f"/sessions/{body['id']}")


def test_a_session_opens_with_part_of_a_configuration(opened):
    config = opened(data={"dataset": "plane"}, network={"hidden": []})["config"]
    assert config["data"]["dataset"] == "plane"
    assert config["network"]["hidden"] == []
    assert config["training"]["loss"] == "squared_error"  # follows the problem


def test_reading_gives_the_id_only_to_whom_has_it(api, session, path, watch_path):
    assert api.get(path).json()["id"] == session["id"]
    watched = api.get(watch_path)
    assert watched.status_code == 200
    assert watched.json()["id"] is None
    assert watched.json()["watch_id"] == session["watch_id"]
    assert session["id"] not in watched.text


def test_a_change_keeps_what_it_does_not_name(api, path):
    answer = api.patch(path, json={"training": {"optimizer": {"name": "adam"}}})
    assert answer.status_code == 200
    optimizer = answer.json()["config"]["training"]["optimizer"]
    assert (optimizer["name"], optimizer["learning_rate"]) == ("adam", 0.03)
    assert answer.json()["config"]["data"]["samples"] == 40
    assert answer.json()["state"]["config_revision"] == 1


def test_a_closed_session_is_gone(api, opened):
    session = opened()
    assert api.delete(f"/sessions/{session['id']}").status_code == 204
    for name in ("id", "watch_id"):
        answer = api.get(f"/sessions/{session[name]}")
        assert answer.status_code == 404
        assert "there is no session with this id" in answer.json()["detail"]


ENDPOINTS = [
    ("GET", "", None),
    ("PATCH", "", {}),
    ("DELETE", "", None),
    ("POST", "/train", {"steps": 1}),
    ("POST", "/play", None),
    ("POST", "/pause", None),
    ("POST", "/reset", None),
    ("POST", "/seek", {"step": 0}),
    ("POST", "/undo", None),
    ("POST", "/redo", None),
    ("GET", "/points", None),
    ("PUT", "/points", {"x": [[0, 0], [1, 1]], "y": [0, 1]}),
    ("POST", "/points", {"x": [[0, 0]], "y": [0]}),
    ("POST", "/points/import", {"x": [[0, 0], [1, 1]], "y": [0, 1]}),
    ("POST", "/points/labels/flip", {"share": 0.2, "seed": 0}),
    ("PATCH", "/points/0", {"y": 1}),
    ("DELETE", "/points/0", None),
    ("GET", "/images", None),
    ("POST", "/images", {"images": [[0]], "y": [0]}),
    ("GET", "/weights", None),
    ("PUT", "/weights", {"layers": [{"W": [[0, 0]], "b": [0]}]}),
    ("POST", "/weights/noise", {"strength": 0.2, "seed": 0}),
    ("POST", "/weights/quantise", {"bits": 4}),
    ("GET", "/surface", None),
    ("POST", "/predict", {"x": [[0, 0]]}),
    ("GET", "/features", None),
    ("GET", "/stages", None),
    ("GET", "/feature-history", None),
    ("GET", "/neuron", None),
    ("GET", "/histograms", None),
    ("GET", "/losses", None),
    ("GET", "/history", None),
    ("GET", "/checkpoints", None),
    ("GET", "/checkpoint", None),
    ("POST", "/checkpoints/frame", {"step": 0}),
    ("POST", "/twin", {}),
    ("GET", "/metrics", None),
    ("GET", "/trace", None),
    ("GET", "/landscape?over=weight&parameter=1,0,0&resolution=5", None),
    ("GET", "/export?format=config", None),
    ("GET", "/setup", None),
]
READS = [e for e in ENDPOINTS if e[0] == "GET" or e[1] in ("/predict", "/checkpoints/frame")]
EDITS = [e for e in ENDPOINTS if e not in READS]


def test_no_endpoint_of_a_session_is_forgotten_here(server):
    documented = server.app.openapi()["paths"]
    known = {(m, f"/api/v1/sessions/{{id}}{p}".split("?")[0].replace("/0", "/{index}")) for m, p, _ in ENDPOINTS}
    there = {
        (method.upper(), path)
        for path, methods in documented.items()
        for method in methods
        if path.startswith("/api/v1/sessions/{id}")
    }
    assert known == there


@pytest.mark.parametrize(("method", "below", "body"), ENDPOINTS)
def test_an_unknown_id_is_404_everywhere(api, method, below, body):
    answer = api.request(method, f"/sessions/nobody{below}", json=body)
    assert answer.status_code == 404
    assert answer.json() == {"detail": "there is no session with this id; it was deleted, or the server restarted"}


@pytest.mark.parametrize(("method", "below", "body"), EDITS)
def test_a_watch_id_may_not_edit(api, path, watch_path, method, below, body):
    before = api.get(path).json(), api.get(f"{path}/weights").json(), api.get(f"{path}/points").json()
    answer = api.request(method, f"{watch_path}{below}", json=body)
    assert answer.status_code == 403
    assert answer.json() == {"detail": "a watch_id may only look; editing needs the session's id"}
    assert before == (api.get(path).json(), api.get(f"{path}/weights").json(), api.get(f"{path}/points").json())


@pytest.mark.parametrize(("method", "below", "body"), READS)
def test_a_watch_id_may_look_at_everything(api, watch_path, method, below, body):
    assert api.request(method, f"{watch_path}{below}", json=body).status_code == 200


BAD = {
    "an unknown field": ({"colour": 1}, "colour: there is no such field"),
    "a number out of bounds": ({"data": {"samples": 1}}, "data.samples: expected at least 2"),
    "true for a number": ({"data": {"samples": True}}, "data.samples: expected a whole number, not True"),
    "an unknown data set": ({"data": {"dataset": "cheese"}}, "there is no data set 'cheese'; choose one of"),
    "a feature twice": ({"network": {"features": ["x1", "x1"]}}, "each feature may be named once"),
    "too many layers": ({"network": {"hidden": [{}] * 9}}, "at most 8 entries"),
    "what does not fit together": ({"data": {"dataset": "xor", "classes": 3}}, "the data set 'xor' has 2 classes"),
    "a loss for another problem": (
        {"data": {"dataset": "plane"}, "training": {"loss": "hinge"}},
        "does not fit a regression problem; choose one of squared_error, huber",
    ),
    "a list": ([], "expected an object"),
}


@pytest.mark.parametrize(("body", "sentence"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_a_bad_configuration_is_422_with_a_sentence_and_changes_nothing(api, path, method, body, sentence):
    before = api.get(path).json()
    answer = api.request(method, "/sessions" if method == "POST" else path, json=body)
    assert answer.status_code == 422
    assert answer.json().keys() == {"detail"}
    assert sentence in answer.json()["detail"]
    assert api.get(path).json() == before


def test_numbers_that_are_not_finite_are_refused(api):
    for text in ('{"data": {"noise": NaN}}', '{"data": {"noise": 1e999}}'):
        answer = api.post("/sessions", content=text, headers={"content-type": "application/json"})
        assert answer.status_code == 422
        assert "data.noise" in answer.json()["detail"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_422(api, body):
    answer = api.post("/sessions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_a_full_server_says_when_to_ask_again(tmp_path):
    with serving(tmp_path, capacity=1) as server, server.client() as client:
        first = client.post("/sessions")
        assert first.status_code == 201
        second = client.post("/sessions")
        assert second.status_code == 503
        assert second.headers["retry-after"] == "60"
        assert "the server is full: all 1 sessions are in use" in second.json()["detail"]
        client.delete(f"/sessions/{first.json()['id']}")
        assert client.post("/sessions").status_code == 201


def test_healthz_counts_sessions(api, server, opened):
    before = api.get(f"{server.url}/healthz").json()
    assert before["status"] == "ok"
    opened()
    assert api.get(f"{server.url}/healthz").json()["sessions"] == before["sessions"] + 1


def test_the_catalogue_lists_what_there_is(api):
    catalog = api.get("/catalog").json()
    assert {"datasets", "activations", "losses", "optimizers", "initializers", "features", "limits"} <= catalog.keys()


def test_the_schema_of_a_change_names_no_defaults(server):
    """A client made from the schema would send them, and reset what it does not mean."""
    paths = server.app.openapi()["paths"]
    for path, method in (("/api/v1/sessions/{id}", "patch"), ("/api/v1/sessions/{id}/twin", "post")):
        schema = paths[path][method]["requestBody"]["content"]["application/json"]["schema"]
        assert schema["properties"]["training"]["properties"]["optimizer"]["properties"]["name"]["enum"]
        assert '"default"' not in json.dumps(schema)
        assert "$ref" not in json.dumps(schema)
