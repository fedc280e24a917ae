"""What keeps strangers out: hosts, origins, sizes and headers."""

import http.client
import json
import re
import socket

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from app.lab.settings import limits
from app.web.security import WRONG_ORIGIN
from tests.web.serving import serving

FOREIGN = [
    "evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "",
    "[",
    "[::1",
    "a b",
]


@pytest.mark.parametrize("host", FOREIGN)
def test_another_name_is_refused(api, host):
    answer = api.get("/catalog", headers={"host": host})
    assert answer.status_code in (400, 403)  # what is no host at all, the server itself refuses
    if answer.status_code == 403:
        assert f"does not answer to the name {host!r}" in answer.json()["detail"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "10.1.2.3:8000", "[::1]:8000"])
def test_names_of_this_machine_and_addresses_are_answered(api, host):
    assert api.get("/catalog", headers={"host": host}).status_code == 200


def test_a_further_name_is_answered_when_it_was_allowed(tmp_path):
    with serving(tmp_path, hosts=["Class.example"]) as server, server.client() as client:
        assert client.get("/catalog", headers={"host": "class.example:8000"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://", "http://[", ""])
def test_another_sites_page_is_refused(api, origin):
    answer = api.post("/sessions", headers={"origin": origin})
    assert answer.status_code == 403
    assert "may not use this server" in answer.json()["detail"]


def test_the_servers_own_page_is_answered(api, server):
    assert api.get("/catalog", headers={"origin": server.url}).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_a_socket_of_another_site_is_closed_with_4403(server, session, headers):
    assert _close_code(server, session, additional_headers=headers) == WRONG_ORIGIN


def test_a_socket_under_another_name_is_closed_with_4403(server, session):
    url = f"ws://evil.example:{server.port}/api/v1/sessions/{session['id']}/stream"
    with (
        socket.create_connection(("127.0.0.1", server.port)) as connection,
        connect(url, sock=connection, proxy=None) as stream,
        pytest.raises(ConnectionClosed) as end,
    ):
        stream.recv(timeout=5)
    assert end.value.rcvd.code == WRONG_ORIGIN


def test_a_socket_of_the_own_page_is_served(server, session):
    url = f"{server.socket_url}/api/v1/sessions/{session['id']}/stream"
    with connect(url, origin=server.url, proxy=None) as stream:
        assert isinstance(stream.recv(timeout=5), bytes)


def _close_code(server, session, **options):
    url = f"{server.socket_url}/api/v1/sessions/{session['id']}/stream"
    with connect(url, proxy=None, **options) as stream, pytest.raises(ConnectionClosed) as end:
        stream.recv(timeout=5)
    return end.value.rcvd.code


def test_a_body_that_says_it_is_too_large_is_413(api):
    answer = api.post("/sessions", content=b" " * (limits.BODY_BYTES + 1))
    assert answer.status_code == 413
    assert answer.json() == {"detail": "a request's body may have 2 MiB at most"}


@pytest.mark.parametrize("below", ["/points", "/weights"])
def test_a_body_that_does_not_say_how_large_it_is_is_413(api, path, below):
    chunks = (b" " * 65_536 for _ in range(limits.BODY_BYTES // 65_536 + 1))
    answer = api.put(f"{path}{below}", content=chunks, headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert answer.json() == {"detail": "a request's body may have 2 MiB at most"}


def test_a_body_at_the_limit_is_read(api):
    content = json.dumps({}).ljust(limits.BODY_BYTES).encode()
    answer = api.post("/sessions", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 201
    api.delete(f"/sessions/{answer.json()['id']}")


@pytest.mark.parametrize("length", ["-1", "x", "²", "1e3"])
def test_a_length_that_is_none_is_refused(server, length):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.putrequest("POST", "/api/v1/sessions")
    connection.putheader("Content-Length", length.encode("latin-1"))
    connection.endheaders()
    assert connection.getresponse().status in (400, 413)
    connection.close()


@pytest.mark.parametrize("path", ["/catalog", "/sessions/nobody", "/nowhere"])
def test_every_answer_has_its_headers(api, path):
    headers = api.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_a_file_has_the_short_policy_and_the_page_that_loads_it_the_whole_one():
    with serving() as running, httpx.Client(base_url=running.url) as client:
        page = client.get("/")
        path = re.findall(r'src="(/static/[^"]+main\.js)"', page.text)[0]
        headers = client.get(path).headers
        missing = client.get("/static/none.js").headers
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for found in (headers, missing):
        assert found["content-security-policy"] == "default-src 'self'"
        assert found["x-content-type-options"] == "nosniff"


def test_large_answers_are_compressed(api):
    assert api.get("/catalog").headers["content-encoding"] == "gzip"
