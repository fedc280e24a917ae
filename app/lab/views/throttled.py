"""A costly measurement, cached: recomputed at most every `seconds` while training runs."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Throttled(Generic[T]):
    """The result of `measure`, with the (step, revision) and the time at which it was computed."""

    def __init__(self, measure: Callable[[], T], seconds: float) -> None:
        self._measure, self._seconds = measure, seconds
        self._last: tuple[T, float, tuple[int, int]] | None = None

    def at(self, now: float, key: tuple[int, int], busy: bool) -> T:
        """The measurement of this moment; while the run is busy one of a moment ago, unless a command came since."""
        if self._last is not None:
            said, time, then = self._last
            if then == key or (busy and then[1] == key[1] and now - time < self._seconds):
                return said
        said = self._measure()
        self._last = said, now, key
        return said
