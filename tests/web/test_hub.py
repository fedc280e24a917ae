"""The hub: how many may watch, and which sessions it holds."""

import asyncio
import gc
import weakref

import pytest

from app.lab.session.session import Session
from app.lab.session.start import Start
from app.lab.settings import limits
from app.lab.settings.config import Config, Settings
from app.lab.settings.sections import Data
from app.web.hub import Hub, TooManyWatchers

CONFIG = Config(data=Data(samples=20))


def in_a_hub(test, **options):
    async def run():
        hub = Hub(**options)
        hub.start()
        try:
            return await asyncio.wait_for(test(hub), 10)
        finally:
            await hub.stop()

    return asyncio.run(run())


def test_a_watcher_too_many_is_refused_and_a_place_is_free_again_when_one_leaves():
    async def test(hub):
        session = await hub.create(Start(CONFIG))
        watchers = [await hub.join(session) for _ in range(limits.WATCHERS)]
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


def test_a_session_that_plays_for_nobody_pauses_and_says_so():
    now = [0.0]

    async def test(hub):
        watched, alone = await hub.create(Start(CONFIG)), await hub.create(Start(CONFIG))
        await hub.join(watched)
        for session in (watched, alone):
            await hub.call(session.play)
        await hub.pause_unattended()
        assert (watched.running, alone.running) == (True, True)
        now[0] += limits.UNATTENDED_SECONDS + 1
        await hub.pause_unattended()
        assert (watched.running, alone.running) == (True, False)
        assert alone.state.stopped == "Paused: for 2 minutes nobody has looked on."
        await hub.call(alone.play)
        assert alone.state.stopped is None

    in_a_hub(test, clock=lambda: now[0])


async def lived(hub) -> list[weakref.ref]:
    """What there was of a session that was watched, read, followed by a twin and deleted."""
    session = await hub.create(Start(CONFIG))
    twin = await hub.tie(session, Settings.model_validate({"training": {"dropout": 0.1}}))
    watcher = await hub.join(session)
    await hub.call(session.play)
    await watcher.next_frame()
    await hub.read(lambda: session.still, lambda still: still.display.separability())
    await hub.leave(watcher)
    await hub.delete(session)
    return [weakref.ref(part) for part in (session, twin, session.run, session.run.trainer.training)]


def test_nothing_holds_a_session_that_was_deleted():
    async def test(hub):
        parts = await lived(hub)
        await asyncio.sleep(0)  # what was on its way to the watchers
        await hub.call(gc.collect)
        assert [part() for part in parts] == [None] * 4

    in_a_hub(test)
