"""The catalogue of all that there is to choose from; `make wire` writes this from the server's models."""

from typing import Any, Literal, NotRequired, TypedDict

from .answers import Scale
from .config import Config


class SamplePoints(TypedDict):
    """A few points of a data set, for a small picture."""

    x: list[list[float]]
    y: list[int | float]


class ImagesEntry(TypedDict):
    """The size of a data set's images; `preview` is a small PNG in base64 of the first classes, side by side.

    `another_hand`: there are images by another hand, which metrics tell of.
    """

    height: int
    width: int
    channels: int
    another_hand: bool
    preview: str


class DatasetEntry(TypedDict):
    """A data set. `classes` are the fewest and the most, `names` their names; `scale` leads to its own units.

    `images` is null on the plane; `source` and `licence` are empty where it was made for this.
    """

    name: str
    title: str
    description: str
    kind: Literal["classification", "regression"]
    classes: list[int] | None
    most_samples: int | None
    scale: Scale | None
    names: list[str]
    preview: SamplePoints | None
    takes_noise: bool
    images: ImagesEntry | None
    source: str
    licence: str


class FeatureEntry(TypedDict):
    """A feature; `map` is base64 of 24×24 bytes over the plane, written as a frame's neuron map is."""

    name: str
    title: str
    formula: str
    description: str
    map: str


class Curve(TypedDict):
    """An activation at some z, to be drawn: g(z) and its slope g′(z)."""

    x: list[float]
    g: list[float]
    slope: list[float]


class ActivationEntry(TypedDict):
    """An activation, with its derivative in LaTeX."""

    name: str
    title: str
    formula: str
    what: str
    source: str
    mathml: list[str]
    derivative: str
    plot: Curve


class LossEntry(TypedDict):
    """A loss, with its derivative in LaTeX; it fits some problems."""

    name: str
    title: str
    formula: str
    what: str
    source: str
    mathml: list[str]
    derivative: str
    problems: list[Literal["binary", "multiclass", "regression"]]


class NumberedEntry(TypedDict):
    """An entry that uses some numbers of its part of the configuration."""

    name: str
    title: str
    formula: str
    what: str
    source: str
    mathml: list[str]
    numbers: list[str]


class RegularizationEntry(TypedDict):
    """A penalty on the weights, with its derivative in LaTeX."""

    name: str
    title: str
    formula: str
    what: str
    source: str
    mathml: list[str]
    numbers: list[str]
    derivative: str


class PresetEntry(TypedDict):
    """A lesson: a part of a configuration, and what there is to observe."""

    name: str
    title: str
    lesson: str
    settings: dict[str, Any]


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


class Catalog(TypedDict):
    """Everything there is to choose from.

    `fields` are those of the configuration by their dotted paths; `limits` are a number, or the least and the most.
    """

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
    limits: dict[str, int | float | list[int | float]]
    defaults: Config
