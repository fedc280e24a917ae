"""Training epochs and every-neuron surfaces against textbook NumPy, scikit-learn, PyTorch, JAX, ConvNetJS
and TensorFlow Playground's core.

Run as `python -m bench.training`.
"""

from functools import partial

import numpy as np

from app.nn import Forward, Training
from bench.clock import Row, seconds
from bench.peers import Script, Textbook, convnetjs, jax_scan, playground, pytorch, scikit_learn
from bench.shapes import SHAPES

# How many times as fast as scikit-learn and as PyTorch eager an epoch has to be (SPEED.md).
LIBRARY_TARGETS = {"A": 10.0, "B": 10.0, "C10": 10.0, "Cfull": 10.0, "D": 10.0, "E": 1.5}
TARGETS = {
    "scikit-learn": LIBRARY_TARGETS,
    "PyTorch eager": LIBRARY_TARGETS,
    "JAX, one scan": {"A": 1.0, "B": 1.0, "C10": 1.0, "Cfull": 1.0},
    "ConvNetJS": {"A": 1.5, "B": 25.0, "C10": 3.5, "Cfull": 45.0, "D": 30.0},
    "TensorFlow Playground's core": {"A": 1.0, "B": 1.0, "C10": 1.0, "Cfull": 1.0},
}
PEERS = {
    "scikit-learn": scikit_learn,
    "PyTorch eager": pytorch,
    "JAX, one scan": jax_scan,
    "ConvNetJS": convnetjs,
    "TensorFlow Playground's core": playground,
}
RESOLUTION = 100


def training_rows() -> list[Row]:
    rows = []
    for name, shape in SHAPES.items():
        points, labels = shape.data()
        training = Training(
            shape.network(),
            points,
            labels,
            rng=np.random.default_rng(0),
            optimizer=shape.settings,
            batch_size=shape.batch,
        )
        peers = {peer: make(shape) for peer, make in PEERS.items()}
        functions = {
            "ours": partial(training.run, training.steps_per_epoch),
            "textbook NumPy": Textbook(shape).epoch,
        }
        functions |= {peer: epoch for peer, epoch in peers.items() if epoch is not None}
        times = seconds(functions)
        for peer in list(functions)[1:]:
            target = TARGETS.get(peer, {}).get(name)
            rows.append(Row(f"epoch {name} vs {peer}", times["ours"], times[peer], target))
        for epoch in peers.values():
            if isinstance(epoch, Script):
                epoch.close()
    return rows


def surface_rows() -> list[Row]:
    """Every neuron at every point of a grid, against textbook NumPy in float64 (its default) and float32."""
    axis = np.linspace(-6, 6, RESOLUTION)
    grid = np.stack([values.ravel() for values in np.meshgrid(axis, axis)], 1)
    rows = []
    for name in ("A", "C10", "D"):
        shape = SHAPES[name]
        functions = {"ours": Forward(shape.network(), grid).run}
        for dtype in ("float64", "float32"):
            textbook = Textbook(shape, dtype)
            functions[f"textbook NumPy {dtype}"] = partial(textbook.forward, grid.astype(dtype))
        times = seconds(functions)
        rows += [Row(f"surfaces {name} vs {peer}", times["ours"], times[peer], 3.0) for peer in list(functions)[1:]]
    return rows


def missing() -> list[str]:
    """The peers that are not installed."""
    shape, absent = SHAPES["A"], []
    for name, make in PEERS.items():
        peer = make(shape)
        if peer is None:
            absent.append(name)
        if isinstance(peer, Script):
            peer.close()
    return absent


def rows() -> list[Row]:
    return training_rows() + surface_rows()


if __name__ == "__main__":
    for row in rows():
        print(row)
    for peer in missing():
        print(f"{peer}: not installed")
