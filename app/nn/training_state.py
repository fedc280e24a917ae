"""The state of a training: a snapshot from which it goes on bit for bit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .tape import Array
from .update import UpdateState


@dataclass(frozen=True, eq=False)
class TrainingState:
    """Everything that the next steps depend on, except the data and the settings. Opaque to its holder."""

    parameters: Array
    update: UpdateState
    generator: Mapping[str, Any]
    permutation: Array
    batch: int
    shuffles: bool
    position: int
    epoch: int
    step: int
    variation: int = 0
