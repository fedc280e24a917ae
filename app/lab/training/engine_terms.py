"""A configuration in the engine's terms: the network it begins with, the settings of a training."""

from typing import Any

import numpy as np

from ...data import Plane, Space
from ...nn import Augment, Network, Optimizer, Regularization, Schedule, frozen_parameters
from ..settings.config import Config

_WEIGHTS = 0  # of the generators that a network's seed has, as in trainer.py


def first_network(config: Config) -> Network:
    """The network that a configuration begins with."""
    network = Network(config.architecture, config.training.dtype)
    rng = np.random.default_rng([config.network.seed, _WEIGHTS])
    network.initialize(config.network.initializer, rng, config.network.half_width)
    return network


def training_options(config: Config) -> dict[str, Any]:
    """How a training learns, as its keywords."""
    training = config.training
    return {
        "loss": training.loss,
        "optimizer": Optimizer(**training.optimizer.model_dump()),
        "regularization": Regularization(**training.regularization.model_dump()),
        "batch_size": training.batch_size,
        "shuffle": training.shuffle,
        "schedule": Schedule(**training.schedule.model_dump()),
        "dropout": training.dropout,
        "clip_norm": training.clip_norm,
        "frozen": frozen_parameters(config.architecture, training.frozen_layers, training.frozen_weights),
        "augment": _augment(config.space, training.shift),
    }


def _augment(space: Space, shift: int) -> Augment | None:
    """Images moved by so many pixels at most; None where they stay."""
    if not shift or isinstance(space, Plane):
        return None
    return lambda images, rng: space.shifted(images, shift, rng)
