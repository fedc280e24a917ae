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
        self._twins: dict[str, str] = {}  # by the leader's id

    def __len__(self) -> int:
        return len(self._entries)

    def make_room(self) -> list[Session]:
        """Forget idle sessions where there is no room for another, and return them; Full where there are none.

        A session and its twin are idle together, and go together.
        """
        forgotten: list[Session] = []
        while len(self._entries) >= self._capacity:
            idle = [
                pair for pair in self._pairs(limits.IDLE_SECONDS) if not any(entry.session.busy for entry in pair)
            ]
            if not idle:
                raise Full(
                    "the server is full: all {count} sessions are in use; try again in a minute",
                    count=self._capacity,
                )
            for entry in min(idle, key=lambda pair: max(entry.last_used for entry in pair)):
                self.remove(entry.session)
                forgotten.append(entry.session)
        return forgotten

    def unattended(self) -> list[Session]:
        """The sessions that play though nobody has watched or asked for a while."""
        pairs = self._pairs(limits.UNATTENDED_SECONDS)
        return [entry.session for pair in pairs for entry in pair if entry.session.running]

    def tie(self, leader: Session, follower: Session) -> None:
        """Let a session and its twin be used and forgotten together."""
        self._twins[leader.id] = follower.id

    def _pairs(self, seconds: float) -> list[list[_Entry]]:
        """Sessions, each with its twin if it has one, that nobody watches or has asked for so long."""
        twins = {follower: leader for leader, follower in self._twins.items() if follower in self._entries}
        pairs: dict[str, list[_Entry]] = {}
        for one, entry in self._entries.items():
            leader = twins.get(one, one)
            pairs.setdefault(leader if leader in self._entries else one, []).append(entry)
        since = self._clock() - seconds
        return [
            pair
            for pair in pairs.values()
            if not any(entry.watchers for entry in pair) and max(entry.last_used for entry in pair) <= since
        ]

    def add(self, session: Session) -> None:
        """Keep a session."""
        self._entries[session.id] = _Entry(session, self._clock())
        self._by_watch_id[session.watch_id] = session.id

    def remove(self, session: Session) -> None:
        """Forget a session; two may ask for it at once, a twin's page and its leader's end."""
        self._entries.pop(session.id, None)
        self._twins.pop(session.id, None)
        self._by_watch_id.pop(session.watch_id, None)

    def find(self, any_id: str) -> tuple[Session, bool] | None:
        """The session with this id or watch id, and whether the id may edit it."""
        own = any_id in self._entries
        entry = self._entries.get(any_id if own else self._by_watch_id.get(any_id, ""))
        if entry is None:
            return None
        entry.last_used = self._clock()
        return entry.session, own

    def watched(self, session: Session, watchers: int) -> None:
        """Note how many watch a session."""
        entry = self._entries.get(session.id)
        if entry is not None:
            entry.watchers = watchers
            entry.last_used = self._clock()
