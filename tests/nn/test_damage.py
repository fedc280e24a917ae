"""Damage to weights: noise of a known size, and as many values as bits allow."""

import numpy as np
import pytest

from app.nn import noisy, quantised

WEIGHTS = np.random.default_rng(0).normal(0, 3, (60, 40)).astype(np.float32)


def test_noise_is_as_large_as_its_share_of_the_weights():
    added = noisy(WEIGHTS, 0.1, np.random.default_rng(1)) - WEIGHTS
    assert added.dtype == np.float32
    assert added.std() == pytest.approx(0.1 * np.sqrt((WEIGHTS**2).mean()), rel=0.05)
    assert abs(added.mean()) < 0.02


def test_a_seed_draws_the_same_noise():
    once, again, other = (noisy(WEIGHTS, 0.1, np.random.default_rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(once, again)
    assert (once != other).all()
    np.testing.assert_array_equal(noisy(WEIGHTS, 0.0, np.random.default_rng(1)), WEIGHTS)


@pytest.mark.parametrize(("bits", "values"), [(2, 3), (3, 7), (4, 15), (8, 255)])
def test_bits_leave_so_many_values(bits, values):
    rounded = quantised(WEIGHTS, bits)
    step = np.abs(WEIGHTS).max() / (values // 2)
    assert rounded.dtype == np.float32
    assert len(np.unique(rounded)) <= values
    np.testing.assert_allclose(rounded / step, np.round(rounded / step), atol=1e-5)
    assert np.abs(rounded - WEIGHTS).max() <= step / 2 * (1 + 1e-5)
    np.testing.assert_allclose(quantised(rounded, bits), rounded, rtol=1e-6)


def test_two_bits_are_minus_one_zero_and_one():
    np.testing.assert_array_equal(quantised(np.array([[0.9, -2.0, 1.1, 0.0]]), 2), [[0, -2, 2, 0]])


def test_nothing_is_rounded_to_nothing():
    np.testing.assert_array_equal(quantised(np.zeros((2, 2)), 4), np.zeros((2, 2)))
    with pytest.raises(ValueError, match="at least 2 bits, got 1"):
        quantised(WEIGHTS, 1)
