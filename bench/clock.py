"""Timing two or more functions against each other: interleaved rounds, one row a comparison."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

ROUNDS: Final = 15


def spread(rounds: Sequence[float], form: Callable[[float], str]) -> str:
    """What was measured in several rounds: the median, and in brackets the least and the greatest."""
    if len(rounds) == 1:
        return form(rounds[0])
    return f"{form(statistics.median(rounds))} ({form(min(rounds))} to {form(max(rounds))})"


@dataclass(frozen=True)
class Row:
    """One comparison: seconds of ours and of the peer's in every round, how many times faster we are, and the aim."""

    name: str
    ours: Sequence[float]
    peer: Sequence[float]
    target: float | None

    @property
    def ratios(self) -> list[float]:
        """How many times faster we are, of every round."""
        return [peer / ours for ours, peer in zip(self.ours, self.peer, strict=True)]

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def measured(self) -> str:
        """The ratios, and the median times of both."""
        ours, peer = (f"{statistics.median(times) * 1e6:,.0f} µs" for times in (self.ours, self.peer))
        return f"{spread(self.ratios, '{:.2f}×'.format)}; {ours} : {peer}"

    def __str__(self) -> str:
        aim = (
            ""
            if self.target is None
            else f"  aim {self.target:g}×" + ("" if self.ratio >= self.target else "  MISSED")
        )
        return f"{self.name:<42} {self.measured}{aim}"


def seconds(
    functions: Mapping[str, Callable[[], object]], repeats: int = ROUNDS, slice_: float = 0.02
) -> dict[str, list[float]]:
    """Return the time of one call of each function in every round; in a round all are measured in turn.

    A function in another process has `many(count)`: so many calls in one message.
    """
    counts = {}
    for name, function in functions.items():
        for _ in range(3):
            function()
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < slice_:
            function()
            count += 1
        counts[name] = count
    samples: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(repeats):
        for name, function in functions.items():
            many = getattr(function, "many", None)
            start = time.perf_counter()
            if many is not None:
                many(counts[name])
            else:
                for _ in range(counts[name]):
                    function()
            samples[name].append((time.perf_counter() - start) / counts[name])
    return samples
