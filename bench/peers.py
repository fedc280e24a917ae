"""The peers: the same training epoch in textbook NumPy, scikit-learn and PyTorch, as a function to call."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from bench.shapes import Shape

Epoch = Callable[[], object]


class Textbook:
    """Per-layer lists and fresh arrays at every step, as every introduction writes it; cross-entropy."""

    def __init__(self, shape: Shape, dtype: str = "float32") -> None:
        self.shape = shape
        network = shape.network()
        self.W = [weights.T.astype(dtype) for weights in network.weights]
        self.b = [biases.astype(dtype) for biases in network.biases]
        self.x, labels = shape.data()
        classes = shape.sizes[-1]
        self.y = (np.eye(classes)[labels] if classes > 1 else labels[:, None]).astype(dtype)
        self.t = 0
        self.m = [np.zeros_like(p) for p in self.W + self.b]
        self.v = [np.zeros_like(p) for p in self.W + self.b]

    def forward(self, x: np.ndarray) -> list[np.ndarray]:
        activations = [x]
        for layer, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            z = activations[-1] @ W + b
            if layer < len(self.W) - 1:
                a = np.tanh(z) if self.shape.activation == "tanh" else np.maximum(z, 0)
            elif self.shape.head == "binary":
                a = 1 / (1 + np.exp(-z))
            else:
                e = np.exp(z - z.max(axis=1, keepdims=True))
                a = e / e.sum(axis=1, keepdims=True)
            activations.append(a)
        return activations

    def step(self, x: np.ndarray, y: np.ndarray) -> None:
        activations = self.forward(x)
        delta = (activations[-1] - y) / len(x)
        dW: list[Any] = [None] * len(self.W)
        db: list[Any] = [None] * len(self.W)
        for layer in range(len(self.W) - 1, -1, -1):
            a = activations[layer]
            dW[layer], db[layer] = a.T @ delta, delta.sum(axis=0)
            if layer:
                slope = 1 - a**2 if self.shape.activation == "tanh" else a > 0
                delta = (delta @ self.W[layer].T) * slope
        rate = self.shape.learning_rate
        if self.shape.optimizer == "sgd":
            for parameters, gradient in zip(self.W + self.b, dW + db, strict=True):
                parameters -= rate * gradient
            return
        self.t += 1
        for parameters, gradient, m, v in zip(self.W + self.b, dW + db, self.m, self.v, strict=True):
            m[...] = 0.9 * m + 0.1 * gradient
            v[...] = 0.999 * v + 0.001 * gradient**2
            m_hat, v_hat = m / (1 - 0.9**self.t), v / (1 - 0.999**self.t)
            parameters -= rate * m_hat / (np.sqrt(v_hat) + 1e-8)

    def epoch(self) -> None:
        order = np.random.default_rng(0).permutation(len(self.x))
        for start in range(0, len(self.x), self.shape.batch):
            batch = order[start : start + self.shape.batch]
            self.step(self.x[batch], self.y[batch])


def scikit_learn(shape: Shape) -> Epoch | None:
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None
    warnings.filterwarnings("ignore", module="sklearn")
    model = MLPClassifier(
        hidden_layer_sizes=shape.sizes[1:-1],
        activation=shape.activation,
        solver=shape.optimizer,
        learning_rate_init=shape.learning_rate,
        batch_size=shape.batch,
        alpha=0.0,
        momentum=0.0,
        nesterovs_momentum=False,
        random_state=0,
    )
    x, labels = shape.data()
    model.partial_fit(x, labels, classes=np.unique(labels))
    return lambda: model.partial_fit(x, labels)


def pytorch(shape: Shape) -> Epoch | None:
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    layers: list[Any] = []
    for inputs, outputs in zip(shape.sizes, shape.sizes[1:], strict=False):
        layers += [torch.nn.Linear(inputs, outputs)]
        layers += [torch.nn.Tanh() if shape.activation == "tanh" else torch.nn.ReLU()]
    network = torch.nn.Sequential(*layers[:-1])
    kind = torch.optim.SGD if shape.optimizer == "sgd" else torch.optim.Adam
    optimizer = kind(network.parameters(), lr=shape.learning_rate)
    points, labels = shape.data()
    x = torch.tensor(points)
    binary = shape.head == "binary"
    y = torch.tensor(labels[:, None].astype(np.float32)) if binary else torch.tensor(labels)
    loss = torch.nn.BCEWithLogitsLoss() if binary else torch.nn.CrossEntropyLoss()

    def epoch() -> None:
        order = torch.randperm(len(x))
        for batch in order.split(shape.batch):
            optimizer.zero_grad(set_to_none=True)
            loss(network(x[batch]), y[batch]).backward()
            optimizer.step()

    return epoch
