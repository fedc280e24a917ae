"""Pydantic's validation errors as messages: what was expected, what came, and where."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from .messages import Message, Refusal, _, message, together

_LONGEST: Final = 80
_MOST: Final = 5
_READ: Final = 50
_SOURCES: Final = ("body", "query", "path", "header")

EXPECTED: Final[Mapping[str, str]] = {
    "greater_than_equal": _("expected at least {ge}"),
    "greater_than": _("expected more than {gt}"),
    "less_than_equal": _("expected at most {le}"),
    "less_than": _("expected less than {lt}"),
    "int_type": _("expected a whole number"),
    "int_from_float": _("expected a whole number"),
    "int_parsing": _("expected a whole number"),
    "int_parsing_size": _("expected a smaller number"),
    "float_type": _("expected a number"),
    "float_parsing": _("expected a number"),
    "finite_number": _("expected a finite number"),
    "string_type": _("expected a text"),
    "string_unicode": _("expected a text in UTF-8"),
    "bool_type": _("expected true or false"),
    "bool_parsing": _("expected true or false"),
    "list_type": _("expected a list"),
    "tuple_type": _("expected a list"),
    "dict_type": _("expected an object"),
    "model_type": _("expected an object"),
    "model_attributes_type": _("expected an object"),
    "literal_error": _("expected one of {expected}"),
    "union_tag_not_found": _("expected an object with the field {discriminator}"),
    "union_tag_invalid": _("expected one of {expected_tags} as {discriminator}"),
    "none_required": _("expected null"),
}
"""What was expected, by Pydantic's type of error."""

_COUNTED: Final[Mapping[str, str]] = {
    "too_short": _("expected at least {min_length} entries, not {actual_length}"),
    "too_long": _("expected at most {max_length} entries"),
    "string_too_short": _("expected at least {min_length} characters"),
    "string_too_long": _("expected at most {max_length} characters"),
}
"""The same for sizes: what came is not repeated."""


def check_fields(text: str | bytes, most: int) -> None:
    """Refuse JSON with more fields than there can be use for: each unknown one would become an error.

    They are counted by their colons, which takes no time; those within texts are too few to matter.
    """
    fields = text.count(":") if isinstance(text, str) else text.count(b":")
    if fields > most:
        raise Refusal("expected at most {most} fields in all, not {count}", most=most, count=fields)


def explanation(errors: Sequence[Any]) -> Message:
    """One message for Pydantic's error records: the first five different ones, and how many more there are.

    Of very many only the first are read and compared; the rest are counted.
    """
    found = list(dict.fromkeys(_explained(error) for error in errors[:_READ]))
    whole = together(*found[:_MOST])
    more = max(0, len(found) - _MOST) + max(0, len(errors) - _READ)
    return message("{what}; and {count} more", what=whole, count=more) if more > 0 else whole


def refused(error: ValidationError) -> Refusal:
    """The refusal of an input that a model did not accept."""
    return Refusal.saying(explanation(error.errors(include_url=False)))


def shortened(text: str) -> str:
    """A text that came from outside, cut where it is longer than a message should repeat."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _explained(error: Any) -> Message:
    path = shortened(".".join(str(part) for part in error["loc"] if part not in _SOURCES))
    what = _what(error)
    return message("{path}: {what}", path=path, what=what) if path else what


def _what(error: Any) -> Message:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error" and isinstance(context["error"], Refusal):  # one of ours: it says already what came
        return context["error"].message
    if kind == "extra_forbidden":
        return message("there is no such field")
    if kind == "missing":
        return message("this field is needed")
    if kind == "json_invalid":
        return _no_json(context["error"])
    if isinstance(error.get("input"), bytes):  # JSON that was not said to be JSON is not read
        return message("expected JSON, with Content-Type: application/json")
    values = {name: _plain(value) for name, value in context.items()}
    if kind == "too_short" and values["min_length"] == 1:
        return message("expected at least one entry")
    if kind in _COUNTED:
        return Message(_COUNTED[kind], values)
    expected = Message(EXPECTED[kind], values) if kind in EXPECTED else message("expected something else")
    return message("{expected}, not {came}", expected=expected, came=shortened(repr(error.get("input"))))


def _no_json(reason: str) -> Message:
    """Where JSON breaks off; of the parser's own words, which are English, only the place is repeated."""
    found = re.search(r"line (\d+) column (\d+)$", reason)
    if found is None:
        return message("this is not JSON")
    place = {"line": found[1], "column": found[2]}
    if reason.startswith("number out of range"):
        return message("the number at line {line}, column {column} is too large", **place)
    return message("this is not JSON from line {line}, column {column} on", **place)


def _plain(value: Any) -> Any:
    """A bound without ".0", and Pydantic's list of choices without its English "or"."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.replace(" or ", ", ") if isinstance(value, str) else value
