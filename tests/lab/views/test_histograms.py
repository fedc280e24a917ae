"""Histograms of each layer: all values counted once, also where they are alike or no numbers."""

import numpy as np
import pytest

from app.lab.views.histograms import histogram, layer_histograms
from tests.lab.conftest import make, train


def test_every_value_is_counted_once_where_it_lies():
    values = np.random.default_rng(0).normal(size=(30, 7))
    found = histogram(values, 12)
    counts, edges = np.histogram(values, 12)
    assert found.counts == counts.tolist()
    assert (found.low, found.high) == (edges[0], edges[-1])


@pytest.mark.parametrize("values", [[2.0, 2.0], [0.0], [1.0, np.nextafter(1.0, 2)], [np.inf, -np.inf, np.nan, 5.0]])
def test_what_has_no_width_or_is_no_number_is_counted(values):
    found = histogram(np.array(values), 5)
    assert sum(found.counts) == len(values)
    assert np.isfinite([found.low, found.high]).all()


def test_each_layer_has_both():
    session = make(data={"samples": 50}, network={"silenced_units": [[1, 0], [1, 1]]})
    train(session, 30)
    layers = layer_histograms(session.still, 11)
    sizes = [(4, 12), (2, 10), (1, 3)]
    for (units, parameters), layer in zip(sizes, layers, strict=True):
        assert sum(layer.activations.counts) == 25 * units
        assert sum(layer.gradients.counts) == parameters
        assert len(layer.activations.counts) == 11
    assert max(layers[0].gradients.counts) >= 6  # those of two silenced units are 0
