"""Background tasks: long computations on a run, done piece by piece in the time that training leaves."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

PIECE_SECONDS: Final = 0.002
# Of the trainer's time while somebody trains as fast as is fair; with the hand-over to the event loop, about a tenth.
SHARE: Final = 0.08


@dataclass(eq=False)
class BackgroundTask:
    """Pieces of work on a session; what a piece yields, unless None, is told at once, the end with any error."""

    owner: str
    pieces: Iterator[Any]
    tell: Callable[[Any], None]
    done: Callable[[Exception | None], None]


class BackgroundTasks:
    """All tasks under way; they take turns. The clock is a parameter, so that tests drive it by hand."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tasks: deque[BackgroundTask] = deque()
        self._rested = 0.0
        self.last = 0.0
        """How long the last turn took, in seconds."""

    def __len__(self) -> int:
        return len(self._tasks)

    def begin(self, task: BackgroundTask) -> None:
        """Take a task in."""
        self._tasks.append(task)

    def drop(self, task: BackgroundTask) -> None:
        """Drop a task that nobody waits for; one that has ended is gone already."""
        if task in self._tasks:
            self._tasks.remove(task)

    def end(self, owner: str, error: Exception) -> None:
        """End every task of a session with an error."""
        for task in [task for task in self._tasks if task.owner == owner]:
            self._end(task, error)

    def rest(self, now: float) -> float:
        """Seconds until the next turn, so that all turns take no more than their share of the time."""
        return max(0.0, self._rested - now)

    def work(self) -> None:
        """Give one task its turn: pieces for about 2 ms."""
        task = self._tasks[0]
        self._tasks.rotate(-1)
        start = now = self._clock()
        try:
            while now - start < PIECE_SECONDS:
                told = next(task.pieces)
                if told is not None:
                    task.tell(told)
                now = self._clock()
        except StopIteration:
            self._end(task, None)
        except Exception as error:  # handed to the one who waits for it
            self._end(task, error)
        now = self._clock()
        self.last = now - start
        self._rested = now + self.last * (1 / SHARE - 1)

    def _end(self, task: BackgroundTask, error: Exception | None) -> None:
        self._tasks.remove(task)
        task.done(error)
