"""Watchers and deliveries, without a socket."""

import asyncio

import pytest

from app.lab.session.session import Session
from app.lab.session.start import Start
from app.lab.settings.config import Config
from app.lab.settings.sections import Data
from app.lab.views.request import SurfaceRequest, ViewRequest
from app.web.hub import Delivery, Hub, SessionGone, TooManyWatchers, Watcher
from app.wire.frames import Frames, decode

CONFIG = Config(data=Data(samples=20))
SMALL = ViewRequest(surface=SurfaceRequest(resolution=20), neurons=None, features=None)


@pytest.fixture
def session():
    return Session(CONFIG)


def delivery(session, *requests, now=0.0):
    session.watch(requests or [ViewRequest()])
    return Delivery(session.snapshot(now))


def next_frame(watcher):
    async def within_a_second():
        return await asyncio.wait_for(watcher.next_frame(), 1.0)

    return decode(asyncio.run(within_a_second()))


def test_what_a_slow_watcher_missed_is_in_the_frame_it_gets(session):
    watcher = Watcher(session)
    watcher.offer(delivery(session))
    next_frame(watcher)
    session.move_point(0, (1.0, 1.0))
    watcher.acknowledge(7, session.revision)
    watcher.offer(delivery(session, now=1.0))  # never fetched
    session.play()
    watcher.offer(delivery(session, now=2.0))
    meta, tensors = next_frame(watcher)
    assert (meta["time"], meta["seq"]) == (2.0, 7)
    assert tensors["points"][0].tolist() == [1.0, 1.0]


def test_a_command_is_acknowledged_by_the_first_frame_that_contains_it(session):
    watcher = Watcher(session)
    before = delivery(session)
    session.move_point(0, (1.0, 1.0))
    watcher.acknowledge(3, session.revision)
    watcher.offer(before)
    assert next_frame(watcher)[0]["seq"] is None
    watcher.offer(delivery(session))
    assert next_frame(watcher)[0]["seq"] == 3


def test_a_delivery_without_what_is_wanted_is_not_taken_for_one_with_it(session):
    watcher = Watcher(session)
    watcher.offer(delivery(session))
    watcher.wanted = SMALL
    watcher.turn()
    with pytest.raises(TimeoutError):
        next_frame(watcher)
    watcher.offer(delivery(session, SMALL))
    assert next_frame(watcher)[1]["surface"].shape == (1, 20, 20)


def test_a_delivery_with_what_is_wanted_is_kept(session):
    watcher = Watcher(session)
    watcher.wanted = SMALL
    watcher.offer(delivery(session, SMALL))
    watcher.turn()
    assert next_frame(watcher)[1]["surface"].shape == (1, 20, 20)


def test_watchers_who_need_the_same_bytes_share_one_encoding(session, monkeypatch):
    encoded = []
    encode = Frames.encode
    monkeypatch.setattr(Frames, "encode", lambda *needs: encoded.append(needs) or encode(*needs))
    watchers = [Watcher(session) for _ in range(5)]
    shared = delivery(session)
    for watcher in watchers:
        watcher.offer(shared)
    frames = [next_frame(watcher) for watcher in watchers]
    assert len(encoded) == 1
    assert all(meta == frames[0][0] for meta, _ in frames)


def test_the_end_of_a_session_wakes_its_watchers(session):
    watcher = Watcher(session)
    watcher.end()
    with pytest.raises(SessionGone):
        next_frame(watcher)


def in_a_hub(test, **options):
    async def run():
        hub = Hub(**options)
        hub.start()
        try:
            return await asyncio.wait_for(test(hub), 10)
        finally:
            await hub.stop()

    return asyncio.run(run())


def test_the_sixty_fifth_watcher_is_refused_and_a_place_is_free_again_when_one_leaves():
    async def test(hub):
        session = await hub.create(Start(CONFIG))
        watchers = [await hub.join(session) for _ in range(64)]
        with pytest.raises(TooManyWatchers):
            await hub.join(session)
        await hub.leave(watchers[0])
        await hub.join(session)

    in_a_hub(test)


def test_a_session_that_made_room_is_trained_no_longer():
    now = [0.0]

    async def test(hub):
        idle = await hub.create(Start(CONFIG))
        now[0] += 10_000
        fresh = await hub.create(Start(CONFIG))
        assert hub.registry.find(idle.id) is None
        assert list(hub._scheduler._turns) == [fresh.id]

    in_a_hub(test, clock=lambda: now[0], capacity=1)


def test_sessions_that_are_opened_at_once_never_exceed_the_capacity():
    async def test(hub):
        opened = await asyncio.gather(*(hub.create(Start(CONFIG)) for _ in range(5)), return_exceptions=True)
        assert sum(isinstance(one, Session) for one in opened) == len(hub.registry) == 2

    in_a_hub(test, capacity=2)
