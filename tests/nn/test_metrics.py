"""Metrics: predictions against scikit-learn and by hand."""

import numpy as np
import pytest
from sklearn import metrics as reference

from app.nn import Architecture, Layer, Network, confusion_matrix, mean_absolute_error, precision, r_squared, recall
from tests.nn.strategies import data_of, network_of

CLASSES = Architecture(2, (Layer(6),), 4, "multiclass")


def predictions(network, inputs):
    """By the definition of the layers, for one hidden tanh layer."""
    z = np.tanh(inputs @ network.weights[0].T + network.biases[0]) @ network.weights[1].T + network.biases[1]
    return z[:, 0] if z.shape[1] == 1 else z.argmax(1)


@pytest.mark.parametrize("architecture", [CLASSES, Architecture(2, (Layer(6),))])
def test_confusion_precision_and_recall_are_those_of_scikit_learn(architecture):
    network = network_of(architecture, 3, "float64")
    inputs, labels = data_of(architecture, 200, 1)
    predicted = predictions(network, inputs)
    predicted = predicted if architecture.outputs > 1 else (predicted > 0).astype(int)
    confusion = confusion_matrix(network, inputs, labels)
    np.testing.assert_array_equal(confusion, reference.confusion_matrix(labels, predicted))
    expected = reference.precision_score(labels, predicted, average=None, zero_division=np.nan)
    np.testing.assert_allclose(np.array(precision(confusion), float), expected)
    expected = reference.recall_score(labels, predicted, average=None, zero_division=np.nan)
    np.testing.assert_allclose(np.array(recall(confusion), float), expected)


def test_a_share_of_nothing_is_none():
    confusion = np.array([[3, 1, 0], [2, 4, 0], [0, 0, 0]])
    assert precision(confusion) == [3 / 5, 4 / 5, None]
    assert recall(confusion) == [3 / 4, 4 / 6, None]


def test_r_squared_and_mean_absolute_error_are_those_of_scikit_learn():
    architecture = Architecture(2, (Layer(6),), 1, "regression")
    network = network_of(architecture, 3, "float64")
    inputs, labels = data_of(architecture, 200, 1)
    predicted = predictions(network, inputs)
    assert r_squared(network, inputs, labels) == pytest.approx(reference.r2_score(labels, predicted))
    assert mean_absolute_error(network, inputs, labels) == pytest.approx(np.abs(predicted - labels).mean())
    assert r_squared(network, inputs, np.ones(200)) is None


def test_what_does_not_fit_the_head_is_refused_with_a_sentence():
    regression = Network(Architecture(1, (), 1, "regression"))
    with pytest.raises(ValueError, match="has no classes: use r_squared"):
        confusion_matrix(regression, [[0.0]], [0])
    with pytest.raises(ValueError, match="predicts classes: use confusion_matrix"):
        r_squared(Network(CLASSES), [[0.0, 0.0]], [0])
    with pytest.raises(ValueError, match=r"1 points need labels of shape \(1,\)"):
        mean_absolute_error(regression, [[0.0]], [0.0, 1.0])
    with pytest.raises(ValueError, match=r"must lie in 0\.\.3"):
        confusion_matrix(Network(CLASSES), [[0.0, 0.0]], [4])
