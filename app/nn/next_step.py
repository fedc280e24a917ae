"""The next step in advance: its batch, its trace, and the parameters before and after it."""

from dataclasses import dataclass

from .tape import Array
from .trace import Trace, trace
from .training import Training


@dataclass(frozen=True)
class NextStep:
    """The training points (n,) of the next batch, its trace, and all parameters (P,) before and after the step."""

    points: Array
    trace: Trace
    before: Array
    after: Array


def preview_step(training: Training) -> NextStep:
    """Preview the next step: made for real, it leads to the same bits.

    The step is really made and taken back: that is the only definition of an update that holds for every optimizer.
    """
    points, inputs, masks = training.next_batch()
    network = training.network
    seen = trace(network, inputs, training.labels[points], training.loss, training.regularization, masks)
    before, state = network.parameters.copy(), training.state()
    training.run(1)
    after = network.parameters.copy()
    training.restore(state)
    return NextStep(points, seen, before, after)
