"""Fifty steps from the same weights, against the textbook (tests/nn/textbook.py): plain NumPy, one formula a line.

The textbook shares no code with the engine and is itself held against finite differences here. Every two choices of
activation, loss, connections, shape, optimizer, penalty and batch size meet in one of the cases.
"""

import numpy as np
import pytest

from app.nn import ACTIVATIONS, OPTIMIZERS
from tests.nn import textbook
from tests.nn.fifty_steps import (
    BATCH_SIZES,
    PAIRS,
    PENALTIES,
    POINTS,
    RESIDUAL,
    RESIDUAL_SHAPES,
    SHAPES,
    STEPS,
    TOLERANCE,
    architecture_of,
    difference,
    training_of,
)
from tests.nn.strategies import data_of, network_of
from tests.nn.textbook import Textbook
from tests.pairwise import pairwise

PLAIN = [("plain", 0.5)]
CASES = [
    *pairwise(list(ACTIVATIONS), PAIRS, PLAIN, list(SHAPES), list(OPTIMIZERS), PENALTIES, BATCH_SIZES),
    *pairwise(list(ACTIVATIONS), PAIRS, RESIDUAL, list(RESIDUAL_SHAPES), list(OPTIMIZERS), PENALTIES, BATCH_SIZES),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case)))
def test_fifty_steps_are_those_of_the_textbook(case):
    activation, (loss, head), connections, shape, optimizer, penalty, batch_size = case
    architecture = architecture_of(shape, activation, head, connections)
    training, inputs, labels, size = training_of(architecture, "float64", loss, optimizer, penalty, batch_size)
    oracle = Textbook(training.network, loss, penalty, training.optimizer)
    for number in range(STEPS):
        start = number * size % (-(-POINTS // size) * size)
        oracle.step(inputs[start : start + size], labels[start : start + size])
    training.run(STEPS)
    assert difference(training.network.parameters, oracle.flat()) <= TOLERANCE["float64"]


@pytest.mark.parametrize(("loss", "head"), PAIRS)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_the_textbook_itself_agrees_with_finite_differences(activation, loss, head):
    place = list(ACTIVATIONS).index(activation) + PAIRS.index((loss, head))
    shape, connections = [("two layers", ("plain", 0.5)), ("two runs", RESIDUAL[0]), ("two runs", RESIDUAL[2])][
        place % 3
    ]
    architecture = architecture_of(shape, activation, head, connections)
    oracle = Textbook(network_of(architecture, 1, "float64"), loss, ("l2", 0.1))
    inputs, labels = data_of(architecture, 7, 2)
    y = textbook.encode(head, labels, architecture.outputs)

    def objective():
        penalty = 0.05 * sum((W**2).sum() for W in oracle.W)
        return textbook.loss(loss, head, oracle.forward(inputs)[1][-1], y) + penalty

    dW, db = oracle.gradients(inputs, labels)
    for array, gradient in zip(oracle.W + oracle.b, dW + db, strict=True):
        for index in np.ndindex(array.shape):
            value = array[index]
            array[index] = value + 1e-6
            above = objective()
            array[index] = value - 1e-6
            assert (above - objective()) / 2e-6 == pytest.approx(gradient[index], abs=2e-8)
            array[index] = value
