"""Follower protocol: what a session tells the one that learns in step with it."""

from typing import Protocol


class Follower(Protocol):
    """One that learns in step with a session; told of every change and of every piece of training."""

    def keep_up(self) -> None:
        """Follow a change of the session."""

    def train(self) -> None:
        """Train up to where the session now is."""
