"""The commands of a session that change its weights."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...nn import noisy, quantised
from ..messages import Refusal
from ..points.points import Points
from ..settings.config import Config
from ..settings.fitting import Arrays, fitted
from ..training import edit_marks
from ..training.edit_marks import Change
from ..training.run import Run
from .undo import Edit, Edits


class WeightEdits(ABC):
    """Sets weights, adds noise to them, rounds them; each is one edit, and a Refusal changes nothing."""

    config: Config
    points: Points
    stroke: int | None
    _run: Run
    _edits: Edits

    @abstractmethod
    def _undo_entry(self, whole: bool) -> Edit:
        """The session as it is before an edit."""

    @abstractmethod
    def _apply(self, config: Config, points: Points) -> bool:
        """Go on with another configuration or other points."""

    @abstractmethod
    def _mark_changed(self) -> None:
        """Count the revision."""

    def set_weight(self, layer: int, row: int, column: int | None, value: float) -> None:
        """Set W^[layer][row, column], or b^[layer][row] where the column is None."""
        before = self._undo_entry(whole=True)
        self._run.set_weight(layer, row, column, value, self.stroke)
        self._edits.record(before)
        self._mark_changed()

    def set_layers(self, weights: Arrays, biases: Arrays, activations: Sequence[str] | None = None) -> None:
        """Set all weights W^[l] (n^[l], n^[l-1]) and biases b^[l] (n^[l],), l = 1 … L.

        The hidden layers become what the shapes say; `activations` names theirs, or they keep those they have.
        """
        config = fitted(self.config, weights, biases, activations)
        before = self._undo_entry(whole=True)
        self._apply(config, self.points)
        self._run.set_layers(weights, biases)
        self._edits.record(before)
        self._mark_changed()

    @property
    def layers(self) -> tuple[tuple[NDArray[Any], ...], tuple[NDArray[Any], ...]]:
        """All weights and biases as they are now, copied."""
        network = self._run.trainer.network
        return tuple(w.copy() for w in network.weights), tuple(b.copy() for b in network.biases)

    def add_noise(self, strength: float, seed: int) -> None:
        """Add normal noise to the weights of every layer, `strength` times as large as they are; biases stay."""
        weights, biases = self.layers
        rng = np.random.default_rng(seed)
        self._set_weights([noisy(w, strength, rng) for w in weights], biases, edit_marks.noise_added(strength))

    def quantise(self, bits: int) -> None:
        """Round the weights of every layer to as many values as so many bits can tell apart; biases stay."""
        weights, biases = self.layers
        self._set_weights([quantised(w, bits) for w in weights], biases, edit_marks.quantised(bits))

    def _set_weights(self, weights: Arrays, biases: Arrays, mark: Change) -> None:
        if not all(np.isfinite(w).all() for w in weights):
            raise Refusal("the weights are too large for that; reset the network first")
        before = self._undo_entry(whole=True)
        self._run.set_layers(weights, biases, mark, self.stroke)
        self._edits.record(before)
        self._mark_changed()
