"""A refusal is the client's to mend; any other exception is ours: 500, logged, and nothing of the inside is told."""

import json
from collections.abc import Callable

import numpy as np
import pytest
import websockets.sync.client as sockets
from schemathesis.core.failures import FailureGroup, ServerError

from app.lab import validation
from app.lab.session.session import Session
from tests.web.test_openapi import NOT_CHECKED, schema

INSIDE = "operands could not be broadcast together"


@pytest.fixture
def broken(monkeypatch) -> None:
    """A fault of ours: what a point is moved by, and a prediction made with, no longer fits."""

    def fail(*_, **__):
        return np.zeros((2, 3)) + np.zeros(4)

    monkeypatch.setattr(Session, "move_points", fail)
    monkeypatch.setattr(Session, "change_point", fail)


@pytest.fixture
def logged(caplog) -> Callable[[], bool]:
    """Whether the fault was logged with its traceback."""
    return lambda: any(record.exc_info and INSIDE in str(record.exc_info[1]) for record in caplog.records)


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "the server made a mistake"), ("fr", "le serveur a commis une erreur")]
)
def test_a_fault_inside_a_route_is_a_500_that_tells_nothing_of_the_inside(
    api, path, broken, logged, language, sentence
):
    answer = api.patch(f"{path}/points/0", json={"x": [0, 0]}, headers={"Accept-Language": language})
    assert answer.status_code == 500
    assert answer.json()["detail"].startswith(sentence)
    assert INSIDE not in answer.text
    assert api.get(path).status_code == 200
    assert logged()


def test_the_fuzz_test_sees_such_a_fault(server, path, broken):
    case = schema["/api/v1/sessions/{id}/points/{index}"]["PATCH"].Case(
        path_parameters={"id": path.rpartition("/")[2], "index": 0}, body={"x": [0, 0]}, media_type="application/json"
    )
    with pytest.raises(FailureGroup) as failures:
        case.call_and_validate(base_url=server.url, excluded_checks=NOT_CHECKED)
    assert any(isinstance(failure, ServerError) for failure in failures.value.exceptions)


def test_a_method_that_is_not_there_is_answered_with_all_that_are(api, path):
    for asked, methods in ((path, "DELETE, GET, PATCH"), (f"{path}/points/import", "POST")):
        answer = api.options(asked)
        assert (answer.status_code, answer.headers["allow"]) == (405, methods)


def test_a_fault_inside_a_command_is_answered_and_the_stream_goes_on(server, session, broken, logged):
    with sockets.connect(f"{server.socket_url}/api/v1/sessions/{session['id']}/stream") as stream:

        def answer_to(command: dict) -> dict:
            stream.send(json.dumps(command))
            while True:
                text = stream.recv(timeout=20)
                if isinstance(text, str):
                    return json.loads(text)

        answer = answer_to({"type": "move_point", "index": 0, "x": [0, 0], "seq": 1})
        assert (answer["type"], answer["seq"]) == ("error", 1)
        assert answer["detail"].startswith("the server made a mistake")
        assert logged()
        assert answer_to({"type": "pause", "seq": 2})["type"] == "ack"


@pytest.mark.parametrize(
    ("method", "route"), [("PATCH", ""), ("PUT", "/points"), ("PUT", "/weights"), ("POST", "/twin")]
)
def test_a_body_of_very_many_fields_is_refused_before_any_becomes_an_error(api, path, monkeypatch, method, route):
    worded = []
    monkeypatch.setattr(validation, "_explained", worded.append)
    answer = api.request(method, path + route, json={f"{n:x}": 0 for n in range(180_000)})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "expected at most 2000 fields in all, not 180000"
    assert not worded


def test_a_file_of_points_may_have_many_fields(api, path):
    rows = [{"x1": n / 1000, "x2": 0.5, "label": n % 2} for n in range(1000)]
    assert len(api.post(f"{path}/points/import", json=rows).json()["y"]) == 1000


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain"])
def test_json_that_is_not_said_to_be_json_is_answered_with_the_header_it_wants(api, kind):
    answer = api.post("/sessions", content=b"{}", headers={"content-type": kind})
    assert (answer.status_code, answer.json()) == (
        422,
        {"detail": "expected JSON, with Content-Type: application/json"},
    )
