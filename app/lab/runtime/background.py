"""Studies: long looks into a run, made piece by piece in the time that training leaves."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

PIECE_SECONDS: Final = 0.002
SHARE: Final = 0.08  # of the trainer's time, while somebody trains as fast as is fair: with the telling it is a tenth


@dataclass(eq=False)
class Study:
    """Pieces of work; what a piece yields, unless None, is told at once, and the end with the error there was."""

    pieces: Iterator[Any]
    tell: Callable[[Any], None]
    done: Callable[[Exception | None], None]


class Studies:
    """All studies under way; they take turns. The clock is a parameter, so that tests drive it by hand."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._studies: deque[Study] = deque()
        self._rested = 0.0
        self.last = 0.0
        """How long the last turn took, in seconds."""

    def __len__(self) -> int:
        return len(self._studies)

    def begin(self, study: Study) -> None:
        """Take a study in."""
        self._studies.append(study)

    def drop(self, study: Study) -> None:
        """Let a study go that nobody waits for; one that has ended is gone already."""
        if study in self._studies:
            self._studies.remove(study)

    def rest(self, now: float) -> float:
        """Seconds until the next turn, so that all turns take no more than their share of the time."""
        return max(0.0, self._rested - now)

    def work(self) -> None:
        """Give one study its turn: pieces for about 2 ms."""
        study = self._studies[0]
        self._studies.rotate(-1)
        start = now = self._clock()
        try:
            while now - start < PIECE_SECONDS:
                told = next(study.pieces)
                if told is not None:
                    study.tell(told)
                now = self._clock()
        except StopIteration:
            self._end(study, None)
        except Exception as error:  # handed to the one who waits for it
            self._end(study, error)
        now = self._clock()
        self.last = now - start
        self._rested = now + self.last * (1 / SHARE - 1)

    def _end(self, study: Study, error: Exception | None) -> None:
        self._studies.remove(study)
        study.done(error)
