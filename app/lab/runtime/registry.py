"""The live sessions of this process: found by their ids, and making room when nobody needs them."""

from collections.abc import Callable
from dataclasses import dataclass

from ..messages import Refusal
from ..session.session import Session
from ..settings import limits


class Full(Refusal):
    """No room for another session; `retry_after` says in how many seconds to ask again."""

    retry_after = 60


@dataclass
class _Entry:
    session: Session
    last_used: float
    watchers: int = 0


class Registry:
    """At most `capacity` sessions; one that is paused, unwatched and idle long enough makes room."""

    def __init__(self, clock: Callable[[], float], capacity: int = limits.LIVE_SESSIONS) -> None:
        self._clock = clock
        self._capacity = capacity
        self._entries: dict[str, _Entry] = {}
        self._by_watch_id: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def make_room(self) -> list[Session]:
        """Forget idle sessions where there is no room for another, and return them; Full where there are none."""
        forgotten = []
        while len(self._entries) >= self._capacity:
            since = self._clock() - limits.IDLE_SECONDS
            idle = [
                entry
                for entry in self._entries.values()
                if not entry.watchers and not entry.session.busy and entry.last_used <= since
            ]
            if not idle:
                raise Full(
                    "the server is full: all {count} sessions are in use; try again in a minute",
                    count=self._capacity,
                )
            oldest = min(idle, key=lambda entry: entry.last_used).session
            self.remove(oldest)
            forgotten.append(oldest)
        return forgotten

    def add(self, session: Session) -> None:
        """Keep a session."""
        self._entries[session.id] = _Entry(session, self._clock())
        self._by_watch_id[session.watch_id] = session.id

    def remove(self, session: Session) -> None:
        """Forget a session; two may ask for it at once, a twin's page and its leader's end."""
        self._entries.pop(session.id, None)
        self._by_watch_id.pop(session.watch_id, None)

    def find(self, any_id: str) -> tuple[Session, bool] | None:
        """The session with this id or watch id, and whether the id may edit it."""
        entry = self._entries.get(any_id)
        if entry is not None:
            entry.last_used = self._clock()
            return entry.session, True
        watched = self._by_watch_id.get(any_id)
        return None if watched is None else (self._entries[watched].session, False)

    def watched(self, session: Session, watchers: int) -> None:
        """Note how many watch a session."""
        entry = self._entries.get(session.id)
        if entry is not None:
            entry.watchers = watchers
            entry.last_used = self._clock()
