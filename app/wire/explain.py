"""Errors as sentences: what was expected, what came, and where."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from ..lab.messages import Message, Translate, _, message, untranslated

_LONGEST = 80
_MOST = 5

# Pydantic's own templates, by type of error: those that an input of ours can meet, for translation. A test holds
# them equal to Pydantic's.
WORDS: Final[Mapping[str, str]] = {
    "greater_than_equal": _("Input should be greater than or equal to {ge}"),
    "less_than_equal": _("Input should be less than or equal to {le}"),
    "less_than": _("Input should be less than {lt}"),
    "int_type": _("Input should be a valid integer"),
    "int_from_float": _("Input should be a valid integer, got a number with a fractional part"),
    "int_parsing": _("Input should be a valid integer, unable to parse string as an integer"),
    "float_type": _("Input should be a valid number"),
    "finite_number": _("Input should be a finite number"),
    "string_type": _("Input should be a valid string"),
    "bool_type": _("Input should be a valid boolean"),
    "list_type": _("Input should be a valid list"),
    "tuple_type": _("Input should be a valid tuple"),
    "literal_error": _("Input should be {expected}"),
    "union_tag_not_found": _("Unable to extract tag using discriminator {discriminator}"),
    "union_tag_invalid": _(
        "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: {expected_tags}"
    ),
}


def explain(error: ValidationError, say: Translate = untranslated) -> str:
    """Say in one line what is wrong with an input."""
    return explain_errors(error.errors(include_url=False), say)


def explain_errors(errors: Sequence[Any], say: Translate = untranslated) -> str:
    """Join Pydantic's error records into one line."""
    sentences = list(dict.fromkeys(_sentence(error, say) for error in errors))
    more = len(sentences) - _MOST
    rest = say(message("; and {count} more", count=more)) if more > 0 else ""
    return "; ".join(sentences[:_MOST]) + rest


def _sentence(error: Any, say: Translate) -> str:
    path = _shortened(".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path", "header")))
    kind = error["type"]
    if kind == "value_error":  # our own sentence already says what came
        own = _own(error, say)
        return f"{path}: {own}" if path else own
    if kind == "extra_forbidden":
        return say(message("{path}: there is no such field", path=path))
    if kind == "missing":
        return say(message("{path}: this field is needed", path=path))
    if kind == "json_invalid":
        return say(message("this is not JSON: {reason}", reason=error["ctx"]["error"]))
    expected, came = say(_message(error)), _shortened(repr(error.get("input")))
    if not path:
        return say(message("{message}, not {came}", message=expected, came=came))
    expected = f"{expected[:1].lower()}{expected[1:]}"
    return say(message("{path}: {message}, not {came}", path=path, message=expected, came=came))


def _own(error: Any, say: Translate) -> str:
    """The sentence that a validator of ours raised."""
    raised = error.get("ctx", {}).get("error")
    first = raised.args[0] if isinstance(raised, Exception) and raised.args else None
    return say(first) if isinstance(first, Message) else str(error["msg"]).removeprefix("Value error, ")


def _message(error: Any) -> str:
    """Pydantic's words, as a sentence where they are ones we translate."""
    template = WORDS.get(error["type"])
    if template is None:
        return str(error["msg"])
    values = {name: _plain(value) for name, value in error.get("ctx", {}).items()}
    return Message(template, values)


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
