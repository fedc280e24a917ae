"""Frames: a snapshot as the safetensors bytes that one watcher needs, and back."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from app.lab.look import Look
from app.lab.snapshot import Snapshot
from app.wire.pack import pack
from app.wire.quantise import probability_bytes, signed_bytes

_HEADER_LENGTH_BYTES: Final = 8


@dataclass(frozen=True)
class Known:
    """What a watcher has been sent already, so that it need not be sent again."""

    data_revision: int = -1
    config_revision: int = -1
    history_version: int = -1
    history_count: int = 0

    @classmethod
    def after(cls, snapshot: Snapshot) -> "Known":
        """What a watcher knows once it has the snapshot's frame."""
        state = snapshot.state
        return cls(state.data_revision, state.config_revision, snapshot.history_version, len(snapshot.history))


def encode(snapshot: Snapshot, look: Look, known: Known, seq: int | None) -> bytes:
    """The frame for a watcher that looks at `look`, knows `known`, and whose last command in it is `seq`."""
    config, state = snapshot.config, snapshot.state
    meta: dict[str, Any] = {
        **vars(state),
        "loss": vars(state.loss),
        "accuracy": vars(state.accuracy),
        "steps_per_epoch": snapshot.steps_per_epoch,
        "problem": config.problem,
        "parameters": sum(a.size for a in snapshot.weights) + sum(a.size for a in snapshot.biases),
        "revision": snapshot.revision,
        "seq": seq,
        "undo": snapshot.edits[0],
        "redo": snapshot.edits[1],
        "time": snapshot.time,
    }
    tensors: dict[str, NDArray[Any]] = {}
    for layer, (weights, biases) in enumerate(zip(snapshot.weights, snapshot.biases, strict=True), start=1):
        tensors[f"weights.{layer}"] = np.ascontiguousarray(weights, np.float32)
        tensors[f"biases.{layer}"] = np.ascontiguousarray(biases, np.float32)
    if look.surface is not None and (surface := snapshot.surfaces.get(look.surface)) is not None:
        scale = max(1.0, float(np.abs(surface.values).max())) if surface.layer is not None else 1.0
        tensors["surface"] = (
            signed_bytes(surface.values, scale) if surface.signed else probability_bytes(surface.values)
        )
        meta["surface"] = {
            "layer": surface.layer,
            "unit": surface.unit,
            "resolution": surface.values.shape[-1],
            "scale": scale,
            "signed": surface.signed,
        }
    if look.neurons is not None and (neurons := snapshot.neurons.get(look.neurons)) is not None:
        scales = np.maximum(np.abs(neurons.values).max(axis=(1, 2)), 1.0).astype(np.float32)
        tensors["neurons"] = signed_bytes(neurons.values, scales[:, None, None])
        tensors["neuron_scale"] = scales
        meta["neurons"] = {"resolution": neurons.values.shape[-1]}
    if look.features is not None and (features := snapshot.features.get(look.features)) is not None:
        tensors["features"] = np.asarray(features.points, np.float16)
        tensors["mesh"] = np.asarray(features.mesh, np.float16)
        meta["features"] = {"layer": features.layer, "units": features.units, "mesh": len(features.mesh)}
    if look.pushes and snapshot.pushes is not None:
        tensors["pushes"] = np.asarray(snapshot.pushes, np.float16)
    if look.metrics and snapshot.metrics is not None:
        meta["metrics"] = asdict(snapshot.metrics)
    if known.data_revision != state.data_revision:
        points = snapshot.points
        tensors["points"] = points.x.astype(np.float32)
        tensors["labels"] = points.y.astype(np.float32)
        tensors["split"] = points.test.astype(np.uint8)
    if known.config_revision != state.config_revision:
        meta["config"] = config.model_dump(mode="json")
    start = known.history_count if known.history_version == snapshot.history_version else 0
    meta["history_from"] = start
    if start < len(snapshot.history):
        tensors["loss"] = snapshot.history[start:]
    return pack(tensors, {"state": json.dumps(meta, separators=(",", ":"), allow_nan=False)})


def decode(frame: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The metadata and the tensors of a frame; SafetensorError where the bytes are not one."""
    tensors = load(frame)
    length = int.from_bytes(frame[:_HEADER_LENGTH_BYTES], "little")
    header = json.loads(frame[_HEADER_LENGTH_BYTES : _HEADER_LENGTH_BYTES + length])
    return json.loads(header["__metadata__"]["state"]), tensors
