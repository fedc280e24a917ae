"""What both oracles compare: fifty steps from the same weights, on any architecture with any settings.

‖θ - θ'‖_∞ / ‖θ'‖_∞ is what is held to a tolerance.
"""

import numpy as np

from app.nn import LOSSES, REGULARIZATIONS, Architecture, Layer, Optimizer, Regularization, Training
from tests.nn.strategies import data_of, network_of

PAIRS = [(loss, head) for loss, entry in LOSSES.items() for head in entry.heads]
SHAPES = {"one layer": (4,), "two layers": (4, 3), "deep": (8, 8, 8, 8)}
PENALTIES = [(name, 0.0 if name == "none" else 0.01) for name in REGULARIZATIONS]
BATCH_SIZES = [1, 10, "full"]
POINTS, STEPS = 24, 50
TOLERANCE = {"float64": 1e-9, "float32": 1e-4}


# RMSprop and Adam divide a gradient by its own size. Where its terms cancel, what is left is rounding, which one step
# carries by up to η · noise / ε; and a parameter whose gradient is nearly 0 swings to and fro, so that any difference
# grows by half with every step. At this ε and smoothing neither happens, and the same formulas can be compared to the
# last digits. With the usual ones two float32 runs of any two libraries part now and then; that ours do so no more
# often than PyTorch's is a test of its own.
STEADY = {"smoothing": 0.9, "epsilon": 0.1}
USUAL = {"smoothing": 0.99, "epsilon": 1e-8}


def options_of(name, numbers=STEADY):
    return Optimizer(name, learning_rate=0.005, **numbers)


RESIDUAL = [("residual", 0.5), ("momentum_residual", 0.0), ("momentum_residual", 0.5), ("momentum_residual", 0.9)]
RESIDUAL_SHAPES = {"a pair": (2,), "two": (3, 3), "from the inputs": (2, 2, 2), "two runs": (2, 2, 3, 3, 3, 2, 2, 2)}


def architecture_of(shape, activation, head, connections=("plain", 0.5)):
    units = SHAPES.get(shape) or RESIDUAL_SHAPES[shape]
    hidden = tuple(Layer(count, activation) for count in units)
    return Architecture(2, hidden, 3 if head == "multiclass" else 1, head, *connections)


def training_of(architecture, dtype, loss, optimizer, penalty, batch_size, numbers=STEADY, **settings):
    inputs, labels = data_of(architecture, POINTS, 2)
    training = Training(
        network_of(architecture, 1, dtype),
        inputs,
        labels,
        rng=np.random.default_rng(0),
        loss=loss,
        optimizer=options_of(optimizer, numbers),
        regularization=Regularization(*penalty),
        batch_size=batch_size,
        shuffle=False,
        **settings,
    )
    return training, inputs, labels, POINTS if batch_size == "full" else batch_size


def difference(ours, theirs):
    return np.abs(ours.astype(float) - theirs).max() / np.abs(theirs).max()
