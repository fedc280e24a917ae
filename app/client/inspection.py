"""What the server answers about the inside of a network, as arrays. A number that was not finite is NaN."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    """One unit: w (n_{l-1},) and b; z, a = g(z) and g′(z) of every point (N,); test (N,) as in Points."""

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
    """L of every point (N,), without penalty; means and the indices of the largest, None without test points."""

    loss: str
    losses: Floats
    mean_train: float
    mean_test: float | None
    worst_train: int
    worst_test: int | None
    test: Bools


@dataclass(frozen=True)
class TracedLayer:
    """Layer l at n points: z, f = g(z), a, slope g′(z), error dL/da and delta dL/dz, each (n, n_l).

    `a` is `f`, but for joined layers. `slope` and `error` are None in the last layer; all of these are None where
    they would be too many. dW (n_l, n_{l-1}) and db (n_l,) are means; `penalty` is what a regularization adds to dW.
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
    """A forward and a backward pass at n points: `points`, `labels`, `losses` (n,), `inputs` (n, n_0).

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
class Axis:
    """One axis of a landscape: its values (R,), the present one, dJ/dα, how far −∇J and the next step go along it.

    `address` names the parameter, where the axis is one; `share` is how much of the path's extent a principal
    direction explains.
    """

    values: Floats
    now: float
    gradient: float
    descent: float
    next_step: float
    address: Address | None
    share: float | None


@dataclass(frozen=True)
class Landscape:
    """J, exact on the training points: values[j, i] at second.values[j] and first.values[i]; one row along a line.

    `path` holds a row for each moment of the run, the present last: its step, and where it was along each axis.
    """

    step: int
    objective: float
    gradient_share: float
    first: Axis
    second: Axis | None
    path: Floats
    values: Floats


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
    arrays = {name: _floats(answer[name]) for name in ("w", "z", "a", "slope")}
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
    return Losses(losses=_floats(answer["losses"]), test=_test(answer), **plain)


def trace_of(answer: Mapping[str, Any]) -> Trace:
    """Read a trace."""
    after = answer["after"]
    return Trace(
        step=answer["step"],
        points=np.array(answer["points"], np.int64),
        labels=_floats(answer["labels"]),
        inputs=_perhaps(answer["inputs"]),
        losses=_floats(answer["losses"]),
        loss=_float(answer["loss"]),
        penalty=_float(answer["penalty"]),
        objective=_float(answer["objective"]),
        layers=tuple(_layer(layer) for layer in answer["layers"]),
        checks=tuple(
            Check(_address(check), *(_float(check[name]) for name in ("gradient", "difference", "relative_error")))
            for check in answer["checks"]
        ),
        after=None if after is None else tuple(LayerWeights(_floats(one["W"]), _floats(one["b"])) for one in after),
    )


def landscape_of(answer: Mapping[str, Any]) -> Landscape:
    """Read a landscape that is whole."""
    return replace(begun(answer), values=_floats(answer["values"]))


def begun(head: Mapping[str, Any]) -> Landscape:
    """A landscape of which no value is known yet."""
    first, second = _axis(head["first"]), None if head["second"] is None else _axis(head["second"])
    rows = 1 if second is None else len(second.values)
    return Landscape(
        step=head["step"],
        objective=_float(head["objective"]),
        gradient_share=_float(head["gradient_share"]),
        first=first,
        second=second,
        path=_floats(head["path"]),
        values=np.full((rows, len(first.values)), np.nan),
    )


def grown(before: Landscape, row: Mapping[str, Any]) -> Landscape:
    """The same with one row more."""
    values = before.values.copy()
    values[row["row"]] = _floats(row["values"])
    return replace(before, values=values)


def stages_of(answer: Mapping[str, Any]) -> Stages:
    """Read the way through the network."""
    stages = tuple(
        Stage(stage["kind"], stage["layer"], stage["units"], _floats(stage["points"]), _floats(stage["mesh"]))
        for stage in answer["stages"]
    )
    return Stages(
        stages=stages,
        points=np.array(answer["points"], np.int64),
        answers=_on_nodes(answer["answers"], stages[0].mesh),
        corners=_perhaps(answer["corners"]),
        separability=_floats(answer["separability"]),
    )


def feature_history_of(answer: Mapping[str, Any]) -> FeatureHistory:
    """Read a feature history."""
    return tuple(_picture(checkpoint) for checkpoint in answer["checkpoints"])


def _picture(checkpoint: Mapping[str, Any]) -> Picture:
    mesh = _floats(checkpoint["mesh"])
    return Picture(
        **{name: checkpoint[name] for name in ("step", "epoch", "layer", "units", "problem", "separability")},
        points=_floats(checkpoint["points"]),
        y=_floats(checkpoint["y"]),
        test=_test(checkpoint),
        mesh=mesh,
        answers=_on_nodes(checkpoint["answers"], mesh),
    )


def _layer(layer: Mapping[str, Any]) -> TracedLayer:
    return TracedLayer(
        activation=layer["activation"],
        residual=layer["residual"],
        W=_floats(layer["W"]),
        b=_floats(layer["b"]),
        z=_perhaps(layer["z"]),
        f=_perhaps(layer["f"]),
        a=_perhaps(layer["a"]),
        slope=_perhaps(layer["slope"]),
        error=_perhaps(layer["error"]),
        delta=_perhaps(layer["delta"]),
        dW=_floats(layer["dW"]),
        db=_floats(layer["db"]),
        penalty=_floats(layer["penalty"]),
    )


def _axis(axis: Mapping[str, Any]) -> Axis:
    return Axis(
        values=_floats(axis["values"]),
        now=axis["now"],
        gradient=_float(axis["gradient"]),
        descent=_float(axis["descent"]),
        next_step=_float(axis["next_step"]),
        address=None if axis["layer"] is None else _address(axis),
        share=axis["share"],
    )


def _address(of: Mapping[str, Any]) -> Address:
    layer, row, column = of["layer"], of["row"], of["column"]
    return (layer, row) if column is None else (layer, row, column)


def _on_nodes(answers: Any, mesh: Floats) -> Floats:
    return _floats(answers).reshape(-1, *mesh.shape[:2])


def _test(of: Mapping[str, Any]) -> Bools:
    return np.array([name == "test" for name in of["split"]], np.bool_)


def _float(value: float | None) -> float:
    return np.nan if value is None else value


def _floats(values: Any) -> Floats:
    return np.array(values, np.float64)  # None becomes NaN


def _perhaps(values: Any) -> Floats | None:
    return None if values is None else _floats(values)
