"""A training: a network, its data and an optimizer, advanced by whole steps and restored bit for bit."""

from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any, Literal, TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike

from .clipping import check_clip_norm, compile_clipping
from .dropout import check_dropout, compile_mask, draw_masks
from .epoch import Augment, Epoch
from .executor import Program, decided
from .frozen import fixed_parameters
from .gradient import compile_gradient, compile_penalty, gradient_unit, targets_of, with_ones
from .network import Network
from .optimizers import Optimizer
from .regularizations import Regularization
from .schedules import Schedule
from .tape import Array, Call, Tape
from .training_state import Executor, Maker, TrainingState
from .update import Update

BatchSize: TypeAlias = int | Literal["full"]
_VARIATIONS = 2**53


class Training:
    """Minimises J = (1/N) Σ_{i=1}^N ℒ(ŷ^(i), y^(i)) + penalty by one optimizer update a step, each on one batch.

    - An epoch visits every point once, in an order drawn from `rng` when its first step is made; the last
      batch is smaller when the batch size does not divide N. One batch an epoch is not shuffled.
    - `step` counts updates, `epoch` whole epochs; `position` is the number of batches done in the epoch under
      way, of `steps_per_epoch`.
    - The learning rate follows `schedule` from epoch to epoch; `dropout` is the probability with which a hidden unit
      is silent in a step (training only), its masks drawn from `rng`; `clip_norm` bounds ‖g‖₂, None does not.
    - `augment` makes other views of the points, such as shifted images, anew in every epoch, from a seed that is
      drawn from `rng` when the epoch begins; None trains on the points themselves.
    - Parameters that are true in `frozen` (P,) do not learn: they, and the optimizer's state of them, stay as they
      are, and their part of the gradient counts for nothing. So do biases of layers that are without.
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
        schedule: Schedule | None = None,
        dropout: float = 0.0,
        clip_norm: float | None = None,
        augment: Augment | None = None,
        frozen: Array | None = None,
    ) -> None:
        self.network, self.loss = network, loss
        self.optimizer = optimizer or Optimizer()
        self.regularization = regularization or Regularization()
        self.batch_size, self.shuffle = batch_size, shuffle
        self.schedule = schedule or Schedule()
        self.dropout, self.clip_norm, self.augment = dropout, clip_norm, augment
        self.frozen: Array = np.zeros(network.parameters.shape, np.bool_) if frozen is None else frozen
        self._fixed = fixed_parameters(network.architecture, self.frozen)
        check_dropout(dropout)
        check_clip_norm(clip_norm)
        self.step = self.epoch = self.position = 0
        self._rng = rng
        self._held: Array | None = with_ones(inputs, network)
        self._source: Callable[[], ArrayLike] | None = None
        count = len(self._held)
        self._labels = np.array(labels)
        self._targets = targets_of(self._labels, network, count)
        if batch_size != "full" and batch_size < 1:
            raise ValueError(f"batch_size must be at least 1 or 'full', got {batch_size}")
        self._batch = count if batch_size == "full" else min(batch_size, count)
        self.steps_per_epoch = -(-count // self._batch)
        self._shuffles = shuffle and self.steps_per_epoch > 1
        self._permutation: Array = np.arange(count)
        self._variation = 0
        unit = gradient_unit(network, loss, self._batch)
        self._update = Update(network, self.optimizer, unit, self.steps_per_epoch)
        self._gradient: Array = np.zeros_like(network.parameters)
        self._epoch: Epoch | None = None
        self._maker = Maker()
        self._programs: tuple[Program, ...] = ()

    @property
    def _taped(self) -> Epoch:
        """The epoch on tape, written when it is first run, and anew after `release`."""
        if self._epoch is None:
            self._epoch = Epoch(self._inputs, self._targets, self._batch, self._step_calls)
        return self._epoch

    @property
    def _inputs(self) -> Array:
        """The training points with their ones, (N, n^[0] + 1), made anew after `release`."""
        if self._held is None:
            assert self._source is not None
            self._held = with_ones(self._source(), self.network)
        return self._held

    @property
    def nbytes(self) -> int:
        """About how much memory the epoch on tape and the points take."""
        taped = 0 if self._epoch is None else self._epoch.nbytes
        return taped + (0 if self._held is None else self._held.nbytes)

    def release(self, inputs: Callable[[], ArrayLike] | None = None) -> None:
        """Let the epoch on tape go, until the next step: what is learnt stays.

        The points, too, where `inputs` gives the same a^[0] once more.
        """
        self._epoch, self._programs = None, ()
        if inputs is not None:
            self._held, self._source = None, inputs

    def _step_calls(self, inputs: Array, features: Array, targets: Array) -> list[Call]:
        """Write the calls of one step on one batch: gradient, penalty, clipping, update."""
        network, gradient, tape, unit = self.network, self._gradient, Tape(self.network.dtype), self._update.unit
        drop = partial(compile_mask, rng=self._rng, rate=self.dropout) if self.dropout else None
        compile_gradient(tape, network, self.loss, inputs, features, targets, gradient, drop)
        if len(inputs) != self._batch:
            # The gradient of the last, smaller batch comes in another unit.
            tape.call(np.multiply, gradient, tape.constant(self._batch / len(inputs), gradient), gradient)
        compile_penalty(tape, network, self.regularization, unit, gradient)
        if self.clip_norm is not None:
            compile_clipping(tape, gradient, unit, self.clip_norm, self._fixed)
        self._update.compile(tape, gradient, ~self._fixed)
        return tape.calls

    @property
    def learning_rate(self) -> float:
        """The learning rate of the present epoch, as the schedule has it."""
        return self._update.rate

    @property
    def inputs(self) -> Array:
        """The training points a^[0], (N, n^[0]): not to be written to."""
        return self._inputs[:, :-1]

    @property
    def labels(self) -> Array:
        """Their labels (N,): not to be written to."""
        return self._labels

    @property
    def executor(self) -> Executor | None:
        """Who makes the steps of this run; None before the first."""
        return self._maker.name

    def run(self, steps: int) -> None:
        """Make exactly `steps` optimizer updates."""
        epoch = self._taped
        self._maker, self._programs = decided(self._maker, self._programs, epoch, self._update)
        compiled = self._programs if self._maker.name == "compiled" else ()
        with np.errstate(all="ignore"):
            while steps > 0:
                if self._draws:
                    self._permutation, self._variation = self._drawn(self._rng)
                epoch.arrange(self._inputs, self._targets, self._permutation, self.augment, self._variation)
                done = min(steps, self.steps_per_epoch - self.position)
                for program in compiled:
                    program.run(self.position, self.position + done)
                for function, arguments in () if compiled else epoch.steps(self.position, self.position + done):
                    function(*arguments)
                self._advance(done)
                steps -= done

    @property
    def _draws(self) -> bool:
        """Whether the next step begins an epoch with an order or views of its own."""
        return self.position == 0 and (self._shuffles or self.augment is not None)

    def _drawn(self, rng: np.random.Generator) -> tuple[Array, int]:
        """The order of an epoch, and the seed of its variation, drawn where it begins."""
        permutation = rng.permutation(len(self._permutation)) if self._shuffles else self._permutation
        return permutation, int(rng.integers(_VARIATIONS)) if self.augment is not None else 0

    def next_batch(self) -> tuple[Array, Array, tuple[Array, ...] | None]:
        """Which points (n,) the next step reads, as which a^[0] (n, n^[0]), and its masks of dropout, if any.

        The masks are (n^[l], n) for each hidden layer. The training stands afterwards where it stood, its generator
        too.
        """
        rng = deepcopy(self._rng)
        permutation, variation = self._drawn(rng) if self._draws else (self._permutation, self._variation)
        start = self.position * self._batch
        indices = permutation[start : start + self._batch]
        inputs = self.inputs[indices]
        if self.augment is not None:
            every = self.augment(self.inputs[permutation], np.random.default_rng(variation))
            inputs = every[start : start + self._batch]
        units = [layer.units for layer in self.network.architecture.hidden]
        if not self.dropout:
            return indices, inputs, None
        return indices, inputs, draw_masks(rng, self.dropout, units, len(indices), self.network.dtype)

    def _advance(self, steps: int) -> None:
        self.step += steps
        self.position += steps
        if self.position == self.steps_per_epoch:
            self.position = 0
            self.epoch += 1
            self._follow_schedule()
        if not self._update.counts_itself:
            self._update.count += steps

    def _follow_schedule(self) -> None:
        if self.schedule.name != "constant":
            self._update.set_rate(self.schedule.rate(self.optimizer.learning_rate, self.epoch))

    def replace_data(self, inputs: ArrayLike, labels: ArrayLike) -> None:
        """Put other data of the same number of points under the run; the next batch already reads it."""
        points = with_ones(inputs, self.network)
        count = len(self._permutation)
        if len(points) != count:
            raise ValueError(f"expected {count} points, got {len(points)}: use changed(inputs=…, labels=…)")
        self._targets = targets_of(labels, self.network, len(points))
        self._labels = np.array(labels)
        self._held = points
        self._maker = Maker()

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
            maker=self._maker,
            variation=self._variation,
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
        self._maker = state.maker
        self._go_on(state)

    def _go_on(self, state: TrainingState, keeps_update: bool = True) -> None:
        """Take counters, place in the epoch and optimizer state from `state`, as far as they fit."""
        self.step, self.epoch = state.step, state.epoch
        self._follow_schedule()
        self._update.adopt(state.update if keeps_update else None)
        same_batches = (state.batch, state.shuffles) == (self._batch, self._shuffles)
        if same_batches and len(state.permutation) == len(self._permutation):
            self.position, self._permutation, self._variation = state.position, state.permutation, state.variation
        else:
            self.position, self._permutation, self._variation = 0, np.arange(len(self._permutation)), 0

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
        schedule: Schedule | None = None,
        dropout: float | None = None,
        clip_norm: float | Literal["keep"] | None = "keep",
        augment: Augment | Literal["keep"] | None = "keep",
        frozen: Array | None = None,
    ) -> "Training":
        """Return a training with other settings that goes on where this one stands; None keeps a setting
        (except clip_norm and augment, whose None means off). Where layers change their size nothing is frozen,
        unless it is said.

        Counters and generator always go on. The place within the epoch is kept when the number of points, the
        batch size and shuffling stay; the optimizer's state when every layer keeps its size and the state its
        kind: after surgery on the layers the optimizer starts afresh, its vectors 0. This training must not
        be run again: the new one draws from the same generator.
        """
        network = network or self.network
        same_sizes = network.architecture.sizes == self.network.architecture.sizes
        new = Training(
            network,
            self._inputs[:, :-1] if inputs is None else inputs,
            self._labels if labels is None else labels,
            rng=self._rng,
            loss=loss or self.loss,
            optimizer=optimizer or self.optimizer,
            regularization=regularization or self.regularization,
            batch_size=self.batch_size if batch_size is None else batch_size,
            shuffle=self.shuffle if shuffle is None else shuffle,
            schedule=schedule or self.schedule,
            dropout=self.dropout if dropout is None else dropout,
            clip_norm=self.clip_norm if clip_norm == "keep" else clip_norm,
            augment=self.augment if augment == "keep" else augment,
            frozen=self.frozen if frozen is None and same_sizes else frozen,
        )
        new._go_on(self.state(), same_sizes)
        return new
