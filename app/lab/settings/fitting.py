"""Weights given from outside, and the configuration that they describe."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..messages import Refusal
from .config import Config, Settings

Arrays: TypeAlias = Sequence[NDArray[Any]]
Layers: TypeAlias = tuple[Arrays, Arrays, Sequence[str] | None]
"""W^[l] (n^[l], n^[l-1]) and b^[l] (n^[l],), l = 1 … L; the hidden layers' activations, None to keep them."""


def fitted(
    config: Config,
    weights: Sequence[NDArray[Any]],
    biases: Sequence[NDArray[Any]],
    activations: Sequence[str] | None,
) -> Config:
    """The configuration with the hidden layers that these weights describe; Refusal where they are none."""
    network = config.network
    kept = network.hidden if len(weights) > 1 else ()  # one layer is the output alone: nothing to name
    names = [layer.activation for layer in kept] if activations is None else activations
    sizes = [config.inputs, *(len(w) for w in weights)]
    most = float(np.finfo(config.training.dtype).max)
    outputs = config.architecture.outputs
    if sizes[-1:] != [outputs] or len(names) != len(weights) - 1:
        raise Refusal(
            "{layers} layers need {hidden} activations and {outputs} units in the last;"
            " there are {names} activations and {units} units",
            layers=len(weights),
            hidden=len(weights) - 1,
            outputs=outputs,
            names=len(names),
            units=sizes[-1],
        )
    for layer, (w, b) in enumerate(zip(weights, biases, strict=True), start=1):
        if w.shape != (len(w), sizes[layer - 1]) or b.shape != (len(w),):
            raise Refusal(
                "layer {layer}: W must have {columns} columns and b as many entries as W has rows;"
                " W has shape {w}, b {b}",
                layer=layer,
                columns=sizes[layer - 1],
                w=w.shape,
                b=b.shape,
            )
        if not (np.abs(w) <= most).all() or not (np.abs(b) <= most).all():  # a run may have carried them this far
            raise Refusal(
                "layer {layer}: every weight must be a number between −{most:g} and {most:g}",
                layer=layer,
                most=most,
            )
    hidden = [{"units": units, "activation": name} for units, name in zip(sizes[1:-1], names, strict=True)]
    config = config.patched(Settings.read({"network": {"hidden": hidden}}))
    for layer in config.network.layers_without_bias:
        if biases[layer - 1].any():
            raise Refusal("layer {layer} is without a bias: its b must be 0", layer=layer)
    return config
