"""Changes of a configuration: any part of it, what is left out stays; so their schema names no defaults."""

from typing import Annotated, Any, TypeAlias

from pydantic import WithJsonSchema

from ..lab.settings.config import Settings


def _without_defaults(schema: Any, models: dict[str, Any]) -> Any:
    """A schema with its models written out, and without the defaults that only a new session takes.

    The layers of a list replace all those there were: what one of them leaves open does take its default.
    """
    if isinstance(schema, list):
        return [_without_defaults(part, models) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _without_defaults(models[schema["$ref"].rpartition("/")[2]], models)
    return {
        key: value if key in ("enum", "const", "required") else _without_defaults(value, models)
        for key, value in schema.items()
        if key not in ("default", "$defs")
    }


_SCHEMA = Settings.model_json_schema()
Changes: TypeAlias = Annotated[
    Settings,
    WithJsonSchema(_without_defaults(_SCHEMA, _SCHEMA["$defs"]) | {"title": "Changes"}),
]
"""Any part of a configuration, to be laid over the one there is."""
