"""Old names of settings, so that links, files and kept runs made before a renaming still open."""

from collections.abc import Mapping
from typing import Any, Final

_FIELDS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "joining": ("connections", {"momentum": "momentum_residual"}),
}
"""An old field, its name now, and those of its values that have another name now."""


def renamed(part: Any) -> Any:
    """The same part of a configuration under the names of today; a field that is given under both keeps both."""
    if not isinstance(part, Mapping) or not _FIELDS.keys() & part.keys():
        return part
    now = dict(part)
    for old, (name, values) in _FIELDS.items():
        if old in now and name not in now:
            value = now.pop(old)
            now[name] = values.get(value, value) if isinstance(value, str) else value
    return now
