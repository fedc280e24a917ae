"""Starting values: the network and the training that a space of inputs begins with where nothing else is said."""

from typing import Any, Final

from ...data import Plane, Space
from . import limits
from .sections import Data, NetworkConfig, TrainingConfig, View

# For images of so many pixels at most: units of the one hidden layer, its first weights, epochs a second.
_IMAGES: Final = (
    (64, 16, "he_normal", 5.0),
    (1024, 64, "he_normal", 2.0),
    (limits.INPUTS, 32, "glorot_uniform", 2.0),
)


def starting(space: Space) -> dict[str, Any]:
    """The part of a configuration that another space brings along."""
    if isinstance(space, Plane):
        return _plane()
    units, initializer, pace = next(row for most, *row in _IMAGES if space.pixels <= most)
    return {
        "data": {"samples": limits.SAMPLES[1], "noise": 0.0, "test_fraction": 0.2},
        "network": {
            "hidden": ({"units": units, "activation": "relu"},),
            "connections": "plain",
            "initializer": initializer,
        },
        "training": {
            "optimizer": {"name": "adam", "learning_rate": 0.001},
            "loss": "cross_entropy",
            "batch_size": 64,
        },
        "view": {"epochs_per_second": pace},
    }


def _plane() -> dict[str, Any]:
    data, network, training, view = (part().model_dump() for part in (Data, NetworkConfig, TrainingConfig, View))
    return {
        "data": {name: data[name] for name in ("samples", "noise", "classes", "test_fraction")},
        "network": {name: network[name] for name in ("hidden", "connections", "initializer")},
        "training": {name: training[name] for name in ("optimizer", "loss", "batch_size")} | {"shift": 0},
        "view": {"epochs_per_second": view["epochs_per_second"]},
    }
