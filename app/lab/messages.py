"""Sentences for a person: a source string and its numbers, kept apart so that both can be said in any language."""

from collections.abc import Callable, Mapping
from typing import Self, TypeAlias

Say: TypeAlias = Callable[[str], str]
"""Turns a text into the words of a language; a text that is no `Sentence` stays as it is."""


class Sentence(str):
    """English text made of a template and named values; a value may be a sentence itself."""

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Fill the template in; it is the source string that a translator sees."""
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made


def sentence(template: str, /, **values: object) -> Sentence:
    """Make a sentence; `make texts` finds the templates by this function's name."""
    return Sentence(template, values)


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


def said(error: BaseException) -> str:
    """What an exception says, as a sentence where it was raised with one."""
    first = error.args[0] if error.args else None
    return first if isinstance(first, Sentence) else str(error)


def as_written(text: str) -> str:
    """Say a text in English, the language of the sources."""
    return text
