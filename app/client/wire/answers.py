"""Answers about a session; `make wire` writes this from the server's models."""

from typing import Literal, NotRequired, TypedDict

from .config import Config, Data, NetworkConfig, TrainingConfig, View


class Health(TypedDict):
    """The server answers: "ok", or "stalled" where the thread that trains stands still or has ended."""

    status: Literal["ok", "stalled"]
    sessions: int


class Scale(TypedDict):
    """Each axis by itself: plane = (original − offset) · factor, and the same for the targets of a regression.

    The aspect is not kept: the axes have, as a rule, different units.
    """

    offset: list[float]
    factor: list[float]
    target_offset: float
    target_factor: float


class Measure(TypedDict):
    """A figure on the training and on the test points; None where there are none, or it is no finite number."""

    train: float | None
    test: float | None


class State(TypedDict):
    """The figures of a session, as REST and every frame give them.

    `loss` is the mean loss, `accuracy` the share of points classified right, None where there are no classes.
    `diverged` and `stopped` are sentences that say why a run can go no further, or has ended by itself.
    """

    step: int
    epoch: int
    running: bool
    loss: Measure
    accuracy: Measure
    data_revision: int
    config_revision: int
    diverged: str | None
    stopped: str | None


class SessionView(TypedDict):
    """A session as it is now. `id` may edit; `watch_id` may only look. `note` says what a change could not keep."""

    id: str | None
    watch_id: str
    config: Config
    state: State
    note: str | None


class Kept(TypedDict):
    """Steps of the checkpoints, the present step among them."""

    steps: list[int]


class Histogram(TypedDict):
    """How many values lie in each of equally wide intervals from `low` to `high`, the least and the greatest."""

    low: float
    high: float
    counts: list[int]


class LayerHistograms(TypedDict):
    """One layer: a^[l] of all units at the training points, and dJ/dW^[l] with dJ/db^[l], penalty included."""

    activations: Histogram
    gradients: Histogram


class EditView(TypedDict):
    """An edit as it is told: the epoch and step at which it was made, the setting's path, and a sentence."""

    epoch: float
    step: int
    path: str
    what: str


class HistoryView(TypedDict):
    """Entries from the first step on, old ones thinned, peaks and valleys kept; and the edits made on the way."""

    step: list[int]
    epoch: list[float]
    train_loss: list[float | None]
    test_loss: list[float | None]
    edits: list[EditView]


class ImagesView(TypedDict):
    """Some images: their classes, and their pixels from 0 to 255, row by row, a pixel's channels side by side."""

    height: int
    width: int
    channels: int
    first: int
    numbers: list[int]
    y: list[int]
    pixels: list[list[int]]


class PointsView(TypedDict):
    """All points; y holds class numbers, or targets in a regression. Of images x is empty."""

    x: list[list[float]]
    images: NotRequired[list[int] | None]
    y: list[float]
    split: list[Literal["train", "test"]]
    data_revision: int
    scale: Scale | None
    names: list[str]
    note: str | None


class Quality(TypedDict):
    """How good the predictions are on some points; None where it is not defined, or no finite number.

    `objective` is the loss with the penalty. `confusion` (K, K) counts points of class i (row) predicted as class j;
    `precision` and `recall` are one a class. R² and the mean absolute error are those of a regression.
    """

    loss: float | None
    objective: float | None
    accuracy: float | None
    confusion: list[list[int]] | None
    precision: list[float | None] | None
    recall: list[float | None] | None
    r_squared: float | None
    mean_absolute_error: float | None


class LayerQuality(TypedDict):
    """One layer: ‖dJ/dW‖ over the training points, ‖ΔW‖ / ‖W‖ of the next update, and units that take no part."""

    gradient_norm: float | None
    update_ratio: float | None
    units: int
    saturated: int
    dead: int


class Metrics(TypedDict):
    """All figures of one step; `test` is None without test points, `layers` are 1 … L.

    `another_hand` is the quality on images that are neither trained nor tested on, where there are such.
    """

    step: int
    learning_rate: float
    train: Quality
    test: Quality | None
    layers: list[LayerQuality]
    another_hand: NotRequired[Quality | None]


class GivenScale(TypedDict):
    """Units of their own: plane = (original − offset) · factor, for each axis and for the targets."""

    offset: list[float]
    factor: list[float]
    target_offset: float
    target_factor: float


class GivenPoints(TypedDict):
    """Points in place of those that a configuration draws, with the units they came with."""

    x: list[list[float]]
    y: list[float]
    split: list[Literal["train", "test"]] | None
    names: list[str]
    scale: GivenScale | None


class GivenImages(TypedDict):
    """Images in place of those that a configuration draws: numbers in its data set, those of one's own behind it."""

    numbers: list[int]
    y: list[float]
    split: list[Literal["train", "test"]]
    own: list[str]


class LayerWeights(TypedDict):
    """One layer: W (n^[l] rows of n^[l-1]), b (n^[l]), and for a hidden layer its activation."""

    W: list[list[float]]
    b: list[float]
    activation: str | None


class Setup(TypedDict):
    """Any part of a configuration, the rest default; points or images in place of those it draws; weights, and step.

    Where weights are given, the hidden layers become what they describe. The state of the optimizer and of the
    generators is not part of it: what is learnt from here on is another run; a `checkpoint` goes on with this one.
    `epochs` are those done, with the part of the one under way; without them the steps are counted in epochs.
    """

    data: Data
    network: NetworkConfig
    training: TrainingConfig
    view: View
    points: GivenPoints | None
    images: NotRequired[GivenImages | None]
    weights: list[LayerWeights] | None
    step: int
    epochs: float | None


class SurfaceView(TypedDict):
    """Values (C, R, R) at the centres of R×R cells; rows go down from x2 = +6, columns right from x1 = −6.

    C is 1 for ŷ of a binary problem (P of class 1), of a regression or for one neuron's activation, and K
    for the probabilities of K classes.
    """

    x1: list[float]
    x2: list[float]
    values: list[list[list[float]]]


class Predictions(TypedDict):
    """For each point its class, or its value in a regression; and the probability of every class."""

    y: list[float]
    probability: list[list[float]] | None


class FeaturesView(TypedDict):
    """a^[l] of every point: N rows of n^[l]."""

    layer: int
    activations: list[list[float]]
    separability: float
    split: list[Literal["train", "test"]]


class Trained(TypedDict):
    """Where the training stands; `finished` is false where the deadline came first, and so many steps are left."""

    step: int
    epoch: int
    running: bool
    loss: Measure
    accuracy: Measure
    data_revision: int
    config_revision: int
    diverged: str | None
    stopped: str | None
    finished: bool
    steps_left: int


class Weights(TypedDict):
    """All layers, the output layer last; its activation follows from the problem."""

    layers: list[LayerWeights]
