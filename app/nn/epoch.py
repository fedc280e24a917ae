"""An epoch on tape: the calls of all its steps, one after the other, over the data in visiting order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from .tape import Array, Call, Template, held_bytes

# (inputs (n, n^[0] + 1), their transpose, targets (K, n)) -> the calls of one step
StepCalls: TypeAlias = Callable[[Array, Array, Array], list[Call]]

Augment: TypeAlias = Callable[[Array, np.random.Generator], Array]
"""Points (N, n^[0]) and a generator -> as many points, each another view of the same thing."""

_CALL_BYTES = 16  # most calls are those of the template, and cost their place in the list alone


class Epoch:
    """One pass over inputs (N, n^[0] + 1) and targets (N, K), `batch` points a step, the last step what is left.

    The data is copied into buffers in the order of the epoch; every step reads fixed views of them, so that
    the calls are written once, and those of equal batches are copies of one template.
    """

    def __init__(self, inputs: Array, targets: Array, batch: int, step_calls: StepCalls) -> None:
        self._inputs, self._targets = inputs.copy(), targets.copy()
        self._laid: tuple[Array, Array, Array, int] | None = None
        self._calls: list[Call] = []
        self._starts = [0]
        self._first: list[tuple[int, list[Call], tuple[Array, ...]]] = []
        """Of equal batches the first: its step, its calls, and what they read."""
        templates: dict[int, Template] = {}
        self.nbytes = 0
        """About how much memory the buffers and the calls take."""
        for start in range(0, len(inputs), batch):
            points = self._inputs[start : start + batch]
            reads = (points, points.T, self._targets[start : start + batch].T)
            if len(points) not in templates:
                calls = step_calls(*reads)
                templates[len(points)] = Template(calls, reads)
                self._first.append((len(self._starts) - 1, calls, reads))
                self.nbytes += held_bytes(calls)
            self._calls += templates[len(points)].reading(reads)
            self._starts.append(len(self._calls))
        self.nbytes += _CALL_BYTES * len(self._calls)

    def arrange(
        self, inputs: Array, targets: Array, permutation: Array, augment: Augment | None, variation: int
    ) -> None:
        """Lay the data out in the order of the permutation, or the views of it that follow from a seed.

        Images are many numbers: where they lie so already, nothing is done.
        """
        if self._laid is not None:
            *laid, order, seed = self._laid
            same = laid[0] is inputs and laid[1] is targets and seed == variation
            if same and (order is permutation or np.array_equal(order, permutation)):
                return
        inputs.take(permutation, 0, self._inputs, "clip")
        targets.take(permutation, 0, self._targets, "clip")
        if augment is not None:
            self._inputs[:, :-1] = augment(self._inputs[:, :-1], np.random.default_rng(variation))
        self._laid = inputs, targets, permutation, variation

    def steps(self, start: int, stop: int) -> Sequence[Call]:
        """The calls of steps start … stop - 1."""
        if start == 0 and stop == len(self._starts) - 1:
            return self._calls
        return self._calls[self._starts[start] : self._starts[stop]]

    def batches(self) -> Iterator[tuple[range, Sequence[Call], Mapping[int, int]]]:
        """The steps of equal batches, the calls of the first of them, and the bytes by which what they read, by its
        id, moves from one step to the next.
        """
        ends = [step for step, _, _ in self._first[1:]] + [len(self._starts) - 1]
        for (step, calls, reads), end in zip(self._first, ends, strict=True):
            sources = (self._inputs, self._inputs, self._targets)
            apart = {id(read): len(reads[0]) * source.strides[0] for read, source in zip(reads, sources, strict=True)}
            yield range(step, end), calls, apart if step == 0 else {}
