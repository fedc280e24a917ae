"""Damage that is done once: noise on the weights, fewer bits for them, labels flipped."""

from pydantic import Field

from ..lab.settings import limits
from ..lab.settings.part import Part

_SEED = Field(ge=limits.SEED[0], le=limits.SEED[1], description="the same seed draws the same numbers")


class Noise(Part):
    """Normal noise on every weight, as large as `strength` times the root mean square of its layer's weights."""

    strength: float = Field(ge=limits.WEIGHT_NOISE[0], le=limits.WEIGHT_NOISE[1])
    seed: int = _SEED


class Bits(Part):
    """As many bits for every weight: it becomes the nearest of 2^bits − 1 values, evenly spaced about 0."""

    bits: int = Field(ge=limits.WEIGHT_BITS[0], le=limits.WEIGHT_BITS[1])


class Flip(Part):
    """A share of the training points, drawn by chance, whose labels become those of other classes."""

    share: float = Field(ge=limits.FLIPPED[0], le=limits.FLIPPED[1])
    seed: int = _SEED
