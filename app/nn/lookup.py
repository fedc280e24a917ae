"""Lookup of a name in one of the engine's tables; the error for an unknown one lists those there are."""

from collections.abc import Mapping
from typing import TypeVar

Entry = TypeVar("Entry")


def look_up(table: Mapping[str, Entry], name: str, noun: str) -> Entry:
    """Return the entry called `name`; raise ValueError naming every possibility when there is none."""
    entry = table.get(name)
    if entry is None:
        raise ValueError(f"unknown {noun} {name!r}: expected one of {', '.join(table)}")
    return entry
