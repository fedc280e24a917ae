"""A training: a network, its data and an optimizer, advanced by whole steps and restored bit for bit."""

import math
from copy import deepcopy
from typing import Any, Literal, TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike

from .clipping import compile_clipping
from .dropout import check_dropout, compile_mask
from .epoch import Epoch
from .executor import Program, programs
from .frozen import fixed_parameters, runs
from .gradient import compile_gradient, gradient_unit, penalty_rates, targets_of, with_ones
from .network import Network
from .optimizers import Optimizer
from .regularizations import REGULARIZATIONS, Regularization
from .schedules import Schedule
from .tape import Array, Call, Tape
from .training_state import Executor, Maker, TrainingState
from .update import Update

BatchSize: TypeAlias = int | Literal["full"]


class Training:
    """Minimises J = (1/N) Σ_{i=1}^N ℒ(ŷ^(i), y^(i)) + penalty by one optimizer update a step, each on one batch.

    - An epoch visits every point once, in an order drawn from `rng` when its first step is made; the last
      batch is smaller when the batch size does not divide N. One batch an epoch is not shuffled.
    - `step` counts updates, `epoch` whole epochs; `position` is the number of batches done in the epoch under
      way, of `steps_per_epoch`.
    - The learning rate follows `schedule` from epoch to epoch; `dropout` is the probability with which a hidden unit
      is silent in a step (training only), its masks drawn from `rng`; `clip_norm` bounds ‖g‖₂, None does not.
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
        frozen: Array | None = None,
    ) -> None:
        self.network, self.loss = network, loss
        self.optimizer = optimizer or Optimizer()
        self.regularization = regularization or Regularization()
        self.batch_size, self.shuffle = batch_size, shuffle
        self.schedule = schedule or Schedule()
        self.dropout, self.clip_norm = dropout, clip_norm
        self.frozen: Array = np.zeros(network.parameters.shape, np.bool_) if frozen is None else frozen
        self._fixed = fixed_parameters(network.architecture, self.frozen)
        check_dropout(dropout)
        if clip_norm is not None and not 0 < clip_norm < math.inf:
            raise ValueError(f"clip_norm must be finite and greater than 0, or None, got {clip_norm}")
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
        self._update = Update(
            network, self.optimizer, gradient_unit(network, loss, self._batch), self.steps_per_epoch
        )
        self._gradient: Array = np.zeros_like(network.parameters)
        self._epoch: Epoch | None = None
        self._maker = Maker()
        self._programs: tuple[Program, ...] = ()

    @property
    def _taped(self) -> Epoch:
        """The epoch on tape, written when it is first run, and anew after `release`."""
        if self._epoch is None:
            self._epoch = Epoch(self._inputs, self._targets, self._batch, self._step_calls)
            self._arrange()
        return self._epoch

    @property
    def nbytes(self) -> int:
        """About how much memory the epoch on tape takes; 0 where there is none."""
        return 0 if self._epoch is None else self._epoch.nbytes

    def release(self) -> None:
        """Let the epoch on tape go, until the next step: what is learnt stays."""
        self._epoch, self._programs = None, ()

    def _step_calls(self, inputs: Array, features: Array, targets: Array) -> list[Call]:
        """Write the calls of one step on one batch: gradient, penalty, clipping, update."""
        network, tape, unit = self.network, Tape(self.network.dtype), self._update.unit
        gradient = self._gradient
        drop = self._drop if self.dropout else None
        compile_gradient(tape, network, self.loss, inputs, features, targets, gradient, drop)
        if len(inputs) != self._batch:
            # The gradient of the last, smaller batch comes in another unit.
            tape.call(np.multiply, gradient, tape.constant(self._batch / len(inputs), gradient), gradient)
        penalize = REGULARIZATIONS[self.regularization.name].gradient
        if penalize is not None and self.regularization.rate:
            penalize(tape, network.parameters, penalty_rates(network, self.regularization, unit), gradient)
        if self.clip_norm is not None:
            for run in runs(self._fixed):
                tape.call(np.copyto, gradient[run], tape.scalar(0))
            compile_clipping(tape, gradient, unit, self.clip_norm)
        self._update.compile(tape, gradient, ~self._fixed)
        return tape.calls

    def _drop(self, tape: Tape, mask: Array) -> None:
        compile_mask(tape, self._rng, self.dropout, mask)

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

    def _decide(self, epoch: Epoch) -> tuple[Program, ...]:
        """Hold to the executor of the run; return the programs, none where NumPy makes the calls.

        A state can name an executor that there is not: from then on it is another run's, and NumPy's.
        """
        if self._maker.name != "numpy":
            self._programs = self._programs or programs(epoch, self._update)
            name: Executor = "compiled" if self._programs else "numpy"
            if self._maker.name is None:
                self._maker.name = name
            elif self._maker.name != name:
                self._maker = Maker(name)
        return self._programs if self._maker.name == "compiled" else ()

    def run(self, steps: int) -> None:
        """Make exactly `steps` optimizer updates."""
        epoch = self._taped
        compiled = self._decide(epoch)
        with np.errstate(all="ignore"):
            while steps > 0:
                if self.position == 0 and self._shuffles:
                    self._permutation = self._rng.permutation(len(self._inputs))
                    self._arrange()
                done = min(steps, self.steps_per_epoch - self.position)
                for program in compiled:
                    program.run(self.position, self.position + done)
                for function, arguments in () if compiled else epoch.steps(self.position, self.position + done):
                    function(*arguments)
                self._advance(done)
                steps -= done

    def next_batch(self) -> tuple[Array, tuple[Array, ...] | None]:
        """Which points (n,) the next step reads, and its masks of dropout (n^[l], n) for each hidden layer, if any.

        The training stands afterwards where it stood, its generator too.
        """
        rng = deepcopy(self._rng)
        permutation = self._permutation
        if self.position == 0 and self._shuffles:
            permutation = rng.permutation(len(self._inputs))
        start = self.position * self._batch
        indices = permutation[start : start + self._batch]
        if not self.dropout:
            return indices, None
        hidden, tape = self.network.architecture.hidden, Tape(self.network.dtype)
        # Drawn in one piece, with the rows of ones that stand between the layers: as the step itself does.
        mask = np.ones((sum(layer.units + 1 for layer in hidden), len(indices)), self.network.dtype)
        compile_mask(tape, rng, self.dropout, mask)
        tape.run()
        ends = np.cumsum([layer.units + 1 for layer in hidden]).tolist()
        return indices, tuple(mask[end - layer.units - 1 : end - 1] for end, layer in zip(ends, hidden, strict=True))

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

    def _arrange(self) -> None:
        if self._epoch is not None:
            self._epoch.arrange(self._inputs, self._targets, self._permutation)

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
        self._maker = Maker()
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
            maker=self._maker,
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
        schedule: Schedule | None = None,
        dropout: float | None = None,
        clip_norm: float | Literal["keep"] | None = "keep",
        frozen: Array | None = None,
    ) -> "Training":
        """Return a training with other settings that goes on where this one stands; None keeps a setting
        (except clip_norm, whose None means off). Where layers change their size nothing is frozen unless it is said.

        Counters and generator always go on. The place within the epoch is kept when the number of points, the
        batch size and shuffling stay; the optimizer's state when every layer keeps its size and the state its
        kind: after surgery on the layers the optimizer starts afresh, its vectors 0. This training must not
        be run again: the new one draws from the same generator.
        """
        network = network or self.network
        same_sizes = network.architecture.sizes == self.network.architecture.sizes
        if frozen is None and same_sizes:
            frozen = self.frozen
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
            frozen=frozen,
        )
        new._go_on(self.state(), same_sizes)
        return new
