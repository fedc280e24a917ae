"""Clipping: the norm of the whole gradient, penalty included, as torch.nn.utils.clip_grad_norm_ has it."""

import numpy as np
import pytest

from app.nn import Gradient, Optimizer, Regularization
from tests.nn.strategies import data_of
from tests.nn.test_training import ARCHITECTURE, training_of

PENALTY = Regularization("l2", 0.3)
RATE = 0.1


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 1e-4), ("float64", 1e-12)])
@pytest.mark.parametrize("batch_size", ["full", 20])
@pytest.mark.parametrize("most", [1e-3, 0.05, 1e3])
def test_a_step_goes_along_the_gradient_by_at_most_the_norm(most, batch_size, dtype, tolerance):
    training = training_of(
        dtype=dtype,
        optimizer=Optimizer(learning_rate=RATE),
        regularization=PENALTY,
        batch_size=batch_size,
        shuffle=False,
        clip_norm=most,
    )
    inputs, labels = data_of(ARCHITECTURE, 25, 1)
    for batch in [slice(0, 25)] * 2 if batch_size == "full" else [slice(0, 20), slice(20, 25)]:
        g = Gradient(training.network, inputs[batch], labels[batch], "cross_entropy", PENALTY).run()
        clipped = g * min(1, most / (np.linalg.norm(g) + 1e-6))
        before = training.network.parameters.copy()
        training.run(1)
        moved = (before - training.network.parameters) / RATE
        np.testing.assert_allclose(moved, clipped, rtol=tolerance, atol=tolerance * 10)


def test_a_bound_that_is_never_reached_changes_no_bit():
    free, bounded = training_of(), training_of(clip_norm=1e9)
    free.run(30)
    bounded.run(30)
    if free.executor == bounded.executor:  # what is clipped is NumPy's
        assert free.network.parameters.tobytes() == bounded.network.parameters.tobytes()
    np.testing.assert_allclose(free.network.parameters, bounded.network.parameters, atol=1e-6)


def test_changed_keeps_the_bound_and_can_take_it_off():
    training = training_of(clip_norm=0.5)
    assert training.changed().clip_norm == 0.5
    assert training.changed(clip_norm=0.1).clip_norm == 0.1
    assert training.changed(clip_norm=None).clip_norm is None


def test_a_diverged_gradient_stays_visible():
    training = training_of(clip_norm=1.0)
    training.network.parameters[0] = np.nan
    training.run(1)
    assert np.isnan(training.network.parameters).sum() > 1


@pytest.mark.parametrize("most", [0.0, -1.0, np.inf, np.nan])
def test_impossible_bounds_are_refused(most):
    with pytest.raises(ValueError, match="clip_norm must be finite and greater than 0"):
        training_of(clip_norm=most)
