"""Computations in pieces: an iterator that yields None after each piece, at last what was computed."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def last(pieces: Iterable[T | None]) -> T:
    """What a computation in pieces ends with."""
    found: T | None = None
    for found in pieces:  # noqa: B007 - the last is wanted
        pass
    assert found is not None
    return found
