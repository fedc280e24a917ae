"""The golden numbers of one neuron and of the losses: `python -m tests.golden.inside` writes them anew.

The page computes z, g(z), g′(z), ŷ and L_i of every point from a frame's weights; tests/js/inside.test.js holds it
against these numbers of the engine, which tests/nn/test_inside_golden.py checks again.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from app.data import features
from app.nn import ACTIVATIONS, LOSSES, Architecture, Layer, Network, trace

EXPECTED = Path(__file__).with_name("inside.json")
FEATURES = ["x1", "x2", "x1*x2", "sin(x1)"]
OUTPUTS = {"binary": 1, "multiclass": 3, "regression": 1}


def numbers() -> list[dict[str, Any]]:
    """One network for each head and activation, some points, and what the engine has at every unit of them."""
    generator = np.random.default_rng(7)
    x = generator.uniform(-6, 6, (7, 2)).astype(np.float32).astype(np.float64)
    cases = []
    for head, outputs in OUTPUTS.items():
        for activation in ACTIVATIONS:
            network = Network(
                Architecture(inputs=len(FEATURES), hidden=(Layer(3, activation),), outputs=outputs, head=head),
                np.float64,
            )
            network.parameters[...] = generator.normal(0, 0.8, network.parameters.shape).astype(np.float32)
            labels = (
                generator.uniform(-1, 1, len(x)).astype(np.float32)
                if head == "regression"
                else generator.integers(0, max(2, outputs), len(x))
            )
            fitting = [name for name, loss in LOSSES.items() if head in loss.heads]
            traced = {name: trace(network, features(x, FEATURES, np.float64), labels, name) for name in fitting}
            seen = traced[fitting[0]]
            cases.append(
                {
                    "problem": head,
                    "activation": activation,
                    "features": FEATURES,
                    "x": x.tolist(),
                    "labels": labels.tolist(),
                    "weights": [w.tolist() for w in network.weights],
                    "biases": [b.tolist() for b in network.biases],
                    "z": [layer.z.T.tolist() for layer in seen.layers],
                    "a": [layer.a.T.tolist() for layer in seen.layers],
                    "slope": [layer.slope.T.tolist() for layer in seen.layers if layer.slope is not None],
                    "losses": {name: entry.losses.tolist() for name, entry in traced.items()},
                }
            )
    return cases


if __name__ == "__main__":
    EXPECTED.write_text(json.dumps(numbers()) + "\n")
