"""What the catalogue and the documentation render: every entry of every table is fully described."""

from dataclasses import fields

import numpy as np
import pytest

import app.nn
from app.nn import (
    ACTIVATIONS,
    CONNECTION_NUMBERS,
    CONNECTIONS,
    HEADS,
    HYPER_PARAMETERS,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    REGULARIZATIONS,
    SCHEDULE_NUMBERS,
    SCHEDULES,
    Architecture,
    Optimizer,
    Schedule,
)
from app.nn.activations import value_and_slope
from app.nn.tape import Tape

TABLES = {
    "activations": ACTIVATIONS,
    "heads": HEADS,
    "initializers": INITIALIZERS,
    "connections": CONNECTIONS,
    "losses": LOSSES,
    "optimizers": OPTIMIZERS,
    "regularizations": REGULARIZATIONS,
    "schedules": SCHEDULES,
}


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, entries in TABLES.items() for name in entries])
def test_every_entry_says_what_it_is_and_where_it_comes_from(table, name):
    entry = TABLES[table][name]
    for field in ("title", "formula", "derivative", "what", "source"):
        if hasattr(entry, field):
            assert getattr(entry, field), field
    assert entry.what.endswith(".")


@pytest.mark.parametrize("name", HEADS)
def test_a_head_names_the_activation_that_its_output_computes(name):
    z = np.array([[-1.5, 0.0, 2.0], [0.5, 1.0, -3.0]])[: 2 if name == "multiclass" else 1]
    head, tape, outputs = HEADS[name], Tape(z.dtype), np.zeros_like(z)
    head.output(tape, z.copy(), outputs)
    tape.run()
    functions = {
        "sigmoid": lambda z: value_and_slope("sigmoid", z)[0],
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=0),
        "linear": lambda z: z,
    }
    np.testing.assert_allclose(outputs, functions[head.activation](z), atol=1e-12)


def test_the_hyper_parameters_described_are_those_of_the_optimizer_with_the_same_defaults():
    assert {name: entry.default for name, entry in HYPER_PARAMETERS.items()} == {
        field.name: field.default for field in fields(Optimizer) if field.name != "name"
    }
    assert all(set(rule.hyper_parameters) <= set(HYPER_PARAMETERS) for rule in OPTIMIZERS.values())


def test_the_numbers_described_are_those_of_the_schedules_with_the_same_defaults():
    assert {name: entry.default for name, entry in SCHEDULE_NUMBERS.items()} == {
        field.name: field.default for field in fields(Schedule) if field.name != "name"
    }
    assert all(set(decay.numbers) <= set(SCHEDULE_NUMBERS) for decay in SCHEDULES.values())


def test_the_number_of_the_connections_is_that_of_the_architecture_with_the_same_default():
    assert {name: entry.default for name, entry in CONNECTION_NUMBERS.items()} == {"gamma": Architecture(2, ()).gamma}
    assert {number for connections in CONNECTIONS.values() for number in connections.numbers} == set(
        CONNECTION_NUMBERS
    )


def test_everything_public_is_there():
    assert all(hasattr(app.nn, name) for name in app.nn.__all__)
