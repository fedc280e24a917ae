"""The oracle: an MLP as an introduction writes it, batch-major float64, sharing no code with the engine.

Losses are differentiated through ŷ; optimizers follow the pseudocode of PyTorch's documentation line by line.
"""

import math

import numpy as np
from scipy.special import erf, expit, log_expit, log_softmax, softmax

SQRT2PI = math.sqrt(2 * math.pi)


def phi(z):
    return (1 + erf(z / math.sqrt(2))) / 2


ACTIVATIONS = {
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
    "sigmoid": (expit, lambda z: expit(z) * expit(-z)),
    "tanh": (np.tanh, lambda z: (1 / np.cosh(z)) ** 2),
    "relu": (lambda z: np.where(z > 0, z, 0), lambda z: np.where(z > 0, 1.0, 0.0)),
    "leaky_relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1.0, 0.01)),
    "elu": (lambda z: np.where(z > 0, z, np.expm1(z)), lambda z: np.where(z > 0, 1.0, np.exp(z))),
    "gelu": (lambda z: z * phi(z), lambda z: phi(z) + z * np.exp(-z * z / 2) / SQRT2PI),
    "silu": (lambda z: z * expit(z), lambda z: expit(z) * (1 + z * expit(-z))),
    "softplus": (lambda z: -log_expit(-z), expit),
    "sine": (np.sin, np.cos),
    "step": (lambda z: (z >= 0).astype(float), lambda z: 1 / (1 + np.abs(z)) ** 2),
}


def output(head, z):
    return {"binary": expit, "multiclass": lambda z: softmax(z, axis=1), "regression": lambda z: z}[head](z)


def encode(head, labels, outputs):
    return np.eye(outputs)[labels] if head == "multiclass" else np.asarray(labels, float)[:, None]


def loss(name, head, z, y):
    """The mean loss; z and y are (N, K)."""
    p = output(head, z)
    if name == "cross_entropy" and head == "binary":
        return -(y * log_expit(z) + (1 - y) * log_expit(-z)).mean()
    if name == "cross_entropy":
        return -(y * log_softmax(z, axis=1)).sum(axis=1).mean()
    if name == "squared_error":
        return ((p - y) ** 2).mean()
    if name == "huber":
        error = np.abs(p - y)
        return np.where(error < 1, error**2 / 2, error - 0.5).mean()
    if head == "binary":
        return np.maximum(0, 1 - (2 * y - 1) * z).mean()
    own = (z * y).sum(axis=1, keepdims=True)
    return (np.maximum(0, 1 - own + z) * (1 - y)).sum(axis=1).mean() / z.shape[1]


def delta(name, head, z, y):
    """d(mean loss)/dz, (N, K)."""
    n, k = z.shape
    p = output(head, z)
    if name == "cross_entropy":
        return (p - y) / n
    if name == "hinge" and head == "binary":
        sign = 2 * y - 1
        return np.where(sign * z < 1, -sign, 0) / n
    if name == "hinge":
        own = (z * y).sum(axis=1, keepdims=True)
        violated = np.where(1 - own + z > 0, 1.0, 0.0) * (1 - y)
        return (violated - y * violated.sum(axis=1, keepdims=True)) / (n * k)
    dp = 2 * (p - y) / (n * k) if name == "squared_error" else np.clip(p - y, -1, 1) / (n * k)
    if head == "binary":
        return dp * p * (1 - p)
    if head == "multiclass":
        return p * (dp - (dp * p).sum(axis=1, keepdims=True))
    return dp


class Textbook:
    """W[l] (n_{l-1}, n_l) and b[l], read from a network of the engine once."""

    def __init__(self, network, loss="cross_entropy", regularization=("none", 0.0), optimizer=None):
        self.head = network.architecture.head
        self.outputs = network.architecture.outputs
        self.names = [layer.activation for layer in network.architecture.hidden]
        self.W = [weights.T.astype(float) for weights in network.weights]
        self.b = [biases.astype(float) for biases in network.biases]
        self.connections, self.gamma = network.architecture.connections, network.architecture.gamma
        self.loss, self.penalty, self.rate = loss, *regularization
        self.optimizer, self.t = optimizer, 0
        self.first = [np.zeros_like(p) for p in self.W + self.b]
        self.second = [np.zeros_like(p) for p in self.W + self.b]

    def joins(self, layer):
        """Whether that hidden layer, from 0, is joined: W[layer] is square."""
        return self.connections != "plain" and 0 <= layer < len(self.names) and len(set(self.W[layer].shape)) == 1

    def forward(self, x):
        activations, logits, v = [x], [], 0.0
        for layer, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            logits.append(activations[-1] @ W + b)
            if layer < len(self.names):
                f = ACTIVATIONS[self.names[layer]][0](logits[-1])
                if self.joins(layer):
                    v = f if self.connections == "residual" else self.gamma * v + (1 - self.gamma) * f
                    activations.append(activations[-1] + v)
                else:
                    v = 0.0
                    activations.append(f)
        return activations, logits

    def gradients(self, x, labels):
        y = encode(self.head, labels, self.outputs)
        activations, logits = self.forward(x)
        d = delta(self.loss, self.head, logits[-1], y)
        dW, db = [None] * len(self.W), [None] * len(self.W)
        da, dv = 0.0, 0.0
        for layer in range(len(self.W) - 1, -1, -1):
            if layer < len(self.names):
                slope = ACTIVATIONS[self.names[layer]][1](logits[layer])
                if not self.joins(layer):
                    d, da, dv = da * slope, 0.0, 0.0
                elif self.connections == "residual":
                    d = da * slope
                else:
                    dv = da + dv
                    d, dv = (1 - self.gamma) * dv * slope, self.gamma * dv
            dW[layer], db[layer] = activations[layer].T @ d, d.sum(axis=0)
            if self.penalty == "l2":
                dW[layer] = dW[layer] + self.rate * self.W[layer]
            if self.penalty == "l1":
                dW[layer] = dW[layer] + self.rate * np.sign(self.W[layer])
            da = da + d @ self.W[layer].T
        return dW, db

    def step(self, x, labels):
        dW, db = self.gradients(x, labels)
        o = self.optimizer
        self.t += 1
        for p, g, m, v in zip(self.W + self.b, dW + db, self.first, self.second, strict=True):
            if o.name == "sgd":
                p -= o.learning_rate * g
            elif o.name in ("momentum", "nesterov"):
                m[...] = o.momentum * m + g
                p -= o.learning_rate * (g + o.momentum * m if o.name == "nesterov" else m)
            elif o.name == "rmsprop":
                v[...] = o.smoothing * v + (1 - o.smoothing) * g**2
                p -= o.learning_rate * g / (np.sqrt(v) + o.epsilon)
            else:
                if o.name == "adamw":
                    p -= o.learning_rate * o.weight_decay * p
                m[...] = o.beta_1 * m + (1 - o.beta_1) * g
                v[...] = o.beta_2 * v + (1 - o.beta_2) * g**2
                m_hat, v_hat = m / (1 - o.beta_1**self.t), v / (1 - o.beta_2**self.t)
                p -= o.learning_rate * m_hat / (np.sqrt(v_hat) + o.epsilon)

    def flat(self):
        return np.concatenate([np.vstack([W, b]).T.ravel() for W, b in zip(self.W, self.b, strict=True)])
