"""The catalogue in another language: its texts, and the same catalogue with each of them translated."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from . import formulas

_SAID: Final = ("title", "description", "what", "lesson")


def texts(entry: Any) -> Iterator[str]:
    """Every text of a catalogue that a person reads, for translation."""
    if isinstance(entry, Mapping):
        for key, value in entry.items():
            if key in _SAID and isinstance(value, str):
                yield value
            elif key == "mathml":
                yield from (word for formula in value for word in formulas.words(formula))
            else:
                yield from texts(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from texts(value)


def in_words(entry: Any, say: Callable[[str], str]) -> Any:
    """A catalogue whose texts are said in another language."""
    if isinstance(entry, Mapping):
        return {key: _in_words(key, value, say) for key, value in entry.items()}
    return [in_words(value, say) for value in entry] if isinstance(entry, list) else entry


def _in_words(key: str, value: Any, say: Callable[[str], str]) -> Any:
    if key == "mathml":
        return [formulas.in_words(formula, say) for formula in value]
    return say(value) if key in _SAID and isinstance(value, str) and value else in_words(value, say)
