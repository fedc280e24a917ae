"""The peers: the same training epoch in textbook NumPy, scikit-learn, PyTorch, JAX and JavaScript, to be called.

A peer that is not installed is None: `make bench` installs those of Python. What TensorFlow Playground's core does is
done by bench/playground.js, run by deno, which the development lock has. ConvNetJS is there when `node` is, and the
environment names its folder: `npm install convnetjs`, CONVNETJS=…/node_modules/convnetjs.
"""

import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
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


def jax_scan(shape: Shape) -> Epoch | None:
    """One jitted scan an epoch, in the given order: it need not shuffle, and the last, smaller batch is left out."""
    try:
        os.environ.setdefault("JAX_PLATFORMS", "cpu")
        os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
        import jax
        from jax import numpy as jnp
    except ImportError:
        return None
    points, labels = shape.data()
    steps = len(points) // shape.batch
    x = jnp.asarray(points[: steps * shape.batch]).reshape(steps, shape.batch, -1)
    y = jnp.asarray(labels[: steps * shape.batch]).reshape(steps, shape.batch)
    network = shape.network()
    matrices = [(jnp.asarray(w), jnp.asarray(b)) for w, b in zip(network.weights, network.biases, strict=True)]
    activate = jnp.tanh if shape.activation == "tanh" else jax.nn.relu
    binary, rate = shape.head == "binary", shape.learning_rate

    def loss(matrices: Any, x: Any, y: Any) -> Any:
        for index, (w, b) in enumerate(matrices):
            z = x @ w.T + b
            x = activate(z) if index < len(matrices) - 1 else z
        if binary:
            return jnp.mean(jnp.logaddexp(0, -(2 * y - 1) * z[:, 0]))
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1))

    each = jax.tree_util.tree_map

    def step(state: Any, batch: Any) -> Any:
        matrices, m, v, t = state
        g = jax.grad(loss)(matrices, *batch)
        if shape.optimizer == "sgd":
            return (each(lambda p, g: p - rate * g, matrices, g), m, v, t), None
        t = t + 1
        m = each(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = each(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        scale = jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        matrices = each(lambda p, m, v: p - rate * scale * m / (jnp.sqrt(v) + 1e-8), matrices, m, v)
        return (matrices, m, v, t), None

    compiled = jax.jit(lambda state: jax.lax.scan(step, state, (x, y))[0])
    zeros = each(jnp.zeros_like, matrices)
    state = [(matrices, zeros, zeros, jnp.asarray(0.0))]

    def epoch() -> None:
        state[0] = jax.block_until_ready(compiled(state[0]))

    return epoch


class Script:
    """A script in a process of its own; `many` epochs are one message, so that the pipe does not count."""

    def __init__(self, command: list[str], shape: Shape) -> None:
        points, labels = shape.data()
        settings = asdict(shape) | {"points": points.tolist(), "labels": labels.tolist()}
        self._process = subprocess.Popen(
            [*command, json.dumps(settings)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def many(self, count: int) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{count}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"

    def __call__(self) -> None:
        self.many(1)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


def convnetjs(shape: Shape) -> Script | None:
    node, folder = shutil.which("node"), os.environ.get("CONVNETJS")
    if not node or not folder or shape.sizes[0] > 100:
        return None  # a command line holds 128 KiB an argument: the points of E do not go in
    build = Path(folder).resolve() / "build" / "convnet.js"
    return Script([node, str(Path(__file__).with_name("convnet.js")), str(build)], shape)


def playground(shape: Shape) -> Script | None:
    """What TensorFlow Playground can do: two classes, plain gradient descent."""
    deno = shutil.which("deno", path=Path(sys.executable).parent) or shutil.which("deno")
    if not deno or shape.head != "binary" or shape.optimizer != "sgd":
        return None
    return Script([deno, "run", "--no-config", str(Path(__file__).with_name("playground.js"))], shape)
