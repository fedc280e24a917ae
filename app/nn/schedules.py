"""The schedules: how the learning rate changes from epoch to epoch. PyTorch's definitions."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .hyper_parameter import HyperParameter
from .lookup import look_up

SCHEDULE_NUMBERS: Mapping[str, HyperParameter] = {
    "factor": HyperParameter("Factor", r"\gamma", 0.5, 0, 1, "What the learning rate is multiplied by."),
    "epochs": HyperParameter("Epochs", r"n", 100, 1, math.inf, "How many epochs one fall of the rate takes."),
    "floor": HyperParameter("Floor", r"\alpha_{\min}", 0.0, 0, math.inf, "The rate at which the fall ends."),
}


@dataclass(frozen=True)
class Schedule:
    """The chosen schedule and all its numbers; those that the schedule does not use are ignored."""

    name: str = "constant"
    factor: float = 0.5
    epochs: int = 100
    floor: float = 0.0

    def __post_init__(self) -> None:
        look_up(SCHEDULES, self.name, "schedule")
        for name, bounds in SCHEDULE_NUMBERS.items():
            bounds.check(name, getattr(self, name))

    def rate(self, first: float, epoch: int) -> float:
        """The learning rate in epoch 0, 1, 2, … when it is `first` in epoch 0."""
        return SCHEDULES[self.name].rate(self, first, epoch)


@dataclass(frozen=True)
class Decay:
    """One way for the rate to fall: `rate(schedule, α_0, e)` is α_e, a function of the epoch alone.

    Because α_e does not depend on the rates before it, a run that is restored, sought or rebuilt has the rate
    of its epoch again to the last bit.
    """

    title: str
    formula: str
    what: str
    source: str
    numbers: tuple[str, ...]
    rate: Callable[[Schedule, float, int], float]


def _constant(schedule: Schedule, first: float, epoch: int) -> float:
    return first


def _step(schedule: Schedule, first: float, epoch: int) -> float:
    return first * schedule.factor ** (epoch // schedule.epochs)


def _exponential(schedule: Schedule, first: float, epoch: int) -> float:
    return first * schedule.factor**epoch


def _cosine(schedule: Schedule, first: float, epoch: int) -> float:
    """Half a wave from α_0 down to α_min. PyTorch's rises again after n epochs; here the floor is the end."""
    share = min(epoch / schedule.epochs, 1)
    return schedule.floor + (first - schedule.floor) * (1 + math.cos(math.pi * share)) / 2


SCHEDULES: Mapping[str, Decay] = {
    "constant": Decay(
        "Constant",
        r"\alpha_e = \alpha_0",
        "The same learning rate from beginning to end.",
        "Robbins and Monro, A stochastic approximation method, 1951",
        (),
        _constant,
    ),
    "step": Decay(
        "Step decay",
        r"\alpha_e = \alpha_0\,\gamma^{\lfloor e / n \rfloor}",
        "Multiplies the rate by a factor every n epochs: coarse first, then fine (PyTorch's StepLR).",
        "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 8.3.1",
        ("factor", "epochs"),
        _step,
    ),
    "exponential": Decay(
        "Exponential",
        r"\alpha_e = \alpha_0\,\gamma^e",
        "Multiplies the rate by a factor after each epoch (PyTorch's ExponentialLR).",
        "Bottou, Stochastic gradient descent tricks, 2012",
        ("factor",),
        _exponential,
    ),
    "cosine": Decay(
        "Cosine",
        r"\alpha_e = \alpha_{\min} + \tfrac12 (\alpha_0 - \alpha_{\min})(1 + \cos(\pi e / n)), \quad e \le n",
        "Falls to a floor along half a wave, slow at both ends, in n epochs (PyTorch's CosineAnnealingLR).",
        "Loshchilov and Hutter, SGDR: Stochastic gradient descent with warm restarts, 2017",
        ("epochs", "floor"),
        _cosine,
    ),
}
