"""Packing against the library that defines the format."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from safetensors.numpy import save

from app.wire.pack import pack

_arrays = st.sampled_from([np.float64, np.float32, np.float16, np.uint8]).flatmap(
    lambda dtype: arrays(dtype, array_shapes(max_dims=3, min_side=0, max_side=5))
)


@given(
    st.dictionaries(st.from_regex(r"[a-z]+(\.[0-9]+)?", fullmatch=True), _arrays, max_size=6),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
)
def test_the_bytes_are_those_that_safetensors_writes(tensors, text):
    assert pack(tensors, {"state": text}) == save(tensors, {"state": text})


def test_a_transposed_array_is_written_row_by_row():
    matrix = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert pack({"m": matrix.T}, {}) == pack({"m": np.ascontiguousarray(matrix.T)}, {})


def test_a_type_that_no_frame_has_is_refused():
    with pytest.raises(KeyError):
        pack({"m": np.zeros(1, np.int64)}, {})
