"""Losses: their values against SciPy, at the extremes, and which heads they fit."""

import numpy as np
import pytest

from app.nn import LOSSES, Architecture, Evaluation, Gradient, Network
from app.nn.losses import head_loss
from tests.nn import textbook

PAIRS = [(loss, head) for loss, entry in LOSSES.items() for head in entry.heads]


def constant_network(logits, head):
    """A network whose logits are its biases, whatever the input."""
    network = Network(Architecture(1, (), len(logits), head), "float64")
    network.biases[0][...] = logits
    return network


@pytest.mark.parametrize(("loss", "head"), PAIRS)
def test_values_are_those_of_the_textbook(loss, head):
    rng = np.random.default_rng(0)
    classes = 4 if head == "multiclass" else 1
    labels = rng.normal(0, 2, 9) if head == "regression" else rng.integers(0, max(classes, 2), 9)
    network = Network(Architecture(3, (), classes, head), "float64")
    network.parameters[...] = rng.normal(0, 1, network.parameters.shape)
    x = rng.normal(0, 1, (9, 3))
    logits = x @ network.weights[0].T + network.biases[0]
    expected = textbook.loss(loss, head, logits, textbook.encode(head, labels, classes))
    assert Evaluation(network, x, labels, loss).loss() == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("logit", [1000.0, -1000.0])
@pytest.mark.parametrize("label", [0, 1])
def test_cross_entropy_at_logits_of_a_thousand(logit, label):
    right = (logit > 0) == (label == 1)
    network = constant_network([logit], "binary")
    assert Evaluation(network, [[1.0]], [label], "cross_entropy").loss() == (0 if right else 1000)
    np.testing.assert_allclose(
        Gradient(network, [[1.0]], [label], "cross_entropy").run(), 0 if right else np.sign(logit)
    )
    network = constant_network([0.0, logit], "multiclass")
    assert Evaluation(network, [[1.0]], [label], "cross_entropy").loss() == (0 if right else 1000)
    assert np.isfinite(Gradient(network, [[1.0]], [label], "cross_entropy").run()).all()


def test_a_loss_that_does_not_fit_the_head_is_refused_with_the_ones_that_do():
    with pytest.raises(
        ValueError, match="'cross_entropy' does not fit a regression head: choose one of squared_error"
    ):
        head_loss("cross_entropy", "regression")
    with pytest.raises(ValueError, match="unknown loss 'mse': expected one of cross_entropy"):
        head_loss("mse", "binary")


@pytest.mark.parametrize(
    ("head", "outputs", "labels"),
    [
        ("binary", 1, [2]),
        ("multiclass", 3, [3]),
        ("multiclass", 3, [-1]),
        ("binary", 1, [0.5]),
        ("regression", 1, [[0.0]]),
    ],
)
def test_labels_that_do_not_fit_the_head_are_refused(head, outputs, labels):
    with pytest.raises(ValueError, match="must"):
        Evaluation(Network(Architecture(1, (), outputs, head)), [[0.0]], labels, "squared_error")
