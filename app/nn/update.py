"""An update at work: the optimizer's state vectors, its count of updates, and the calls of one update."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.nn.network import Network
from app.nn.optimizers import OPTIMIZERS, Optimizer
from app.nn.tape import Array, Tape

# A large parameter vector is updated in pieces that stay in the cache through all passes of the rule.
PIECE = 8192


@dataclass(frozen=True)
class UpdateState:
    """A snapshot: each state vector, the unit it is kept in, and how many updates there have been."""

    slots: Mapping[str, Array]
    units: Mapping[str, float]
    count: int


class Update:
    """One optimizer on one network's parameters; the gradient arrives in units of `unit`."""

    def __init__(self, network: Network, optimizer: Optimizer, unit: float) -> None:
        self.rule = OPTIMIZERS[optimizer.name]
        self.optimizer = optimizer
        self.unit = unit
        self.count = 0
        self.units = dict(self.rule.slots(optimizer, unit))
        self.slots: dict[str, Array] = {name: np.zeros_like(network.parameters) for name in self.units}
        self._parameters = network.parameters
        numbers = self._numbers(1)
        self._cells: tuple[Array, ...] = tuple(np.array(number, network.dtype) for number in numbers)

    @property
    def counts_itself(self) -> bool:
        """Whether the calls of an update advance `count` themselves; otherwise the trainer does."""
        return self.rule.moving

    def _numbers(self, count: int) -> tuple[float, ...]:
        return self.rule.scalars(self.optimizer, self.unit, self.optimizer.learning_rate, count)

    def _advance(self) -> None:
        self.count = count = self.count + 1
        for cell, number in zip(self._cells, self._numbers(count), strict=True):
            cell[()] = number

    def compile(self, tape: Tape, gradient: Array) -> None:
        """Write the calls of one update, which may use up `gradient` (P,)."""
        if self.rule.moving:
            tape.call(self._advance)
        size = len(gradient)
        for start in range(0, size, PIECE):
            piece = slice(start, min(start + PIECE, size))
            g = gradient[piece]
            scalars = self._cells
            if not self.rule.moving and g.size <= PIECE // 2:
                scalars = tuple(tape.constant(number, g) for number in self._numbers(1))
            slots = {name: slot[piece] for name, slot in self.slots.items()}
            self.rule.update(tape, self.optimizer, self._parameters[piece], g, slots, scalars)

    def state(self) -> UpdateState:
        """Return a copy of everything that the next update depends on."""
        slots = {name: slot.copy() for name, slot in self.slots.items()}
        for slot in slots.values():
            slot.setflags(write=False)
        return UpdateState(slots, dict(self.units), self.count)

    def adopt(self, state: UpdateState) -> None:
        """Go on from another update's state; where it does not fit, from the beginning.

        State fits when it has the same vectors (momentum and nesterov share theirs, as do adam and adamw).
        It is carried bit for bit when the units agree, and converted when they do not.
        """
        fits = state.slots.keys() == self.slots.keys() and all(
            state.slots[name].shape == slot.shape for name, slot in self.slots.items()
        )
        self.count = state.count if fits else 0
        for name, slot in self.slots.items():
            if not fits:
                slot[...] = 0
            elif state.units[name] == self.units[name]:
                slot[...] = state.slots[name]
            else:
                slot[...] = state.slots[name] * (state.units[name] / self.units[name])
