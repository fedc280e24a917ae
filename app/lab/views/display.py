"""What there is to see of a network: surfaces, neuron maps and feature spaces, computed beside the training."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...data import feature_slopes, features, grid, lattice
from ...nn import Buffers, Forward, Network, input_gradient, linear_fit, trace
from ..messages import Refusal
from ..points.points import Points
from ..settings import limits
from ..settings.config import Config
from .neuron import Neuron, PointLosses, losses_of, neuron_of
from .projection import Axes
from .request import FeaturesLook, NeuronsLook, StagesLook, SurfaceLook
from .snapshot import Features, Neurons, Surface
from .unfolding import Stages, Unfolding, drawable, evenly, seen

_BUFFERS = Buffers()  # one thread looks at all networks, one after the other


class Display:
    """Maps of the plane as one network sees it. Reading them changes no number of the run.

    A forward pass over a grid is compiled when it is first looked at and kept until the network, its features
    or the points are others.
    """

    def __init__(self, config: Config, points: Points, network: Network, axes: Axes | None = None) -> None:
        self._config = config
        self._axes = Axes() if axes is None else axes  # what follows the last frame outlives a display
        self._points = points
        self._network = network
        self._grids: dict[int, Forward] = {}
        self._spaces: dict[int, Forward] = {}
        self._ways: dict[int, tuple[Forward, NDArray[Any], NDArray[Any]]] = {}

    def anew(self) -> "Display":
        """A display of the same that follows no frame: what it shows depends on nothing that was looked at before."""
        return Display(self._config, self._points, self._network)

    def surface(self, look: SurfaceLook) -> Surface:
        """The output ŷ over the plane, or the activation of one neuron."""
        forward, side = self._grid(look.resolution), look.resolution
        sizes = self._network.architecture.sizes
        forward.run()
        if look.layer is not None and look.layer < len(sizes) and look.unit < sizes[look.layer]:
            return Surface(
                look.layer, look.unit, _square(forward.activations[look.layer][look.unit], side)[None], True
            )
        problem = self._config.problem
        values = _square(forward.outputs, side)
        if problem == "binary":
            _spread(values)
        return Surface(None, None, values, problem != "multiclass")

    def neurons(self, look: NeuronsLook) -> Neurons:
        """The activation of every unit of layers 1 … L over the plane; a probability p is shown as 2p − 1."""
        forward = self._grid(look.resolution)
        forward.run()
        maps = np.concatenate(forward.activations[1:])
        if self._config.problem != "regression":
            _spread(maps[-len(forward.outputs) :])
        return Neurons(_square(maps, look.resolution))

    def features(self, look: FeaturesLook) -> Features:
        """Points and lattice in the space of two or three units, or of as many principal axes.

        Where a unit is missing its axis is 0.
        """
        sizes = self._network.architecture.sizes
        last = len(sizes) - 2
        layer = look.layer if 0 <= look.layer < len(sizes) else last
        known = all(unit < sizes[layer] for unit in look.units)
        units = look.units if known else tuple(min(axis, sizes[layer] - 1) for axis in range(len(look.units)))
        points = self._points.x
        if look.mesh not in self._spaces:
            both = np.concatenate([points, lattice(look.mesh)])
            self._spaces[look.mesh] = Forward(self._network, self.inputs(both), _BUFFERS)
        forward = self._spaces[look.mesh]
        forward.run()
        rows = forward.activations[layer]
        if look.projection == "principal":
            units = tuple(range(len(units)))
            with np.errstate(all="ignore"):
                spread = _finite(rows[:, : len(points)])
                axes = self._axes.principal((layer, len(units)), spread, len(units))
                places = drawable(seen(axes, rows))
        else:
            places = _space_of(rows, units)
        mesh = places[len(points) :].reshape(look.mesh, look.mesh, len(units))
        return Features(layer, units, places[: len(points)], mesh, look.projection)

    def stages(self, look: StagesLook) -> Stages:
        """Points and lattice at every stage of the way through the network; without separability."""
        if look.mesh not in self._ways:
            nodes = lattice(look.mesh)
            shown = evenly(len(self._points.y), self._room(len(nodes)))
            both = np.concatenate([self._points.x[shown], nodes])
            self._ways[look.mesh] = Forward(self._network, self.inputs(both), _BUFFERS), both, shown
        forward, both, shown = self._ways[look.mesh]
        unfolding = Unfolding(self._network, self._config.network.features, self._axes)
        return unfolding.draw(forward, both, shown, look.mesh)

    def answers(self, mesh: int) -> NDArray[np.float32]:
        """What the network says at the nodes of the lattice, as `Flow.answers`."""
        forward = Forward(self._network, self.inputs(lattice(mesh)), _BUFFERS)
        forward.run()
        return drawable(forward.logits)

    def separability(self, most: int | None = None, layer: int | None = None) -> tuple[float, ...]:
        """How well a linear classifier does on a^[0] … a^[L], or one of them: its accuracy, or R² of a regression.

        Fitted to the training points, or to `most` of them; to all points where there are none.
        """
        train = np.flatnonzero(~self._points.test)
        if not len(train):
            train = np.arange(len(self._points.y))
        chosen = train if most is None else train[evenly(len(train), most)]
        forward = Forward(self._network, self.inputs(self._points.x[chosen]), _BUFFERS)
        forward.run()
        rows = forward.activations if layer is None else forward.activations[layer : layer + 1]
        return tuple(linear_fit(_finite(a).T, self._points.y[chosen]) for a in rows)

    def _room(self, nodes: int) -> int:
        """How many points to unfold beside so many nodes: fewer in a large network, to keep up with the frames."""
        units = sum(self._network.architecture.sizes[1:])
        return min(limits.STAGES_POINTS, max(limits.STAGES_POINTS // 4, limits.STAGES_ACTIVATIONS // units - nodes))

    def input_gradients(self) -> NDArray[np.float32]:
        """−∂L/∂x of every point's own loss (N, 2): where it would have to go to be less wrong."""
        config, points = self._config, self._points
        gradient = input_gradient(self._network, self.inputs(points.x), points.y, config.training.loss)
        with np.errstate(all="ignore"):
            slopes = feature_slopes(points.x, config.network.features)
            input_gradients = -np.einsum("nf,nfa->na", gradient.astype(np.float64), slopes)
            return drawable(input_gradients)

    def predict(self, x: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any] | None]:
        """Answers (N,) for points (N, 2): classes or values; and the probability of each class (N, K), or None."""
        forward = Forward(self._network, self.inputs(x))
        forward.run()
        outputs = _finite(forward.outputs.astype(np.float64))
        match self._config.problem:
            case "regression":
                return outputs[0], None
            case "binary":
                return (outputs[0] > 0.5).astype(np.int64), np.column_stack([1 - outputs[0], outputs[0]])
            case _:
                return outputs.argmax(axis=0), outputs.T

    def activations(self, layer: int) -> NDArray[Any]:
        """a^[layer] of every point, (N, n_layer); −1 is the last hidden layer, or the inputs without one."""
        sizes = self._network.architecture.sizes
        if not -1 <= layer < len(sizes):
            raise Refusal(
                "there is no layer {layer}: layers are numbered 0 (input) to {last}",
                layer=layer,
                last=len(sizes) - 1,
            )
        forward = Forward(self._network, self.inputs(self._points.x))
        forward.run()
        return _finite(forward.activations[layer if layer >= 0 else len(sizes) - 2].T.copy())

    def neuron(self, layer: int | None, unit: int) -> Neuron:
        """One unit at every point; without a layer one of the output's."""
        points, loss = self._points, self._config.training.loss
        return neuron_of(self._network, trace(self._network, self.inputs(points.x), points.y, loss), layer, unit)

    def losses(self, loss: str | None) -> PointLosses:
        """L_i of every point, by the loss that is trained with or by another that fits."""
        points = self._points
        return losses_of(self._network, self.inputs(points.x), points.y, loss or self._config.training.loss)

    def inputs(self, x: NDArray[Any]) -> NDArray[Any]:
        """The features a^[0] (N, n_0) of points of the plane (N, 2)."""
        with np.errstate(over="ignore"):  # a square of a far point
            inputs: NDArray[Any] = features(x, self._config.network.features, self._network.dtype)
        return inputs

    def _grid(self, resolution: int) -> Forward:
        if resolution not in self._grids:
            self._grids[resolution] = Forward(self._network, self.inputs(grid(resolution)), _BUFFERS)
        return self._grids[resolution]


def _square(values: NDArray[Any], side: int) -> NDArray[np.float32]:
    """A copy (…, R, R) of values (…, R²)."""
    with np.errstate(over="ignore"):
        return _finite(values.reshape(*values.shape[:-1], side, side).astype(np.float32))


def _spread(probabilities: NDArray[Any]) -> None:
    """Turn p into 2p − 1 in its place."""
    probabilities *= 2
    probabilities -= 1


def _space_of(rows: NDArray[Any], units: tuple[int, ...]) -> NDArray[np.float32]:
    """Some rows of a layer's activations as points (N, k)."""
    chosen = np.zeros((rows.shape[1], len(units)), np.float32)
    with np.errstate(over="ignore"):
        for axis, unit in enumerate(dict.fromkeys(units)):
            chosen[:, axis] = rows[unit]
    return drawable(chosen)


def _finite(values: NDArray[Any]) -> NDArray[Any]:
    """The values; huge weights can overflow, and then NaN becomes 0 and infinity the largest number."""
    return values if np.isfinite(values).all() else np.nan_to_num(values)
