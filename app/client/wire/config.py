"""The configuration of a session; `make wire` writes this from the server's models."""

from typing import Literal, NotRequired, TypedDict


class Data(TypedDict):
    """The data set, and how it is split into training and test points."""

    dataset: str
    samples: int
    noise: float
    classes: int
    test_fraction: float
    seed: int


class HiddenLayer(TypedDict):
    """One hidden layer: a^[l] = g(W^[l] a^[l-1] + b^[l])."""

    units: int
    activation: str


class NetworkConfig(TypedDict):
    """The features that the network reads, its layers, and its first weights."""

    features: list[str]
    hidden: list[HiddenLayer]
    connections: str
    gamma: float
    initializer: str
    half_width: float
    seed: int
    silenced_units: list[list[int]]
    layers_without_bias: list[int]


class Optimizer(TypedDict):
    """The update rule. Each optimizer uses some of these numbers; the catalogue says which."""

    name: str
    learning_rate: float
    momentum: float
    smoothing: float
    beta_1: float
    beta_2: float
    epsilon: float
    weight_decay: float


class Regularization(TypedDict):
    """The penalty on the weights that is added to J."""

    name: str
    rate: float


class Schedule(TypedDict):
    """The learning rate as a function of the epoch. Each schedule uses some of these numbers."""

    name: str
    factor: float
    epochs: int
    floor: float


class Stop(TypedDict):
    """Conditions that end playing; null leaves one open."""

    epochs: int | None
    train_loss: float | None
    test_accuracy: float | None
    patience: int | None


class TrainingConfig(TypedDict):
    """Loss, optimizer, batches, and everything else that training depends on."""

    optimizer: Optimizer
    loss: str
    batch_size: int | Literal["full"]
    regularization: Regularization
    schedule: Schedule
    dropout: float
    shift: NotRequired[int]
    clip_norm: float | None
    stop: Stop
    shuffle: bool
    dtype: Literal["float32", "float64"]
    frozen_layers: list[int]
    frozen_weights: list[list[int | None]]


class View(TypedDict):
    """Resolution, frame rate and pace."""

    resolution: int
    fps: int
    epochs_per_second: float | None


class Config(TypedDict):
    """The whole configuration of a session, its parts in keeping with each other."""

    data: Data
    network: NetworkConfig
    training: TrainingConfig
    view: View
