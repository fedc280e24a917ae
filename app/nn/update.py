"""An optimizer on one network: its state vectors, its count of updates, and the calls of one update."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .frozen import pieces
from .network import Network
from .optimizers import OPTIMIZERS, Optimizer
from .tape import Array, Tape

# A large parameter vector is updated in pieces that stay in the cache through all passes of the rule.
PIECE = 8192


@dataclass(frozen=True)
class UpdateState:
    """A snapshot: each state vector, the unit it is kept in, and how many updates there have been."""

    slots: Mapping[str, Array]
    units: Mapping[str, float]
    count: int


class Update:
    """One optimizer on one network's parameters; the gradient arrives in units of `unit`.

    The numbers that an update multiplies by stand in cells, arrays that the calls read: a learning rate that
    changes, or Adam's correction, is written into the cells and costs the calls nothing.
    """

    def __init__(self, network: Network, optimizer: Optimizer, unit: float, steps: int) -> None:
        self.rule = OPTIMIZERS[optimizer.name]
        self.optimizer = optimizer
        self.unit = unit
        self.count = 0
        self.rate = optimizer.learning_rate
        self.units = dict(self.rule.slots(optimizer, unit))
        self.slots: dict[str, Array] = {name: np.zeros_like(network.parameters) for name in self.units}
        self._architecture, self._parameters = network.architecture, network.parameters
        self.dtype = network.dtype
        self._cells: dict[tuple[int, ...], tuple[Array, ...]] = {}
        # Cells of a rule whose numbers change with every update: a row for each step, of which NumPy uses the first.
        self._rows: Array = np.zeros((steps, len(self.rule.scalars(optimizer, unit, self.rate, 1))), self.dtype)

    @property
    def counts_itself(self) -> bool:
        """Whether the calls of an update advance `count` themselves; otherwise the trainer does."""
        return self.rule.moving

    def set_rate(self, rate: float) -> None:
        """Make the updates from now on with another learning rate."""
        self.rate = rate
        if not self.rule.moving:
            self._write_cells(1)

    def _write_cells(self, count: int) -> None:
        numbers = self.rule.scalars(self.optimizer, self.unit, self.rate, count)
        for cells in self._cells.values():
            for cell, number in zip(cells, numbers, strict=True):
                cell.fill(number)

    def advance(self) -> None:
        """Count an update whose numbers change with the count, and write them into the cells."""
        self.count = count = self.count + 1
        self._write_cells(count)

    def _cells_for(self, g: Array) -> tuple[Array, ...]:
        """The cells that multiply `g` fastest: full arrays, or 0-d where a full one costs memory traffic or,
        each step anew, filling.
        """
        shape = () if self.rule.moving or g.size > PIECE // 2 else g.shape
        if shape not in self._cells and self.rule.moving:
            self._cells[shape] = tuple(self._rows[0, number, ...] for number in range(self._rows.shape[1]))
        elif shape not in self._cells:
            numbers = self.rule.scalars(self.optimizer, self.unit, self.rate, 1)
            self._cells[shape] = tuple(np.full(shape, number, self.dtype) for number in numbers)
        return self._cells[shape]

    @property
    def moves(self) -> Mapping[int, int]:
        """How many bytes on a cell, by its id, lies for every further step of an epoch."""
        cells = self._cells.get((), ()) if self.rule.moving else ()
        return {id(cell): self._rows.strides[0] for cell in cells}

    def foresee(self, steps: range) -> None:
        """Count the updates of these steps of an epoch in advance, with the numbers of each in its row of cells."""
        if self.rule.moving:
            for step in steps:
                self.count += 1
                self._rows[step] = self.rule.scalars(self.optimizer, self.unit, self.rate, self.count)

    def compile(self, tape: Tape, gradient: Array, learning: Array) -> None:
        """Write the calls of one update of the parameters that are true in `learning`; it may use up `gradient` (P,).

        The others keep their values and their state, as those do in PyTorch that require no gradient.
        """
        if self.rule.moving:
            tape.call(self.advance)
        for piece in pieces(self._architecture, learning, PIECE):
            g = piece.of(gradient)
            slots = {name: piece.of(slot) for name, slot in self.slots.items()}
            self.rule.update(tape, self.optimizer, piece.of(self._parameters), g, slots, self._cells_for(g))

    def state(self) -> UpdateState:
        """Return a copy of everything that the next update depends on."""
        slots = {name: slot.copy() for name, slot in self.slots.items()}
        for slot in slots.values():
            slot.setflags(write=False)
        return UpdateState(slots, dict(self.units), self.count)

    def adopt(self, state: UpdateState | None) -> None:
        """Go on from another update's state; where it does not fit, from the beginning.

        State fits when it has the same vectors (momentum and nesterov share theirs, as do adam and adamw).
        It is carried bit for bit when the units agree, and converted when they do not.
        """
        fits = (
            state is not None
            and state.slots.keys() == self.slots.keys()
            and all(state.slots[name].shape == slot.shape for name, slot in self.slots.items())
        )
        if state is None or not fits:
            self.count = 0
            for slot in self.slots.values():
                slot[...] = 0
            return
        self.count = state.count
        for name, slot in self.slots.items():
            if state.units[name] == self.units[name]:
                slot[...] = state.slots[name]
            else:
                slot[...] = state.slots[name] * (state.units[name] / self.units[name])
