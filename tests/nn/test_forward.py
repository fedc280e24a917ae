"""Forward passes: against the textbook, in tiles, with other inputs, and reading live parameters."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.nn import Architecture, Evaluation, Forward, Layer, Regularization, forward
from tests.nn.strategies import architectures, data_of, network_of
from tests.nn.textbook import Textbook, output


@given(architectures(), st.integers(1, 40), st.integers(0, 99), st.sampled_from([7, 10000]))
@settings(max_examples=200, deadline=None)
def test_every_layer_is_that_of_the_textbook_in_tiles_or_whole(architecture, count, seed, tile):
    network = network_of(architecture, seed, "float64")
    inputs, _ = data_of(architecture, count, seed)
    whole, forward.TILE = forward.TILE, tile
    try:
        ours = Forward(network, inputs)
    finally:
        forward.TILE = whole
    ours.run()
    activations, logits = Textbook(network).forward(inputs)
    expected = [*activations, output(architecture.head, logits[-1])]
    assert len(ours.activations) == len(architecture.sizes)
    for mine, theirs in zip(ours.activations, expected, strict=True):
        np.testing.assert_allclose(mine.T, theirs, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(ours.logits.T, logits[-1], rtol=1e-10, atol=1e-12)
    assert ours.outputs is ours.activations[-1]


def test_parameters_are_read_live():
    network = network_of(Architecture(2, (Layer(3),), 1), 1, "float64")
    ours = Forward(network, [[0.0, 0.0], [1.0, 1.0]])
    ours.run()
    before = ours.outputs.copy()
    network.parameters *= 2
    ours.run()
    other = Forward(network, [[0.0, 0.0], [1.0, 1.0]])
    other.run()
    np.testing.assert_array_equal(ours.outputs, other.outputs)
    assert not np.array_equal(before, ours.outputs)
    with pytest.raises(ValueError, match=r"shape \(N, 2\)"):
        Forward(network, [[0.0]])


def test_accuracy_is_the_share_of_points_on_their_side():
    network = network_of(Architecture(1, (), 1), 1)
    network.parameters[...] = [1, 0]
    assert Evaluation(network, [[1.0], [2.0], [-1.0], [-2.0]], [1, 1, 0, 1], "hinge").accuracy() == 0.75
    network = network_of(Architecture(1, (), 3, "multiclass"), 1)
    network.parameters[...] = 0
    network.biases[0][1] = 1
    assert Evaluation(network, [[1.0], [2.0]], [1, 2], "hinge").accuracy() == 0.5
    network = network_of(Architecture(1, (), 1, "regression"), 1)
    assert Evaluation(network, [[1.0]], [0.3], "huber").accuracy() is None


def test_the_penalty_counts_weights_and_leaves_biases_out():
    network = network_of(Architecture(2, (), 1), 1, "float64")
    network.parameters[...] = [3, -4, 100]
    evaluation = Evaluation(network, [[1.0, 1.0]], [1], "cross_entropy")
    assert evaluation.objective(Regularization("l2", 0.1)) - evaluation.loss() == pytest.approx(1.25)
    assert evaluation.objective(Regularization("l1", 0.1)) - evaluation.loss() == pytest.approx(0.7)


def test_an_evaluation_of_other_data_is_that_of_a_new_one():
    network = network_of(Architecture(1, (), 1), 1)
    evaluation = Evaluation(network, [[1.0], [2.0]], [1, 1], "hinge")
    evaluation.replace_data([[0.0], [3.0]], [0, 1])
    assert evaluation.scores(1) == Evaluation(network, [[0.0], [3.0]], [0, 1], "hinge").scores(1)
    with pytest.raises(ValueError, match="2 points"):
        evaluation.replace_data([[0.0], [3.0]], [0])
