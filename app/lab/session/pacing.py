"""Pacing: how many steps a session makes, as its pace, a target and the time allow."""

from collections.abc import Callable
from typing import Final

import numpy as np

from ..training.figures import State
from ..training.run import Run
from ..training.target import TrainingTarget

MANY: Final = int(np.iinfo(np.int64).max)


class Pacing:
    """Steps granted to a run by its pace, steps asked for by targets, and how many of them fit into a time.

    `train(steps)` makes steps; `state()` is what the one who set a target is told.
    """

    def __init__(self, run: Run, train: Callable[[int], None], state: Callable[[], State]) -> None:
        self._run, self._train, self._state = run, train, state
        self._targets: list[TrainingTarget] = []
        self._granted = 0.0
        self.forget()

    def forget(self) -> None:
        """Let the measured cost of a step go: the network, the batch or the points are others."""
        self._seconds_per_step, self._most = 0.0, 1

    @property
    def has_target(self) -> bool:
        """Whether steps were asked for that are not made yet."""
        return bool(self._targets)

    def grant(self, seconds: float, most: float, epochs_per_second: float | None) -> None:
        """Add the steps that `seconds` of paced play allow; at most `most` seconds' worth are carried over."""
        if epochs_per_second is None or self._targets:
            self._granted = 0.0
            return
        rate = epochs_per_second * self._run.trainer.steps_per_epoch
        self._granted = min(self._granted + seconds * rate, max(1.0, most * rate))

    def use_granted(self, advance: Callable[[int], None]) -> None:
        """Let `advance` make the steps that are granted; those it has no time for stay granted."""
        before, steps = self._run.step, int(self._granted)
        if steps:
            advance(steps)
            self._granted -= self._run.step - before

    def advance(
        self,
        steps: int | None,
        seconds: float,
        clock: Callable[[], float],
        wanted: Callable[[], bool],
        until_look: Callable[[], int] = lambda: MANY,
        level: Callable[[float, Callable[[], float]], bool] | None = None,
    ) -> None:
        """Make `steps` steps, or as many as fit, while they are `wanted` and for no longer than about `seconds`.

        A piece is one step at first and at most twice the last: the time is kept, whatever a step costs.
        `until_look()` says after how many steps the run has to be looked at, beside those of the targets. Before and
        after every piece `level(seconds, clock)` brings along what follows; while it is not there, no step is made.
        """
        start = now = clock()
        left = MANY if steps is None else steps
        if level is not None and not level(seconds, clock):
            return
        while left > 0 and wanted():
            in_time = int((seconds - (now - start)) / self._seconds_per_step) if self._seconds_per_step else 1
            requests = [target.steps(self._run.trainer) for target in self._targets]
            chunk = max(1, min(left, in_time, self._most, until_look(), *requests))
            self._train(chunk)
            left -= chunk
            before, now = now, clock()
            self._seconds_per_step, self._most = max((now - before) / chunk, 1e-7), max(self._most, 2 * chunk)
            self._settle()
            if level is not None:
                if not level(seconds - (now - start), clock):
                    break
                now = clock()
            if now - start >= seconds:
                break

    def aim(self, target: TrainingTarget) -> None:
        """Take a target in."""
        self._targets.append(target)

    def abandon(self, target: TrainingTarget) -> None:
        """Let a target go; it is over where the run is now."""
        if target in self._targets:
            self._targets.remove(target)
            target.reached(self._state())

    def end_targets(self) -> None:
        """Training has stopped: every target is over."""
        while self._targets:
            self._targets.pop().reached(self._state())

    def _settle(self) -> None:
        for target in [target for target in self._targets if target.met(self._run.trainer)]:
            self._targets.remove(target)
            self._run.note()
            target.reached(self._state())
