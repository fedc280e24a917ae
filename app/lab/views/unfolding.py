"""The way through the network, stage by stage: where W, + b and g carry the points and the lattice of the plane."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...nn import Forward, Network
from ..finite import finite
from .projection import Axes, along, corners, followed, principal_axes, turned

Kind: TypeAlias = Literal["plane", "features", "weights", "bias", "activation", "residual", "output"]
Array = NDArray[Any]


@dataclass(frozen=True)
class Stage:
    """One picture on the way: what it shows of which layer, and how many numbers it shows in two dimensions.

    "plane" is x, "features" a^[0]; then for every layer "weights" is W a, "bias" W a + b, and "activation" g(z),
    of the last layer "output", ŷ. A residual layer is one stage, "residual": what it reads, carried on by v.
    """

    kind: Kind
    layer: int
    units: int


@dataclass(frozen=True)
class Stages:
    """Points and lattice at every stage: places (S, P + m², 2), the points first.

    - `points`: which points are shown, P of them at most `limits.STAGES_POINTS`, evenly chosen; in a large network
      as many as make `limits.STAGES_ACTIVATIONS` with the nodes of the lattice, but at least a quarter of them.
    - `answers`: what the network says at the nodes of the lattice, logits (K, m²), or ŷ of a regression (1, m²);
      a binary decision changes where it is 0.
    - `corners`: where each class stands among the probabilities of a softmax (K, 2), else None.
    - `separability`: of a^[0] … a^[L], see `separability`.
    """

    stages: tuple[Stage, ...]
    places: Array
    points: Array
    mesh: int
    answers: Array
    corners: Array | None
    separability: tuple[float, ...] = ()


class Unfolding:
    """Draws the stages of one network, each turned to be as near as can be to the one before it.

    Two units are their own axes. Of more the principal axes are shown, those of W a for W a + b, too; of one a line.
    Once drawn, axes follow those of the last time (`Axes`), so that nothing turns but what the training turns.
    """

    def __init__(self, network: Network, names: Sequence[str], axes: Axes) -> None:
        self._network, self._names, self._axes = network, tuple(names), axes

    def draw(self, forward: Forward, x: Array, shown: Array, mesh: int) -> Stages:
        """The stages for places of the plane (P + m², 2), whose forward pass this is."""
        forward.run()
        with np.errstate(all="ignore"):
            return self._draw(forward, x, shown, mesh)

    def _draw(self, forward: Forward, x: Array, shown: Array, mesh: int) -> Stages:
        network, count = self._network, len(shown)
        activations = forward.activations
        last = len(activations) - 1
        stages, pictures = [Stage("plane", 0, 2)], [x]

        def add(kind: Kind, layer: int, units: int, picture: Array) -> None:
            stages.append(Stage(kind, layer, units))
            pictures.append(picture)

        def axes_of(part: str, layer: int, values: Array) -> Array:
            return self._axes_of((part, layer), values[:, :count], pictures[-1][:count])

        if self._names != ("x1", "x2"):
            axes = axes_of("features", 0, activations[0])
            add("features", 0, len(axes), seen(axes, activations[0]))
        ends = None
        for layer in range(1, last + 1):
            above = activations[layer]
            if layer < last and network.architecture.residual[layer - 1]:
                axes = axes_of("a", layer, above)
                add("residual", layer, len(axes), seen(axes, above))
                continue
            w, b, below = network.weights[layer - 1], network.biases[layer - 1], activations[layer - 1]
            axes = axes_of("z", layer, w @ below[:, :count])
            units = len(axes)
            product = seen(w.T @ axes, below)
            add("weights", layer, units, product)
            add("bias", layer, units, product + b @ axes)
            if layer < last:
                axes = axes_of("a", layer, above)
                add("activation", layer, units, seen(axes, above))
            else:
                if units > 1:
                    axes = ends = self._corners(above[:, :count], pictures[-1][:count])
                add("output", layer, units, seen(axes, above))
        places = np.stack([drawable(picture) for picture in pictures])
        answers = drawable(forward.logits[:, count:])
        return Stages(tuple(stages), places, shown, mesh, answers, ends)

    def _axes_of(self, name: tuple[str, int], values: Array, before: Array) -> Array:
        """Axes (n, 2) of values (n, P): the last ones followed, or such that the picture lies nearest to `before`."""
        units, kept = len(values), self._axes.kept(name, len(values))
        if units == 2:
            return np.eye(2)
        if units == 1:
            return self._axes.keep(name, along(finite(values[0]), before)) if kept is None else kept
        values = finite(values)
        if kept is not None:
            return self._axes.keep(name, followed(kept, values))
        axes = principal_axes(values, 2)
        return self._axes.keep(name, axes @ turned(values.T @ axes, before))

    def _corners(self, probabilities: Array, before: Array) -> Array:
        classes = len(probabilities)
        kept = self._axes.kept("corners", classes)
        if kept is not None:
            return kept
        ends = corners(classes)
        return self._axes.keep("corners", ends @ turned(finite(probabilities).T @ ends, before))


def evenly(count: int, most: int) -> Array:
    """At most so many of `count` indices, evenly chosen."""
    return np.arange(count) if count <= most else np.linspace(0, count - 1, most).round().astype(np.int64)


def seen(axes: Array, values: Array) -> Array:
    """Values (n, N) in axes (n, k): the picture (N, k), in their own precision."""
    picture: Array = (np.ascontiguousarray(axes.T, values.dtype) @ values).T
    return picture


_LARGEST = np.finfo(np.float16).max


def drawable(values: Array) -> NDArray[np.float32]:
    """Finite, and within what a 16-bit number can hold."""
    return finite(values.astype(np.float32)).clip(-_LARGEST, _LARGEST)
