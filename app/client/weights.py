"""The weights of a session: read, set, made noisy, rounded."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, cast

from .arrays import LayerWeights, weights_body, weights_of
from .transport import Real, Whole
from .wire.answers import State


class WeightRequests(ABC):
    """Requests about the weights of the session at a path."""

    @abstractmethod
    def _ask(self, method: str, path: str, json: Any = None, params: Mapping[str, Any] | None = None) -> Any:
        """The JSON that the server answers."""

    @abstractmethod
    def _do(self, path: str, body: Any = None) -> State:
        """The state that a POST answers."""

    @property
    def weights(self) -> list[LayerWeights]:
        """Every layer, the output layer last."""
        return weights_of(self._ask("GET", "/weights"))

    def put_weights(self, layers: Sequence[LayerWeights]) -> State:
        """Set all weights; the hidden layers become what they describe."""
        return cast(State, self._ask("PUT", "/weights", weights_body(layers)))

    def add_noise(self, strength: Real, seed: Whole = 0) -> State:
        """Add normal noise to all weights, `strength` times as large as those of their layer."""
        return self._do("/weights/noise", {"strength": strength, "seed": seed})

    def quantise(self, bits: Whole) -> State:
        """Round all weights to so many bits, with one scale for each layer."""
        return self._do("/weights/quantise", {"bits": bits})
