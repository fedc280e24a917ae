"""Surfaces, neuron maps and feature spaces of one network, computed beside the training."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ...data import Plane, feature_slopes, lattice
from ...nn import Forward, Network, input_gradient, linear_fit
from ..finite import finite
from ..messages import Refusal
from ..pieces import last
from ..points.points import Points
from ..settings import limits
from ..settings.config import Config
from .forwards import FORWARDS, Forwards, Passes
from .maps import Maps, inputs_of
from .projection import Axes
from .request import FeaturesRequest, NeuronsRequest, StagesRequest, SurfaceRequest
from .snapshot import Features, Neurons, Surface
from .unfolding import Stages, Unfolding, drawable, evenly, seen

_GRADIENTS: Final = 1000  # points at a time


class Display:
    """Maps of the plane and feature spaces of one network. Reading them changes no number of the run.

    A forward pass is compiled when it is first looked at, and kept with those of all displays. What is compiled is
    taken over from the display `before` while the network and its features stay.
    """

    def __init__(
        self,
        config: Config,
        points: Points,
        network: Network,
        axes: Axes | None = None,
        before: "Display | None" = None,
        forwards: Forwards = FORWARDS,
    ) -> None:
        self.maps: Maps
        self._passes: Passes
        if before is not None and before.maps.fit(config, network):
            self.maps, self._passes = before.maps, before._passes
        else:
            self.maps, self._passes = Maps(config, network, forwards), Passes(network, forwards)
        self._config = config
        self._axes = Axes() if axes is None else axes  # what follows the last frame outlives a display
        self._points = points
        self._network = network

    def surface(self, look: SurfaceRequest) -> Surface:
        """The output ŷ over the plane, or the activation of one neuron."""
        self._check_plane()
        return last(self.maps.surface(look))

    def neurons(self, look: NeuronsRequest) -> Neurons:
        """The activation of every unit of layers 1 … L over the plane."""
        return self.maps.neurons(look)

    def features(self, look: FeaturesRequest) -> Features:
        """Points and lattice in the space of two or three units, or of as many principal axes.

        Where a unit is missing its axis is 0.
        """
        sizes = self._network.architecture.sizes
        last = len(sizes) - 2
        layer = look.layer if 0 <= look.layer < len(sizes) else last
        known = all(unit < sizes[layer] for unit in look.units)
        units = look.units if known else tuple(min(axis, sizes[layer] - 1) for axis in range(len(look.units)))
        shown, side = self._shown_features(look)
        forward = self._over_points("points", side, lambda: self._points_and_lattice(shown, side))
        forward.run()
        rows = forward.activations[layer]
        count = len(self._points) if shown is None else len(shown)
        if look.projection == "principal":
            units = tuple(range(len(units)))
            with np.errstate(all="ignore"):
                spread = finite(rows[:, :count])
                axes = self._axes.principal((layer, len(units)), spread, len(units))
                places = drawable(seen(axes, rows))
        else:
            places = _space_of(rows, units)
        mesh = places[count:].reshape(side, side, len(units))
        return Features(layer, units, places[:count], mesh, look.projection, shown)

    def _shown_features(self, look: FeaturesRequest) -> tuple[NDArray[Any] | None, int]:
        """Which points are shown, None for all, and how many nodes a side of the lattice has: images have none."""
        if isinstance(self._points.space, Plane):
            return None, look.mesh
        return evenly(len(self._points), limits.STAGES_POINTS), 0

    def _points_and_lattice(self, shown: NDArray[Any] | None, side: int) -> NDArray[Any]:
        """a^[0] of the points that are shown, then of the nodes of the lattice."""
        points = self._points_inputs(slice(None) if shown is None else shown)
        return np.concatenate([points, self._inputs(lattice(side))]) if side else points

    def stages(self, look: StagesRequest) -> Stages:
        """Points and lattice at every stage of the way through the network; without separability."""
        self._check_plane()
        nodes = lattice(look.mesh)
        shown = evenly(len(self._points.y), self._room(len(nodes)))
        both = np.concatenate([self._points.x[shown], nodes])
        forward = self._over_points("stages", look.mesh, lambda: self._inputs(both))
        unfolding = Unfolding(self._network, self._config.network.features, self._axes)
        return unfolding.draw(forward, both, shown, look.mesh)

    def answers(self, mesh: int) -> NDArray[np.float32]:
        """What the network says at the nodes of the lattice, as `Stages.answers`."""
        self._check_plane()
        forward = self._passes.over(("lattice", mesh), None, lambda: self._inputs(lattice(mesh)))
        forward.run()
        return drawable(forward.logits)

    def separability(self, most: int | None = None, layer: int | None = None) -> tuple[float, ...]:
        """How well logistic regression does on a^[0] … a^[L], or one of them: its accuracy, or R² of a regression.

        Fitted to the training points, or to `most` of them; to all points where there are none.
        """
        return last(self.separability_pieces(most, layer))

    def separability_pieces(
        self, most: int | None = None, layer: int | None = None
    ) -> Iterator[tuple[float, ...] | None]:
        """`separability`, layer by layer: None after each, at last the whole."""
        train = np.flatnonzero(~self._points.test)
        if not len(train):
            train = np.arange(len(self._points.y))
        chosen = train if most is None else train[evenly(len(train), most)]
        forward = self._over_points("separability", most, lambda: self._points_inputs(chosen))
        forward.run()
        rows = forward.activations if layer is None else forward.activations[layer : layer + 1]
        spaces = [finite(a).T.copy() for a in rows]  # between pieces others run their passes
        found: tuple[float, ...] = ()
        for space in spaces:
            yield None
            found += (linear_fit(space, self._points.y[chosen]),)
        yield found

    def _room(self, nodes: int) -> int:
        """How many points to unfold beside so many nodes: fewer in a large network, to keep up with the frames."""
        units = sum(self._network.architecture.sizes[1:])
        return min(limits.STAGES_POINTS, max(limits.STAGES_POINTS // 4, limits.STAGES_ACTIVATIONS // units - nodes))

    def input_gradients(self) -> Iterator[NDArray[np.float32] | None]:
        """−∂ℒ/∂x of every point's own loss (N, 2), in pieces: where it would have to go to be less wrong."""
        config, points = self._config, self._points
        self._check_plane()
        found = []
        for start in range(0, len(points), _GRADIENTS):
            x, y = points.x[start : start + _GRADIENTS], points.y[start : start + _GRADIENTS]
            gradient = input_gradient(self._network, self._inputs(x), y, config.training.loss)
            with np.errstate(all="ignore"):
                slopes = feature_slopes(x, config.network.features)
                found.append(drawable(-np.einsum("nf,nfa->na", gradient.astype(np.float64), slopes)))
            yield None
        yield np.concatenate(found)

    def _over_points(self, what: str, size: int | None, inputs: Callable[[], NDArray[Any]]) -> Forward:
        """The forward pass over the points, or some of them, and what else there is to see beside them."""
        return self._passes.over((what, size), self._points, inputs)

    def _check_plane(self) -> None:
        if not isinstance(self._config.space, Plane):
            raise Refusal("this is a picture of the plane; the points of this session are images")

    def _points_inputs(self, chosen: Any) -> NDArray[Any]:
        return self._points.inputs(self._config.network.features, self._network.dtype, chosen)

    def _inputs(self, x: NDArray[Any]) -> NDArray[Any]:
        return inputs_of(self._config, self._network, x)


def _space_of(rows: NDArray[Any], units: tuple[int, ...]) -> NDArray[np.float32]:
    """Some rows of a layer's activations as points (N, k)."""
    chosen = np.zeros((rows.shape[1], len(units)), np.float32)
    with np.errstate(over="ignore"):
        for axis, unit in enumerate(dict.fromkeys(units)):
            chosen[:, axis] = rows[unit]
    return drawable(chosen)
