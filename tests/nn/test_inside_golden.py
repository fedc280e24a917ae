"""The numbers that the page's own arithmetic is held against are still the engine's."""

import json

import numpy as np

from tests.golden.inside import EXPECTED, numbers


def test_the_golden_numbers_are_the_engines():
    written, found = json.loads(EXPECTED.read_text()), numbers()
    assert len(written) == len(found)
    for case, now in zip(written, found, strict=True):
        assert (case["problem"], case["activation"], case["losses"].keys()) == (
            now["problem"],
            now["activation"],
            now["losses"].keys(),
        )
        for key in ("x", "labels", "weights", "biases", "z", "a", "slope"):
            for old, new in zip(_arrays(case[key]), _arrays(now[key]), strict=True):
                np.testing.assert_allclose(old, new, rtol=1e-12, atol=1e-12)
        for name, losses in case["losses"].items():
            np.testing.assert_allclose(losses, now["losses"][name], rtol=1e-9, atol=1e-12)


def _arrays(value):
    """Layers are of different shapes: each list of matrices is compared matrix by matrix."""
    return [np.asarray(entry) for entry in value]
