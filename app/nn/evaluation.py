"""An evaluation: the exact loss and accuracy of a network on a data set."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from .forward import Forward
from .heads import HEADS
from .losses import head_loss
from .network import Network
from .regularizations import REGULARIZATIONS, Regularization
from .tape import Array


@dataclass(frozen=True)
class Score:
    """The mean (1/N) Σ_{i=1}^N ℒ^(i) over a data set, without penalty, and the share of points classified right."""

    loss: float
    accuracy: float | None


class Evaluation:
    """The loss of a network on inputs (N, n^[0]) and labels (N,), compiled once; never disturbs a training.

    Labels are integers for classification and floats for regression.
    """

    def __init__(self, network: Network, inputs: ArrayLike, labels: ArrayLike, loss: str) -> None:
        architecture = network.architecture
        self._network = network
        self._head = HEADS[architecture.head]
        self._value = head_loss(loss, architecture.head).value
        self.forward = Forward(network, inputs)
        self._targets = self._targets_of(labels)

    def replace_data(self, inputs: ArrayLike, labels: ArrayLike) -> None:
        """Put other data of the same number of points in its place."""
        targets = self._targets_of(labels)
        self.forward.activations[0][...] = np.asarray(inputs).T
        self._targets = targets

    def _targets_of(self, labels: ArrayLike) -> Array:
        targets = self._head.targets(labels, self._network.architecture.outputs).astype(self._network.dtype)
        if len(targets) != self.forward.logits.shape[1]:
            raise ValueError(f"{self.forward.logits.shape[1]} points need as many labels, got {len(targets)}")
        return targets

    @cached_property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return self.forward.held_bytes

    def score(self) -> Score:
        """Loss and accuracy from one forward pass; accuracy is None for regression."""
        return self.scores(len(self._targets))[0]

    def scores(self, boundary: int) -> tuple[Score, Score | None]:
        """The scores of the first `boundary` points and of the rest, from one forward pass; None of no points."""
        self.forward.run()
        logits, correct = self.forward.logits, self._head.correct
        starts = [0] if boundary == len(self._targets) else [0, boundary]
        with np.errstate(all="ignore"):
            values = self._value(logits, self.forward.outputs, self._targets.T)
            losses = np.add.reduceat(values, starts, dtype=np.float64).tolist()
        counts = (boundary, len(self._targets) - boundary)
        right: list[int | None] = [None, None]
        if correct is not None:
            right = np.add.reduceat(correct(logits, self._targets), starts, dtype=np.intp).tolist()
        scores = [_score(*sums) for sums in zip(losses, right, counts, strict=False)]
        return scores[0], scores[1] if len(scores) > 1 else None

    def losses(self) -> Array:
        """ℒ(ŷ^(i), y^(i)) of every point (N,), without penalty."""
        self.forward.run()
        with np.errstate(all="ignore"):
            values: Array = self._value(self.forward.logits, self.forward.outputs, self._targets.T)
            return values

    def loss(self) -> float:
        """(1/N) Σ_{i=1}^N ℒ(ŷ^(i), y^(i)), without penalty."""
        return self.score().loss

    def accuracy(self) -> float | None:
        """The share of points whose predicted class is their label; None for regression."""
        return self.score().accuracy

    def objective(self, regularization: Regularization) -> float:
        """J = (1/N) Σ_{i=1}^N ℒ(ŷ^(i), y^(i)) + penalty."""
        return self.loss() + penalty(self._network, regularization)


def _score(loss: float, right: int | None, count: int) -> Score:
    """The means of sums over some points."""
    return Score(loss / count, None if right is None else right / count)


def penalty(network: Network, regularization: Regularization) -> float:
    """λ R(w) over every weight of the network; biases are not penalised."""
    entry = REGULARIZATIONS[regularization.name]
    with np.errstate(all="ignore"):
        return regularization.rate * sum(entry.value(weights) for weights in network.weights)
