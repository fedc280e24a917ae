"""An architecture: how many units each layer has, how it activates, and what the output means."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from .activations import ACTIVATIONS
from .connections import CONNECTION_NUMBERS, CONNECTIONS
from .heads import HEADS
from .lookup import look_up

Head: TypeAlias = Literal["binary", "multiclass", "regression"]


@dataclass(frozen=True)
class Layer:
    """One hidden layer: a^[l] = g^[l](W^[l] a^[l-1] + b^[l]) with `units` rows and g = `activation`."""

    units: int
    activation: str = "tanh"

    def __post_init__(self) -> None:
        if self.units < 1:
            raise ValueError(f"a layer needs at least 1 unit, got {self.units}")
        look_up(ACTIVATIONS, self.activation, "activation")


@dataclass(frozen=True)
class Architecture:
    """A multilayer perceptron n^[0] → n^[1] → … → n^[L]: its inputs, hidden layers, outputs and head.

    The head fixes what the output layer computes: "binary" one sigmoid unit, "multiclass" a softmax over
    `outputs` ≥ 2 classes, "regression" one linear unit. `connections` says how each hidden layer that is as wide as
    what it reads (the layer before it, or the inputs) takes that up; `gamma` is γ where there is momentum.

    `silenced` are hidden units (l, i) that say nothing: 0 stands where g^[l](z_i^[l]) stood, and no gradient passes.
    `without_bias` are layers z^[l] = W^[l] a^[l-1], whose b^[l] is 0 and does not learn. Layers count from 1, units
    from 0.
    """

    inputs: int
    hidden: tuple[Layer, ...]
    outputs: int = 1
    head: Head = "binary"
    connections: str = "plain"
    gamma: float = CONNECTION_NUMBERS["gamma"].default
    silenced: tuple[tuple[int, int], ...] = ()
    without_bias: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        head = look_up(HEADS, self.head, "head")
        if self.inputs < 1:
            raise ValueError(f"a network needs at least 1 input, got {self.inputs}")
        if not head.least_outputs <= self.outputs <= head.most_outputs:
            wanted = "exactly 1 output" if head.most_outputs == 1 else "at least 2 outputs"
            raise ValueError(f"a {self.head} head needs {wanted}, got {self.outputs}")
        look_up(CONNECTIONS, self.connections, "connections")
        CONNECTION_NUMBERS["gamma"].check("gamma", self.gamma)
        for layer, unit in self.silenced:
            if not (1 <= layer <= len(self.hidden) and 0 <= unit < self.sizes[layer]):
                raise ValueError(f"there is no hidden unit {unit} in layer {layer} to be silenced")
        for layer in self.without_bias:
            if not 1 <= layer <= len(self.hidden) + 1:
                raise ValueError(f"there is no layer {layer} to be without a bias")

    @property
    def sizes(self) -> tuple[int, ...]:
        """(n^[0], n^[1], …, n^[L])."""
        return (self.inputs, *(layer.units for layer in self.hidden), self.outputs)

    @property
    def parameter_count(self) -> int:
        """Σ_l n^[l] (n^[l-1] + 1): every weight and every bias."""
        return sum(rows * (columns + 1) for columns, rows in pairwise(self.sizes))

    @property
    def residual(self) -> tuple[bool, ...]:
        """For each hidden layer, l = 1 … L - 1, whether it is residual: a^[l] = a^[l-1] + v^[l], not f^[l](a^[l-1]).

        v^[l] = γ v^[l-1] + (1 - γ) f^[l](a^[l-1]), and v^[l-1] = 0 where layer l - 1 is not residual.
        """
        return tuple(self.connections != "plain" and rows == columns for columns, rows in pairwise(self.sizes[:-1]))

    def silent_in(self, index: int) -> list[int]:
        """The silenced units of hidden layer `index`, counted from 0."""
        return [unit for layer, unit in self.silenced if layer == index + 1]

    @property
    def momentum(self) -> float:
        """γ of the residual layers: a plain residual layer is one without momentum, v^[l] = f^[l](a^[l-1])."""
        return self.gamma if self.connections == "momentum_residual" else 0.0
