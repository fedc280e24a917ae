"""Quantisation: how far a byte is from the value it stands for."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from app.wire.quantise import probability_bytes, signed_bytes, signed_values

values = arrays(np.float32, array_shapes(max_dims=3), elements=st.floats(-8, 8, width=32))
scales = st.floats(1, 16, width=32)


@pytest.mark.parametrize(
    ("value", "scale", "byte"),
    [
        (0, 1, 128),
        (1, 1, 255),
        (-1, 1, 1),
        (0.25, 1, 192),
        (-0.25, 1, 64),
        (4, 4, 255),
        (9, 4, 255),
        (-9, 4, 1),
        (1, 4, 192),
    ],
)
def test_the_bytes_are_those_of_the_protocol(value, scale, byte):
    expected = 128 + round(127 * math.copysign(math.sqrt(min(1, abs(value) / scale)), value))
    assert signed_bytes(np.array([value], np.float32), scale)[0] == byte == expected


@given(values, scales)
def test_a_value_comes_back_within_half_a_step(given_values, scale):
    back = signed_values(signed_bytes(given_values, scale), scale)
    wanted = np.clip(given_values.astype(np.float64), -scale, scale)
    # v = scale · s·|s|: half a byte of s around s, with the curvature of the square, plus float32's own rounding.
    s = np.sqrt(np.abs(wanted) / scale)
    allowed = scale * (s / 127 + 1 / 254**2) + 1e-5 * scale
    assert (np.abs(back - wanted) <= allowed).all()


@given(values, scales)
def test_a_greater_value_never_has_a_smaller_byte(given_values, scale):
    ordered = np.sort(given_values.ravel())
    assert (np.diff(signed_bytes(ordered, scale).astype(int)) >= 0).all()


@given(values, scales)
def test_the_sign_is_kept_and_the_negative_mirrors_the_positive(given_values, scale):
    q = signed_bytes(given_values, scale).astype(int) - 128
    assert (q * np.sign(given_values) >= 0).all()
    mirrored = signed_bytes(-given_values, scale).astype(int) - 128
    assert (q == -mirrored).all()


@given(scales)
def test_zero_is_the_middle(scale):
    assert signed_bytes(np.array([0.0, -0.0], np.float32), scale).tolist() == [128, 128]
    assert signed_values(np.array([128], np.uint8), scale) == 0


def test_each_map_has_its_own_scale():
    maps = np.array([[[2.0]], [[2.0]]], np.float32)
    assert signed_bytes(maps, np.array([2.0, 8.0], np.float32)[:, None, None]).ravel().tolist() == [255, 192]


def test_the_values_are_left_as_they_are():
    given_values = np.array([0.5, -3.0], np.float32)
    signed_bytes(given_values, 1.0)
    probability_bytes(given_values)
    assert given_values.tolist() == [0.5, -3.0]


@given(arrays(np.float32, 20, elements=st.floats(0, 1, width=32)))
def test_a_probability_comes_back_within_half_a_byte(p):
    assert (np.abs(probability_bytes(p) / 255 - p) <= 0.5 / 255 + 1e-6).all()


def test_certainty_keeps_its_ends():
    assert probability_bytes(np.array([0.0, 1.0], np.float32)).tolist() == [0, 255]
