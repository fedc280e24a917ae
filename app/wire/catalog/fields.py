"""Fields of a configuration as controls need them: choices, bounds, words and hints, from the JSON schema."""

import types
from collections.abc import Iterator, Mapping
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel


def fields(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a configuration by its dotted path, nested parts taken apart."""
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}"
        parts = list(_parts(field.annotation))
        described = _described(schema["properties"][name])
        if field.title or not parts:
            yield path, described
        for part in parts:
            yield from fields(part, f"{path}.")


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The nested parts in a field's type: the part itself, or that of a tuple's entries."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (tuple, Union, types.UnionType):
        for argument in get_args(annotation):
            yield from _parts(argument)


def _described(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a JSON schema that a control needs, alternatives folded into one."""
    described: dict[str, Any] = {}
    for alternative in [*schema.get("anyOf", ()), schema]:
        for key, value in alternative.items():
            if key == "enum" or key == "const":
                described.setdefault("choices", []).extend([value] if key == "const" else value)
            elif key == "type" and value == "null":
                described["nullable"] = True
            elif key not in ("anyOf", "$ref", "items", "allOf"):
                described[key] = value
    return described
