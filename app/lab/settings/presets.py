"""Presets: whole configurations, each with one lesson that it shows by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..messages import _
from .config import Config, Settings


@dataclass(frozen=True)
class Preset:
    """A configuration with its lesson; what `settings` leave open has its default."""

    name: str
    title: str
    lesson: str
    settings: Mapping[str, Any]

    @property
    def config(self) -> Config:
        """The whole configuration."""
        return Config().patched(Settings.model_validate(self.settings))


def _layers(activation: str, *units: int) -> list[dict[str, Any]]:
    return [{"units": count, "activation": activation} for count in units]


def _network(activation: str, *units: int, features: Sequence[str] = ("x1", "x2"), **more: Any) -> dict[str, Any]:
    return {"features": list(features), "hidden": _layers(activation, *units), **more}


def _by(optimizer: str, rate: float, **more: Any) -> dict[str, Any]:
    return {"optimizer": {"name": optimizer, "learning_rate": rate}, **more}


_FEW_NOISY: Final = {"dataset": "xor", "samples": 60, "noise": 0.6, "seed": 1}
_LARGE: Final = _network("tanh", 32, 32)
_SMALL_STEPS: Final = _by("adam", 0.01, regularization={"name": "l2", "rate": 0.06})


def _flow(connections: str, **more: Any) -> dict[str, Any]:
    """Eight residual layers of two units: points flow in the plane itself."""
    return _network("tanh", *[2] * 8, seed=25, connections=connections, **more)


_ALL: Final = (
    Preset(
        "one_neuron",
        _("One neuron"),
        _("A single neuron divides the plane by a straight line; for two clouds that is enough."),
        {"data": {"dataset": "gaussians", "noise": 0.1}, "network": _network("tanh")},
    ),
    Preset(
        "xor_neuron",
        _("XOR without a hidden layer"),
        _("No straight line solves XOR: the neuron stays near chance, however long it learns. Add a layer."),
        {"data": {"dataset": "xor"}, "network": _network("tanh")},
    ),
    Preset(
        "xor_hidden",
        _("XOR with a hidden layer"),
        _("Four hidden neurons draw four lines, and the output puts them together: now XOR is solved."),
        {"data": {"dataset": "xor"}, "network": _network("tanh", 4), "training": _by("sgd", 0.1)},
    ),
    Preset(
        "circle_squares",
        _("A circle from squares"),
        _("With x₁² and x₂² as features one neuron draws a circle: good features spare layers."),
        {"data": {"dataset": "circle"}, "network": _network("tanh", features=("x1^2", "x2^2"))},
    ),
    Preset(
        "unfolding",
        _("Unfolding the plane"),
        _("The last layer has two neurons: below, watch it unfold the plane until a line divides the points."),
        {
            "data": {"dataset": "circle", "noise": 0.05},
            "network": _network("tanh", 6, 2, seed=4),
            "training": _by("adam", 0.01),
            "view": {"epochs_per_second": 10.0},
        },
    ),
    Preset(
        "spiral_sines",
        _("Spiral with sines"),
        _("The spiral is hard from x₁ and x₂ alone; sines give the network waves to build its arms from."),
        {
            "data": {"dataset": "spiral"},
            "network": _network("tanh", 8, 8, features=("x1", "x2", "sin(x1)", "sin(x2)")),
            "training": _by("adam", 0.01),
        },
    ),
    Preset(
        "relu_folds",
        _("ReLU folds"),
        _("Each ReLU folds the plane along a straight line: the boundary is a polygon."),
        {"data": {"dataset": "circle"}, "network": _network("relu", 5, seed=1), "training": _by("sgd", 0.1)},
    ),
    Preset(
        "tanh_bends",
        _("Tanh bends"),
        _("The same network with tanh: the same task, and a boundary without corners."),
        {"data": {"dataset": "circle"}, "network": _network("tanh", 5, seed=1), "training": _by("sgd", 0.1)},
    ),
    Preset(
        "rate_too_high",
        _("A learning rate too high"),
        _("Every step overshoots: the loss jumps up and down and the boundary flickers. Lower the learning rate."),
        {"data": {"dataset": "moons", "noise": 0.1}, "network": _network("tanh", 8, 8), "training": _by("sgd", 10.0)},
    ),
    Preset(
        "dead_relus",
        _("Dead ReLUs"),
        _("One step too large, and most ReLUs answer 0 everywhere: their maps go blank, no gradient revives them."),
        {
            "data": {"dataset": "circle"},
            "network": _network("relu", 8, 8),
            "training": _by("sgd", 3.0, batch_size="full"),
        },
    ),
    Preset(
        "vanishing",
        _("Vanishing gradients"),
        _("Six sigmoid layers: each multiplies the gradient by ¼ at most, so the first ones hardly learn."),
        {"data": {"dataset": "circle"}, "network": _network("sigmoid", *[4] * 6), "training": _by("sgd", 0.1)},
    ),
    Preset(
        "deep_tanh",
        _("As deep, with tanh"),
        _("The same six layers with tanh, whose slope reaches 1: the gradient arrives, and the network learns."),
        {"data": {"dataset": "circle"}, "network": _network("tanh", *[4] * 6), "training": _by("sgd", 0.1)},
    ),
    Preset(
        "residual_flow",
        _("Nested rings: residual flow"),
        _("Points move in eight small steps, and paths of such steps cannot cross: the ring must open for the disc."),
        {"data": {"dataset": "circle"}, "network": _flow("residual"), "training": _SMALL_STEPS},
    ),
    Preset(
        "momentum_flow",
        _("Nested rings: with momentum"),
        _("The same first weights, and points keep their velocity: paths may cross, and the disc leaves the ring."),
        {
            "data": {"dataset": "circle"},
            "network": _flow("momentum_residual", gamma=0.5),
            "training": _SMALL_STEPS,
        },
    ),
    Preset(
        "plain_descent",
        _("Plain gradient descent"),
        _("Full batch, no momentum: a smooth, slow way down; remember the loss after 500 epochs."),
        {
            "data": {"dataset": "moons", "noise": 0.1},
            "network": _network("tanh", 8, 4),
            "training": _by("sgd", 0.03, batch_size="full"),
            "view": {"epochs_per_second": 100.0},
        },
    ),
    Preset(
        "momentum",
        _("With momentum"),
        _("The same start with momentum 0.9: steps that agree add up, and the loss falls several times as fast."),
        {
            "data": {"dataset": "moons", "noise": 0.1},
            "network": _network("tanh", 8, 4),
            "training": _by("momentum", 0.03, batch_size="full"),
            "view": {"epochs_per_second": 100.0},
        },
    ),
    Preset(
        "batch_of_one",
        _("A batch of one"),
        _("One point a step: the boundary trembles with every point, yet learns far more in an epoch."),
        {
            "data": {"dataset": "moons", "noise": 0.2, "samples": 200},
            "network": _network("tanh", 8, 4),
            "training": _by("sgd", 0.1, batch_size=1),
            "view": {"epochs_per_second": 5.0},
        },
    ),
    Preset(
        "overfitting",
        _("Overfitting"),
        _("Few noisy points, a large network: it learns the noise by heart; train loss falls, test loss rises."),
        {"data": _FEW_NOISY, "network": _LARGE, "training": _by("adam", 0.01)},
    ),
    Preset(
        "l2_smooths",
        _("L2 smooths"),
        _("The same points and network with an L2 penalty: small weights, a smooth boundary, a better test loss."),
        {
            "data": _FEW_NOISY,
            "network": _LARGE,
            "training": _by("adam", 0.01, regularization={"name": "l2", "rate": 0.03}),
        },
    ),
    Preset(
        "several_classes",
        _("Several classes"),
        _("Five outputs share one softmax: each class gets its region, and the boundaries meet."),
        {
            "data": {"dataset": "pinwheel", "classes": 5, "noise": 0.05},
            "network": _network("tanh", 8, 8),
            "training": _by("adam", 0.01),
        },
    ),
    Preset(
        "plane",
        _("Fitting a plane"),
        _("A number instead of a class: one linear neuron fits an inclined plane exactly."),
        {"data": {"dataset": "plane"}, "network": _network("tanh")},
    ),
    Preset(
        "bumps",
        _("Fitting bumps"),
        _("Hills and hollows from smooth steps: every neuron adds one, the output sums them up."),
        {"data": {"dataset": "bumps"}, "network": _network("tanh", 16, 8), "training": _by("adam", 0.01)},
    ),
)
PRESETS: Final[Mapping[str, Preset]] = {preset.name: preset for preset in _ALL}
