"""What the server answers about the inside of a network, as arrays. A number that was not finite is NaN."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Floats, LayerWeights

Indices = NDArray[np.int64]
Bools = NDArray[np.bool_]
# (layer, row, column) of a weight, (layer, row) of a bias; layers count from 1, rows and columns from 0.
Address = tuple[int, int, int] | tuple[int, int]


@dataclass(frozen=True)
class Neuron:
    """One unit: w (n^[l-1],) and b; z, a = g(z) and g′(z) of every point (N,); test (N,) as in Points."""

    layer: int
    unit: int
    activation: str
    w: Floats
    b: float
    z: Floats
    a: Floats
    slope: Floats
    test: Bools


@dataclass(frozen=True)
class Losses:
    """ℒ of every point (N,), without penalty; means and the indices of the largest, None without test points."""

    loss: str
    losses: Floats
    mean_train: float
    mean_test: float | None
    worst_train: int
    worst_test: int | None
    test: Bools


@dataclass(frozen=True)
class TracedLayer:
    """Layer l at n points: z, f = g(z), a, slope g′(z), error dℒ/da and delta dℒ/dz, each (n, n^[l]).

    `a` is `f`, but for joined layers. `slope` and `error` are None in the last layer; all of these are None where
    they would be too many. dW (n^[l], n^[l-1]) and db (n^[l],) are means; `penalty` is what a regularization adds.
    """

    activation: str
    W: Floats
    b: Floats
    residual: bool
    z: Floats | None
    f: Floats | None
    a: Floats | None
    slope: Floats | None
    error: Floats | None
    delta: Floats | None
    dW: Floats  # noqa: N815 - the field's own name
    db: Floats
    penalty: Floats


@dataclass(frozen=True)
class Check:
    """The derivative of one parameter: from the backward pass, by finite differences, and how far apart they are."""

    address: Address
    gradient: float
    difference: float
    relative_error: float


@dataclass(frozen=True)
class Trace:
    """A forward and a backward pass at n points: `points`, `labels`, `losses` (n,), `inputs` (n, n^[0]).

    `loss` is the mean, `objective` has the penalty added; `after` are the parameters after the next step, where its
    batch was asked for.
    """

    step: int
    points: Indices
    labels: Floats
    inputs: Floats | None
    losses: Floats
    loss: float
    penalty: float
    objective: float
    layers: tuple[TracedLayer, ...]
    checks: tuple[Check, ...]
    after: tuple[LayerWeights, ...] | None


@dataclass(frozen=True)
class Stage:
    """One stage of the way through the network: points (P, 2) and the lattice (m, m, 2) on two axes.

    `kind` is "plane", "features", "weights" (W a), "bias" (+ b), "activation" (g), "residual" or "output".
    """

    kind: str
    layer: int
    units: int
    points: Floats
    mesh: Floats


@dataclass(frozen=True)
class Stages:
    """The way through the network; `points` (P,) are those shown, `answers` (K, m, m) belong to the lattice's nodes.

    `corners` (K, 2) are where a softmax has its classes; `separability` (L+1,) is that of a^[0] … a^[L].
    """

    stages: tuple[Stage, ...]
    points: Indices
    answers: Floats
    corners: Floats | None
    separability: Floats


@dataclass(frozen=True)
class Picture:
    """The last hidden layer's feature space at one moment: points (N, 2) with y (N,), lattice (m, m, 2).

    `answers` (K, m, m) are the logits at its nodes, ŷ of a regression.
    """

    step: int
    epoch: int
    layer: int
    units: int
    problem: str
    points: Floats
    y: Floats
    test: Bools
    mesh: Floats
    answers: Floats
    separability: float


FeatureHistory = tuple[Picture, ...]


def neuron_of(answer: Mapping[str, Any]) -> Neuron:
    """Read one neuron."""
    arrays = {name: floats(answer[name]) for name in ("w", "z", "a", "slope")}
    return Neuron(
        layer=answer["layer"],
        unit=answer["unit"],
        activation=answer["activation"],
        b=answer["b"],
        test=_test(answer),
        **arrays,
    )


def losses_of(answer: Mapping[str, Any]) -> Losses:
    """Read the losses of all points."""
    plain = {name: value for name, value in answer.items() if name not in ("losses", "split")}
    return Losses(losses=floats(answer["losses"]), test=_test(answer), **plain)


def trace_of(answer: Mapping[str, Any]) -> Trace:
    """Read a trace."""
    after = answer["after"]
    return Trace(
        step=answer["step"],
        points=np.array(answer["points"], np.int64),
        labels=floats(answer["labels"]),
        inputs=_floats_or_none(answer["inputs"]),
        losses=floats(answer["losses"]),
        loss=number(answer["loss"]),
        penalty=number(answer["penalty"]),
        objective=number(answer["objective"]),
        layers=tuple(_layer(layer) for layer in answer["layers"]),
        checks=tuple(
            Check(address_of(check), *(number(check[name]) for name in ("gradient", "difference", "relative_error")))
            for check in answer["checks"]
        ),
        after=None if after is None else tuple(LayerWeights(floats(one["W"]), floats(one["b"])) for one in after),
    )


def stages_of(answer: Mapping[str, Any]) -> Stages:
    """Read the way through the network."""
    stages = tuple(
        Stage(stage["kind"], stage["layer"], stage["units"], floats(stage["points"]), floats(stage["mesh"]))
        for stage in answer["stages"]
    )
    return Stages(
        stages=stages,
        points=np.array(answer["points"], np.int64),
        answers=_on_nodes(answer["answers"], stages[0].mesh),
        corners=_floats_or_none(answer["corners"]),
        separability=floats(answer["separability"]),
    )


def feature_history_of(answer: Mapping[str, Any]) -> FeatureHistory:
    """Read a feature history."""
    return tuple(_picture(checkpoint) for checkpoint in answer["checkpoints"])


def _picture(checkpoint: Mapping[str, Any]) -> Picture:
    mesh = floats(checkpoint["mesh"])
    return Picture(
        **{name: checkpoint[name] for name in ("step", "epoch", "layer", "units", "problem", "separability")},
        points=floats(checkpoint["points"]),
        y=floats(checkpoint["y"]),
        test=_test(checkpoint),
        mesh=mesh,
        answers=_on_nodes(checkpoint["answers"], mesh),
    )


def _layer(layer: Mapping[str, Any]) -> TracedLayer:
    return TracedLayer(
        activation=layer["activation"],
        residual=layer["residual"],
        W=floats(layer["W"]),
        b=floats(layer["b"]),
        z=_floats_or_none(layer["z"]),
        f=_floats_or_none(layer["f"]),
        a=_floats_or_none(layer["a"]),
        slope=_floats_or_none(layer["slope"]),
        error=_floats_or_none(layer["error"]),
        delta=_floats_or_none(layer["delta"]),
        dW=floats(layer["dW"]),
        db=floats(layer["db"]),
        penalty=floats(layer["penalty"]),
    )


def address_of(of: Mapping[str, Any]) -> Address:
    """The address of a parameter from its layer, row and column."""
    layer, row, column = of["layer"], of["row"], of["column"]
    return (layer, row) if column is None else (layer, row, column)


def _on_nodes(answers: Any, mesh: Floats) -> Floats:
    return floats(answers).reshape(-1, *mesh.shape[:2])


def _test(of: Mapping[str, Any]) -> Bools:
    return np.array([name == "test" for name in of["split"]], np.bool_)


def number(value: float | None) -> float:
    """A number; None becomes NaN."""
    return np.nan if value is None else value


def floats(values: Any) -> Floats:
    """An array of what JSON holds; None becomes NaN."""
    return np.array(values, np.float64)


def _floats_or_none(values: Any) -> Floats | None:
    return None if values is None else floats(values)
