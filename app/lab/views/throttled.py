"""A costly measurement, cached: recomputed at most every `seconds` while training runs."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Throttled(Generic[T]):
    """The result of `measure`, a computation in pieces, with the (step, revision) and the time of its beginning."""

    def __init__(self, measure: Callable[[], Iterator[T | None]], seconds: float) -> None:
        self._measure, self._seconds = measure, seconds
        self._last: tuple[T, float, tuple[int, int]] | None = None

    def at(self, now: float, key: tuple[int, int], busy: bool) -> Iterator[T | None]:
        """The measurement of this moment, begun at the call, in pieces.

        While the run is busy it may be one of a moment ago, unless a command came since.
        """
        if self._last is not None:
            said, time, then = self._last
            if then == key or (busy and then[1] == key[1] and now - time < self._seconds):
                return iter([said])
        return self._keeping(self._measure(), now, key)

    def _keeping(self, pieces: Iterator[T | None], now: float, key: tuple[int, int]) -> Iterator[T | None]:
        for said in pieces:
            if said is not None:
                self._last = said, now, key
            yield said
