"""The landscape of J: the loss along a line or over a plane through a network's parameters."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from .evaluation import Evaluation
from .network import Network, matrices
from .regularizations import Regularization
from .tape import Array

SMALLEST: Final = 1e-12


class Landscape:
    """J(θ) = (1/N) Σ_{i=1}^N ℒ^(i) + penalty for parameters θ (P,); the network itself is left alone."""

    def __init__(
        self, network: Network, inputs: ArrayLike, labels: ArrayLike, loss: str, regularization: Regularization
    ) -> None:
        self._network = Network(network.architecture, network.dtype)
        self._evaluation = Evaluation(self._network, inputs, labels, loss)
        self._regularization = regularization

    def objective(self, parameters: Array) -> float:
        """J at these parameters, exact on all points: it may be infinite or no number."""
        self._network.parameters[...] = parameters
        return self._evaluation.objective(self._regularization)


def parameter_direction(network: Network, layer: int, row: int, column: int | None) -> Array:
    """The direction (P,) in which W^[layer][row, column] alone changes; b^[layer][row] where the column is None."""
    direction: Array = np.zeros(network.parameters.shape)
    matrices(network.architecture, direction)[layer - 1][row, -1 if column is None else column] = 1
    return direction


def filter_normalised(network: Network, rng: np.random.Generator) -> Array:
    """A random direction (P,) in which the weights into every unit are as long as the unit's own; biases stay.

    So that flat and steep mean the same for units whose weights are small and large. Source: Li, Xu, Taylor, Studer
    and Goldstein, Visualizing the loss landscape of neural nets, 2018, section 4.
    """
    direction: Array = np.zeros(network.parameters.shape)
    for weights, target in zip(network.weights, matrices(network.architecture, direction), strict=True):
        drawn = rng.standard_normal(weights.shape)
        own = np.linalg.norm(weights.astype(np.float64), axis=1, keepdims=True)
        target[:, :-1] = drawn * own / np.linalg.norm(drawn, axis=1, keepdims=True)
    return direction


def principal_directions(path: Array) -> tuple[Array, Array]:
    """The two directions in which a path (T, P) goes furthest from its end, and the share of it that each explains.

    Directions (2, P) have length 1 and stand at right angles, as far as the path has so many dimensions; others
    are 0. Source: Li et al., 2018, section 7: a principal component analysis of θ_t − θ_T.
    """
    steps = path.astype(np.float64) - path[-1]
    _, lengths, components = np.linalg.svd(steps, full_matrices=False)
    directions: Array = np.zeros((2, path.shape[1]))
    shares: Array = np.zeros(2)
    whole = float((lengths**2).sum())
    for index in range(min(2, len(lengths))):
        if lengths[index] ** 2 > SMALLEST * max(whole, SMALLEST):
            directions[index] = components[index]
            shares[index] = lengths[index] ** 2 / whole
    return directions, shares
