"""The hub between the event loop and the trainer's thread: sessions, their watchers, and background tasks."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final, TypeVar

from ..lab.messages import Refusal, Translate, message, untranslated
from ..lab.runtime.background import BackgroundTask
from ..lab.runtime.registry import Registry
from ..lab.runtime.scheduler import Scheduler
from ..lab.runtime.twin import Twin, differing
from ..lab.runtime.worker import Worker
from ..lab.session.session import Session
from ..lab.session.start import Start
from ..lab.settings import limits
from ..lab.settings.config import Settings
from ..lab.views.request import ViewRequest
from ..lab.views.snapshot import Snapshot
from .watcher import EncodedSnapshot, SessionGone, Watcher

S = TypeVar("S")
T = TypeVar("T")
_ATTEND_SECONDS: Final = 10.0
_LOOK_UP_SECONDS: Final = 1.0  # a client that has hung up is noticed within this time


class TooManyWatchers(Exception):
    """The session has as many watchers as it may have."""


class Busy(Refusal):
    """No room for another background task; `retry_after` says in how many seconds to ask again."""

    retry_after = 1


class Closing(Refusal):
    """The server is being stopped; `retry_after` says in how many seconds another may be there."""

    retry_after = 5


CLOSED: Final = message("the server is being stopped; ask again when it is back")


class Hub:
    """Sessions in the trainer's thread, and the watchers of each; what the routes and the stream work with."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter, capacity: int = limits.LIVE_SESSIONS) -> None:
        self.registry = Registry(clock, capacity)
        self._watchers: dict[str, set[Watcher]] = {}
        self._scheduler = Scheduler(clock, self._publish, self._hand_over)
        self._worker = Worker(self._scheduler)
        self._readers = ThreadPoolExecutor(limits.READERS, "reader")
        self._made: list[tuple[Session, EncodedSnapshot]] = []  # of the trainer's thread
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing = asyncio.Event()
        self._attendant: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to train; call it from the event loop."""
        self._loop = asyncio.get_running_loop()
        self._worker.start()
        self._attendant = asyncio.create_task(self._attend())

    async def stop(self) -> None:
        """End the trainer's thread, and the readers'."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        if self._attendant is not None:
            self._attendant.cancel()
        await asyncio.to_thread(self._worker.stop)

    @property
    def stalled(self) -> float:
        """Seconds for which the trainer's thread has been at one piece of work; infinite where it has ended."""
        return self._worker.stalled

    async def _attend(self) -> None:
        """Look every now and then for sessions that play for nobody."""
        while True:
            await asyncio.sleep(_ATTEND_SECONDS)
            await self.pause_unattended()

    async def pause_unattended(self) -> None:
        """Pause the sessions that play though nobody has watched or asked for a while; their state says why."""
        why = message("Paused: for {minutes} minutes nobody has looked on.", minutes=limits.UNATTENDED_SECONDS // 60)
        for session in self.registry.unattended():
            await self.call(partial(session.pause, why))

    @property
    def closing(self) -> bool:
        """Whether the server is being stopped."""
        return self._closing.is_set()

    def close(self) -> None:
        """Let whoever waits for training or a long answer know that the server is being stopped; from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._closing.set)

    async def wait(self, what: asyncio.Future[Any], seconds: float | None = None) -> None:
        """Wait for something, but not for longer than that, nor when the server is being stopped."""
        closing = asyncio.ensure_future(self._closing.wait())
        await asyncio.wait([what, closing], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        closing.cancel()

    async def call(self, job: Callable[[], T]) -> T:
        """Run a job in the trainer's thread, and return its result."""
        return await asyncio.wrap_future(self._worker.submit(job))

    async def read(self, take: Callable[[], S], look: Callable[[S], T]) -> T:
        """Take a copy of something in the trainer's thread, and look at it in one of the readers'.

        So no reading, however long, keeps an edit or a frame waiting.
        """
        return await self.look(look, await self.call(take))

    async def look(self, look: Callable[[S], T], taken: S) -> T:
        """Look at something that is never written to again, in one of the readers' threads."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, look, taken)

    async def task(
        self, session: Session, left: Callable[[], Awaitable[bool]], make: Callable[[], Iterator[T | None]]
    ) -> AsyncIterator[T]:
        """Run a task on a session in the trainer's thread, beside the training, and yield what it yields.

        Busy where too many are under way. Closing the iterator ends the task; so does a client of whom `left()` says
        that it has hung up, the end of the session, and that of the server.
        """
        loop, told = asyncio.get_running_loop(), asyncio.Queue[tuple[bool, Any]]()

        def tell(ended: bool, what: object) -> None:
            loop.call_soon_threadsafe(told.put_nowait, (ended, what))

        def begin() -> BackgroundTask:
            tasks = self._scheduler.tasks
            if len(tasks) >= limits.BACKGROUND_TASKS:
                raise Busy(
                    "the server is at work on {most} such questions; ask again in a moment",
                    most=limits.BACKGROUND_TASKS,
                )
            task = BackgroundTask(session.id, make(), lambda what: tell(False, what), lambda error: tell(True, error))
            tasks.begin(task)
            return task

        task = await self.call(begin)
        look_up = loop.time() + _LOOK_UP_SECONDS
        try:
            while True:
                following = asyncio.ensure_future(told.get())
                while not following.done() or loop.time() >= look_up:
                    await self.wait(following, max(0.0, look_up - loop.time()))
                    if loop.time() >= look_up or self.closing:
                        look_up = loop.time() + _LOOK_UP_SECONDS
                        if self.closing or await left():
                            following.cancel()
                            raise Closing.saying(CLOSED)
                ended, what = following.result()
                if ended and what is not None:
                    raise what
                if ended:
                    return
                yield what
        finally:
            # Not awaited: a request that was cancelled cannot wait.
            self._worker.submit(lambda: self._scheduler.tasks.drop(task))

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
        start = Start(differing(leader.config, difference))
        former = self._scheduler.twin_of(leader)
        if former is not None:
            await self.delete(former)
        follower = await self.create(start)
        await self.call(lambda: self._scheduler.tie(Twin(leader, follower, difference)))
        self.registry.tie(leader, follower)
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
            self._scheduler.tasks.end(session.id, SessionGone())
            self._scheduler.untie(session)
            session.pause()
            self._scheduler.remove(session)

        await self.call(end)

    async def join(self, session: Session, say: Translate = untranslated) -> Watcher:
        """Add a watcher to a session; `say` puts its messages into the watcher's language."""
        watchers = self._watchers.setdefault(session.id, set())
        if len(watchers) >= limits.WATCHERS:
            raise TooManyWatchers
        watcher = Watcher(session, say)
        watchers.add(watcher)
        await self.set_view(watcher, watcher.wanted)
        return watcher

    async def leave(self, watcher: Watcher) -> None:
        """Remove a watcher."""
        watchers = self._watchers.get(watcher.session.id, set())
        watchers.discard(watcher)
        if not watchers:
            self._watchers.pop(watcher.session.id, None)
        await self._watch(watcher.session)

    async def set_view(self, watcher: Watcher, view: ViewRequest) -> int:
        """Change what a watcher views; the session's revision is returned."""
        watcher.wanted = view
        await self._watch(watcher.session)
        watcher.drop_outdated()
        return watcher.session.revision

    async def _watch(self, session: Session) -> None:
        watchers = self._watchers.get(session.id, set())
        self.registry.watched(session, len(watchers))
        requests = frozenset(watcher.wanted for watcher in watchers)
        await self.call(lambda: session.watch(requests))

    def _publish(self, session: Session, snapshot: Snapshot) -> None:
        """From the trainer's thread: keep a snapshot, in the types it travels in, until it is handed over."""
        self._made.append((session, EncodedSnapshot(snapshot)))

    def _hand_over(self) -> None:
        """From the trainer's thread: hand the snapshots made since the last time to the event loop."""
        assert self._loop is not None
        if self._made:
            self._loop.call_soon_threadsafe(self._deliver, self._made)
            self._made = []

    def _deliver(self, made: Iterable[tuple[Session, EncodedSnapshot]]) -> None:
        for session, encoded in made:
            for watcher in self._watchers.get(session.id, ()):
                watcher.offer(encoded)
