"""Messages for a person: a template and its values, kept apart until both are put into a language."""

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Self, TypeAlias

Translate: TypeAlias = Callable[[str], str]
"""Turns a text into the words of a language; a text that is no `Message` stays as it is."""


class Message(str):
    """English text made of a template and named values; a value may be a message itself."""

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Fill the template in; it is the source string that a translator sees."""
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made


def message(template: str, /, **values: object) -> Message:
    """Make a message; `make texts` finds the templates by this function's name."""
    return Message(template, values)


def together(first: Message, *more: Message) -> Message:
    """Several sentences as one."""
    return reduce(lambda one, other: message("{one}; {other}", one=one, other=other), more, first)


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


class Refusal(ValueError):
    """A request that cannot be granted, with the message that says why; nothing has been changed.

    It is a ValueError so that a Pydantic validator may raise it. Every other exception is a fault of ours.
    """

    message: Message

    def __init__(self, template: str, /, **values: object) -> None:
        self.message = Message(template, values)
        super().__init__(self.message)

    @classmethod
    def saying(cls, message: Message) -> Self:
        """A refusal with a message that is there already."""
        return cls(message.template, **message.values)


def untranslated(text: str) -> str:
    """Say a text in English, the language of the sources."""
    return text
