"""The shapes of the catalogue's entries."""

from typing import Any, Final, Literal, NotRequired

from pydantic import BaseModel, ConfigDict, with_config
from typing_extensions import TypedDict  # Pydantic reads typing's own from Python 3.12 on

from ...data import Scale
from ...lab.settings.config import Config, Problem

_CLOSED: Final = ConfigDict(extra="forbid")


class Entry(BaseModel):
    """Something to choose: its name in a configuration, and its words."""

    model_config = _CLOSED

    name: str
    title: str


class SamplePoints(BaseModel):
    """A few points of a data set, for a small picture."""

    x: list[tuple[float, float]]
    y: list[int | float]


class ImagesEntry(BaseModel):
    """The size of a data set's images; `preview` is a small PNG in base64 of the first classes, side by side.

    `another_hand`: there are images by another hand, which metrics tell of.
    """

    height: int
    width: int
    channels: int
    another_hand: bool
    preview: str


class DatasetEntry(Entry):
    """A data set. `classes` are the fewest and the most, `names` their names; `scale` leads to its own units.

    `images` is null on the plane; `source` and `licence` are empty where it was made for this.
    """

    description: str
    kind: Literal["classification", "regression"]
    classes: tuple[int, int] | None
    most_samples: int | None
    scale: Scale | None
    names: list[str]
    preview: SamplePoints | None
    takes_noise: bool
    images: ImagesEntry | None
    source: str
    licence: str


class FeatureEntry(Entry):
    """A feature; `map` is base64 of 24×24 bytes over the plane, written as a frame's neuron map is."""

    formula: str
    description: str
    map: str


class EngineEntry(Entry):
    """An entry of one of the engine's tables: what it is, its formula in LaTeX and in MathML, and its source."""

    formula: str
    what: str
    source: str
    mathml: list[str]


class NumberedEntry(EngineEntry):
    """An entry that uses some numbers of its part of the configuration."""

    numbers: list[str]


class RegularizationEntry(NumberedEntry):
    """A penalty on the weights, with its derivative in LaTeX."""

    derivative: str


class Curve(BaseModel):
    """An activation at some z, to be drawn: g(z) and its slope g′(z)."""

    x: list[float]
    g: list[float]
    slope: list[float]


class ActivationEntry(EngineEntry):
    """An activation, with its derivative in LaTeX."""

    derivative: str
    plot: Curve


class LossEntry(EngineEntry):
    """A loss, with its derivative in LaTeX; it fits some problems."""

    derivative: str
    problems: list[Problem]


class PresetEntry(Entry):
    """A lesson: a part of a configuration, and what there is to observe."""

    lesson: str
    settings: dict[str, Any]


@with_config(_CLOSED)
class FieldEntry(TypedDict):
    """A field of the configuration as a control needs it; what does not apply to it is left out."""

    title: str
    description: str
    type: str
    default: Any
    nullable: NotRequired[bool]
    choices: NotRequired[list[str | int]]
    minimum: NotRequired[int | float]
    maximum: NotRequired[int | float]
    step: NotRequired[int | float]
    scale: NotRequired[Literal["log"]]
    unit: NotRequired[str]
    minItems: NotRequired[int]
    maxItems: NotRequired[int]


class Catalog(BaseModel):
    """Everything there is to choose from.

    `fields` are those of the configuration by their dotted paths; `limits` are a number, or the least and the most.
    """

    model_config = _CLOSED

    datasets: list[DatasetEntry]
    features: list[FeatureEntry]
    activations: list[ActivationEntry]
    losses: list[LossEntry]
    optimizers: list[NumberedEntry]
    schedules: list[NumberedEntry]
    connections: list[NumberedEntry]
    initializers: list[NumberedEntry]
    regularizations: list[RegularizationEntry]
    presets: list[PresetEntry]
    fields: dict[str, FieldEntry]
    limits: dict[str, int | float | tuple[int | float, int | float]]
    defaults: Config
