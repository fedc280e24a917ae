"""Errors as sentences: what was expected, what came, and where."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

_LONGEST = 80


def explain(error: ValidationError) -> str:
    """Say in one line what is wrong with an input."""
    return explain_errors(error.errors(include_url=False))


def explain_errors(errors: Sequence[Any]) -> str:
    """Join Pydantic's error records into one line."""
    return "; ".join(dict.fromkeys(_sentence(error) for error in errors))


def _sentence(error: Any) -> str:
    path = ".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path"))
    message = str(error["msg"]).removeprefix("Value error, ")
    kind = error["type"]
    if kind == "value_error":  # our own sentence already says what came
        return f"{path}: {message}" if path else message
    if kind == "extra_forbidden":
        return f"{path}: there is no such field"
    if kind == "missing":
        return f"{path}: this field is needed"
    came = repr(error.get("input"))
    came = came if len(came) <= _LONGEST else came[:_LONGEST] + "…"
    return f"{path}: {message[:1].lower()}{message[1:]}, not {came}" if path else f"{message}, not {came}"
