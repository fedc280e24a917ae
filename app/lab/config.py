"""The configuration of a session: every option with its default, its limits and its words."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from app.data import DATASETS, FEATURES
from app.lab import limits
from app.nn import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, REGULARIZATIONS

Problem = Literal["binary", "multiclass", "regression"]


def _(text: str) -> str:
    """Mark a text of the page for translation; it is translated where it is shown."""
    return text


def _option(what: str, table: Mapping[str, object]) -> Any:
    """Build the type of a name that must stand in a table; its schema lists the names."""

    def check(name: str) -> str:
        if name not in table:
            raise ValueError(f"there is no {what} {name!r}; choose one of {', '.join(table)}")
        return name

    schema = {"type": "string", "enum": list(table)}
    return Annotated[str, AfterValidator(check), WithJsonSchema(schema)]


def _number(
    default: float | None, bounds: tuple[float, float], title: str, description: str, **shown: object
) -> Any:
    """A bounded number with its words; `shown` are hints for the control (scale, step, unit)."""
    extra: Any = shown or None
    return Field(
        default, ge=bounds[0], le=bounds[1], title=title, description=description, json_schema_extra=extra
    )


class Part(BaseModel):
    """A part of the configuration: immutable, strict about types, closed to unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=True)


class Data(Part):
    """Which points the network learns from, and which are kept to test it."""

    dataset: _option("dataset", DATASETS) = Field(
        "circle", title=_("Data set"), description=_("The points to learn; each data set carries one lesson.")
    )
    samples: int = _number(
        500, limits.SAMPLES, _("Points"), _("How many points there are; more make a smoother task."), step=1
    )
    noise: float = _number(
        0.0, limits.NOISE, _("Noise"), _("How far points stray; more makes classes overlap."), step=0.01
    )
    classes: int = _number(
        2, limits.CLASSES, _("Classes"), _("How many classes there are to tell apart."), step=1
    )
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
        4, limits.UNITS, _("Units"), _("Neurons of this layer; more can bend the boundary more."), step=1
    )
    activation: _option("activation", ACTIVATIONS) = Field(
        "tanh", title=_("Activation"), description=_("The function g each neuron applies to its sum.")
    )


class NetworkConfig(Part):
    """What is fed to the network, and its layers."""

    features: tuple[_option("feature", FEATURES), ...] = Field(
        ("x1", "x2"),
        min_length=1,
        max_length=len(FEATURES),
        title=_("Features"),
        description=_("What the network is given of each point."),
    )
    hidden: tuple[HiddenLayer, ...] = Field(
        (HiddenLayer(units=4), HiddenLayer(units=2)),
        max_length=limits.HIDDEN_LAYERS[1],
        title=_("Hidden layers"),
        description=_("Layers between the features and the output; none makes a single neuron."),
    )
    initializer: _option("initializer", INITIALIZERS) = Field(
        "glorot_uniform", title=_("Initial weights"), description=_("How the first weights are drawn.")
    )
    half_width: float = _number(
        0.5,
        limits.HALF_WIDTH,
        _("Half-width"),
        _("The uniform initializer draws weights between minus and plus this."),
        scale="log",
    )
    seed: int = _number(
        0, limits.SEED, _("Weight seed"), _("The same seed gives the same first weights."), step=1
    )

    @model_validator(mode="after")
    def _features_differ(self) -> Self:
        if len(set(self.features)) != len(self.features):
            raise ValueError("each feature may be named once")
        return self


class Optimizer(Part):
    """How a gradient becomes an update. Each optimizer uses some of these numbers; the catalogue says which."""

    name: _option("optimizer", OPTIMIZERS) = Field(
        "sgd", title=_("Optimizer"), description=_("The rule that turns a gradient into an update.")
    )
    learning_rate: float = _number(
        0.03,
        limits.LEARNING_RATE,
        _("Learning rate"),
        _("The length of a step; more learns faster until it overshoots."),
        scale="log",
    )


class Regularization(Part):
    """The penalty on the weights that J carries."""

    name: _option("regularization", REGULARIZATIONS) = Field(
        "none", title=_("Regularization"), description=_("A penalty on large weights; biases are spared.")
    )
    rate: float = _number(
        0.0,
        limits.REGULARIZATION_RATE,
        _("Regularization rate"),
        _("The weight λ of the penalty; more makes the boundary smoother."),
        scale="log",
    )


class TrainingConfig(Part):
    """How the network learns."""

    optimizer: Optimizer = Optimizer()
    loss: _option("loss", LOSSES) = Field(
        "cross_entropy", title=_("Loss"), description=_("What is to become small: how wrong the output is.")
    )
    batch_size: int | Literal["full"] = _number(
        10,
        (1, limits.SAMPLES[1]),
        _("Batch size"),
        _("Points in one update; small is noisy and quick, full is plain gradient descent."),
        step=1,
    )
    regularization: Regularization = Regularization()
    shuffle: bool = Field(
        True, title=_("Shuffle"), description=_("Visit the points in a new order in every epoch.")
    )
    dtype: Literal["float32", "float64"] = Field(
        "float32", title=_("Precision"), description=_("How many digits the numbers have.")
    )


class View(Part):
    """How the session is shown and paced."""

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


class Config(Part):
    """The whole configuration of a session."""

    data: Data = Data()
    network: NetworkConfig = NetworkConfig()
    training: TrainingConfig = TrainingConfig()
    view: View = View()
