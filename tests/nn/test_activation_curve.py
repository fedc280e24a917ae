"""The curves of an activation are what its definition and finite differences say."""

import numpy as np
import pytest

from app.nn import ACTIVATIONS, curves
from app.wire.catalog.catalog import catalog


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "step"])
def test_the_slope_is_that_of_the_curve(name: str) -> None:
    z, g, slope = curves(name, 8001)
    smooth = np.abs(np.diff(slope, 2, prepend=slope[0], append=slope[-1])) < 1e-4  # a ReLU has no slope at 0
    differences = np.gradient(g, z)
    np.testing.assert_allclose(slope[smooth][1:-1], differences[smooth][1:-1], atol=2e-3)


def test_a_step_shows_the_slope_it_learns_by() -> None:
    z, g, slope = curves("step")
    np.testing.assert_array_equal(g, z >= 0)
    np.testing.assert_allclose(slope, 1 / (1 + np.abs(z)) ** 2)


def test_the_catalogue_holds_a_plot_of_every_activation() -> None:
    for entry in catalog()["activations"]:
        z, g, slope = curves(entry["name"])
        assert (len(entry["plot"]["x"]), entry["plot"]["x"][0], entry["plot"]["x"][-1]) == (41, -4.0, 4.0)
        assert entry["plot"]["g"] == np.round(g, 3).tolist()
        assert entry["plot"]["slope"] == np.round(slope, 3).tolist()
        assert entry["plot"]["x"] == np.round(z, 3).tolist()
