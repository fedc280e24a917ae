"""Points as JSON: those to add, and those to put in place of all."""

from typing import Annotated

from pydantic import Field

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
