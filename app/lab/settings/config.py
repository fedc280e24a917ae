"""The configuration of a session: its sections, in keeping with each other, and what a change of one brings along."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, Self

from pydantic import ValidationError, model_validator

from ...data import DATASETS, Plane, Space
from ...nn import LOSSES, Architecture, Layer
from ..messages import Refusal, _, message
from ..validation import refused, shortened
from . import limits
from .part import Part
from .places import ALL, SILENCED, WITHOUT_BIAS, check_places, followed
from .sections import Data, NetworkConfig, TrainingConfig, View
from .starting import starting

Problem = Literal["binary", "multiclass", "regression"]
_PROBLEMS = {"binary": _("binary"), "multiclass": _("multiclass"), "regression": _("regression")}


class Settings(Part):
    """Any part of a configuration; what is left out keeps its value, or its default in a new session."""

    data: Data = Data()
    network: NetworkConfig = NetworkConfig()
    training: TrainingConfig = TrainingConfig()
    view: View = View()

    @classmethod
    def read(cls, parts: Mapping[str, Any]) -> Self:
        """Any part of a configuration from plain values, or a Refusal."""
        try:
            return cls.model_validate(parts)
        except ValidationError as error:
            raise refused(error) from None


class Config(Settings):
    """The whole configuration of a session, its parts in keeping with each other."""

    @property
    def problem(self) -> Problem:
        """What kind of answer the network gives: one probability, one of K classes, or a number."""
        return _problem(self.data.dataset, self.data.classes)

    @property
    def space(self) -> Space:
        """The plane, or images of some size."""
        return DATASETS[self.data.dataset].space

    @property
    def inputs(self) -> int:
        """n^[0], what the network is given of a point: features of the plane, or every pixel."""
        return self.space.size(self.network.features)

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        dataset = DATASETS[self.data.dataset]
        if dataset.classes is not None and not dataset.classes[0] <= self.data.classes <= dataset.classes[1]:
            low, high = dataset.classes
            values = {"name": dataset.name, "low": low, "high": high, "classes": self.data.classes}
            if low == high:
                raise Refusal("the data set {name!r} has {low} classes, not {classes}", **values)
            raise Refusal("the data set {name!r} has {low} to {high} classes, not {classes}", **values)
        if dataset.most_samples is not None and self.data.samples > dataset.most_samples:
            raise Refusal(
                "the data set {name!r} has {most} points at most, not {samples}",
                name=dataset.name,
                most=dataset.most_samples,
                samples=self.data.samples,
            )
        if self.data.noise and not dataset.takes_noise:
            raise Refusal("the data set {name!r} is as it was measured and takes no noise", name=dataset.name)
        check_loss(self.training.loss, self.problem)
        if isinstance(self.space, Plane):
            self._check_plane()
        check_places(self, self._plain_architecture.sizes)
        return self

    def _check_plane(self) -> None:
        widest = max((layer.units for layer in self.network.hidden), default=0)
        if widest > limits.UNITS[1]:
            raise Refusal(
                "a layer has too many units for the plane: expected at most {most}, not {units}",
                most=limits.UNITS[1],
                units=widest,
            )
        if self.training.shift:
            raise Refusal("points of the plane are not shifted; shifts are for images")

    @property
    def architecture(self) -> Architecture:
        """The network that this configuration describes."""
        return replace(self._plain_architecture, silenced=SILENCED.of(self), without_bias=WITHOUT_BIAS.of(self))

    @property
    def _plain_architecture(self) -> Architecture:
        network, problem = self.network, self.problem
        hidden = tuple(Layer(layer.units, layer.activation) for layer in network.hidden)
        outputs = self.data.classes if problem == "multiclass" else 1
        return Architecture(self.inputs, hidden, outputs, problem, network.connections, network.gamma)

    def patched(self, settings: Settings) -> "Config":
        """Return this configuration with `settings` laid over it.

        What the settings say must fit together, or a Refusal says what does not. What they leave open
        follows the data set they choose: its number of classes, no more points than it has, and a loss that fits
        the problem. Another space begins with a network and a training that suit it.
        In the same space, places in the network that they do not name follow their layers, and go with them.
        """
        patch = _said(settings)
        merged = _merge(self.model_dump(), patch)
        space = DATASETS[merged["data"]["dataset"]].space
        if space != self.space:
            merged = _merge(_merge(merged, starting(space)), patch)
        data, training = merged["data"], merged["training"]
        classes, most_samples = DATASETS[data["dataset"]].classes, DATASETS[data["dataset"]].most_samples
        if most_samples is not None and "samples" not in patch.get("data", {}):
            data["samples"] = min(data["samples"], most_samples)
        if classes is not None and "classes" not in patch.get("data", {}):
            data["classes"] = min(max(data["classes"], classes[0]), classes[1])
        problem = _problem(data["dataset"], data["classes"])
        if "loss" not in patch.get("training", {}):
            other_kind = (problem == "regression") != (self.problem == "regression")
            if other_kind or problem not in LOSSES[training["loss"]].heads:
                training["loss"] = _fitting_losses(problem)[0]
        open_ones = [named for named in ALL if named.field not in patch.get(named.section, {})]
        for named in open_ones:
            merged[named.section][named.field] = ()
        config = Config.read(merged)
        old, new = self.architecture, config.architecture
        parts: dict[str, dict[str, Any]] = {"network": {}, "training": {}}
        for named in open_ones if space == self.space else ():
            parts[named.section][named.field] = followed(named, self, old, new)
        return config.model_copy(
            update={name: getattr(config, name).model_copy(update=part) for name, part in parts.items()}
        )


def check_loss(loss: str, problem: Problem) -> None:
    """Refuse a loss that does not fit the problem, or that there is not."""
    fitting = _fitting_losses(problem)
    if loss not in fitting:
        raise Refusal(
            "the loss {loss!r} does not fit a {problem} problem; choose one of {fitting}",
            loss=shortened(loss),
            problem=message(_PROBLEMS[problem]),
            fitting=", ".join(fitting),
        )


def _fitting_losses(problem: Problem) -> list[str]:
    return [name for name, loss in LOSSES.items() if problem in loss.heads]


def _problem(dataset: str, classes: int) -> Problem:
    if DATASETS[dataset].kind == "regression":
        return "regression"
    return "binary" if classes == 2 else "multiclass"


def _said(part: Any) -> Any:
    """What is said in a part of a configuration, as plain values; `model_dump` would leave out a shift of 0."""
    if isinstance(part, tuple):
        return tuple(_said(one) for one in part)
    if isinstance(part, Part):
        return {name: _said(getattr(part, name)) for name in type(part).model_fields if name in part.model_fields_set}
    return part


def _merge(base: dict[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """Lay a nested mapping over another; anything but a mapping is replaced whole."""
    return base | {
        key: _merge(base[key], value) if isinstance(value, Mapping) else value for key, value in patch.items()
    }
