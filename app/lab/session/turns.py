"""Scheduling interface of a session: whether it trains, how fast, and how it spends its turn."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from ..settings.config import Config
from .pacing import Pacing
from .presentation import Presentation


class Turns(ABC):
    """The part of a session that the scheduler works with."""

    config: Config
    running: bool
    _pacing: Pacing
    _presentation: Presentation

    @property
    def busy(self) -> bool:
        """Whether the session trains."""
        return self.running or self._pacing.has_target

    @property
    def greedy(self) -> bool:
        """Whether the session trains as fast as it can."""
        return self._pacing.has_target or (self.running and self.config.view.epochs_per_second is None)

    @property
    def frame_wanted(self) -> bool:
        """Whether there is something new, and somebody to see it."""
        return self._presentation.wanted

    @property
    def frame_seconds(self) -> float:
        """The time between two frames."""
        return 1.0 / self.config.view.fps

    def grant_steps(self, seconds: float, most: float) -> None:
        """Add the steps that `seconds` of paced play allow; at most `most` seconds' worth are carried over."""
        self._pacing.grant(seconds, most, self.config.view.epochs_per_second if self.running else None)

    def advance_paced(self, seconds: float, clock: Callable[[], float]) -> None:
        """Make the steps that are granted, but for no longer than about `seconds`; the rest stays granted."""
        self._pacing.use_granted(lambda steps: self.advance(steps, seconds, clock))

    def advance(self, steps: int | None, seconds: float, clock: Callable[[], float]) -> None:
        """Train `steps` steps, but no longer than about `seconds`; None fills the time while that is wanted."""
        wanted = (lambda: self.greedy) if steps is None else (lambda: self.busy)
        self._pacing.advance(steps, seconds, clock, wanted, self._steps_to_condition)

    @abstractmethod
    def _steps_to_condition(self) -> int:
        """Steps until a condition to stop is to be looked at."""
