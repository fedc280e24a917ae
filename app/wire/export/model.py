"""A trained network as an export needs it, and the parts that both scripts share."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...lab.points.points import Points
from ...lab.session.session import Session
from ...lab.settings.config import Config
from ...lab.settings.residual import residual

Array = NDArray[Any]

CHECKED = np.array([[0.5, -1.0], [-3.25, 2.0], [4.0, 4.5]])
"""The points at which a script checks itself."""


@dataclass(frozen=True)
class Model:
    """Configuration, weights, points, and ŷ (3, K) at the points where a script checks itself."""

    config: Config
    weights: tuple[Array, ...]
    biases: tuple[Array, ...]
    points: Points
    step: int
    answers: Array

    @classmethod
    def of(cls, session: Session) -> "Model":
        """What a session is now; call it in the trainer's thread."""
        weights, biases = session.layers
        y, probability = session.still.queries.predict(CHECKED)
        answers = y[:, None] if probability is None else probability
        if session.config.problem == "binary":
            answers = answers[:, 1:]
        return cls(session.config, weights, biases, session.points, session.state.step, answers)

    @property
    def activations(self) -> list[str]:
        """The hidden layers' activations, in order."""
        return [layer.activation for layer in self.config.network.hidden]

    @property
    def spoken(self) -> list[list[int] | None]:
        """For each hidden layer 1 for units that speak and 0 for silenced ones; None where all speak."""
        architecture = self.config.architecture
        silent = [architecture.silent_in(index) for index in range(len(architecture.hidden))]
        return [
            [int(unit not in mute) for unit in range(layer.units)] if mute else None
            for layer, mute in zip(architecture.hidden, silent, strict=True)
        ]

    @property
    def residual(self) -> tuple[bool, ...]:
        """For each hidden layer, whether it is a residual layer."""
        return residual(self.config)

    @property
    def gamma(self) -> float:
        """γ of the residual layers, 0 without momentum."""
        network = self.config.network
        return network.gamma if network.connections == "momentum_residual" else 0.0

    @property
    def introduction(self) -> str:
        """What a script says of itself first."""
        data = self.config.data
        return (
            f"A network trained by Frontière: {data.dataset}, {self.config.problem}, {self.step} steps.\n\n"
            "`predict` takes points (N, 2) of the plane and returns (N, K): the probability of class 1 (binary),\n"
            "of each of K classes (multiclass), or the value (regression). Run the file to have it check itself."
        )

    @property
    def constants(self) -> str:
        """The points to check at, and where points had units and names of their own, those."""
        lines = [f"CHECKED = {CHECKED.tolist()}", f"ANSWERS = {numbers(self.answers)}"]
        scale = self.points.scale
        if scale is not None:
            lines += [
                "# plane = (original - OFFSET) * FACTOR, for each axis",
                f"OFFSET, FACTOR = {list(scale.offset)}, {list(scale.factor)}",
            ]
        if scale is not None and self.config.problem == "regression":
            lines += [
                "# value = original: answer / TARGET_FACTOR + TARGET_OFFSET",
                f"TARGET_OFFSET, TARGET_FACTOR = {scale.target_offset!r}, {scale.target_factor!r}",
            ]
        if self.points.names:
            lines.append(f"CLASSES = {list(self.points.names)}")
        return "\n".join(lines)


def numbers(array: Array) -> str:
    """An array as nested lists, every number with just the digits that give the same number in its type."""
    if array.ndim:
        return "[" + ", ".join(numbers(row) for row in array) + "]"
    return str(array)
