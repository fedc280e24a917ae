"""The gradient of each point's own loss with respect to its inputs: against it the point becomes less wrong."""

import numpy as np
from numpy.typing import ArrayLike

from .activations import value_and_slope
from .forward import Forward
from .gradient import targets_of
from .losses import head_loss
from .network import Network
from .tape import Array, Tape


def input_gradient(network: Network, inputs: ArrayLike, labels: ArrayLike, loss: str) -> Array:
    """dℒ^(i)/da^[0] of every point's own loss, (N, n^[0]): the chain rule carried one layer beyond the weights.

    dz^[L] = dℒ/dz^[L], da^[l] = W^[l+1]ᵀ dz^[l+1], dz^[l] = da^[l] ∘ g′(z^[l]), and in residual layers as
    `ResidualPass` has it. Without dropout, without penalty, and not divided by N.
    """
    forward = Forward(network, inputs)
    forward.run()
    tape, head = Tape(network.dtype), head_loss(loss, network.architecture.head)
    targets = targets_of(labels, network, forward.logits.shape[1])
    error: Array = np.zeros_like(forward.logits)
    head.delta(tape, forward.logits, np.ascontiguousarray(targets.T), error)
    tape.run()
    error *= head.unit(network.architecture.outputs)
    architecture, gamma = network.architecture, network.architecture.momentum
    with np.errstate(all="ignore"):
        alpha, nu = network.weights[-1].T @ error, np.zeros(())
        for index in reversed(range(len(architecture.hidden))):
            matrix, below = network.matrices[index], forward.activations[index]
            z = matrix[:, :-1] @ below + matrix[:, -1:]
            slope = value_and_slope(architecture.hidden[index].activation, z)[1]
            slope[architecture.silent_in(index)] = 0
            if architecture.residual[index]:
                nu = alpha + gamma * nu
                alpha = network.weights[index].T @ ((1 - gamma) * nu * slope) + alpha
            else:
                alpha, nu = network.weights[index].T @ (alpha * slope), np.zeros(())
        gradient: Array = alpha.T
    return gradient
