"""The golden frame: the bytes that both sides of the wire agree on."""

import json

import numpy as np
from safetensors.numpy import load

from tests.golden.make import EXPECTED, FRAME, frame


def test_encoding_gives_exactly_the_golden_bytes():
    assert frame() == FRAME.read_bytes()


def test_the_golden_frame_loads_as_a_safetensors_file_with_the_expected_tensors():
    expected = json.loads(EXPECTED.read_text())["tensors"]
    tensors = load(FRAME.read_bytes())
    assert tensors.keys() == expected.keys()
    for name, array in tensors.items():
        assert array.dtype.name == expected[name]["dtype"]
        assert list(array.shape) == expected[name]["shape"]
        values = np.array(expected[name]["values"], np.float64)  # null is NaN
        np.testing.assert_array_equal(array.ravel().astype(np.float64), values)


def test_the_quantised_tensors_are_the_literals_of_the_protocol():
    tensors = load(FRAME.read_bytes())
    surface = tensors["surface"].ravel()
    assert (surface[0], surface[-1]) == (1, 255)  # −1 and +1
    assert tensors["neuron_scale"].tolist() == [1.0, 4.0, 1.0]  # a scale is 1 at least
    # 0 ↦ 128; 0.25/1 ↦ 128 + round(127·0.5); −4/4 ↦ 1; 1/1 ↦ 255.
    assert tensors["neurons"][:, 0, 0].tolist() == [128, 128, 128]
    assert tensors["neurons"][:, 7, 7].tolist() == [192, 1, 255]
    assert tensors["split"].tolist() == [0, 0, 1, 0]


def test_the_golden_state_is_the_one_written_down():
    raw = FRAME.read_bytes()
    header = json.loads(raw[8 : 8 + int.from_bytes(raw[:8], "little")])
    assert json.loads(header["__metadata__"]["state"]) == json.loads(EXPECTED.read_text())["state"]
