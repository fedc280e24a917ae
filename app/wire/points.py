"""Points as JSON: those to add, and those to put in place of all."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from ..data import Scale
from ..lab.messages import Refusal
from ..lab.points.columns import SplitName
from ..lab.settings import limits
from ..lab.settings.part import Part

Coordinates = Annotated[tuple[float, float], Field(strict=False)]
ClassName = Annotated[str, Field(min_length=1, max_length=limits.CLASS_NAME)]
_Split = list[SplitName] | None


class PointColumns(Part):
    """Points x with class numbers or targets y, equally long."""

    x: list[Coordinates] = Field(min_length=1, max_length=limits.SAMPLES[1])
    y: list[float] = Field(min_length=1, max_length=limits.SAMPLES[1])


class NewPoints(PointColumns):
    """Points to add."""

    split: _Split = Field(None, max_length=limits.SAMPLES[1], description="without it they are training points")


class AllPoints(PointColumns):
    """Points in place of all."""

    split: _Split = Field(
        None,
        max_length=limits.SAMPLES[1],
        description="without it they are split by the configuration's test share and data seed",
    )
    names: list[ClassName] = Field([], max_length=limits.CLASSES[1], description="the classes' own names, in order")


class GivenScale(Part):
    """Units of their own: plane = (original − offset) · factor, for each axis and for the targets."""

    offset: Coordinates = (0.0, 0.0)
    factor: Coordinates = (1.0, 1.0)
    target_offset: float = 0.0
    target_factor: float = 1.0

    @model_validator(mode="after")
    def _leads_back(self) -> Self:
        if 0 in (*self.factor, self.target_factor):
            raise Refusal("no factor of a scale may be 0")
        return self

    @property
    def scale(self) -> Scale:
        """The scale itself."""
        return Scale(**self.model_dump())


class GivenPoints(AllPoints):
    """Points in place of those that a configuration draws, with the units they came with."""

    scale: GivenScale | None = None
