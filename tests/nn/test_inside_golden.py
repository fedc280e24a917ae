"""The numbers that the page's own arithmetic is held against are still the engine's."""

import json

import numpy as np

from app.data import FEATURES
from app.nn import ACTIVATIONS, HEADS, LOSSES
from app.nn.connections import CONNECTIONS
from tests.golden.inside import EXPECTED, numbers


def test_the_golden_numbers_are_the_engines():
    written, found = json.loads(EXPECTED.read_text()), numbers()
    assert len(written) == len(found)
    for case, now in zip(written, found, strict=True):
        assert case["problem"] == now["problem"]
        assert case["network"] == json.loads(json.dumps(now["network"]))
        assert case["losses"].keys() == now["losses"].keys()
        for key in ("x", "labels", "weights", "biases", "z", "f", "a", "slope"):
            for old, new in zip(_arrays(case[key]), _arrays(now[key]), strict=True):
                np.testing.assert_allclose(old, new, rtol=1e-12, atol=1e-12)
        for name, losses in case["losses"].items():
            np.testing.assert_allclose(losses, now["losses"][name], rtol=1e-9, atol=1e-12)


def test_the_cases_cover_every_head_loss_connection_activation_and_feature():
    cases = json.loads(EXPECTED.read_text())
    assert {case["problem"] for case in cases} == set(HEADS)
    for head in HEADS:
        own = [case for case in cases if case["problem"] == head]
        assert {loss for case in own for loss in case["losses"]} == {k for k, v in LOSSES.items() if head in v.heads}
        for connections in CONNECTIONS:
            joined = [case["network"] for case in own if case["network"]["connections"] == connections]
            assert {layer["activation"] for network in joined for layer in network["hidden"]} == set(ACTIVATIONS)
    assert {name for case in cases for name in case["network"]["features"]} == set(FEATURES)


def _arrays(value):
    """Layers are of different shapes: each list of matrices is compared matrix by matrix."""
    return [np.asarray(entry) for entry in value]
