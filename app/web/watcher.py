"""A watcher of a session: the newest snapshot that it has not been sent, encoded for what it views and knows."""

import asyncio
from collections import deque
from typing import Final

from ..lab.messages import Translate, untranslated
from ..lab.session.session import Session
from ..lab.views.request import ViewRequest
from ..lab.views.snapshot import Snapshot
from ..wire.frames import Frames, Known


class EncodedSnapshot:
    """A snapshot with its frames: watchers that need the same bytes share one encoding."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._frames = Frames(snapshot)
        self._encoded: dict[tuple[ViewRequest, Known, int | None, Translate], bytes] = {}

    def frame(self, view: ViewRequest, known: Known, seq: int | None, say: Translate = untranslated) -> bytes:
        """The bytes for one watcher."""
        key = view, known, seq, say
        frame = self._encoded.get(key)
        if frame is None:
            frame = self._encoded[key] = self._frames.encode(view, known, seq, say)
        return frame


_FIGURES: Final = ViewRequest(surface=None, neurons=None, features=None)  # after a fault there is nothing else


class SessionGone(Exception):
    """The session was deleted."""


class Watcher:
    """One client of a session's stream. Its slot holds one snapshot, the newest."""

    def __init__(self, session: Session, say: Translate = untranslated) -> None:
        self.session, self.say = session, say
        self.wanted = self._view = ViewRequest()
        self._known = Known()
        self._slot: EncodedSnapshot | None = None
        self._filled = asyncio.Event()
        self._acknowledged: deque[tuple[int, int]] = deque()
        self._seq: int | None = None
        self._gone = False

    def drop_outdated(self) -> None:
        """Drop a queued snapshot that does not contain the wanted view; one that does is on its way."""
        if self._slot is not None and not self._slot.snapshot.holds(self.wanted):
            self._slot = None

    def end(self) -> None:
        """End the stream: the session was deleted."""
        self._gone = True
        self._filled.set()

    def offer(self, encoded: EncodedSnapshot) -> None:
        """Put a newer snapshot into the slot."""
        self._slot = encoded
        self._filled.set()

    def acknowledge(self, seq: int, revision: int) -> None:
        """Note that the watcher's command `seq` is contained in every snapshot from `revision` on."""
        self._acknowledged.append((revision, seq))

    async def next_frame(self) -> bytes:
        """Wait for a snapshot, and encode what this watcher needs of it; SessionGone ends it."""
        while self._slot is None or self._gone:
            await self._filled.wait()
            if self._gone:
                raise SessionGone
            self._filled.clear()
        encoded, self._slot = self._slot, None
        while self._acknowledged and self._acknowledged[0][0] <= encoded.snapshot.revision:
            self._seq = self._acknowledged.popleft()[1]
        if encoded.snapshot.holds(self.wanted):
            view = self._view = self.wanted
        else:
            view = self._view if encoded.snapshot.holds(self._view) else _FIGURES
        frame = encoded.frame(view, self._known, self._seq, self.say)
        self._known = Known.after(encoded.snapshot, view)
        return frame
