"""What the server answers about the inside of a network, as arrays. A number that was not finite is NaN."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .arrays import Bools, Floats, LayerWeights, floats, floats_or_none, number, tested
from .wire import inspection as wire

Indices = NDArray[np.int64]
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


def neuron_of(answer: wire.NeuronView) -> Neuron:
    """Read one neuron."""
    return Neuron(
        layer=answer["layer"],
        unit=answer["unit"],
        activation=answer["activation"],
        w=floats(answer["w"]),
        b=answer["b"],
        z=floats(answer["z"]),
        a=floats(answer["a"]),
        slope=floats(answer["slope"]),
        test=tested(answer["split"]),
    )


def losses_of(answer: wire.LossesView) -> Losses:
    """Read the losses of all points."""
    return Losses(
        loss=answer["loss"],
        losses=floats(answer["losses"]),
        mean_train=answer["mean_train"],
        mean_test=answer["mean_test"],
        worst_train=answer["worst_train"],
        worst_test=answer["worst_test"],
        test=tested(answer["split"]),
    )


def trace_of(answer: wire.TraceView) -> Trace:
    """Read a trace."""
    after = answer["after"]
    return Trace(
        step=answer["step"],
        points=np.array(answer["points"], np.int64),
        labels=floats(answer["labels"]),
        inputs=floats_or_none(answer["inputs"]),
        losses=floats(answer["losses"]),
        loss=number(answer["loss"]),
        penalty=number(answer["penalty"]),
        objective=number(answer["objective"]),
        layers=tuple(_layer(layer) for layer in answer["layers"]),
        checks=tuple(
            Check(
                address_of(check["layer"], check["row"], check["column"]),
                number(check["gradient"]),
                number(check["difference"]),
                number(check["relative_error"]),
            )
            for check in answer["checks"]
        ),
        after=None if after is None else tuple(LayerWeights(floats(one["W"]), floats(one["b"])) for one in after),
    )


def stages_of(answer: wire.StagesView) -> Stages:
    """Read the way through the network."""
    stages = tuple(
        Stage(stage["kind"], stage["layer"], stage["units"], floats(stage["points"]), floats(stage["mesh"]))
        for stage in answer["stages"]
    )
    return Stages(
        stages=stages,
        points=np.array(answer["points"], np.int64),
        answers=_on_nodes(answer["answers"], stages[0].mesh),
        corners=floats_or_none(answer["corners"]),
        separability=floats(answer["separability"]),
    )


def feature_history_of(answer: wire.FeatureHistory) -> FeatureHistory:
    """Read a feature history."""
    return tuple(_picture(checkpoint) for checkpoint in answer["checkpoints"])


def _picture(checkpoint: wire.FeatureSpace) -> Picture:
    mesh = floats(checkpoint["mesh"])
    return Picture(
        step=checkpoint["step"],
        epoch=checkpoint["epoch"],
        layer=checkpoint["layer"],
        units=checkpoint["units"],
        problem=checkpoint["problem"],
        points=floats(checkpoint["points"]),
        y=floats(checkpoint["y"]),
        test=tested(checkpoint["split"]),
        mesh=mesh,
        answers=_on_nodes(checkpoint["answers"], mesh),
        separability=checkpoint["separability"],
    )


def _layer(layer: wire.LayerView) -> TracedLayer:
    return TracedLayer(
        activation=layer["activation"],
        residual=layer["residual"],
        W=floats(layer["W"]),
        b=floats(layer["b"]),
        z=floats_or_none(layer["z"]),
        f=floats_or_none(layer["f"]),
        a=floats_or_none(layer["a"]),
        slope=floats_or_none(layer["slope"]),
        error=floats_or_none(layer["error"]),
        delta=floats_or_none(layer["delta"]),
        dW=floats(layer["dW"]),
        db=floats(layer["db"]),
        penalty=floats(layer["penalty"]),
    )


def address_of(layer: int, row: int, column: int | None) -> Address:
    """The address of a weight, or, without a column, of a bias."""
    return (layer, row) if column is None else (layer, row, column)


def _on_nodes(answers: list[list[float]], mesh: Floats) -> Floats:
    return floats(answers).reshape(-1, *mesh.shape[:2])
