"""Random commands over the socket with edits over REST between them, and a twin; a session trains beside them."""

import json
import logging

import httpx
import numpy as np
import pytest
from websockets.sync.client import connect

from app.lab.session.session import Session
from app.lab.settings.config import Config, Settings
from tests.fuzz import OVER_THE_SOCKET, SEEDS
from tests.fuzz.commands import POINTS, Commands
from tests.lab.conftest import train
from tests.web.serving import serving

SECONDS = 30.0  # for an answer, on a machine that may be busy
TOGETHER = 40  # commands on their way at once
SMALL = {"data": {"samples": POINTS}}


class Answers:
    """The answers of a stream, each of its own command; frames are read and let go."""

    def __init__(self, connection):
        self.connection = connection
        self.count = {"ack": 0, "error": 0, "pong": 0}

    def ask(self, messages):
        """Send all of these, and read as many answers; the last of them is a ping."""
        for message in messages:
            self.connection.send(message)
        for _ in messages:
            self._next()
        self.connection.send('{"type": "ping", "seq": 1}')
        assert self._next() == {"type": "pong", "seq": 1}

    def _next(self):
        while isinstance(text := self.connection.recv(timeout=SECONDS), bytes):
            pass
        answer = json.loads(text)
        self.count[answer["type"]] += 1
        assert "the server made a mistake" not in answer.get("detail", ""), answer
        return answer


class Rest:
    """One session by REST: what is random, and what can be compared."""

    def __init__(self, client, commands):
        self.client, self.commands = client, commands
        self.path = f"/sessions/{client.post('/sessions', json=SMALL).json()['id']}"
        self.twin = None

    def tie(self):
        """Another twin."""
        answer = self.ask("POST", "/twin", json=self.commands.settings("network", "training"))
        if answer.status_code == 201:
            self.twin = f"/sessions/{answer.json()['id']}"

    def edit(self):
        """One random edit that the stream does not know, or a look."""
        commands, random = self.commands, self.commands.random
        points = commands.points(random.randrange(1, POINTS))
        table = "\n".join(f"{x1},{x2},{y}" for (x1, x2), y in zip(points["x"], points["y"], strict=True))
        random.choice(
            [
                lambda: self.ask("PUT", "/points", json=points),
                lambda: self.ask("POST", "/points/import", content=table, headers={"Content-Type": "text/csv"}),
                lambda: self.ask("PATCH", "", json=commands.settings("data", "training")),
                lambda: self.ask("PATCH", "/points/0", json={"x": [1.0, 1.0], "y": 1}),
                lambda: self.ask("POST", "/train", json={"steps": 1_000_000, "deadline": 0.1}),
                lambda: self.ask("GET", random.choice(["/metrics", "/setup", "/history", "/stages", "/checkpoint"])),
            ]
        )()

    def ask(self, method, below, **options):
        answer = self.client.request(method, self.path + below, **options)
        assert answer.status_code < 500, answer.text
        return answer

    def check(self):
        """The twin has the points of its leader; its data may be others only where the difference no longer fits."""
        if self.twin is None:
            return
        self.ask("POST", "/pause")
        leader, twin = (self.client.get(path).json()["config"] for path in (self.path, self.twin))
        if leader["data"] == twin["data"]:
            own, other = (self.client.get(f"{path}/points").json() for path in (self.path, self.twin))
            assert [own[column] for column in ("x", "y", "split")] == [
                other[column] for column in ("x", "y", "split")
            ]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_command_is_answered_and_nobody_is_disturbed(seed, tmp_path, caplog):
    commands = Commands(seed)
    with serving(tmp_path) as server, server.client() as client:
        beside = f"/sessions/{client.post('/sessions', json=SMALL).json()['id']}"
        rest, steps = Rest(client, commands), 0
        with connect(f"{server.socket_url}/api/v1{rest.path}/stream", proxy=None, max_size=None) as connection:
            answers = Answers(connection)
            for number in range(0, OVER_THE_SOCKET, TOGETHER):
                if number % (5 * TOGETHER) == 0:
                    rest.tie()
                answers.ask([commands.message(number + index) for index in range(TOGETHER)])
                rest.edit()
                rest.check()
                steps += 5
                assert client.post(f"{beside}/train", json={"steps": 5}).json()["finished"]
        assert answers.count["ack"] > OVER_THE_SOCKET / 4, answers.count
        assert httpx.get(f"{server.url}/healthz").json()["status"] == "ok"
        assert server.hub._worker._thread.is_alive()
        weights = client.get(f"{beside}/weights").json()["layers"]
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    reference = Session(Config().patched(Settings.model_validate(SMALL)))
    train(reference, steps)
    for layer, W, b in zip(weights, *reference.layers, strict=True):
        assert np.array_equal(np.asarray(layer["W"], W.dtype), W)
        assert np.array_equal(np.asarray(layer["b"], b.dtype), b)
