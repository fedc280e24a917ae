"""Replies to the commands of a live stream: done, or refused with a sentence."""

from typing import Literal, NotRequired, TypedDict


class Ack(TypedDict):
    """A command is done: `seq` is its number, `revision` that of the session; `note` says what it could not keep."""

    type: Literal["ack"]
    seq: int | None
    revision: int
    note: NotRequired[str]


class Pong(TypedDict):
    """A sign of life, the answer to a ping."""

    type: Literal["pong"]
    seq: int | None


class Refused(TypedDict):
    """A command is refused, or was none; `detail` is a sentence."""

    type: Literal["error"]
    seq: int | None
    detail: str
