"""The gradient of J on one batch: the forward and the backward pass as one tape (the chain rule)."""

from collections.abc import Callable
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import ArrayLike

from .activations import ACTIVATIONS
from .heads import HEADS
from .losses import head_loss
from .network import Network, matrices
from .regularizations import REGULARIZATIONS, Regularization
from .residual import ResidualPass
from .tape import Array, Tape


def with_ones(inputs: ArrayLike, network: Network) -> Array:
    """Return a^[0] batch-major with its column of ones, (N, n^[0] + 1), in the network's dtype."""
    points = np.asarray(inputs)
    expected = network.architecture.inputs
    if points.ndim != 2 or points.shape[1] != expected or not len(points):
        raise ValueError(f"inputs must have shape (N, {expected}) with N ≥ 1, got {points.shape}")
    ones = np.ones((len(points), 1), network.dtype)
    return np.concatenate([points.astype(network.dtype), ones], 1)


def targets_of(labels: ArrayLike, network: Network, count: int) -> Array:
    """Return the targets of `count` labels, batch-major (N, K), in the form the losses work with."""
    architecture = network.architecture
    targets = HEADS[architecture.head].targets(labels, architecture.outputs).astype(network.dtype)
    if len(targets) != count:
        raise ValueError(f"{count} points need as many labels, got {len(targets)}")
    return targets


def gradient_unit(network: Network, loss: str, batch: int) -> float:
    """The constant u by which the gradient on the tape has to be multiplied: 1/n times the loss's factor."""
    architecture = network.architecture
    return head_loss(loss, architecture.head).unit(architecture.outputs) / batch


def compile_gradient(
    tape: Tape,
    network: Network,
    loss: str,
    inputs: Array,
    features: Array,
    targets: Array,
    gradient: Array,
    drop: Callable[[Tape, Array], None] | None = None,
) -> None:
    """Write onto the tape the calls that leave dJ/dθ ÷ u, without penalty, in `gradient` (P,).

    `inputs` is a^[0] batch-major (n, n^[0] + 1), `features` its transpose, `targets` is (K, n). With
    δ^[l] = dJ/dz^[l] and the bias as the last column of W^[l]:

        δ^[l-1] = (W^[l]ᵀ δ^[l]) ∘ g′(z^[l-1]),   dJ/dW^[l] = δ^[l] a^[l-1]ᵀ     (Rumelhart et al., 1986)

    All hidden layers stand under one another in single buffers, each above its row of ones, so that g′ of
    neighbouring layers with the same activation is one call. The row of δ beside a row of ones is not used.

    With dropout, `drop(tape, mask)` draws a mask m of the shape of that buffer: then m ∘ g(z^[l]) is what the layer
    hands on, and m ∘ g′ stands where g′ stood; a silenced unit is one whose m is always 0. Where layers are residual,
    `ResidualPass` says what changes.
    """
    hidden, residual = network.architecture.hidden, network.architecture.residual
    count = len(inputs)
    functions = [ACTIVATIONS[layer.activation] for layer in hidden]
    starts = np.cumsum([0, *(layer.units + 1 for layer in hidden)]).tolist()
    rows = [slice(start, start + layer.units) for start, layer in zip(starts, hidden, strict=False)]
    whole = [slice(start, end) for start, end in pairwise(starts)]
    shape = (starts[-1], count)
    a: Array = np.ones(shape, tape.dtype)
    z: Array = np.zeros(shape, tape.dtype) if any(function.keeps_z for function in functions) else a
    slope: Array = np.zeros(shape, tape.dtype)
    delta: Array = np.zeros(shape, tape.dtype)
    flow = ResidualPass(tape, network.architecture, whole, shape) if any(residual) else None

    f, factor, factors = a, slope, []
    silenced = network.architecture.silenced
    if hidden and (drop is not None or silenced):
        mask: Array = np.ones(shape, tape.dtype)
        f = np.ones(shape, tape.dtype)
        factors.append(mask)
        if drop is not None:
            drop(tape, mask)
        for layer, unit in silenced:
            silent = mask[starts[layer - 1] + unit]
            silent[...] = 0
            if drop is not None:
                tape.call(np.copyto, silent, tape.scalar(0))
    if flow is not None and flow.share is not None:
        factors.append(flow.share)
    if factors:
        factor = np.zeros(shape, tape.dtype)
        slope[...] = 1  # where g′ = 1 nothing is written
    source, passed = features, []
    for index, (matrix, function) in enumerate(zip(network.matrices, functions, strict=False)):
        row, block = rows[index], whole[index]
        a_row = a[row]
        z_row = z[row] if function.keeps_z else a_row
        tape.call(matrix.dot, source, z_row)
        function.forward(tape, z_row, a_row)
        if f is not a:
            tape.call(np.multiply, a_row, mask[row], f[row])
        source = flow.forward(index, source, f[block]) if flow is not None and residual[index] else f[block]
        passed.append(source)
    logits: Array = np.zeros((network.architecture.outputs, count), tape.dtype)
    tape.call(network.matrices[-1].dot, source, logits)

    for _, group in groupby(range(len(hidden)), key=lambda index: hidden[index].activation):
        indices = list(group)
        function = functions[indices[0]]
        if function.slope is not None:
            run = slice(rows[indices[0]].start, rows[indices[-1]].stop)
            function.slope(tape, z[run] if function.keeps_z else a[run], a[run], slope[run])

    for given, multiplier in zip([slope, factor], factors, strict=False):
        tape.call(np.multiply, given, multiplier, factor)

    error: Array = np.zeros_like(logits)
    head_loss(loss, network.architecture.head).delta(tape, logits, targets, error)
    blocks = matrices(network.architecture, gradient)
    for index in range(len(hidden) - 1, -1, -1):
        row, block = rows[index], whole[index]
        da = flow.da(index) if flow is not None and residual[index] else delta[block]
        tape.call(error.dot, passed[index].T, blocks[index + 1])
        tape.call(network.matrices[index + 1].T.dot, error, da)
        if flow is not None and index + 1 < len(hidden) and residual[index + 1]:
            flow.hand_on(index + 1, da)
        error = delta[row]
        nu = flow.nu(index) if flow is not None and residual[index] else error
        if functions[index].slope is not None or factor is not slope:
            tape.call(np.multiply, nu, factor[row], error)  # one and the same array, not two views of it, is fastest
        else:
            error = nu
    tape.call(error.dot, inputs, blocks[0])


def compile_penalty(
    tape: Tape, network: Network, regularization: Regularization, unit: float, gradient: Array
) -> None:
    """Write the calls that add the penalty's part, λ ÷ u at every weight and 0 at every bias, to g / u, flat (P,)."""
    penalize = REGULARIZATIONS[regularization.name].gradient
    if penalize is None or not regularization.rate:
        return
    rates: Array = np.full(network.parameters.shape, regularization.rate / unit, network.dtype)
    for matrix in matrices(network.architecture, rates):
        matrix[:, -1] = 0
    penalize(tape, network.parameters, rates, gradient)


class Gradient:
    """dJ/dθ of a network on a whole data set, penalty included: for gradient checks and lessons."""

    def __init__(
        self,
        network: Network,
        inputs: ArrayLike,
        labels: ArrayLike,
        loss: str,
        regularization: Regularization | None = None,
    ) -> None:
        regularization = regularization or Regularization()
        points = with_ones(inputs, network)
        targets = targets_of(labels, network, len(points))
        unit = gradient_unit(network, loss, len(points))
        self.flat: Array = np.zeros_like(network.parameters)
        self.matrices = matrices(network.architecture, self.flat)
        self._tape = Tape(network.dtype)
        compile_gradient(self._tape, network, loss, points, points.T, targets.T, self.flat)
        self._tape.call(np.multiply, self.flat, self._tape.constant(unit, self.flat), self.flat)
        compile_penalty(self._tape, network, regularization, 1.0, self.flat)

    def run(self) -> Array:
        """Return dJ/dθ at the parameters of this moment, flat (P,): overwritten by the next run."""
        self._tape.run()
        return self.flat
