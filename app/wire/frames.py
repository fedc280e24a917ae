"""Frames: a snapshot as the safetensors bytes that one watcher needs, and back."""

import json
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from ..data import Plane
from ..lab.finite import finite
from ..lab.messages import Translate, untranslated
from ..lab.training.edit_marks import Marks
from ..lab.views.request import ViewRequest
from ..lab.views.snapshot import Features, Neurons, Snapshot, Surface
from ..lab.views.unfolding import Stages
from .frame_state import FeaturesState, FirstLayerState, FrameState, NeuronsState, StagesState, SurfaceState
from .pack import pack
from .quantise import probability_bytes, signed_bytes

_HEADER_LENGTH_BYTES: Final = 8
_LARGEST: Final = float(np.finfo(np.float32).max)

_USUAL: Final = ViewRequest()


@dataclass(frozen=True)
class Known:
    """What a watcher has been sent already, so that it need not be sent again."""

    data_revision: int = -1
    config_revision: int = -1
    history_version: int = -1
    history_count: int = 0
    marks: Marks | None = None
    first_layer: tuple[int, str] | None = None

    @classmethod
    def after(cls, snapshot: Snapshot, view: ViewRequest = _USUAL) -> "Known":
        """What a watcher knows once it has the snapshot's frame of what it views."""
        state = snapshot.state
        return cls(
            state.data_revision,
            state.config_revision,
            snapshot.history_version,
            len(snapshot.history),
            snapshot.marks,
            _first_layer(snapshot, view),
        )


class Frames:
    """The frames of one snapshot: its arrays take the types they travel in once, whoever watches.

    That is NumPy's work, for which it lets go of the interpreter again and again; on the event loop every time
    would be a wait for the trainer. So a `Frames` is made in the trainer's thread, and what is left for `encode`
    holds on to the interpreter.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._parameters: dict[str, NDArray[Any]] = {}
        for layer, (weights, biases) in enumerate(zip(snapshot.weights, snapshot.biases, strict=True), start=1):
            self._parameters[f"weights.{layer}"] = _float32(weights)
            self._parameters[f"biases.{layer}"] = _float32(biases)
        self._parameter_count = sum(array.size for array in self._parameters.values())
        self._first_layer = None if isinstance(snapshot.config.space, Plane) else self._parameters.pop("weights.1")
        self._surfaces = {request: _surface(surface) for request, surface in snapshot.surfaces.items()}
        self._neurons = {request: _neurons(neurons) for request, neurons in snapshot.neurons.items()}
        self._features = {request: _features(features) for request, features in snapshot.features.items()}
        self._stages = {request: _stages(stages) for request, stages in snapshot.stages.items()}
        self._input_gradients = (
            None if snapshot.input_gradients is None else snapshot.input_gradients.astype(np.float16)
        )

    def encode(self, view: ViewRequest, known: Known, seq: int | None, say: Translate = untranslated) -> bytes:
        """The frame for a watcher that views `view`, knows `known`, and whose last command in it is `seq`.

        `say` puts the sentences of the state into the watcher's language.
        """
        snapshot, state = self.snapshot, self.snapshot.state
        tensors = self._parameters.copy()
        parts: dict[str, Any] = {}
        if view.surface is not None and view.surface in self._surfaces:
            tensors["surface"], parts["surface"] = self._surfaces[view.surface]
        if view.neurons is not None and view.neurons in self._neurons:
            tensors["neurons"], tensors["neuron_scale"], parts["neurons"] = self._neurons[view.neurons]
        if view.features is not None and view.features in self._features:
            own, parts["features"] = self._features[view.features]
            tensors |= own
        if view.stages is not None and view.stages in self._stages:
            tensors["stages"], tensors["stage_points"], tensors["answers"], parts["stages"] = self._stages[
                view.stages
            ]
        if self._first_layer is not None and known.first_layer != _first_layer(snapshot, view):
            self._add_first_layer(self._first_layer, view, tensors, parts)
        if view.input_gradients and self._input_gradients is not None:
            tensors["input_gradients"] = self._input_gradients
        if view.metrics:
            parts["metrics"] = snapshot.metrics
        if known.data_revision != state.data_revision:
            points = snapshot.points
            tensors["points" if points.sheet is None else "images"] = points.x.astype(np.float32)
            tensors["labels"] = points.y.astype(np.float32)
            tensors["split"] = points.test.astype(np.uint8)
            parts["names"] = points.names or None
        if known.config_revision != state.config_revision:
            parts["config"] = snapshot.config
        if known.marks != snapshot.marks:
            parts["edits"] = [mark.spoken(say) for mark in snapshot.marks]
        start = known.history_count if known.history_version == snapshot.history_version else 0
        if start < len(snapshot.history):
            tensors["loss"] = snapshot.history[start:]
        undo, redo = snapshot.edits
        told = FrameState(
            **vars(state.spoken(say)),
            **parts,
            steps_per_epoch=snapshot.steps_per_epoch,
            problem=snapshot.config.problem,
            parameters=self._parameter_count,
            revision=snapshot.revision,
            seq=seq,
            undo=undo,
            redo=redo,
            time=snapshot.time,
            history_from=start,
        )
        return pack(tensors, {"state": told.json()})

    @staticmethod
    def _add_first_layer(
        weights: NDArray[Any], view: ViewRequest, tensors: dict[str, NDArray[Any]], parts: dict[str, Any]
    ) -> None:
        """W^[1] of a network for images, as it is asked for: in bytes, one scale for all its units, or as it is."""
        if view.first_layer == "float32":
            tensors["weights.1"] = weights
            return
        scale = float(np.abs(finite(weights)).max()) or 1.0
        tensors["first_layer"], parts["first_layer"] = signed_bytes(finite(weights), scale), FirstLayerState(scale)


def _first_layer(snapshot: Snapshot, view: ViewRequest) -> tuple[int, str] | None:
    """Which first layer is in a frame, and how; on the plane it stands beside the others."""
    return None if isinstance(snapshot.config.space, Plane) else (snapshot.first_layer, view.first_layer)


def encode(
    snapshot: Snapshot, view: ViewRequest, known: Known, seq: int | None, say: Translate = untranslated
) -> bytes:
    """The frame of a snapshot for one watcher."""
    return Frames(snapshot).encode(view, known, seq, say)


def _surface(surface: Surface) -> tuple[NDArray[np.uint8], SurfaceState]:
    values = surface.values
    scale = max(1.0, float(np.abs(values).max())) if surface.layer is not None else 1.0
    quantised = signed_bytes(values, scale) if surface.signed else probability_bytes(values)
    return quantised, SurfaceState(surface.layer, surface.unit, values.shape[-1], scale, surface.signed)


def _neurons(neurons: Neurons) -> tuple[NDArray[np.uint8], NDArray[np.float32], NeuronsState]:
    values = neurons.values
    scales = np.maximum(np.abs(values.reshape(len(values), -1)).max(axis=1), 1.0).astype(np.float32)
    return signed_bytes(values, scales[:, None, None]), scales, NeuronsState(values.shape[-1])


def _float32(values: NDArray[Any]) -> NDArray[np.float32]:
    """The same in float32; what is finite stays finite."""
    return values if values.dtype == np.float32 else values.clip(-_LARGEST, _LARGEST).astype(np.float32)


def _features(features: Features) -> tuple[dict[str, NDArray[Any]], FeaturesState]:
    points, mesh = features.points.astype(np.float16), features.mesh.astype(np.float16)
    state = FeaturesState(features.layer, features.units, features.projection, len(mesh))
    if features.shown is None:
        return {"features": points, "mesh": mesh}, state
    return {"features": points, "feature_points": features.shown.astype(np.float32)}, state


def _stages(stages: Stages) -> tuple[NDArray[np.float16], NDArray[np.float32], NDArray[np.float16], StagesState]:
    shown = StagesState(
        stages.stages,
        stages.mesh,
        None if stages.corners is None else stages.corners.round(4).tolist(),
        [round(share, 4) for share in stages.separability],
    )
    return (
        stages.places.astype(np.float16),
        stages.points.astype(np.float32),
        stages.answers.astype(np.float16),
        shown,
    )


def decode(frame: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The metadata and the tensors of a frame; SafetensorError where the bytes are not one."""
    tensors = load(frame)
    length = int.from_bytes(frame[:_HEADER_LENGTH_BYTES], "little")
    header = json.loads(frame[_HEADER_LENGTH_BYTES : _HEADER_LENGTH_BYTES + length])
    return json.loads(header["__metadata__"]["state"]), tensors
