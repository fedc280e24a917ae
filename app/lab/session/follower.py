"""What a session needs to know of the one that follows it."""

from typing import Protocol


class Follower(Protocol):
    """What learns in step with a session: it is told of every change and of every piece of training."""

    def keep_up(self) -> None:
        """Follow a change of the session."""

    def train(self) -> None:
        """Train up to where the session now is."""
