"""The loss over time: bounded, because old entries are thinned, and true to its shape all the same."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..settings import limits
from .edit_marks import Change, EditMark, Marks, marked

COLUMNS = ("step", "epoch", "train", "test")
_BUCKET = 4
_LEAST_ROOM = 16
_PARTS = 512  # a long run is cut into no more than twice as many: every entry costs a forward pass over all points


@dataclass(frozen=True, eq=False)
class Curve:
    """The entries of a history at some moment, to be restored later."""

    entries: NDArray[np.float64]
    stride: int
    marks: Marks = ()

    @property
    def kept(self) -> NDArray[np.float64]:
        """The whole array that the entries are a part of, and hold in memory."""
        whole = self.entries.base
        return self.entries if whole is None else whole


class History:
    """Entries (step, epoch, train loss, test loss), at most `capacity` of them.

    An entry is due every `stride` epochs, and in a long run less often: at about every thousandth part of it. When
    the entries are full, each run of four keeps the one with the least and the one with the greatest train loss, so
    that peaks and valleys stay, and `stride` doubles.
    `entries` is never written to again once it is given out: it may be kept without a copy.
    """

    def __init__(self, capacity: int = limits.HISTORY_ENTRIES) -> None:
        self._capacity = capacity
        self._buffer, self._count = _room(capacity, 0), 0
        self.stride = 1
        self.version = 0
        """Changes when entries that were already given out are no longer what they were."""
        self.marks: Marks = ()
        """The edits that were made on the way."""

    @property
    def entries(self) -> NDArray[np.float64]:
        """The entries so far, (k, 4)."""
        return self._buffer[: self._count]

    def due(self, epoch: int) -> int:
        """The first epoch after `epoch` at which an entry is due."""
        stride = max(self.stride, 1 << (epoch // _PARTS).bit_length() >> 1)
        return (epoch // stride + 1) * stride

    def append(self, step: int, epoch: float, train: float, test: float) -> None:
        """Add an entry; a step that has one already gets no second, and no entry stands at an earlier epoch.

        Where the batches change in the middle of an epoch it begins again, its part done is no longer counted.
        """
        if self._count and self._buffer[self._count - 1, 0] >= step:
            return
        if self._count == self._capacity:
            self._thin()
        if self._count == len(self._buffer):
            self._put(self.entries)
        self._buffer[self._count] = step, self._not_before(epoch), train, test
        self._count += 1

    def mark(self, step: int, epoch: float, change: Change, stroke: int | None) -> None:
        """Mark an edit at this step; before the first one there is nothing to be marked."""
        if step > 0:
            self.marks = marked(self.marks, EditMark(self._not_before(epoch), step, change, stroke))

    def _not_before(self, epoch: float) -> float:
        return max(epoch, float(self._buffer[self._count - 1, 1])) if self._count else epoch

    def truncate(self, step: int) -> None:
        """Forget every entry after `step`, for time travel."""
        kept = int(np.searchsorted(self.entries[:, 0], step, side="right"))
        if kept < self._count:
            self._rewrite(self.entries[:kept])
        if self.marks and self.marks[-1].step > step:
            self.marks = tuple(mark for mark in self.marks if mark.step <= step)

    @property
    def curve(self) -> Curve:
        """What `restore` needs to be as now."""
        return Curve(self.entries, self.stride, self.marks)

    def restore(self, curve: Curve) -> None:
        """Be as it was when the curve was taken."""
        self._rewrite(curve.entries)
        self.stride, self.marks = curve.stride, curve.marks

    def clear(self) -> None:
        """Start anew."""
        self._rewrite(self.entries[:0])
        self.stride, self.marks = 1, ()

    def _thin(self) -> None:
        entries = self.entries
        whole = len(entries) // _BUCKET * _BUCKET
        train = np.nan_to_num(entries[:whole, 2], nan=np.inf).reshape(-1, _BUCKET)
        low, high = train.argmin(axis=1), train.argmax(axis=1)
        high = np.where(low == high, _BUCKET - 1, high)  # a flat run keeps its first and its last
        start = np.arange(len(train)) * _BUCKET
        kept = np.unique(np.concatenate([[0], start + low, start + high, np.arange(whole, len(entries))]))
        self._rewrite(entries[kept])
        self.stride *= 2

    def _rewrite(self, entries: NDArray[np.float64]) -> None:
        self._put(entries)
        self.version += 1

    def _put(self, entries: NDArray[np.float64]) -> None:
        """Lay the entries into a new array: what was given out holds the old one."""
        buffer = _room(self._capacity, len(entries))
        buffer[: len(entries)] = entries
        self._buffer, self._count = buffer, len(entries)


def _room(capacity: int, entries: int) -> NDArray[np.float64]:
    """An array with room for twice as many entries: an edit near the beginning keeps a short one in memory."""
    return np.empty((min(capacity, max(_LEAST_ROOM, 2 * entries)), len(COLUMNS)))
