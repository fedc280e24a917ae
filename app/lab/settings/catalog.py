"""The catalogue: everything there is to choose from, with its words and limits, as one JSON document."""

import types
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final, Union, get_args, get_origin

import numpy as np
from pydantic import BaseModel

from ...data import DATASETS, FEATURES, features, grid, preview
from ...nn import (
    ACTIVATIONS,
    CONNECTIONS,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    REGULARIZATIONS,
    SCHEDULES,
    curves,
)
from . import formulas, limits
from .config import Config
from .presets import PRESETS

MAP_RESOLUTION: Final = 24
_WORDS: Final = ("title", "formula", "derivative", "what", "source")
_FORMULAS: Final = ("formula", "derivative")
_SAID: Final = ("title", "description", "what", "lesson")


def catalog() -> dict[str, Any]:
    """Data sets, features, the engine's tables, fields with their limits and words, limits and defaults."""
    return {
        "datasets": [_dataset(name) for name in DATASETS],
        "features": [_feature(name) for name in FEATURES],
        "activations": [entry | {"plot": _plot(entry["name"])} for entry in _entries(ACTIVATIONS)],
        "losses": [entry | {"problems": list(LOSSES[entry["name"]].heads)} for entry in _entries(LOSSES)],
        "optimizers": [
            entry | {"numbers": list(OPTIMIZERS[entry["name"]].hyper_parameters)} for entry in _entries(OPTIMIZERS)
        ],
        "schedules": [entry | {"numbers": list(SCHEDULES[entry["name"]].numbers)} for entry in _entries(SCHEDULES)],
        "connections": [
            entry | {"numbers": list(CONNECTIONS[entry["name"]].numbers)} for entry in _entries(CONNECTIONS)
        ],
        "initializers": [
            entry | {"numbers": list(INITIALIZERS[entry["name"]].numbers)} for entry in _entries(INITIALIZERS)
        ],
        "regularizations": [
            entry | {"numbers": ["rate"] if REGULARIZATIONS[entry["name"]].gradient is not None else []}
            for entry in _entries(REGULARIZATIONS)
        ],
        "presets": [
            {"name": name, "title": preset.title, "lesson": preset.lesson, "settings": preset.settings}
            for name, preset in PRESETS.items()
        ],
        "fields": dict(_fields(Config, "")),
        "limits": {name.lower(): getattr(limits, name) for name in dir(limits) if name.isupper()},
        "defaults": Config().model_dump(mode="json"),
    }


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


def _entries(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"name": name}
        | {word: getattr(entry, word) for word in _WORDS if hasattr(entry, word)}
        | {"mathml": [line for text in _formulas(entry) for line in formulas.mathml(text)]}
        for name, entry in table.items()
    ]


def _formulas(entry: Any) -> list[str]:
    return [getattr(entry, word) for word in _FORMULAS if hasattr(entry, word)]


def _plot(activation: str) -> dict[str, list[float]]:
    return {
        name: np.round(values, 3).tolist()
        for name, values in zip(("x", "g", "slope"), curves(activation), strict=True)
    }


def _dataset(name: str) -> dict[str, Any]:
    dataset = DATASETS[name]
    sample = None
    if dataset.generate is not None:
        x, y = preview(name)
        sample = {"x": np.round(x, 2).tolist(), "y": np.round(y, 2).tolist()}
    return {
        "name": name,
        "title": dataset.title,
        "description": dataset.description,
        "kind": dataset.kind,
        "classes": dataset.classes,
        "most_samples": dataset.most_samples,
        "scale": dataset.scale and asdict(dataset.scale),
        "names": list(dataset.names),
        "preview": sample,
    }


def _feature(name: str) -> dict[str, Any]:
    feature = FEATURES[name]
    values = features(grid(MAP_RESOLUTION), [name], np.dtype(np.float64))[:, 0]
    # The same bytes as a frame's neuron map, docs/protocol.md: companded around 0.
    relative = values / np.abs(values).max()
    q = np.rint(128 + 127 * np.sign(relative) * np.sqrt(np.abs(relative))).astype(np.uint8)
    return {
        "name": name,
        "title": feature.title,
        "formula": feature.formula,
        "description": feature.description,
        "map": b64encode(q.tobytes()).decode(),
    }


def _fields(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a configuration by its dotted path, nested parts taken apart."""
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}"
        parts = list(_parts(field.annotation))
        described = _described(schema["properties"][name])
        if field.title or not parts:
            yield path, described
        for part in parts:
            yield from _fields(part, f"{path}.")


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
