"""The live stream, over a real socket."""

import contextlib
import itertools
import json
import socket
import threading
import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from app.lab.settings import limits
from app.wire.frames import Frames, decode
from tests.web.serving import serving

SECONDS = 10.0
QUIET = {"surface": None, "neurons": None, "features": None}


class Stream:
    """A watcher: sends commands, waits for answers and for frames that fulfil a condition."""

    def __init__(self, connection):
        self.connection = connection
        self.answers = []
        self.frames = []
        self._seq = itertools.count(1)

    def send(self, name, **fields):
        """Send a command and wait for its answer."""
        seq = next(self._seq)
        self.connection.send(json.dumps({"type": name, "seq": seq} | fields))
        return self.answer(seq)

    def answer(self, seq):
        self._read(lambda: any(answer["seq"] == seq for answer in self.answers))
        found = next(answer for answer in self.answers if answer["seq"] == seq)
        self.answers.remove(found)
        return found

    def frame(self, fits=lambda meta, tensors: True):
        """The next frame that fits."""
        while True:
            self._read(lambda: self.frames)
            meta, tensors = decode(self.frames.pop(0))
            if fits(meta, tensors):
                return meta, tensors

    def until(self, revision):
        """The first frame that contains a command's effect."""
        return self.frame(lambda meta, _: meta["revision"] >= revision)

    def _read(self, enough):
        deadline = time.monotonic() + SECONDS
        while not enough():
            message = self.connection.recv(timeout=deadline - time.monotonic())
            if isinstance(message, bytes):
                self.frames.append(message)
            else:
                self.answers.append(json.loads(message))


@pytest.fixture
def watch(server):
    """Watch sessions; every watcher leaves after the test."""
    with contextlib.ExitStack() as stack:

        def begin(any_id):
            url = f"{server.socket_url}/api/v1/sessions/{any_id}/stream"
            return Stream(stack.enter_context(connect(url, proxy=None, max_size=None)))

        yield begin


@pytest.fixture
def stream(watch, session):
    return watch(session["id"])


def wait_for(condition):
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        threading.Event().wait(0.005)


def watchers(server, session):
    return len(server.hub._watchers.get(session["id"], ()))


# Frames


def test_the_first_frame_arrives_while_paused_and_holds_everything(stream, session):
    meta, tensors = stream.frame()
    assert meta["running"] is False
    assert meta["step"] == 0
    assert meta["config"] == session["config"]
    named = {"surface", "neurons", "neuron_scale", "features", "mesh", "points", "labels", "split", "loss"}
    assert named <= tensors.keys()
    assert tensors["surface"].shape == (1, 100, 100)
    assert meta["seq"] is None


def test_play_gives_frames_with_a_growing_step(stream):
    stream.frame()
    assert stream.send("play")["type"] == "ack"
    steps = [stream.frame(lambda meta, _: meta["running"])[0]["step"] for _ in range(5)]
    assert steps == sorted(steps)
    assert steps[-1] > steps[0]
    stream.send("pause")


def test_nothing_is_sent_while_nothing_changes(stream):
    stream.frame()
    with pytest.raises(TimeoutError):
        stream.connection.recv(timeout=0.3)


def test_what_is_not_looked_at_is_not_in_the_frame(stream):
    stream.frame()
    answer = stream.send("view", **QUIET)
    assert answer["type"] == "ack"
    meta, tensors = stream.frame(lambda meta, _: meta["seq"] == answer["seq"])
    assert not {"surface", "neurons", "features", "mesh"} & tensors.keys()
    assert "surface" not in meta


def test_every_frame_after_a_view_holds_what_it_asks_for(stream):
    stream.send("play")
    for resolution in (20, 30, 40, 50):
        answer = stream.send("view", surface={"resolution": resolution})
        _, tensors = stream.frame(lambda meta, _, answer=answer: meta["seq"] == answer["seq"])
        assert tensors["surface"].shape == (1, resolution, resolution)
    stream.send("pause")


def test_a_moved_point_is_in_the_first_frame_with_its_revision(stream):
    stream.frame()
    answer = stream.send("move_point", index=3, x=[1.25, -2.5])
    meta, tensors = stream.until(answer["revision"])
    assert tensors["points"][3].tolist() == [1.25, -2.5]
    assert meta["seq"] == answer["seq"]
    assert meta["data_revision"] == 1


def test_what_rest_changes_appears_in_the_stream(api, path, stream):
    stream.frame()
    api.patch(path, json={"training": {"optimizer": {"learning_rate": 0.5}}})
    meta, tensors = stream.frame(lambda meta, _: meta["config_revision"] == 1)
    assert meta["config"]["training"]["optimizer"]["learning_rate"] == 0.5
    assert "points" not in tensors


def test_a_step_and_an_epoch_are_made_and_shown(stream):
    stream.frame()
    stream.send("step", count=3)
    assert stream.frame(lambda meta, _: meta["step"] == 3)
    stream.send("epoch")
    assert stream.frame(lambda meta, _: meta["step"] == 4 and meta["epoch"] == 2)


def test_a_watcher_that_comes_back_finds_the_run_where_it_is(watch, session):
    first = watch(session["id"])
    first.send("step", count=5)
    first.frame(lambda meta, _: meta["step"] == 5)
    first.connection.close()
    meta, tensors = watch(session["id"]).frame()
    assert meta["step"] == 5
    assert "points" in tensors
    assert tensors["loss"][0, 0] == 0


# Several watchers


def test_two_watchers_get_the_same_numbers_from_one_encoding(watch, session, monkeypatch):
    encoded = []
    encode = Frames.encode
    one, other = watch(session["id"]), watch(session["id"])
    one.frame()
    other.frame()
    wait_for(lambda: not one.frames and not other.frames)

    def counting(frames, *needs):
        snapshot = frames.snapshot
        encoded.append((snapshot.revision, snapshot.state.step, snapshot.time))
        return encode(frames, *needs)

    monkeypatch.setattr(Frames, "encode", counting)
    third = watch(session["watch_id"])  # sends commands for none of the two, so that their seq stays equal
    third.frame()
    encoded.clear()
    url_session = session["id"]
    editor = watch(url_session)
    editor.send("view", **QUIET)
    for stream in (one, other):
        stream.frames.clear()
    answer = editor.send("step", count=4)
    last = [
        stream.frame(lambda meta, _: meta["step"] == 4 and meta["revision"] >= answer["revision"])
        for stream in (one, other)
    ]
    (meta_one, tensors_one), (meta_other, tensors_other) = last
    assert meta_one == meta_other
    for name, tensor in tensors_one.items():
        np.testing.assert_array_equal(tensor, tensors_other[name])
    # Three watchers with one look, known and seq share each encoding; the editor has its own.
    assert max(encoded.count(key) for key in set(encoded)) <= 2


def test_a_slow_reader_gets_the_newest_frame_and_costs_the_others_nothing(server, api, watch, session, path):
    url = f"{server.socket_url}/api/v1/sessions/{session['id']}/stream"
    with connect(url, proxy=None, max_queue=1, max_size=None) as slow:
        decode(slow.recv(timeout=SECONDS))  # and then nothing is read any more
        api.patch(path, json={"view": {"fps": 60, "resolution": 256}})
        slow.send(json.dumps({"type": "view", "surface": {"resolution": 256}}))
        quick = watch(session["id"])
        quick.send("view", **QUIET)
        quick.send("play")
        times = [quick.frame(lambda meta, _: meta["running"])[0]["time"] for _ in range(240)]
        gaps = np.diff(times)
        assert np.median(gaps) < 1.5 / 60
        quick.send("pause")
        state = api.get(path).json()["state"]
        received = []
        while not received or received[-1]["step"] < state["step"] or received[-1]["running"]:
            message = slow.recv(timeout=SECONDS)
            if isinstance(message, bytes):
                received.append(decode(message)[0])
        assert len(received) < 240  # most frames were never sent to it, and the newest was
        assert received[-1]["step"] == state["step"]


def test_a_watch_id_may_view_and_not_edit(api, path, watch, session):
    stream = watch(session["watch_id"])
    stream.frame()
    before = api.get(path).json()
    for command in ({"type": "play"}, {"type": "move_point", "index": 0, "x": [0, 0]}, {"type": "reset"}):
        answer = stream.send(command.pop("type"), **command)
        assert answer["type"] == "error"
        assert answer["detail"] == "a watch_id may only look; editing needs the session's id"
    assert stream.send("view", **QUIET)["type"] == "ack"
    assert api.get(path).json() == before


def test_a_watcher_too_many_is_turned_away_with_4429(server, watch, session):
    for _ in range(limits.WATCHERS):
        watch(session["id"]).send("view", **QUIET)
    assert _close_code(watch(session["id"])) == 4429
    assert watchers(server, session) == limits.WATCHERS


def test_a_watcher_that_vanishes_frees_its_place(server, session):
    connection = socket.create_connection(("127.0.0.1", server.port))
    url = f"{server.socket_url}/api/v1/sessions/{session['id']}/stream"
    with connect(url, sock=connection, proxy=None) as stream:
        stream.recv(timeout=SECONDS)
        assert watchers(server, session) == 1
        connection.shutdown(socket.SHUT_RDWR)
        wait_for(lambda: watchers(server, session) == 0)


# Endings


def _close_code(stream):
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            stream.connection.recv(timeout=SECONDS)
    return closed.value.rcvd.code


def test_an_unknown_session_is_4404(watch):
    assert _close_code(watch("nobody")) == 4404


def test_a_deleted_session_closes_its_streams_with_4404(api, opened, watch):
    session = opened()
    streams = [watch(session["id"]), watch(session["watch_id"])]
    for stream in streams:
        stream.frame()
    api.delete(f"/sessions/{session['id']}")
    assert [_close_code(stream) for stream in streams] == [4404, 4404]


def test_a_server_with_open_streams_stops_cleanly_and_quickly(tmp_path):
    with serving(tmp_path) as server, server.client() as client, contextlib.ExitStack() as stack:
        for _ in range(3):
            session = client.post("/sessions").json()
            url = f"{server.socket_url}/api/v1/sessions/{session['id']}/stream"
            stream = stack.enter_context(connect(url, proxy=None))
            stream.recv(timeout=SECONDS)
            stream.send('{"type": "play"}')
        start = time.monotonic()
        worker = server.hub._worker._thread
        server.uvicorn.should_exit = True
        with pytest.raises(ConnectionClosed):
            while True:
                stream.recv(timeout=SECONDS)
        wait_for(lambda: not worker.is_alive())
        assert time.monotonic() - start < 5


def test_a_ping_is_answered_to_whoever_watches_and_counts_for_nothing(api, path, watch, session):
    stream = watch(session["watch_id"])
    stream.frame()
    before = api.get(path).json()
    assert stream.send("ping") == {"type": "pong", "seq": 1}
    stream.connection.send('{"type": "ping"}')
    assert stream.answer(None) == {"type": "pong", "seq": None}
    assert api.get(path).json() == before


# What is no command

GARBAGE = [
    ("{", "this is not JSON"),
    ("[]", "expected an object"),
    ('{"type": "fly", "seq": 1}', "'play', 'pause'"),
    ('{"type": "move_point", "index": 39000, "x": [0, 0]}', "index"),
    ('{"type": "move_point", "index": 40, "x": [0, 0]}', "there is no point 40"),
    ('{"type": "update", "config": {"data": {"dataset": "xor", "classes": 3}}}', "has 2 classes"),
    ('{"type": "set_weight", "layer": 9, "row": 0, "column": 0, "value": 1}', "there is no layer 9"),
    (b"\x00\xff\xfe\x80", "this is not JSON"),
    (b"", "this is not JSON"),
]


@pytest.mark.parametrize(("message", "sentence"), GARBAGE)
def test_a_bad_message_gets_a_sentence_and_the_stream_goes_on(stream, message, sentence):
    stream.connection.send(message)
    stream._read(lambda: stream.answers)
    answer = stream.answers.pop()
    assert answer["type"] == "error"
    assert sentence in answer["detail"]
    assert stream.send("step")["type"] == "ack"


def test_a_message_beyond_256_kib_ends_its_stream_and_nothing_else(watch, stream, session):
    stream.send("play")
    hostile = watch(session["id"])
    with contextlib.suppress(ConnectionClosed):
        hostile.connection.send("x" * (limits.MESSAGE_BYTES + 1))
    assert _close_code(hostile) == 1009
    step = stream.frame()[0]["step"]
    assert stream.frame(lambda meta, _: meta["step"] > step)[0]["running"]
    stream.send("pause")


@pytest.fixture(scope="module")
def twins(server, api):
    """Two sessions with one configuration; one of them will be sent garbage."""
    ids = [api.post("/sessions", json={"data": {"samples": 20}}).json()["id"] for _ in range(2)]
    with connect(f"{server.socket_url}/api/v1/sessions/{ids[0]}/stream", proxy=None, max_size=None) as connection:
        yield Stream(connection), *(f"/sessions/{session_id}" for session_id in ids)
    for session_id in ids:
        api.delete(f"/sessions/{session_id}")


_ALMOST = st.dictionaries(
    st.sampled_from(["type", "index", "x", "y", "config", "count", "layer", "value", "indices"]),
    st.sampled_from(["playing", "move_point", "step", "reset!", -1, True, None, [], {}, "NaN", 1e308]),
).map(lambda fields: json.dumps(fields | {"no such field": 0}))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(messages=st.lists(st.binary(max_size=200) | _ALMOST, min_size=1, max_size=5))
def test_no_bytes_on_the_socket_disturb_the_run(api, twins, messages):
    stream, disturbed, left_alone = twins
    for message in messages:
        stream.connection.send(message)
        stream._read(lambda: stream.answers)
        assert stream.answers.pop()["type"] == "error"
    for path in (disturbed, left_alone):
        api.post(f"{path}/train", json={"steps": 5})
    for below in ("/weights", "/points"):
        assert api.get(f"{disturbed}{below}").json() == api.get(f"{left_alone}{below}").json()
    assert api.get(disturbed).json()["state"] == api.get(left_alone).json()["state"]
