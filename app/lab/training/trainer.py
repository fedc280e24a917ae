"""The trainer of a session: its network, how it learns from the points, and how well it does."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...data import Plane
from ...nn import (
    Evaluation,
    Network,
    Score,
    Training,
    TrainingState,
    diagnose,
    penalty,
)
from ..finite import finite_or_none
from ..messages import Message, Refusal, message
from ..points.points import Points
from ..settings.config import Config
from ..settings.restart import changed_origin
from .checkpoints import Checkpoint
from .compiled import COMPILED_CALLS, CompiledCalls
from .engine_terms import first_network, training_options
from .figures import Measure
from .metrics import Metrics, measure
from .parameter import check

# Every draw has a generator of its own, so that another order of the points does not change the weights.
_ORDER, _SURGERY = 1, 2  # 0 draws the first weights


class Trainer:
    """A network in training. Same configuration, same points, same steps: same bits."""

    _score: tuple[Score, Score | None] | None
    _evaluation: Evaluation | None
    _inputs: NDArray[Any] | None

    def __init__(self, config: Config, points: Points, compiled: CompiledCalls = COMPILED_CALLS) -> None:
        self._compiled = compiled
        self._adopt(config, points)
        self.network = first_network(config)
        self._training = self._new_training()
        self._evaluate()

    def restart(self) -> None:
        """Take the first weights again, and step 0."""
        self.network = first_network(self.config)
        self._training = self._new_training()
        self._evaluate()

    def adopt(self, config: Config, points: Points) -> bool:
        """Go on with another configuration or other points; whether the network had to start anew is returned.

        Weights are kept wherever they still have a place. Other features, another initializer or another weight
        seed are another network.
        """
        before = vars(self).copy()
        try:
            return self._adopted(config, points)
        except Exception:
            vars(self).update(before)  # all or nothing: what an edit makes is new, the old is as it was
            raise

    def _adopted(self, config: Config, points: Points) -> bool:
        old, old_points = self.config, self.points
        self._adopt(config, points)
        if changed_origin(old, config):
            self.restart()
            return True
        wanted = config.architecture
        same_network = wanted == self.network.architecture
        if not same_network:
            rng = np.random.default_rng([config.network.seed, _SURGERY, self.step])
            self.network = self.network.adapted(wanted, config.network.initializer, rng, config.network.half_width)
            if not self.network.is_finite():
                raise Refusal("the weights are too large to be carried into other layers; reset the network first")
        same_count = (~points.test).sum() == (~old_points.test).sum()
        inputs, labels = self._split(~points.test)
        if not same_network or config.training != old.training or not same_count:
            self._training = self._training.changed(
                network=self.network, inputs=inputs, labels=labels, **training_options(config)
            )
        elif points is not old_points:
            self._training.replace_data(inputs, labels)
        self._evaluate(anew=not same_network or config.training != old.training or len(points) != len(old_points))
        return False

    def run(self, steps: int) -> None:
        """Make exactly so many updates."""
        self._training.run(steps)
        self._score = None
        self._compiled.used(self)

    @property
    def nbytes(self) -> int:
        """About how much memory the inputs and the compiled training and evaluation take now."""
        inputs = 0 if self._inputs is None else self._inputs.nbytes
        return inputs + self._training.nbytes + (0 if self._evaluation is None else self._evaluation.nbytes)

    def release(self) -> None:
        """Let the inputs and what is compiled go until they are needed again."""
        self._inputs, self._evaluation = None, None
        make, trained = self._make_inputs(), ~self.points.test
        self._training.release(lambda: make()[trained])

    @property
    def step(self) -> int:
        """Updates made."""
        return self._training.step

    @property
    def epoch(self) -> int:
        """Whole epochs done."""
        return self._training.epoch

    @property
    def steps_per_epoch(self) -> int:
        """Batches in an epoch."""
        return self._training.steps_per_epoch

    def steps_to_epoch(self, epoch: int) -> int:
        """Steps from here to the end of that epoch."""
        return (epoch - self.epoch) * self.steps_per_epoch - self._training.position

    @property
    def training(self) -> Training:
        """The training, to be read and to preview its next step; it is changed through the trainer alone."""
        return self._training

    @property
    def inputs(self) -> NDArray[Any]:
        """The features a^[0] of all points, (N, n^[0]): not to be written to."""
        if self._inputs is None:
            self._inputs = self._make_inputs()()
        return self._inputs

    @property
    def penalty(self) -> float:
        """What the regularization adds to the loss."""
        return penalty(self.network, self._training.regularization)

    @property
    def is_finite(self) -> bool:
        """Whether every weight and the loss are numbers."""
        return self.network.is_finite() and self.loss.train is not None

    @property
    def seems_finite(self) -> bool:
        """The same; of images, whose loss takes its time, by the weights alone: as a rule one step later at most."""
        return self.is_finite if isinstance(self.config.space, Plane) else self.network.is_finite()

    @property
    def loss(self) -> Measure:
        """The mean loss, without penalty."""
        train, test = self._scores()
        return Measure(finite_or_none(train.loss), None if test is None else finite_or_none(test.loss))

    @property
    def accuracy(self) -> Measure:
        """The share of points classified right; None for regression."""
        train, test = self._scores()
        return Measure(train.accuracy, None if test is None else test.accuracy)

    def measure(self) -> Iterator[Metrics | None]:
        """Everything there is to measure now, in pieces that are of this moment, and may run in any thread."""
        test = self.points.test
        another_hand = self.points.another_hand_inputs(self.network.dtype)
        pieces = measure(self._training, self._split(test) if test.any() else None, another_hand)
        self._compiled.used(self)  # a step has been made and taken back
        return pieces

    def why_diverged(self) -> str:
        """Say that the next step leads out of the finite numbers, and what most likely makes it do so."""
        diagnosis = diagnose(self._training)
        why = Message(diagnosis.template, diagnosis.numbers)
        return message("Training diverged at step {step}. {why}", step=self.step + 1, why=why)

    def checkpoint(self) -> TrainingState:
        """All that the next steps depend on."""
        return self._training.state()

    def go_to(self, checkpoint: Checkpoint) -> None:
        """Be as at a moment of this session, whatever has changed since."""
        if checkpoint.config != self.config or checkpoint.points is not self.points:
            self._adopt(checkpoint.config, checkpoint.points)
            self.network = Network(checkpoint.config.architecture, checkpoint.config.training.dtype)
            self._training = self._new_training()
            self._evaluate()
        self.restore(checkpoint.training)

    def restore(self, checkpoint: TrainingState) -> None:
        """Go on from a checkpoint of the present configuration, bit for bit as it was."""
        self._training.restore(checkpoint)
        self._score = None

    def stand_at(self, step: int, epochs: float | None = None) -> None:
        """Take the weights as they are for those of that step, and of so many epochs where these are given."""
        epoch, position = divmod(step, self.steps_per_epoch)
        if epochs is not None:
            epoch = int(epochs)
            position = min(round((epochs - epoch) * self.steps_per_epoch), self.steps_per_epoch - 1)
        self.restore(replace(self.checkpoint(), step=step, epoch=epoch, position=position))

    def take_up(self, state: TrainingState) -> None:
        """Go on from what another session with this configuration and these points has learnt, or a Refusal."""
        own = self.checkpoint()
        slots = state.update.slots
        fits = (
            state.parameters.shape == own.parameters.shape
            and np.isfinite(state.parameters).all()
            and slots.keys() == own.update.slots.keys() == state.update.units.keys()
            and all(slot.shape == own.parameters.shape and np.isfinite(slot).all() for slot in slots.values())
            and np.array_equal(np.sort(state.permutation), np.arange(len(own.permutation)))
            and (state.batch, state.shuffles) == (own.batch, own.shuffles)
            and 0 <= state.position < self.steps_per_epoch
        )
        if not fits:
            raise Refusal("what was learnt does not fit the configuration and the points of the checkpoint")
        self.restore(state)

    def set_weight(self, layer: int, row: int, column: int | None, value: float) -> None:
        """Set W^[layer][row, column], or b^[layer][row] where the column is None."""
        check(self.network.architecture, (layer, row, column))
        if column is None and layer in self.network.architecture.without_bias and value:
            raise Refusal("layer {layer} is without a bias: its b must be 0", layer=layer)
        if column is None:
            self.network.biases[layer - 1][row] = value
        else:
            self.network.weights[layer - 1][row, column] = value
        self._score = None

    def set_layers(self, weights: Sequence[NDArray[Any]], biases: Sequence[NDArray[Any]]) -> None:
        """Set all weights W^[l] (n^[l], n^[l-1]) and biases b^[l] (n^[l],); the shapes are those of the network."""
        for own, given in zip(self.network.weights, weights, strict=True):
            own[...] = given
        for own, given in zip(self.network.biases, biases, strict=True):
            own[...] = given
        self._score = None

    def _adopt(self, config: Config, points: Points) -> None:
        self.config, self.points = config, points
        self._inputs = None

    def _make_inputs(self) -> Callable[[], NDArray[Any]]:
        """What makes the a^[0] of all present points, whatever this trainer does later."""
        return partial(self.points.inputs, self.config.network.features, np.dtype(self.config.training.dtype))

    def _split(self, chosen: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[Any]]:
        return self.inputs[chosen], self.points.y[chosen]

    def _new_training(self) -> Training:
        rng = np.random.default_rng([self.config.network.seed, _ORDER])
        inputs, labels = self._split(~self.points.test)
        return Training(self.network, inputs, labels, rng=rng, **training_options(self.config))

    def _evaluate(self, anew: bool = True) -> None:
        """Evaluate all points, those to train on before those to test; what is compiled is kept unless `anew`."""
        order = np.argsort(self.points.test, kind="stable")
        self._trained = len(order) - int(self.points.test.sum())
        inputs, labels = self.inputs[order], self.points.y[order]
        if anew or self._evaluation is None:
            self._evaluation = Evaluation(self.network, inputs, labels, self.config.training.loss)
        else:
            self._evaluation.replace_data(inputs, labels)
        self._score = None
        self._compiled.used(self)

    def _scores(self) -> tuple[Score, Score | None]:
        """Loss and accuracy at this step, computed once."""
        if self._score is None:
            if self._evaluation is None:
                self._evaluate()
            assert self._evaluation is not None
            self._score = self._evaluation.scores(self._trained)
            self._compiled.used(self)
        return self._score


def network_of(checkpoint: Checkpoint) -> Network:
    """The network of a moment, to look at it."""
    network = Network(checkpoint.config.architecture, checkpoint.config.training.dtype)
    network.parameters[...] = checkpoint.training.parameters
    return network
