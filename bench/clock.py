"""Timing two or more functions against each other: interleaved repeats, medians, one row a comparison."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One comparison: seconds of ours and of the peer's, how many times faster we are, and the aim."""

    name: str
    ours: float
    peer: float
    target: float | None

    @property
    def ratio(self) -> float:
        return self.peer / self.ours

    def __str__(self) -> str:
        aim = (
            ""
            if self.target is None
            else f"  aim {self.target:g}×" + ("" if self.ratio >= self.target else "  MISSED")
        )
        times = f"{self.ours * 1e6:>10.1f} µs {self.peer * 1e6:>10.1f} µs"
        return f"{self.name:<42} {times} {self.ratio:>7.2f}×{aim}"


def seconds(
    functions: Mapping[str, Callable[[], object]], repeats: int = 15, slice_: float = 0.02
) -> dict[str, float]:
    """Return the median time of one call of each function, all measured in turn in every repeat.

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
    return {name: statistics.median(values) for name, values in samples.items()}
