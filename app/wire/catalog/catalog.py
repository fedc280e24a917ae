"""The catalogue: data sets, features, the engine's tables, presets, fields, limits and defaults."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np

from ...data import DATASETS, FEATURES, Dataset, Images, features, grid, preview
from ...lab.settings import limits
from ...lab.settings.config import Config
from ...lab.settings.presets import PRESETS
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
from ..quantise import signed_bytes
from . import formulas
from .fields import fields

MAP_RESOLUTION: Final = 24
_WORDS: Final = ("title", "formula", "derivative", "what", "source")
_FORMULAS: Final = ("formula", "derivative")


def catalog() -> dict[str, Any]:
    """Data sets, features, the engine's tables, fields with their limits and words, limits and defaults."""
    return {
        "datasets": [_dataset(name) for name in DATASETS],
        "features": [_feature(name) for name in FEATURES],
        "activations": [entry | {"plot": _plot(entry["name"])} for entry in _entries(ACTIVATIONS)],
        "losses": _entries(LOSSES, problems=lambda loss: list(loss.heads)),
        "optimizers": _entries(OPTIMIZERS, numbers=lambda rule: list(rule.hyper_parameters)),
        "schedules": _entries(SCHEDULES, numbers=lambda decay: list(decay.numbers)),
        "connections": _entries(CONNECTIONS, numbers=lambda connection: list(connection.numbers)),
        "initializers": _entries(INITIALIZERS, numbers=lambda initializer: list(initializer.numbers)),
        "regularizations": _entries(
            REGULARIZATIONS, numbers=lambda penalty: ["rate"] if penalty.gradient is not None else []
        ),
        "presets": [
            {"name": name, "title": preset.title, "lesson": preset.lesson, "settings": preset.settings}
            for name, preset in PRESETS.items()
        ],
        "fields": dict(fields(Config)),
        "limits": {name.lower(): getattr(limits, name) for name in dir(limits) if name.isupper()},
        "defaults": Config().model_dump(mode="json"),
    }


def _entries(table: Mapping[str, Any], **more: Callable[[Any], object]) -> list[dict[str, Any]]:
    """The entries of a table with their words and formulas, and with what `more` makes of each."""
    return [
        {"name": name}
        | {word: getattr(entry, word) for word in _WORDS if hasattr(entry, word)}
        | {"mathml": [line for text in _formulas(entry) for line in formulas.mathml(text)]}
        | {key: make(entry) for key, make in more.items()}
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
        "takes_noise": dataset.takes_noise,
        "images": _images(dataset),
        "source": dataset.source,
        "licence": dataset.licence,
    }


def _images(dataset: Dataset) -> dict[str, Any] | None:
    """The size of a data set's images, and a picture of one of each of some classes."""
    if dataset.draw is None or not isinstance(dataset.space, Images):
        return None
    return {
        **vars(dataset.space),
        "another_hand": dataset.another_hand,
        "preview": b64encode(preview_file(dataset.name).read_bytes()).decode(),
    }


def preview_file(dataset: str) -> Path:
    """The picture of a data set of images, as scripts/previews.py draws it: no start of a server waits for that."""
    return Path(__file__).with_name("previews") / f"{dataset}.png"


def _feature(name: str) -> dict[str, Any]:
    feature = FEATURES[name]
    values = features(grid(MAP_RESOLUTION), [name], np.dtype(np.float64))[:, 0]
    q = signed_bytes(values, np.abs(values).max())
    return {
        "name": name,
        "title": feature.title,
        "formula": feature.formula,
        "description": feature.description,
        "map": b64encode(q.tobytes()).decode(),
    }
