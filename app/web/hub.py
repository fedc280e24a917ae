"""The hub between the event loop and the trainer's thread: sessions, their watchers, and who is sent what."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, TypeVar

from ..lab.messages import Translate, untranslated
from ..lab.runtime.background import BackgroundTask
from ..lab.runtime.registry import Registry
from ..lab.runtime.scheduler import Scheduler
from ..lab.runtime.twin import Twin
from ..lab.runtime.worker import Worker
from ..lab.session.session import Session
from ..lab.session.start import Start
from ..lab.settings import limits
from ..lab.settings.config import Settings
from ..lab.views.request import ViewRequest
from ..lab.views.snapshot import Snapshot
from ..wire.frames import Frames, Known

T = TypeVar("T")


class Delivery:
    """A snapshot on its way to several watchers; those who need the same bytes share one encoding."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._frames = Frames(snapshot)
        self._encoded: dict[tuple[ViewRequest, Known, int | None, Translate], bytes] = {}

    def frame(self, look: ViewRequest, known: Known, seq: int | None, say: Translate = untranslated) -> bytes:
        """The bytes for one watcher."""
        key = look, known, seq, say
        if key not in self._encoded:
            self._encoded[key] = self._frames.encode(look, known, seq, say)
        return self._encoded[key]


class SessionGone(Exception):
    """The session was deleted."""


class Watcher:
    """One who watches a session. Its slot holds one delivery, the newest."""

    def __init__(self, session: Session, say: Translate = untranslated) -> None:
        self.session, self.say = session, say
        self.wanted = self._look = ViewRequest()
        self._known = Known()
        self._slot: Delivery | None = None
        self._filled = asyncio.Event()
        self._acknowledged: deque[tuple[int, int]] = deque()
        self._seq: int | None = None
        self._gone = False

    def turn(self) -> None:
        """Look at what is wanted: a delivery from before lacks it and is dropped, one that holds it is on its way."""
        if self._slot is not None and not self._slot.snapshot.holds(self.wanted):
            self._slot = None

    def end(self) -> None:
        """The session is no more."""
        self._gone = True
        self._filled.set()

    def offer(self, delivery: Delivery) -> None:
        """Put a newer delivery into the slot."""
        self._slot = delivery
        self._filled.set()

    def acknowledge(self, seq: int, revision: int) -> None:
        """Note that the watcher's command `seq` is contained in every snapshot from `revision` on."""
        self._acknowledged.append((revision, seq))

    async def next_frame(self) -> bytes:
        """Wait for a delivery, and encode what this watcher needs of it; SessionGone ends it."""
        while self._slot is None or self._gone:
            await self._filled.wait()
            if self._gone:
                raise SessionGone
            self._filled.clear()
        delivery, self._slot = self._slot, None
        while self._acknowledged and self._acknowledged[0][0] <= delivery.snapshot.revision:
            self._seq = self._acknowledged.popleft()[1]
        if delivery.snapshot.holds(self.wanted):
            self._look = self.wanted
        frame = delivery.frame(self._look, self._known, self._seq, self.say)
        self._known = Known.after(delivery.snapshot)
        return frame


class TooManyWatchers(Exception):
    """A session is watched by as many as it can be."""


class Busy(Exception):
    """So many background tasks are under way that another has to wait."""


class Hub:
    """All that the routes and the stream work with."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter, capacity: int = limits.LIVE_SESSIONS) -> None:
        self.registry = Registry(clock, capacity)
        self._watchers: dict[str, set[Watcher]] = {}
        self._scheduler = Scheduler(clock, self._publish)
        self._worker = Worker(self._scheduler)
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Begin to train; call it from the event loop."""
        self._loop = asyncio.get_running_loop()
        self._worker.start()

    async def stop(self) -> None:
        """End the trainer's thread."""
        await asyncio.to_thread(self._worker.stop)

    async def call(self, job: Callable[[], T]) -> T:
        """Do something with a session, in the trainer's thread."""
        return await asyncio.wrap_future(self._worker.submit(job))

    async def task(self, make: Callable[[], Iterator[T | None]]) -> AsyncIterator[T]:
        """Work on a task in the trainer's thread, beside the training; give what it yields, as it comes.

        Busy where too many are under way. Whoever stops listening ends it.
        """
        loop, told = asyncio.get_running_loop(), asyncio.Queue[tuple[bool, Any]]()

        def tell(ended: bool, what: object) -> None:
            loop.call_soon_threadsafe(told.put_nowait, (ended, what))

        def begin() -> BackgroundTask:
            tasks = self._scheduler.tasks
            if len(tasks) >= limits.BACKGROUND_TASKS:
                raise Busy
            task = BackgroundTask(make(), lambda what: tell(False, what), lambda error: tell(True, error))
            tasks.begin(task)
            return task

        task = await self.call(begin)
        try:
            while True:
                ended, what = await told.get()
                if ended and what is not None:
                    raise what
                if ended:
                    return
                yield what
        finally:
            self._worker.submit(lambda: self._scheduler.tasks.drop(task))  # who was cancelled waits for nothing

    async def create(self, start: Start) -> Session:
        """Open a session; Full where there is no room."""
        idle = self.registry.make_room()
        session = await self.call(lambda: Session.opened(start))
        idle += self.registry.make_room()  # others may have come while the session was built
        self.registry.add(session)
        for forgotten in idle:
            await self._forget(forgotten)
        await self.call(lambda: self._scheduler.add(session))
        return session

    async def tie(self, leader: Session, difference: Settings) -> Session:
        """Open a twin of a session, in place of the one it has; Refusal where the difference does not fit."""
        former = self._scheduler.twin_of(leader)
        if former is not None:
            await self.delete(former)
        follower = await self.create(Start(leader.config.patched(difference)))
        await self.call(lambda: self._scheduler.tie(Twin(leader, follower, difference)))
        return follower

    async def delete(self, session: Session) -> None:
        """Close a session, and its twin."""
        follower = self._scheduler.twin_of(session)
        if follower is not None:
            await self.delete(follower)
        self.registry.remove(session)
        for watcher in self._watchers.get(session.id, ()):
            watcher.end()
        await self._forget(session)

    async def _forget(self, session: Session) -> None:
        def end() -> None:
            self._scheduler.untie(session)
            session.pause()
            self._scheduler.remove(session)

        await self.call(end)

    async def join(self, session: Session, say: Translate = untranslated) -> Watcher:
        """Begin to watch a session, its sentences said in one's own language."""
        watchers = self._watchers.setdefault(session.id, set())
        if len(watchers) >= limits.WATCHERS:
            raise TooManyWatchers
        watcher = Watcher(session, say)
        watchers.add(watcher)
        await self.look(watcher, watcher.wanted)
        return watcher

    async def leave(self, watcher: Watcher) -> None:
        """Watch no longer."""
        watchers = self._watchers.get(watcher.session.id, set())
        watchers.discard(watcher)
        if not watchers:
            self._watchers.pop(watcher.session.id, None)
        await self._watch(watcher.session)

    async def look(self, watcher: Watcher, look: ViewRequest) -> int:
        """A watcher looks at something else; the session's revision is returned."""
        watcher.wanted = look
        await self._watch(watcher.session)
        watcher.turn()
        return watcher.session.revision

    async def _watch(self, session: Session) -> None:
        watchers = self._watchers.get(session.id, set())
        self.registry.watched(session, len(watchers))
        requests = frozenset(watcher.wanted for watcher in watchers)
        await self.call(lambda: session.watch(requests))

    def _publish(self, session: Session, snapshot: Snapshot) -> None:
        """From the trainer's thread: hand a snapshot to the event loop."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._deliver, session, Delivery(snapshot))

    def _deliver(self, session: Session, delivery: Delivery) -> None:
        for watcher in self._watchers.get(session.id, ()):
            watcher.offer(delivery)
