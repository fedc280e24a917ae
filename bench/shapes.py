"""The shapes that are measured: network, data and optimizer of SPEED.md's A, B, C10, Cfull, D and E."""

from dataclasses import dataclass

import numpy as np

from app.nn import Architecture, Layer, Network, Optimizer, Training
from app.nn.architecture import Head


@dataclass(frozen=True)
class Shape:
    sizes: tuple[int, ...]
    activation: str
    head: Head
    optimizer: str
    learning_rate: float
    batch: int
    points: int

    def network(self) -> Network:
        hidden = tuple(Layer(units, self.activation) for units in self.sizes[1:-1])
        network = Network(Architecture(self.sizes[0], hidden, self.sizes[-1], self.head))
        network.initialize("glorot_uniform", np.random.default_rng(0))
        return network

    def data(self) -> tuple[np.ndarray, np.ndarray]:
        """A disc in its surroundings (binary), or one bell-shaped cloud a class."""
        rng = np.random.default_rng(0)
        points = rng.normal(size=(self.points, self.sizes[0]))
        if self.head == "binary":
            return points.astype(np.float32), (np.hypot(points[:, 0], points[:, 1]) < 1.1).astype(int)
        labels = rng.integers(0, self.sizes[-1], self.points)
        centres = rng.normal(size=(self.sizes[-1], self.sizes[0])) * 2
        return (points + centres[labels]).astype(np.float32), labels

    def training(self) -> Training:
        """A training of it that has not begun."""
        return Training(
            self.network(),
            *self.data(),
            rng=np.random.default_rng(0),
            optimizer=self.settings,
            batch_size=self.batch,
        )

    @property
    def settings(self) -> Optimizer:
        return Optimizer(self.optimizer, learning_rate=self.learning_rate)


DEEP = (2, 8, 8, 8, 8, 8, 8, 1)
SHAPES = {
    "A": Shape((2, 4, 2, 1), "tanh", "binary", "sgd", 0.03, 10, 250),
    "B": Shape((2, 4, 2, 1), "tanh", "binary", "sgd", 0.03, 250, 250),
    "C10": Shape(DEEP, "tanh", "binary", "sgd", 0.03, 10, 250),
    "Cfull": Shape(DEEP, "tanh", "binary", "sgd", 0.03, 250, 250),
    "D": Shape((2, 32, 32, 3), "relu", "multiclass", "adam", 0.01, 32, 500),
    "E": Shape((784, 128, 64, 10), "relu", "multiclass", "adam", 0.001, 64, 1000),
}
