"""Looks inside a network; `make wire` writes this from the server's models."""

from typing import Literal, TypedDict

from .answers import LayerHistograms


class FeatureSpace(TypedDict):
    """The last hidden layer's feature space at one checkpoint."""

    step: int
    epoch: int
    layer: int
    units: int
    problem: Literal["binary", "multiclass", "regression"]
    points: list[list[float]]
    y: list[float]
    split: list[Literal["train", "test"]]
    mesh: list[list[list[float]]]
    answers: list[list[float]]
    separability: float


class FeatureHistory(TypedDict):
    """Checkpoints from the first to the present."""

    checkpoints: list[FeatureSpace]


class HistogramsView(TypedDict):
    """The histograms of the layers 1 … L."""

    layers: list[LayerHistograms]


class AxisView(TypedDict):
    """One axis: the values of its coordinate, the present one, dJ/ds and the next step of the optimizer along it.

    `layer`, `row` and `column` name the parameter, where the axis is one: then values are the parameter's own.
    `descent` is how far −∇J, projected onto the line or plane, goes along it. `share` is how much of the path's
    extent a principal direction explains.
    """

    values: list[float]
    now: float
    gradient: float | None
    descent: float | None
    next_step: float | None
    layer: int | None
    row: int | None
    column: int | None
    share: float | None


class LandscapeView(TypedDict):
    """J over one axis (one row), or over two: `values[j][i]` belongs to second[j] and first[i]; null: not finite."""

    step: int
    objective: float | None
    gradient_share: float | None
    first: AxisView
    second: AxisView | None
    path: list[list[float]]
    values: list[list[float | None]]


class NeuronView(TypedDict):
    """One unit: weights w and bias b; z, a = g(z) and g′(z) of every point. `unit` counts from 0.

    The last layer's activation is sigmoid, softmax or linear; a softmax's slope is ŷ_k (1 − ŷ_k).
    """

    layer: int
    unit: int
    activation: str
    w: list[float]
    b: float
    z: list[float]
    a: list[float]
    slope: list[float]
    split: list[Literal["train", "test"]]


class LossesView(TypedDict):
    """ℒ^(i) of every point, without penalty; the means, and the index of the largest, of training and test points."""

    loss: str
    losses: list[float]
    mean_train: float
    mean_test: float | None
    worst_train: int
    worst_test: int | None
    split: list[Literal["train", "test"]]


class StageView(TypedDict):
    """One stage: "weights" is W a, "bias" W a + b, "activation" g(z) of a hidden layer, "residual" a + v of a
    residual one, "output" ŷ.
    """

    kind: Literal["plane", "features", "weights", "bias", "activation", "residual", "output"]
    layer: int
    units: int
    points: list[list[float]]
    mesh: list[list[list[float]]]


class StagesView(TypedDict):
    """Points and lattice at every stage."""

    stages: list[StageView]
    points: list[int]
    answers: list[list[float]]
    corners: list[list[float]] | None
    separability: list[float]


class LayerView(TypedDict):
    """Layer l: its parameters, what it computed for each of the n points, and its gradient over them.

    `z`, `f` = g(z), `a`, `slope` = g′(z), `error` = ∂ℒ^(i)/∂a and `delta` = ∂ℒ^(i)/∂z hold a row of n^[l] numbers for
    each point; they are null where that would be too many numbers. `a` is f, but for residual layers, where f is
    added to what the layer read. `slope` and `error` are null in the last layer. `dW` = (1/n) Σ_{i=1}^n δ^[l](i)
    a^[l-1](i)ᵀ (n^[l], n^[l-1]), `db` = (1/n) Σ_{i=1}^n δ^[l](i); `penalty` is what the regularization adds to dW. A
    number that is not finite is null.
    """

    activation: str
    W: list[list[float | None]]
    b: list[float | None]
    residual: bool
    z: list[list[float | None]] | None
    f: list[list[float | None]] | None
    a: list[list[float | None]] | None
    slope: list[list[float | None]] | None
    error: list[list[float | None]] | None
    delta: list[list[float | None]] | None
    dW: list[list[float | None]]
    db: list[float | None]
    penalty: list[list[float | None]]


class CheckView(TypedDict):
    """One derivative: layer, row and column (null: the bias); traced, by finite differences, and how far apart."""

    layer: int
    row: int
    column: int | None
    gradient: float | None
    difference: float | None
    relative_error: float | None


class ParametersView(TypedDict):
    """W^[l] and b^[l] of one layer."""

    W: list[list[float | None]]
    b: list[float | None]


class TraceView(TypedDict):
    """Every number of one forward and one backward pass at n points, numbered as in /points.

    `loss` is the mean (1/n) Σ_{i=1}^n ℒ^(i), `objective` has the penalty added. `after` are the parameters after the
    next step, bit for bit, where the next batch was asked for.
    """

    step: int
    points: list[int]
    labels: list[float | None]
    inputs: list[list[float | None]] | None
    losses: list[float | None]
    loss: float | None
    penalty: float | None
    objective: float | None
    layers: list[LayerView]
    checks: list[CheckView]
    after: list[ParametersView] | None


class LandscapeHeadView(TypedDict):
    """What is known of a landscape before its values: J now, its axes, and the path of the run.

    `gradient_share` is how much of ∇J lies in the line or plane: the length of its projection over its own.
    `path` are the run's checkpoints in these coordinates: [step, s] or [step, s, t], the present last.
    """

    step: int
    objective: float | None
    gradient_share: float | None
    first: AxisView
    second: AxisView | None
    path: list[list[float]]


class LandscapeRowView(TypedDict):
    """J along the first axis, at value number `row` of the second; null is not finite."""

    row: int
    values: list[float | None]
