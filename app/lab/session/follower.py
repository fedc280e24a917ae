"""Follower protocol: what a session tells the one that learns in step with it."""

from collections.abc import Callable
from typing import Protocol


class Follower(Protocol):
    """One that learns in step with a session; told of every change, and given time of the session's own."""

    def keep_up(self) -> None:
        """Follow a change of the session."""

    @property
    def behind(self) -> bool:
        """Whether it still has to learn to be where the session is."""

    def catch_up(self, seconds: float, clock: Callable[[], float]) -> None:
        """Come nearer to where the session is, for no longer than about `seconds`, by one piece at least."""
