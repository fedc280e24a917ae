"""Near-identities: how a layer of each activation passes on what it reads, as nearly as it can."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# What is read without a bound (inputs, linear, ReLU and its kin) is expected up to here.
REACH = 6.0
# The part of a saturating activation's bend that is used: tanh(s) = s (1 - s²/3 + …), so 2 % off at the ends.
SMALL = 0.25


@dataclass(frozen=True)
class Affine:
    """x ↦ scale · x + shift."""

    scale: float = 1.0
    shift: float = 0.0

    def after(self, first: "Affine") -> "Affine":
        """Return x ↦ self(first(x))."""
        return Affine(self.scale * first.scale, self.scale * first.shift + self.shift)


UNCHANGED = Affine()


@dataclass(frozen=True)
class NearIdentity:
    """How an activation g passes on x from an interval: x ≈ out(g(into(x))).

    `interval` holds the values that g itself can have. `around(low, high)` returns (into, out) for x in
    [low, high]; `exact` says for which x the ≈ is an equality up to rounding. `rises` is the |z| up to which a
    bounded g is monotone, 0 for a g without bounds.
    """

    interval: tuple[float, float]
    exact: str
    around: Callable[[float, float], tuple[Affine, Affine]]
    rises: float = 0.0


def _through(low: float, high: float) -> tuple[Affine, Affine]:
    return UNCHANGED, UNCHANGED


def _above(margin: float) -> Callable[[float, float], tuple[Affine, Affine]]:
    """g(z) ≈ z for z ≥ margin: push x up there, and back down behind."""

    def around(low: float, high: float) -> tuple[Affine, Affine]:
        push = max(0.0, margin - low)
        return Affine(1, push), Affine(1, -push)

    return around


def _bend(slope: float, centre: float, width: float) -> Callable[[float, float], tuple[Affine, Affine]]:
    """g(z) ≈ centre + slope · z for |z| ≤ width: shrink x into that part, and stretch it behind."""

    def around(low: float, high: float) -> tuple[Affine, Affine]:
        middle, radius = (low + high) / 2, (high - low) / 2
        # What is small enough already is passed on as large as it is.
        shrink = min(width / radius, 1 / slope) if radius else 1 / slope
        stretch = 1 / (slope * shrink)
        return Affine(shrink, -shrink * middle), Affine(stretch, middle - stretch * centre)

    return around


def _threshold(low: float, high: float) -> tuple[Affine, Affine]:
    return Affine(1, -(low + high) / 2), Affine(high - low, low)


NEAR_IDENTITIES: Mapping[str, NearIdentity] = {
    "linear": NearIdentity((-REACH, REACH), "everywhere", _through),
    "sigmoid": NearIdentity((0, 1), "nowhere: within 2 % of the interval", _bend(0.25, 0.5, 2 * SMALL), math.inf),
    "tanh": NearIdentity((-1, 1), "nowhere: within 2 % of the interval", _bend(1, 0, SMALL), math.inf),
    "relu": NearIdentity((0, REACH), "in the interval and above it", _above(0)),
    "leaky_relu": NearIdentity((-REACH, REACH), "in the interval and above it", _above(0)),
    "elu": NearIdentity((-1, REACH), "in the interval and above it", _above(0)),
    "gelu": NearIdentity((-0.17, REACH), "nowhere: within 0.001 in the interval and above it", _above(4)),
    "silu": NearIdentity((-0.28, REACH), "nowhere: within 0.002 in the interval and above it", _above(9)),
    "softplus": NearIdentity((0, REACH), "nowhere: within 0.001 in the interval and above it", _above(7)),
    "sine": NearIdentity((-1, 1), "nowhere: within 2 % of the interval", _bend(1, 0, SMALL), math.pi / 2),
    "step": NearIdentity((0, 1), "where x is one of the ends of the interval, as after a step", _threshold),
}

# Biases at which a residual layer without weights moves every point alike, by g(b), and can still learn: g′(b) ≠ 0.
RESTS: Mapping[str, float] = dict.fromkeys(NEAR_IDENTITIES, 0.0) | {"relu": 2 * SMALL, "step": -1.0}
