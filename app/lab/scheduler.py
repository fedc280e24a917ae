"""Which session trains next: one thread's time, shared fairly by the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.lab.session import Session
from app.lab.snapshot import Snapshot

SLICE_SECONDS: Final = 0.010
_TRAINING_SHARE: Final = 0.75  # of a frame; the rest is for showing, so that every session's turn comes once a frame
_FRAMES_BEHIND: Final = 2  # so many frames of paced training may a late frame catch up


@dataclass
class _Turn:
    session: Session
    next_frame: float
    paced_until: float  # the time up to which steps have been granted to a paced session


class Scheduler:
    """Grants training time to sessions and takes their snapshots when a frame is due.

    A session that is paced gets the steps of its frame when the frame is due; one that wants all it can get
    fills the time between. No slice is longer than 10 ms, nor than its share of a frame among the sessions that
    train: under overload there are fewer steps in a frame, never fewer frames, and a command waits for one slice
    at most. The clock is a parameter, so that tests drive it by hand.
    """

    def __init__(self, clock: Callable[[], float], publish: Callable[[Session, Snapshot], None]) -> None:
        self._clock = clock
        self._publish = publish
        self._turns: dict[str, _Turn] = {}
        self._greedy_order: list[str] = []

    def add(self, session: Session) -> None:
        """Take a session in; a second time does nothing."""
        if session.id not in self._turns:
            now = self._clock()
            self._turns[session.id] = _Turn(session, now, now)
            self._greedy_order.append(session.id)

    def remove(self, session: Session) -> None:
        """Let a session go."""
        if self._turns.pop(session.id, None) is not None:
            self._greedy_order.remove(session.id)

    def tick(self) -> float | None:
        """Do one piece of work. Return the seconds until the next is due (0: now), or None where there is none."""
        now = self._clock()
        turns = [turn for turn in self._turns.values() if turn.session.busy or turn.session.frame_wanted]
        if not turns:
            return None
        turn = min(turns, key=_due)
        if _due(turn) <= now:
            self._frame(turn, now)
            return 0.0
        greedy = self._next_greedy()
        if greedy is None:
            return _due(turn) - now
        greedy.session.advance(None, min(self._slice(greedy), _due(turn) - now), self._clock)
        return 0.0

    def _slice(self, turn: _Turn) -> float:
        training = sum(other.session.busy for other in self._turns.values())
        return min(SLICE_SECONDS, _TRAINING_SHARE * turn.session.frame_seconds / max(1, training))

    def _frame(self, turn: _Turn, now: float) -> None:
        session, frame = turn.session, turn.session.frame_seconds
        elapsed = min(now - turn.paced_until, _FRAMES_BEHIND * frame)
        steps = session.paced_steps(elapsed)
        if steps:
            session.advance(steps, self._slice(turn), self._clock)
        turn.paced_until = now
        due = turn.next_frame + frame
        turn.next_frame = due if due > now else now + frame
        if session.frame_wanted:
            self._publish(session, session.snapshot(now))

    def _next_greedy(self) -> _Turn | None:
        for position, session_id in enumerate(self._greedy_order):
            turn = self._turns[session_id]
            if turn.session.greedy:
                del self._greedy_order[position]
                self._greedy_order.append(session_id)
                return turn
        return None


def _due(turn: _Turn) -> float:
    """When a session's next frame is due: what a hand has just changed is shown half a frame sooner."""
    return turn.next_frame - turn.session.frame_seconds / 2 if turn.session.edited else turn.next_frame
