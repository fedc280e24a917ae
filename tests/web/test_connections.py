"""Slow and vanished clients, over bare sockets; the limits are made short."""

import contextlib
import json
import select
import socket
import time
from collections.abc import Iterator

import pytest

from app.lab.settings import limits
from tests.web.serving import Server, serving

SECONDS = 10.0


@pytest.fixture
def short(tmp_path, monkeypatch) -> Iterator[Server]:
    """A server whose patience is short, one kind of waiting at a time: a test lengthens nothing."""
    for name in ("HEADER_SECONDS", "BODY_SECONDS", "UNREAD_SECONDS", "PING_SECONDS", "PONG_SECONDS"):
        monkeypatch.setattr(limits, name, 0.3)
    with serving(tmp_path) as server:
        yield server


@contextlib.contextmanager
def connected(server: Server) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", server.port), SECONDS) as connection:
        yield connection


def rest(connection: socket.socket) -> bytes:
    """What is received until the server closes."""
    parts = []
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def trickled(connection: socket.socket, begin: bytes) -> bytes:
    """What the server answers to one who sends a byte every now and then, and never comes to an end."""
    connection.sendall(begin)
    deadline = time.monotonic() + SECONDS
    while not select.select([connection], [], [], 0.02)[0]:
        assert time.monotonic() < deadline, "the server waits for ever"
        connection.send(b"x")
    return rest(connection)


POST = b"POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n"


@pytest.mark.parametrize(
    ("begin", "sentence"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", "did not arrive in time"),
        (POST + b"\r\n{", "did not arrive in time"),
        (POST + b"Accept-Language: fr\r\n\r\n{", "n’est pas arrivée à temps"),
    ],
)
def test_a_request_that_trickles_is_answered_with_408_and_closed(short, begin, sentence):
    with connected(short) as connection:
        head, _, body = trickled(connection, begin).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert sentence in json.loads(body)["detail"]


def test_headers_that_trickle_behind_a_first_request_are_too(short):
    with connected(short) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert b"HTTP/1.1 408 " in trickled(connection, b"GET /healthz HT")


def test_a_body_that_trickles_behind_its_answer_ends_with_the_connection(short):
    with connected(short) as connection:
        connection.sendall(POST.replace(b"/sessions", b"/nothing") + b"\r\n{")
        assert connection.recv(65536).startswith(b"HTTP/1.1 404 ")
        assert b"HTTP/1.1" not in trickled(connection, b"")


def test_one_who_says_nothing_is_closed_without_a_word(short):
    with connected(short) as connection:
        assert rest(connection) == b""


def test_an_answer_that_nobody_reads_ends_with_the_connection(short):
    with short.client() as client, connected(short) as connection:
        session = client.post("/sessions").json()["id"]
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        path = f"/api/v1/sessions/{session}/surface?resolution=256"
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        with contextlib.suppress(ConnectionError):
            connection.sendall(request * 40)
        wait_for(lambda: _to(short, connection) == 0)


def test_the_longest_of_too_many_waiting_connections_gives_way(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "WAITING_CONNECTIONS", 4)
    with serving(tmp_path) as server, contextlib.ExitStack() as stack:
        waiting = [stack.enter_context(connected(server)) for _ in range(6)]
        assert [rest(connection) for connection in waiting[:2]] == [b"", b""]
        waiting[2].sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        assert rest(waiting[2]).startswith(b"HTTP/1.1 200 ")


def test_a_request_and_a_training_in_time_are_not_touched(short):
    with short.client() as client:
        session = client.post("/sessions").json()["id"]
        answer = client.post(f"/sessions/{session}/train", json={"steps": 1_000_000, "deadline": 1.0})
        assert (answer.status_code, answer.json()["finished"]) == (200, False)


@pytest.mark.parametrize("reads", [True, False])
def test_a_watcher_that_answers_no_ping_is_dropped(short, reads):
    with short.client() as client, connected(short) as connection:
        session = client.post("/sessions").json()["id"]
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        upgrade = f"Host: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{key}"
        connection.sendall(f"GET /api/v1/sessions/{session}/stream HTTP/1.1\r\n{upgrade}\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 101"
        wait_for(lambda: _watchers(short))
        if reads:
            rest(connection)
        else:
            client.patch(f"/sessions/{session}", json={"view": {"fps": 60, "resolution": 256}})
            client.post(f"/sessions/{session}/play")
        wait_for(lambda: not _watchers(short))


def wait_for(condition) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        select.select([], [], [], 0.005)


def _watchers(server: Server) -> int:
    return sum(map(len, server.hub._watchers.values()))


def _to(server: Server, connection: socket.socket) -> int:
    """How many connections the server holds to one client."""
    return sum(one.client == connection.getsockname() for one in server.uvicorn.server_state.connections)
