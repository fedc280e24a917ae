"""Errors as sentences: what was expected, what came, and where."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

_LONGEST = 80
_MOST = 5


def explain(error: ValidationError) -> str:
    """Say in one line what is wrong with an input."""
    return explain_errors(error.errors(include_url=False))


def explain_errors(errors: Sequence[Any]) -> str:
    """Join Pydantic's error records into one line."""
    sentences = list(dict.fromkeys(_sentence(error) for error in errors))
    more = len(sentences) - _MOST
    return "; ".join(sentences[:_MOST]) + (f"; and {more} more" if more > 0 else "")


def _sentence(error: Any) -> str:
    path = _shortened(".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path", "header")))
    message = str(error["msg"]).removeprefix("Value error, ")
    kind = error["type"]
    if kind == "value_error":  # our own sentence already says what came
        return f"{path}: {message}" if path else message
    if kind == "extra_forbidden":
        return f"{path}: there is no such field"
    if kind == "missing":
        return f"{path}: this field is needed"
    if kind == "json_invalid":
        return f"this is not JSON: {error['ctx']['error']}"
    came = _shortened(repr(error.get("input")))
    return f"{path}: {message[:1].lower()}{message[1:]}, not {came}" if path else f"{message}, not {came}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
