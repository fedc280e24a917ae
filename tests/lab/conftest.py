"""What the tests of the laboratory share: a clock that only a hand moves, and sessions made of settings."""

from typing import Any

from app.lab.session.session import Session
from app.lab.settings.config import Config, Settings


class HandClock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class SteppingClock(HandClock):
    """A clock that moves by a fixed time whenever it is read."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds

    def __call__(self) -> float:
        self.now += self.seconds
        return self.now


def settings(**parts: Any) -> Settings:
    return Settings.model_validate(parts)


def make(**parts: Any) -> Session:
    return Session(Config().patched(settings(**parts)))


def train(session: Session, steps: int) -> None:
    """Make exactly so many steps, whatever they take."""
    if not session.running:
        session.train(steps)
    session.advance(steps, 1e6, HandClock())
