"""Watchers and the snapshots they are sent, without a socket."""

import asyncio

import pytest

from app.lab.session.session import Session
from app.lab.settings.config import Config
from app.lab.settings.sections import Data
from app.lab.views.request import SurfaceRequest, ViewRequest
from app.web.watcher import EncodedSnapshot, SessionGone, Watcher
from app.wire.frames import Frames, decode

CONFIG = Config(data=Data(samples=20))
SMALL = ViewRequest(surface=SurfaceRequest(resolution=20), neurons=None, features=None)


@pytest.fixture
def session():
    return Session(CONFIG)


def encoded(session, *requests, now=0.0):
    session.watch(requests or [ViewRequest()])
    return EncodedSnapshot(session.snapshot(now))


def next_frame(watcher):
    async def within_a_second():
        return await asyncio.wait_for(watcher.next_frame(), 1.0)

    return decode(asyncio.run(within_a_second()))


def test_what_a_slow_watcher_missed_is_in_the_frame_it_gets(session):
    watcher = Watcher(session)
    watcher.offer(encoded(session))
    next_frame(watcher)
    session.move_point(0, (1.0, 1.0))
    watcher.acknowledge(7, session.revision)
    watcher.offer(encoded(session, now=1.0))  # never fetched
    session.play()
    watcher.offer(encoded(session, now=2.0))
    meta, tensors = next_frame(watcher)
    assert (meta["time"], meta["seq"]) == (2.0, 7)
    assert tensors["points"][0].tolist() == [1.0, 1.0]


def test_a_command_is_acknowledged_by_the_first_frame_that_contains_it(session):
    watcher = Watcher(session)
    before = encoded(session)
    session.move_point(0, (1.0, 1.0))
    watcher.acknowledge(3, session.revision)
    watcher.offer(before)
    assert next_frame(watcher)[0]["seq"] is None
    watcher.offer(encoded(session))
    assert next_frame(watcher)[0]["seq"] == 3


def test_a_snapshot_without_the_wanted_view_is_not_taken_for_one_with_it(session):
    watcher = Watcher(session)
    watcher.offer(encoded(session))
    watcher.wanted = SMALL
    watcher.drop_outdated()
    with pytest.raises(TimeoutError):
        next_frame(watcher)
    watcher.offer(encoded(session, SMALL))
    assert next_frame(watcher)[1]["surface"].shape == (1, 20, 20)


def test_a_snapshot_with_the_wanted_view_is_kept(session):
    watcher = Watcher(session)
    watcher.wanted = SMALL
    watcher.offer(encoded(session, SMALL))
    watcher.drop_outdated()
    assert next_frame(watcher)[1]["surface"].shape == (1, 20, 20)


def test_watchers_who_need_the_same_bytes_share_one_encoding(session, monkeypatch):
    calls = []
    encode = Frames.encode
    monkeypatch.setattr(Frames, "encode", lambda *needs: calls.append(needs) or encode(*needs))
    watchers = [Watcher(session) for _ in range(5)]
    shared = encoded(session)
    for watcher in watchers:
        watcher.offer(shared)
    frames = [next_frame(watcher) for watcher in watchers]
    assert len(calls) == 1
    assert all(meta == frames[0][0] for meta, _ in frames)


def test_the_end_of_a_session_wakes_its_watchers(session):
    watcher = Watcher(session)
    watcher.end()
    with pytest.raises(SessionGone):
        next_frame(watcher)
