"""Forward and backward pass of residual layers: the tape calls that plain layers do not need."""

from collections.abc import Sequence

import numpy as np

from .architecture import Architecture
from .connections import compile_residual
from .tape import Array, Tape


class ResidualPass:
    """Writes the calls of residual layers; hidden layers are numbered from 0, as in `Architecture.hidden`.

    Forward v^[l] = γ v^[l-1] + (1 - γ) f^[l] and a^[l] = a^[l-1] + v^[l]. Backward, with da = dJ/da and ν = dJ/dv:

        ν^[l] = da^[l] + γ ν^[l+1],   δ^[l] = (1 - γ) ν^[l] ∘ g′(z^[l]),   da^[l-1] = W^[l]ᵀ δ^[l] + da^[l]

    `blocks` are the rows of each layer in buffers of `shape`, its units above a row of ones. In f^[l] and v^[l] that
    row is 0, so that it stays 1 in a^[l].
    """

    def __init__(
        self, tape: Tape, architecture: Architecture, blocks: Sequence[slice], shape: tuple[int, int]
    ) -> None:
        self._tape, self._residual, self._gamma = tape, architecture.residual, architecture.momentum
        self._blocks = blocks
        self._a: Array = np.ones(shape, tape.dtype)
        self._v: Array = np.zeros(shape, tape.dtype)
        self._da: Array = np.zeros(shape, tape.dtype)
        self._nu: Array = np.zeros(shape, tape.dtype)
        self._above: dict[int, Array] = {}

    @property
    def share(self) -> Array | None:
        """1 - γ in the rows of residual layers and 1 in the others, or None where it is 1 everywhere."""
        if not self._gamma:
            return None
        share = np.ones_like(self._a)
        for block, residual in zip(self._blocks, self._residual, strict=True):
            share[block] = 1 - self._gamma if residual else 1
        return share

    def forward(self, index: int, below: Array, f: Array) -> Array:
        """Write v^[l] and a^[l] of a residual layer that reads a^[l-1], `below`; return a^[l]."""
        block = self._blocks[index]
        f[-1] = 0
        before = self._v[self._blocks[index - 1]] if index and self._residual[index - 1] else None
        a: Array = self._a[block]
        compile_residual(self._tape, self._gamma, below, f, before, self._v[block], a)
        return a

    def da(self, index: int) -> Array:
        """Where da^[l] of a residual layer is to be written."""
        da: Array = self._da[self._blocks[index]]
        return da

    def hand_on(self, index: int, da: Array) -> None:
        """Add da^[l] of residual layer `index` to `da`, that of the layer below it."""
        self._tape.call(np.add, da, self._da[self._blocks[index]], da)

    def nu(self, index: int) -> Array:
        """Write ν^[l] of a residual layer, from its da^[l] and from the layer above, which was written before."""
        da, above = self.da(index), self._above.get(index + 1)
        nu = da
        if self._gamma and above is not None:
            nu = self._nu[self._blocks[index]]
            self._tape.call(np.multiply, above, self._tape.constant(self._gamma, above), nu)
            self._tape.call(np.add, nu, da, nu)
        self._above[index] = nu
        units: Array = nu[:-1]
        return units
