"""The state of a training: a snapshot from which it goes on bit for bit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from .tape import Array
from .update import UpdateState

Executor: TypeAlias = Literal["numpy", "compiled"]


class Maker:
    """The executor that makes the steps of a run: decided when the first is made, then the same for all who hold it.

    So a state that was taken before the first step names, once that is made, who made it.
    """

    def __init__(self, name: Executor | None = None) -> None:
        self.name = name


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
    maker: Maker = field(default_factory=Maker)
    variation: int = 0
