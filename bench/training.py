"""Training epochs and every-neuron surfaces against textbook NumPy, scikit-learn, PyTorch, JAX, ConvNetJS
and TensorFlow Playground's core.

Run as `python -m bench.training`.
"""

from dataclasses import replace
from functools import partial

import numpy as np

from app.nn import Forward, Maker, TrainingState, flush_denormals, prepare_machine
from bench.clock import Row, seconds
from bench.peers import Script, Textbook, convnetjs, jax_scan, playground, pytorch, scikit_learn
from bench.shapes import SHAPES

# How many times as fast as scikit-learn and as PyTorch eager an epoch has to be (SPEED.md).
FAST_TARGETS = {"A": 5.0, "C10": 3.0, "D": 1.5}  # of the compiled executor; elsewhere it is not to be slower
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
CONVERGED = 1000  # epochs after which most of Adam's means on D are denormal, where nothing flushes them


def training_rows() -> list[Row]:
    rows = []
    for name, shape in SHAPES.items():
        training = shape.training()
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


def converged_row() -> Row:
    """D once it has converged, against itself in its first epochs."""
    training, states = SHAPES["D"].training(), {}
    steps = 20 * training.steps_per_epoch
    states["fresh"] = training.state()
    training.run(CONVERGED * training.steps_per_epoch)
    states["converged"] = training.state()

    def twenty_epochs(state: TrainingState) -> None:
        training.restore(state)
        training.run(steps)

    times = seconds({name: partial(twenty_epochs, state) for name, state in states.items()})
    return Row("20 epochs D, converged vs fresh", times["converged"], times["fresh"], 1 / 1.1)


def compiled_rows() -> list[Row]:
    """The compiled executor against NumPy's, where numba is installed."""
    rows = []
    for name, shape in SHAPES.items():
        numpy, compiled = shape.training(), shape.training()
        numpy.restore(replace(numpy.state(), maker=Maker("numpy")))
        times = seconds(
            {
                executor: partial(training.run, training.steps_per_epoch)
                for executor, training in {"numpy": numpy, "compiled": compiled}.items()
            }
        )
        if compiled.executor == "numpy":  # both are the same: its products are large
            rows.append(Row(f"epoch fast:{name} is NumPy's", times["compiled"], times["numpy"], None))
        else:
            rows.append(
                Row(f"epoch fast:{name} vs NumPy", times["compiled"], times["numpy"], FAST_TARGETS.get(name, 1.0))
            )
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
    shape, absent = SHAPES["A"], [] if prepare_machine() else ["numba, the compiled executor"]
    for name, make in PEERS.items():
        peer = make(shape)
        if peer is None:
            absent.append(name)
        if isinstance(peer, Script):
            peer.close()
    return absent


def rows() -> list[Row]:
    flush_denormals()  # as in the trainer's thread; the peers that run in this process profit from it too
    numpys = [*training_rows(), converged_row(), *surface_rows()]
    return [*numpys, *compiled_rows()] if prepare_machine() else numpys


if __name__ == "__main__":
    for row in rows():
        print(row)
    for peer in missing():
        print(f"{peer}: not installed")
