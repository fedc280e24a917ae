"""A network as a Python script that needs nothing but NumPy."""

from collections.abc import Mapping
from typing import Final

from ...nn.activations import LEAK
from .model import Model, numbers

ACTIVATIONS: Final[Mapping[str, str]] = {
    "linear": "z",
    "sigmoid": "sigmoid(z)",
    "tanh": "np.tanh(z)",
    "relu": "np.maximum(z, 0)",
    "leaky_relu": f"np.maximum(z, {LEAK} * z)",
    "elu": "np.where(z > 0, z, np.expm1(np.minimum(z, 0)))",
    "gelu": "z * (1 + erf(z / math.sqrt(2))) / 2",
    "silu": "z * sigmoid(z)",
    "softplus": "np.logaddexp(z, 0)",
    "sine": "np.sin(z)",
    "step": "(z >= 0).astype(z.dtype)",
}
FEATURES: Final[Mapping[str, str]] = {
    "x1": "x1",
    "x2": "x2",
    "x1^2": "x1**2",
    "x2^2": "x2**2",
    "x1*x2": "x1 * x2",
    "sin(x1)": "np.sin(x1)",
    "sin(x2)": "np.sin(x2)",
    "cos(x1)": "np.cos(x1)",
    "cos(x2)": "np.cos(x2)",
}
_HEADS: Final[Mapping[str, str]] = {
    "binary": "    return sigmoid(z)",
    "multiclass": "    e = np.exp(z - z.max(axis=1, keepdims=True))\n    return e / e.sum(axis=1, keepdims=True)",
    "regression": "    return z",
}
_TEMPLATE: Final = '''\
"""{introduction}
"""

import math

import numpy as np

{constants}

# [W, b] of each layer: z = W a + b
LAYERS = [
{layers}
]


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def erf(z):
    return np.vectorize(math.erf, otypes=[z.dtype])(z)


ACTIVATIONS = [{activations}]
{connections}

def features(x):
    x1, x2 = np.asarray(x, np.float64).T
    return np.column_stack([{features}]).astype(np.{dtype})


def predict(x):
    a = features(x)
{velocity}    for layer, (W, b) in enumerate(LAYERS):
        z = a @ np.array(W, a.dtype).T + np.array(b, a.dtype)
        if layer < len(ACTIVATIONS):
{layer}
{head}


if __name__ == "__main__":
    np.testing.assert_allclose(predict(CHECKED), ANSWERS, rtol=1e-3, atol=1e-4)
    for point, answer in zip(CHECKED, predict(CHECKED).tolist()):
        print(point, answer)
'''


_CONNECTIONS: Final = """\
# a residual layer adds to what it reads: v = GAMMA v + (1 - GAMMA) f(a), a + v
RESIDUAL, GAMMA = {residual}, {gamma}
"""
_PLAIN: Final = "            a = ACTIVATIONS[layer](z)"
_RESIDUAL: Final = """\
            f = ACTIVATIONS[layer](z)
            v = GAMMA * v + (1 - GAMMA) * f if RESIDUAL[layer] else 0
            a = a + v if RESIDUAL[layer] else f"""


def numpy_script(model: Model) -> str:
    """The text of the script."""
    layers = zip(model.weights, model.biases, strict=True)
    has_residual = any(model.residual)
    return _TEMPLATE.format(
        introduction=model.introduction,
        constants=model.constants,
        layers="\n".join(f"    [{numbers(w)}, {numbers(b)}]," for w, b in layers),
        activations=", ".join(_activation(*layer) for layer in zip(model.activations, model.spoken, strict=True)),
        connections=_CONNECTIONS.format(residual=list(model.residual), gamma=model.gamma) if has_residual else "",
        velocity="    v = 0\n" if has_residual else "",
        layer=_RESIDUAL if has_residual else _PLAIN,
        features=", ".join(FEATURES[name] for name in model.config.network.features),
        dtype=model.config.training.dtype,
        head=_HEADS[model.config.problem],
    )


def _activation(name: str, spoken: list[int] | None) -> str:
    """The activation of a layer as a function; silenced units say 0."""
    return f"lambda z: {ACTIVATIONS[name]}" if spoken is None else f"lambda z: ({ACTIVATIONS[name]}) * {spoken}"
