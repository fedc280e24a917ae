"""The golden numbers of one forward pass and of the losses: `python -m tests.golden.inside` writes them anew.

The page computes z, g(z), a, g′(z), ŷ and ℒ of every point from a frame's weights. tests/js/model/inside.test.js
holds that against these numbers of the engine, which tests/nn/test_inside_golden.py checks again.
"""

import json
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np

from app.data import features
from app.nn import ACTIVATIONS, LOSSES, Architecture, Layer, Network, trace
from app.nn.architecture import Head

EXPECTED = Path(__file__).with_name("inside.json")
OUTPUTS: dict[Head, int] = {"binary": 1, "multiclass": 3, "regression": 1}


@dataclass(frozen=True)
class Shape:
    """What surrounds the activations: the features, how many units each hidden layer has, how layers are joined."""

    features: tuple[str, ...]
    units: tuple[int, ...]
    connections: str = "plain"
    gamma: float = 0.5

    def layers(self, activations: tuple[str, ...]) -> list[tuple[Layer, ...]]:
        """Hidden layers of this shape that between them have every activation."""
        depth = len(self.units)
        return [
            tuple(map(Layer, self.units, islice(cycle(activations), start, start + depth)))
            for start in range(0, len(activations), depth)
        ]


SHAPES = [
    Shape(("x1", "x2", "x1*x2", "sin(x1)"), (3, 2)),
    # Every layer is residual, the first one too; γ is nobody's.
    Shape(("x1^2", "cos(x1)", "x2"), (3, 3, 3), "residual", 0.9),
    # As the presets have them: the first layer is not residual, those behind it are.
    Shape(("x1", "x2"), (3, 3, 3), "residual"),
    # The velocity begins at 0 at the features, and again behind a layer of another width.
    Shape(("x1", "x2^2", "sin(x2)", "cos(x2)"), (4, 4, 2, 2, 2), "momentum_residual", 0.6),
    Shape(("x1", "x2"), (3, 3, 3, 3), "momentum_residual", 0.9),
]


def numbers() -> list[dict[str, Any]]:
    """Networks of every head, shape and activation, some points, and what the engine has at every unit of them."""
    generator = np.random.default_rng(7)
    x = generator.uniform(-3, 3, (4, 2)).astype(np.float32).astype(np.float64)
    return [
        _case(generator, x, head, shape, hidden)
        for head in OUTPUTS
        for shape in SHAPES
        for hidden in shape.layers(tuple(ACTIVATIONS))
    ]


def _case(
    generator: np.random.Generator, x: np.ndarray, head: Head, shape: Shape, hidden: tuple[Layer, ...]
) -> dict[str, Any]:
    outputs = OUTPUTS[head]
    architecture = Architecture(len(shape.features), hidden, outputs, head, shape.connections, shape.gamma)
    network = Network(architecture, np.float64)
    network.parameters[...] = generator.normal(0, 0.5, network.parameters.shape).astype(np.float32)
    labels = (
        generator.uniform(-1, 1, len(x)).astype(np.float32)
        if head == "regression"
        else generator.integers(0, max(2, outputs), len(x))
    )
    inputs = features(x, list(shape.features), np.float64)
    traced = {name: trace(network, inputs, labels, name) for name, loss in LOSSES.items() if head in loss.heads}
    seen = next(iter(traced.values()))
    return {
        "problem": head,
        "network": {
            "features": shape.features,
            "hidden": [asdict(layer) for layer in hidden],
            "connections": shape.connections,
            "gamma": shape.gamma,
        },
        "x": x.tolist(),
        "labels": labels.tolist(),
        "weights": [w.tolist() for w in network.weights],
        "biases": [b.tolist() for b in network.biases],
        "z": [layer.z.T.tolist() for layer in seen.layers],
        "f": [layer.f.T.tolist() for layer in seen.layers],
        "a": [layer.a.T.tolist() for layer in seen.layers],
        "slope": [layer.slope.T.tolist() for layer in seen.layers if layer.slope is not None],
        "losses": {name: entry.losses.tolist() for name, entry in traced.items()},
    }


def write() -> None:
    """One case a line, so that a change shows where it is."""
    EXPECTED.write_text("[\n" + ",\n".join(map(json.dumps, numbers())) + "\n]\n")


if __name__ == "__main__":
    write()
