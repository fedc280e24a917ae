"""Programs: which tapes have rows for the compiled machine, and which are left to NumPy."""

import numpy as np
import pytest

from app.nn import ACTIVATIONS, CONNECTIONS, LOSSES, OPTIMIZERS, REGULARIZATIONS, Optimizer, Regularization, program
from app.nn.tape import Tape
from tests.nn.fifty_steps import PAIRS, RESIDUAL, architecture_of
from tests.nn.test_training import training_of

LEFT_TO_NUMPY = {"gelu", "sine"}


def assembled(training):
    """Whether every call of its steps has a row."""
    try:
        for _, calls, moves in training._taped.batches():
            program.assemble(calls, {**moves, **training._update.moves}, training._update.advance)
    except program.NotForTheMachine:
        return False
    return True


def of(activation="tanh", head="multiclass", connections=("plain", 0.5), **settings):
    architecture = architecture_of("a pair", activation, head, connections)
    return training_of(architecture, batch_size=10, **settings)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_activations(activation, dtype):
    assert assembled(of(activation, dtype=dtype)) is (activation not in LEFT_TO_NUMPY)


@pytest.mark.parametrize(("loss", "head"), PAIRS)
def test_losses(loss, head):
    assert assembled(of(head=head, loss=loss))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers(name):
    assert assembled(of(optimizer=Optimizer(name)))


@pytest.mark.parametrize("name", REGULARIZATIONS)
def test_penalties(name):
    assert assembled(of(regularization=Regularization(name, 0.1)))


@pytest.mark.parametrize("connections", RESIDUAL)
def test_residual_layers(connections):
    assert assembled(of(connections=connections))


def test_what_draws_or_decides_is_left_to_numpy():
    assert not assembled(of(dropout=0.5))
    assert not assembled(of(clip_norm=1.0))


@pytest.mark.parametrize(
    "call",
    [
        (np.add, (np.zeros((2, 3)), np.zeros((1, 3)), np.zeros((2, 3)))),  # a broadcast
        (np.add, (np.zeros((3, 2)).T, np.zeros((2, 3)), np.zeros((3, 2)).T)),  # its rows are not contiguous
        (np.add, (np.zeros((2, 2), "float32"), np.zeros((2, 2)), np.zeros((2, 2)))),  # two dtypes
        (np.add, (np.zeros((2, 2))[:, ::-1], np.zeros((2, 2)), np.zeros((2, 2)))),  # backwards
        (np.add, (np.zeros((2, 2, 2))[:, 1:], np.zeros((2, 1, 2)), np.zeros((2, 1, 2)))),  # three axes, in pieces
        (np.zeros(3).dot, (np.zeros(3), np.zeros(()))),  # no matrices
        (np.zeros((2, 3)).dot, (np.zeros((2, 3)), np.zeros((2, 3)))),  # no product
        (np.fmax.reduce, (np.zeros((2, 3)), 1, None, np.zeros((2, 1)), True)),  # along the other axis
        (np.maximum, (np.zeros(3), np.zeros(3), np.zeros(3))),  # a ufunc that no tape has
    ],
)
def test_calls_without_a_row(call):
    with pytest.raises(program.NotForTheMachine):
        program.assemble([call], {})


def test_tapes_of_losses_alone():
    """The tables' entries write calls that have rows, whatever the heads."""
    for loss, entry in LOSSES.items():
        for head, head_loss in entry.heads.items():
            tape, z = Tape(np.dtype("float64")), np.zeros((1 if head != "multiclass" else 3, 5))
            head_loss.delta(tape, z, np.zeros_like(z.T).T, np.zeros_like(z))
            assert len(program.assemble(tape.calls, {})) == len(tape.calls), loss


def test_there_are_as_many_connections_as_are_tried():
    assert {name for name, _ in RESIDUAL} | {"plain"} == set(CONNECTIONS)
