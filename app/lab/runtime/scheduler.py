"""Which session trains next: one thread's time, shared fairly by the clock."""

import heapq
import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from typing import Final

from ..pieces import last
from ..session.session import Session
from ..views.snapshot import Snapshot
from .background import BackgroundTasks
from .twin import Twin

_log = logging.getLogger(__name__)
SLICE_SECONDS: Final = 0.010
_TRAINING_SHARE: Final = 0.75  # of a frame; the rest is for showing, so that every session's turn comes once a frame
_FRAMES_BEHIND: Final = 2  # so many frames of paced training may be caught up
_TOGETHER_SECONDS: Final = 0.004  # a frame due so soon is made right after another, while caches are warm


@dataclass
class _Turn:
    session: Session
    next_frame: float
    paced_until: float  # the time up to which steps have been granted to a paced session
    left: float = 0.0  # when the frame under way had its last slice
    making: deque[tuple[Session, Iterator[Snapshot | None]]] = field(default_factory=deque)  # a frame under way


class Scheduler:
    """Grants training time to sessions and takes their snapshots when a frame is due.

    A session that is paced gets the steps of its frame when the frame is due; one that wants all it can get
    fills the time between. No slice is longer than 10 ms, nor than its share of a frame among the sessions that
    train: under overload there are fewer steps in a frame, never fewer frames, and a command waits for one slice
    at most. Background tasks have the time that nobody wants, and a tenth where somebody wants it all. The clock is a
    parameter, so that tests drive it by hand.

    Frames that are due within 4 ms are made in a series. Each is published when it is made; `hand_over` ends the
    series, so that whoever sends them is woken once, when the trainer has time. What a hand has just changed ends it.

    A fault in one session's turn pauses that session and is logged; the others go on.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        publish: Callable[[Session, Snapshot], None],
        hand_over: Callable[[], None] = lambda: None,
    ) -> None:
        self._clock = clock
        self._publish, self._hand_over = publish, hand_over
        self._turns: dict[str, _Turn] = {}
        self._queue: list[tuple[float, str]] = []  # a heap: when a frame is due, and whose; the idle are not in it
        self._greedy: deque[str] = deque()
        self._training = 0
        self._twins: dict[str, Twin] = {}  # by the leader's id
        self._early = 0.0  # how much too early a frame may be made now, in a series of them
        self._series_end = 0.0  # when the series under way is handed over, though more frames are due
        self.tasks = BackgroundTasks(clock)

    def add(self, session: Session) -> None:
        """Take a session in; a second time does nothing."""
        if session.id not in self._turns:
            now = self._clock()
            self._turns[session.id] = _Turn(session, now, now)
            self._greedy.append(session.id)

    def remove(self, session: Session) -> None:
        """Let a session go."""
        if self._turns.pop(session.id, None) is not None:
            self._greedy.remove(session.id)

    def tie(self, twin: Twin) -> None:
        """Let a leader's twin learn in its slices, and be shown with it."""
        self._twins[twin.leader.id] = twin
        twin.leader.follower = twin
        twin.keep_up()

    def untie(self, session: Session) -> None:
        """Let a session be nobody's leader and nobody's twin."""
        for twin in [twin for twin in self._twins.values() if session in (twin.leader, twin.follower)]:
            del self._twins[twin.leader.id]
            twin.leader.follower = None

    def twin_of(self, leader: Session) -> Session | None:
        """The session that follows another, if there is one."""
        twin = self._twins.get(leader.id)
        return None if twin is None else twin.follower

    def review(self) -> None:
        """See what sessions want now; to be called when something was done with any of them from outside."""
        turns = self._turns.values()
        self._queue = [(_due(turn), turn.session.id) for turn in turns if _active(turn)]
        heapq.heapify(self._queue)
        self._count()

    def _count(self) -> None:
        self._training = sum(turn.session.busy for turn in self._turns.values())

    def tick(self) -> float | None:
        """Do one piece of work. Return the seconds until the next is due (0: now), or None where there is none."""
        now = self._clock()
        due, first = self._queue[0] if self._queue else (inf, "")
        if self._early and (due > now + self._early or now >= self._series_end):
            self._early = 0.0
            self._hand_over()
        if due <= now + self._early:
            heapq.heappop(self._queue)
            turn = self._turns[first]
            if not self._early:
                self._early, self._series_end = _TOGETHER_SECONDS, now + _TOGETHER_SECONDS
            if turn.session.edited:
                self._series_end = now  # a hand waits for this frame
            self._frame(turn, now)
            return 0.0
        if not self._queue:
            return self._work_on_task(0.0)
        if self.tasks and self.tasks.rest(now) == 0.0:
            return self._work_on_task(0.0)
        greedy = self._next_greedy()
        if greedy is None:  # the time until the frame is nobody's
            return self._work_on_task(due - now) if self.tasks.last < due - now else due - now
        with self._guarded(greedy.session):
            greedy.session.advance(None, min(self._slice(greedy.session), due - now), self._clock)
        self._mind(greedy.session)
        return 0.0

    def _work_on_task(self, wait: float) -> float | None:
        """Go on with a background task, where there is one; else `wait`, or None where nothing is due at all."""
        if not self.tasks:
            return wait or None
        self.tasks.work()
        return 0.0

    def _slice(self, session: Session) -> float:
        return min(SLICE_SECONDS, _TRAINING_SHARE * session.frame_seconds / max(1, self._training))

    def _frame(self, turn: _Turn, now: float) -> None:
        if not turn.making:
            self._train_and_look(turn, now)
        self._make(turn)
        if _active(turn):
            heapq.heappush(self._queue, (_due(turn), turn.session.id))

    def _train_and_look(self, turn: _Turn, now: float) -> None:
        """Make the steps of a frame, and begin its snapshot, and that of a twin: both are seen at the same epoch."""
        session, frame = turn.session, turn.session.frame_seconds
        with self._guarded(session):
            session.grant_steps(now - turn.paced_until, _FRAMES_BEHIND * frame)
            session.advance_paced(self._slice(session), self._clock)
        turn.paced_until = now
        self._mind(session)
        due = turn.next_frame + frame
        turn.next_frame = due if due > now else now + frame
        follower = self.twin_of(session)
        for shown in (session,) if follower is None else (session, follower):
            if shown.frame_wanted:
                with self._guarded(shown):
                    turn.making.append((shown, shown.snapshot_pieces(now)))

    def _make(self, turn: _Turn) -> None:
        """Go on with a frame for a slice; meanwhile its session is not trained. A finished snapshot is published."""
        start = self._clock()
        while turn.making:
            session, pieces = turn.making[0]
            snapshot, failed = None, True
            with self._guarded(session):
                snapshot = next(pieces)
                if snapshot is not None:
                    self._publish(session, snapshot)
                failed = False
            if failed or snapshot is not None:
                turn.making.popleft()
            if failed:  # the figures alone, which say so
                with self._guarded(session):
                    self._publish(session, last(session.snapshot_pieces(start, figures_alone=True)))
            turn.left = self._clock()
            if turn.left - start >= SLICE_SECONDS:
                return

    @contextmanager
    def _guarded(self, session: Session) -> Iterator[None]:
        """A turn of one session, whose fault must not reach the others: it is logged, and the session pauses."""
        try:
            yield
        except Exception:
            _log.exception("a session's turn has failed; the session is paused")
            follower = self.twin_of(session)
            self.untie(session)  # the fault may be the twin's, which learns in this turn
            for failed in (session,) if follower is None else (session, follower):
                failed.fail()

    def _mind(self, session: Session) -> None:
        """A session that has just trained may have come to an end."""
        if not session.busy:
            self._count()

    def _next_greedy(self) -> _Turn | None:
        for _ in range(len(self._greedy)):
            turn = self._turns[self._greedy[0]]
            self._greedy.rotate(-1)
            if turn.session.greedy and not turn.making:
                return turn
        return None


def _active(turn: _Turn) -> bool:
    return bool(turn.making) or turn.session.busy or turn.session.frame_wanted


def _due(turn: _Turn) -> float:
    """When a session's next frame is due: what a hand has just changed is shown half a frame sooner.

    One under way goes on after those that were due while it had its slice.
    """
    if turn.making:
        return turn.left
    return turn.next_frame - turn.session.frame_seconds / 2 if turn.session.edited else turn.next_frame
