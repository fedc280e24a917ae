"""Points as JSON."""

from typing import Annotated, Literal

from pydantic import Field

from ..lab.settings import limits
from ..lab.settings.part import Part

Coordinates = Annotated[tuple[float, float], Field(strict=False)]
SplitName = Literal["train", "test"]


class NewPoints(Part):
    """Points to add or to put in place of all; without `split` they are training points."""

    x: list[Coordinates] = Field(min_length=1, max_length=limits.SAMPLES[1])
    y: list[float] = Field(min_length=1, max_length=limits.SAMPLES[1])
    split: list[SplitName] | None = Field(None, max_length=limits.SAMPLES[1])
