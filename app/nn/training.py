"""A training: a network, its data and an optimizer, advanced by whole steps and restored bit for bit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike

from app.nn.gradient import compile_gradient, gradient_unit, penalty_rates, targets_of, with_ones
from app.nn.network import Network
from app.nn.optimizers import Optimizer
from app.nn.regularizations import REGULARIZATIONS, Regularization
from app.nn.tape import Array, Call, Tape, Template
from app.nn.update import Update, UpdateState

BatchSize: TypeAlias = int | Literal["full"]


@dataclass(frozen=True, eq=False)
class TrainingState:
    """Everything that the next steps depend on, except the data and the settings. Opaque to its holder."""

    parameters: Array
    update: UpdateState
    generator: Mapping[str, Any]
    permutation: Array
    batch: int
    shuffles: bool
    position: int
    epoch: int
    step: int


class Training:
    """Minimises J = (1/N) Σ L(ŷ_i, y_i) + penalty by one optimizer update a step, each on one batch.

    - An epoch visits every point once, in an order drawn from `rng` when its first step is made; the last
      batch is smaller when the batch size does not divide N. One batch an epoch is not shuffled.
    - `step` counts updates, `epoch` whole epochs; `position` is the number of batches done in the epoch under
      way, of `steps_per_epoch`.
    - Labels (N,) are integers for classification and floats for regression.

    Settings do not change in place: `changed(...)` compiles a new training that goes on from this one.
    """

    def __init__(
        self,
        network: Network,
        inputs: ArrayLike,
        labels: ArrayLike,
        *,
        rng: np.random.Generator,
        loss: str = "cross_entropy",
        optimizer: Optimizer | None = None,
        regularization: Regularization | None = None,
        batch_size: BatchSize = 10,
        shuffle: bool = True,
    ) -> None:
        self.network, self.loss = network, loss
        self.optimizer = optimizer or Optimizer()
        self.regularization = regularization or Regularization()
        self.batch_size, self.shuffle = batch_size, shuffle
        self.step = self.epoch = self.position = 0
        self._rng = rng
        self._inputs = with_ones(inputs, network)
        count = len(self._inputs)
        self._labels = np.array(labels)
        self._targets = targets_of(self._labels, network, count)
        if batch_size != "full" and batch_size < 1:
            raise ValueError(f"batch_size must be at least 1 or 'full', got {batch_size}")
        self._batch = count if batch_size == "full" else min(batch_size, count)
        self.steps_per_epoch = -(-count // self._batch)
        self._shuffles = shuffle and self.steps_per_epoch > 1
        self._permutation: Array = np.arange(count)
        self._visited_inputs, self._visited_targets = self._inputs.copy(), self._targets.copy()
        self._update = Update(network, self.optimizer, gradient_unit(network, loss, self._batch))
        self._calls, self._starts = self._compile()

    def _compile(self) -> tuple[list[Call], list[int]]:
        """Write the calls of one whole epoch, and where the calls of each of its steps start."""
        gradient: Array = np.zeros_like(self.network.parameters)
        calls: list[Call] = []
        starts: list[int] = [0]
        templates: dict[int, Template] = {}
        for start in range(0, len(self._inputs), self._batch):
            inputs = self._visited_inputs[start : start + self._batch]
            targets = self._visited_targets[start : start + self._batch].T
            reads = (inputs, inputs.T, targets)
            count = len(inputs)
            if count not in templates:
                templates[count] = Template(self._step_calls(reads, gradient), reads)
            calls += templates[count].reading(reads)
            starts.append(len(calls))
        return calls, starts

    def _step_calls(self, reads: tuple[Array, Array, Array], gradient: Array) -> list[Call]:
        """Write the calls of one step on one batch: gradient, penalty, update."""
        network, tape = self.network, Tape(self.network.dtype)
        inputs, features, targets = reads
        compile_gradient(tape, network, self.loss, inputs, features, targets, gradient)
        if len(inputs) != self._batch:
            # The gradient of the last, smaller batch comes in another unit.
            tape.call(np.multiply, gradient, tape.constant(self._batch / len(inputs), gradient), gradient)
        penalize = REGULARIZATIONS[self.regularization.name].gradient
        if penalize is not None and self.regularization.rate:
            rates = penalty_rates(network, self.regularization, self._update.unit)
            penalize(tape, network.parameters, rates, gradient)
        self._update.compile(tape, gradient)
        return tape.calls

    def run(self, steps: int) -> None:
        """Make exactly `steps` optimizer updates."""
        with np.errstate(all="ignore"):
            while steps > 0:
                if self.position == 0 and self._shuffles:
                    self._permutation = self._rng.permutation(len(self._inputs))
                    self._arrange()
                done = min(steps, self.steps_per_epoch - self.position)
                calls = self._calls
                if done < self.steps_per_epoch:
                    calls = calls[self._starts[self.position] : self._starts[self.position + done]]
                for function, arguments in calls:
                    function(*arguments)
                self._advance(done)
                steps -= done

    def _advance(self, steps: int) -> None:
        self.step += steps
        self.position += steps
        if self.position == self.steps_per_epoch:
            self.position = 0
            self.epoch += 1
        if not self._update.counts_itself:
            self._update.count += steps

    def _arrange(self) -> None:
        """Lay the data out in the order of the permutation, where the batches are fixed views."""
        self._inputs.take(self._permutation, 0, self._visited_inputs, "clip")
        self._targets.take(self._permutation, 0, self._visited_targets, "clip")

    def replace_data(self, inputs: ArrayLike, labels: ArrayLike) -> None:
        """Put other data of the same number of points under the run; the next batch already reads it."""
        points = with_ones(inputs, self.network)
        if len(points) != len(self._inputs):
            raise ValueError(
                f"expected {len(self._inputs)} points, got {len(points)}: use changed(inputs=…, labels=…)"
            )
        self._targets = targets_of(labels, self.network, len(points))
        self._labels = np.array(labels)
        self._inputs = points
        self._arrange()

    def state(self) -> TrainingState:
        """Return an immutable snapshot; continuing from it gives the same bits as the first time."""
        parameters, permutation = self.network.parameters.copy(), self._permutation.copy()
        parameters.setflags(write=False)
        permutation.setflags(write=False)
        return TrainingState(
            parameters=parameters,
            update=self._update.state(),
            generator=self._rng.bit_generator.state,
            permutation=permutation,
            batch=self._batch,
            shuffles=self._shuffles,
            position=self.position,
            epoch=self.epoch,
            step=self.step,
        )

    def restore(self, state: TrainingState) -> None:
        """Go back (or on) to a snapshot of a training of the same architecture.

        The place within the epoch is restored when the number of points, the batch size and shuffling are
        those of the snapshot; otherwise the epoch that was under way begins again.
        """
        if state.parameters.shape != self.network.parameters.shape:
            raise ValueError(f"the state has {state.parameters.size} parameters, not {self.network.parameters.size}")
        self.network.parameters[...] = state.parameters
        self._rng.bit_generator.state = cast(Any, state.generator)
        self._go_on(state)

    def _go_on(self, state: TrainingState) -> None:
        """Take counters, place in the epoch and optimizer state from `state`, as far as they fit."""
        self.step, self.epoch = state.step, state.epoch
        self._update.adopt(state.update)
        same_batches = (state.batch, state.shuffles) == (self._batch, self._shuffles)
        if same_batches and len(state.permutation) == len(self._permutation):
            self.position, self._permutation = state.position, state.permutation
        else:
            self.position, self._permutation = 0, np.arange(len(self._inputs))
        self._arrange()

    def changed(
        self,
        *,
        network: Network | None = None,
        inputs: ArrayLike | None = None,
        labels: ArrayLike | None = None,
        loss: str | None = None,
        optimizer: Optimizer | None = None,
        regularization: Regularization | None = None,
        batch_size: BatchSize | None = None,
        shuffle: bool | None = None,
    ) -> "Training":
        """Return a training with other settings that goes on where this one stands; None keeps a setting.

        Counters and generator always go on. The place within the epoch is kept when the number of points, the
        batch size and shuffling stay; the optimizer's state when the number of parameters and the kind of
        state stay. This training must not be run again: the new one draws from the same generator.
        """
        new = Training(
            network or self.network,
            self._inputs[:, :-1] if inputs is None else inputs,
            self._labels if labels is None else labels,
            rng=self._rng,
            loss=loss or self.loss,
            optimizer=optimizer or self.optimizer,
            regularization=regularization or self.regularization,
            batch_size=self.batch_size if batch_size is None else batch_size,
            shuffle=self.shuffle if shuffle is None else shuffle,
        )
        new._go_on(self.state())
        return new
