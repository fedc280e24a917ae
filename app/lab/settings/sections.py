"""Sections of a configuration: every field with its default, its limits and its words."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from ...data import FEATURES
from ...nn import CONNECTION_NUMBERS, HYPER_PARAMETERS, SCHEDULE_NUMBERS, HyperParameter
from ..messages import Refusal, _
from . import limits
from .old_names import renamed
from .options import (
    ActivationName,
    ConnectionsName,
    DatasetName,
    FeatureName,
    InitializerName,
    LossName,
    OptimizerName,
    RegularizationName,
    ScheduleName,
)
from .part import Part
from .places import ordered

_LayerNumber = Annotated[int, Field(ge=1, le=limits.HIDDEN_LAYERS[1] + 1)]
_UnitNumber = Annotated[int, Field(ge=0, lt=limits.IMAGE_UNITS[1])]
_InputNumber = Annotated[int, Field(ge=0, lt=limits.INPUTS)]
UnitPlace = Annotated[tuple[_LayerNumber, _UnitNumber], Field(strict=False)]
WeightPlace = Annotated[tuple[_LayerNumber, _UnitNumber, _InputNumber | None], Field(strict=False)]


def _number(default: float | None, bounds: tuple[float, float], title: str, description: str, **shown: object) -> Any:
    """A bounded number with its words; `shown` are hints for the control (scale, step, unit)."""
    extra: Any = shown or None
    return Field(default, ge=bounds[0], le=bounds[1], title=title, description=description, json_schema_extra=extra)


def _places(most: int, title: str, description: str) -> Any:
    """A list of layers, units or weights, empty by default."""
    return Field((), max_length=most, strict=False, title=title, description=description)


def _engine_number(entry: HyperParameter, bounds: tuple[float, float], **shown: object) -> Any:
    """A number of the engine (of optimizers, schedules or connections), with the engine's words and default."""
    return _number(entry.default, bounds, entry.title, entry.what, **shown)


class Data(Part):
    """The data set, and how it is split into training and test points."""

    dataset: DatasetName = Field(
        "circle", title=_("Data set"), description=_("The points to learn; each data set carries one lesson.")
    )
    samples: int = _number(
        500, limits.SAMPLES, _("Points"), _("How many points there are; more make a smoother task."), step=1
    )
    noise: float = _number(
        0.0, limits.NOISE, _("Noise"), _("How far points stray; more makes classes overlap."), step=0.01
    )
    classes: int = _number(2, limits.CLASSES, _("Classes"), _("How many classes there are to tell apart."), step=1)
    test_fraction: float = _number(
        0.5,
        limits.TEST_FRACTION,
        _("Test share"),
        _("The share of points never trained on; they test what was learnt."),
        step=0.05,
        unit="percent",
    )
    seed: int = _number(0, limits.SEED, _("Data seed"), _("The same seed gives the same points."), step=1)


class HiddenLayer(Part):
    """One hidden layer: a^[l] = g(W^[l] a^[l-1] + b^[l])."""

    units: int = _number(
        4, limits.IMAGE_UNITS, _("Units"), _("Neurons of this layer; more can bend the boundary more."), step=1
    )
    activation: ActivationName = Field(
        "tanh", title=_("Activation"), description=_("The function g each neuron applies to its sum.")
    )


class NetworkConfig(Part):
    """The features that the network reads, its layers, and its first weights."""

    features: tuple[FeatureName, ...] = Field(
        ("x1", "x2"),
        min_length=1,
        max_length=len(FEATURES),
        strict=False,  # a JSON list becomes a tuple
        title=_("Features"),
        description=_("What the network is given of each point."),
    )
    hidden: tuple[HiddenLayer, ...] = Field(
        (HiddenLayer(units=4), HiddenLayer(units=2)),
        max_length=limits.HIDDEN_LAYERS[1],
        strict=False,
        title=_("Hidden layers"),
        description=_("Layers between the features and the output; none makes a single neuron."),
    )
    connections: ConnectionsName = Field(
        "plain",
        title=_("Connections"),
        description=_("Whether a hidden layer replaces what it reads or adds to it, where both are equally wide."),
    )
    gamma: float = _engine_number(CONNECTION_NUMBERS["gamma"], limits.GAMMA, step=0.05)
    initializer: InitializerName = Field(
        "glorot_uniform", title=_("Initial weights"), description=_("How the first weights are drawn.")
    )
    half_width: float = _number(
        0.5,
        limits.HALF_WIDTH,
        _("Half-width"),
        _("The uniform initializer draws weights between minus and plus this."),
        scale="log",
    )
    seed: int = _number(0, limits.SEED, _("Weight seed"), _("The same seed gives the same first weights."), step=1)
    silenced_units: tuple[UnitPlace, ...] = _places(
        limits.HIDDEN_LAYERS[1] * limits.IMAGE_UNITS[1],
        _("Silenced units"),
        _("Hidden units, as layer and unit, that say 0 whatever they read; they learn nothing meanwhile."),
    )
    layers_without_bias: tuple[_LayerNumber, ...] = _places(
        limits.HIDDEN_LAYERS[1] + 1,
        _("Layers without a bias"),
        _("Layers whose biases are 0 and do not learn."),
    )

    _in_order = field_validator("silenced_units", "layers_without_bias")(ordered)

    @model_validator(mode="before")
    @classmethod
    def _named_as_today(cls, part: Any) -> Any:
        return renamed(part)

    @model_validator(mode="after")
    def _features_differ(self) -> Self:
        if len(set(self.features)) != len(self.features):
            raise Refusal("each feature may be named once")
        return self


class Optimizer(Part):
    """The update rule. Each optimizer uses some of these numbers; the catalogue says which."""

    name: OptimizerName = Field(
        "sgd", title=_("Optimizer"), description=_("The rule that turns a gradient into an update.")
    )
    learning_rate: float = _engine_number(HYPER_PARAMETERS["learning_rate"], limits.LEARNING_RATE, scale="log")
    momentum: float = _engine_number(HYPER_PARAMETERS["momentum"], limits.DECAY)
    smoothing: float = _engine_number(HYPER_PARAMETERS["smoothing"], limits.DECAY)
    beta_1: float = _engine_number(HYPER_PARAMETERS["beta_1"], limits.DECAY)
    beta_2: float = _engine_number(HYPER_PARAMETERS["beta_2"], limits.DECAY)
    epsilon: float = _engine_number(HYPER_PARAMETERS["epsilon"], limits.EPSILON, scale="log")
    weight_decay: float = _engine_number(HYPER_PARAMETERS["weight_decay"], limits.WEIGHT_DECAY, scale="log")


class Regularization(Part):
    """The penalty on the weights that is added to J."""

    name: RegularizationName = Field(
        "none", title=_("Regularization"), description=_("A penalty on large weights; biases are spared.")
    )
    rate: float = _number(
        0.0,
        limits.REGULARIZATION_RATE,
        _("Regularization rate"),
        _("The weight λ of the penalty; more makes the boundary smoother."),
        scale="log",
    )


BatchSize = Annotated[int, Field(ge=1, le=limits.SAMPLES[1])] | Literal["full"]


class Schedule(Part):
    """The learning rate as a function of the epoch. Each schedule uses some of these numbers."""

    name: ScheduleName = Field(
        "constant", title=_("Schedule"), description=_("How the learning rate changes while it trains.")
    )
    factor: float = _engine_number(SCHEDULE_NUMBERS["factor"], limits.SCHEDULE_FACTOR)
    epochs: int = _engine_number(SCHEDULE_NUMBERS["epochs"], limits.SCHEDULE_EPOCHS, scale="log")
    floor: float = _engine_number(SCHEDULE_NUMBERS["floor"], limits.LEARNING_RATE_FLOOR, scale="log")


class Stop(Part):
    """Conditions that end playing; null leaves one open."""

    epochs: int | None = _number(
        None, limits.STOP_EPOCHS, _("Stop after epochs"), _("Playing pauses when so many epochs are done.")
    )
    train_loss: float | None = _number(
        None, limits.STOP_LOSS, _("Stop at train loss"), _("Playing pauses when the train loss is this small.")
    )
    test_accuracy: float | None = _number(
        None,
        limits.STOP_ACCURACY,
        _("Stop at test accuracy"),
        _("Playing pauses when this share of the test points is right."),
        unit="percent",
    )
    patience: int | None = _number(
        None,
        limits.STOP_PATIENCE,
        _("Stop without progress"),
        _("Playing pauses when the test loss has not become smaller for so many epochs."),
    )


class TrainingConfig(Part):
    """Loss, optimizer, batches, and everything else that training depends on."""

    optimizer: Optimizer = Optimizer()
    loss: LossName = Field(
        "cross_entropy", title=_("Loss"), description=_("What is to become small: how wrong the output is.")
    )
    batch_size: BatchSize = Field(
        10,
        title=_("Batch size"),
        description=_("Points in one update; small is noisy and quick, full is plain gradient descent."),
        json_schema_extra={"step": 1},
    )
    regularization: Regularization = Regularization()
    schedule: Schedule = Schedule()
    dropout: float = _number(
        0.0,
        limits.DROPOUT,
        _("Dropout"),
        _("The share of hidden units left out of each update; more keeps units from relying on each other."),
        step=0.05,
        unit="percent",
    )
    shift: int = Field(
        0,
        ge=limits.SHIFT[0],
        le=limits.SHIFT[1],
        title=_("Shifts"),
        description=_(
            "In every epoch each image is moved by so many pixels at most; the network learns not to care."
        ),
        exclude_if=lambda shift: shift == 0,  # the plane has none
        json_schema_extra={"step": 1},
    )
    clip_norm: float | None = _number(
        None,
        limits.CLIP_NORM,
        _("Gradient clipping"),
        _("The gradient is made no longer than this; none leaves it as it is."),
        scale="log",
    )
    stop: Stop = Stop()
    shuffle: bool = Field(True, title=_("Shuffle"), description=_("Visit the points in a new order in every epoch."))
    dtype: Literal["float32", "float64"] = Field(
        "float32", title=_("Precision"), description=_("How many digits the numbers have.")
    )
    frozen_layers: tuple[_LayerNumber, ...] = _places(
        limits.HIDDEN_LAYERS[1] + 1,
        _("Frozen layers"),
        _("Layers whose weights and biases do not learn."),
    )
    frozen_weights: tuple[WeightPlace, ...] = _places(
        limits.FROZEN_WEIGHTS,
        _("Frozen weights"),
        _("Single weights, as layer, row and column (null is the bias), that do not learn."),
    )

    _in_order = field_validator("frozen_layers", "frozen_weights")(ordered)


class View(Part):
    """Resolution, frame rate and pace."""

    resolution: int = _number(
        100, limits.RESOLUTION, _("Resolution"), _("Cells along one side of the decision surface."), step=1
    )
    fps: int = _number(
        30, limits.FRAMES_PER_SECOND, _("Frames per second"), _("How often the page is sent a frame."), step=1
    )
    epochs_per_second: float | None = _number(
        30.0,
        limits.EPOCHS_PER_SECOND,
        _("Speed"),
        _("Epochs per second; none means as fast as is fair."),
        scale="log",
    )
