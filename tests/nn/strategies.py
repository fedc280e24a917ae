"""Hypothesis strategies: any architecture, any network, any data set that fits it."""

from typing import Any, cast

import numpy as np
from hypothesis import strategies as st

from app.nn import ACTIVATIONS, CONNECTIONS, Architecture, Layer, Network
from app.nn.architecture import Head

layers = st.builds(Layer, st.sampled_from([1, 2, 2, 2, 3, 3, 4, 7, 9]), st.sampled_from(sorted(ACTIVATIONS)))


@st.composite
def architectures(draw: st.DrawFn, inputs: int | None = None) -> Architecture:
    head = draw(st.sampled_from(["binary", "multiclass", "regression"]))
    outputs = draw(st.integers(2, 5)) if head == "multiclass" else 1
    return Architecture(
        inputs or draw(st.integers(1, 4)),
        tuple(draw(st.lists(layers, max_size=4))),
        outputs,
        cast(Head, head),
        draw(st.sampled_from(sorted(CONNECTIONS))),
        draw(st.sampled_from([0.0, 0.5, 0.9])),
    )


def network_of(architecture: Architecture, seed: int, dtype: str = "float32") -> Network:
    """Random weights and random biases, so that no term of a gradient is 0 by chance."""
    network, rng = Network(architecture, dtype), np.random.default_rng(seed)
    network.initialize("glorot_uniform", rng)
    network.parameters += rng.normal(0, 0.1, network.parameters.shape).astype(dtype)
    return network


def data_of(architecture: Architecture, count: int, seed: int) -> tuple[Any, Any]:
    rng = np.random.default_rng(seed)
    inputs = rng.uniform(-3, 3, (count, architecture.inputs))
    if architecture.head == "regression":
        return inputs, rng.uniform(-1, 1, count)
    return inputs, rng.integers(0, max(2, architecture.outputs), count)
