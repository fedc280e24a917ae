"""Weights: read and set, as JSON or as a safetensors file with PyTorch's names."""

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Header, HTTPException, Request, Response
from numpy.typing import NDArray
from pydantic import Field, ValidationError
from safetensors import SafetensorError
from safetensors.numpy import load, save

from app.lab import limits
from app.lab.config import ActivationName, Part
from app.lab.session import Session
from app.lab.snapshot import State
from app.web.access import ERRORS, Edited, TheHub, Viewed
from app.wire.explain import explain

router = APIRouter(prefix="/sessions/{id}", tags=["weights"], responses=ERRORS)
SAFETENSORS = "application/x-safetensors"

Row = Annotated[list[float], Field(min_length=1, max_length=limits.UNITS[1])]
Array = NDArray[Any]


class LayerWeights(Part):
    """One layer: W (n_l rows of n_{l-1}), b (n_l), and for a hidden layer its activation."""

    W: list[Row] = Field(min_length=1, max_length=limits.UNITS[1])
    b: Row
    activation: ActivationName | None = None


class Weights(Part):
    """All layers, the output layer last; its activation follows from the problem."""

    layers: list[LayerWeights] = Field(min_length=1, max_length=limits.HIDDEN_LAYERS[1] + 1)


def view(session: Session) -> Weights:
    """Read the weights, in the trainer's thread."""
    activations = [layer.activation for layer in session.config.network.hidden]
    layers = zip(*session.layers, [*activations, None], strict=True)
    return Weights(layers=[LayerWeights(W=w.tolist(), b=b.tolist(), activation=name) for w, b, name in layers])


def as_file(weights: Sequence[Array], biases: Sequence[Array]) -> bytes:
    """All weights and biases as a safetensors file with PyTorch's names."""
    tensors = {}
    for layer, (w, b) in enumerate(zip(weights, biases, strict=True)):
        tensors[f"{2 * layer}.weight"] = np.ascontiguousarray(w)
        tensors[f"{2 * layer}.bias"] = np.ascontiguousarray(b)
    return save(tensors)


_FILE: Any = {"content": {SAFETENSORS: {"schema": {"type": "string", "format": "binary"}}}}


@router.get("/weights", response_model=Weights, responses={200: _FILE})
async def read(session: Viewed, hub: TheHub, accept: Annotated[str, Header()] = "") -> Any:
    """W^[l] and b^[l] of every layer; with `Accept: application/x-safetensors` a file.

    Its keys are those of `torch.nn.Sequential.state_dict()` where every hidden layer is a Linear and an
    activation module: 0.weight, 0.bias, 2.weight, …
    """
    if SAFETENSORS not in accept:
        return await hub.call(lambda: view(session))
    return Response(
        as_file(*await hub.call(lambda: session.layers)),
        media_type=SAFETENSORS,
        headers={"Content-Disposition": 'attachment; filename="weights.safetensors"'},
    )


_BODY: Any = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Weights"}},
            SAFETENSORS: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@router.put("/weights", openapi_extra=_BODY)
async def write(
    session: Edited,
    hub: TheHub,
    request: Request,
    content_type: Annotated[str, Header()] = "application/json",
) -> State:
    """Set all weights; the hidden layers become what the weights describe, the run goes on from them."""
    body = await request.body()
    weights, biases, activations = _from_file(body) if SAFETENSORS in content_type else _from_json(body)

    def apply() -> State:
        session.set_layers(weights, biases, activations)
        return session.state

    return await hub.call(apply)


def _from_json(body: bytes) -> tuple[list[Array], list[Array], list[str] | None]:
    try:
        layers = Weights.model_validate_json(body).layers
    except ValidationError as error:
        raise HTTPException(422, explain(error)) from None
    for number, layer in enumerate(layers, start=1):
        if len({len(row) for row in layer.W}) != 1:
            raise HTTPException(422, f"layers.{number}.W: every row must have the same length")
    given = [layer.activation for layer in layers[:-1]]
    activations = [name for name in given if name is not None]
    if len(activations) not in (0, len(given)):
        raise HTTPException(422, "give the activation of every hidden layer, or of none to keep them")
    return (
        [np.asarray(layer.W) for layer in layers],
        [np.asarray(layer.b) for layer in layers],
        activations if len(activations) == len(given) else None,
    )


def _from_file(body: bytes) -> tuple[list[Array], list[Array], None]:
    try:
        tensors = load(body)
    except (SafetensorError, KeyError, ValueError):
        raise HTTPException(422, "the body is no safetensors file") from None
    depth = len(tensors) // 2
    names = [(f"{2 * layer}.weight", f"{2 * layer}.bias") for layer in range(depth)]
    if not depth or set(tensors) != {name for pair in names for name in pair}:
        raise HTTPException(
            422,
            f"expected the tensors 0.weight, 0.bias, 2.weight, 2.bias, …; got {', '.join(sorted(tensors))[:80]}",
        )
    if any(tensors[w].ndim != 2 for w, _ in names) or any(t.dtype.kind != "f" for t in tensors.values()):
        raise HTTPException(422, "every weight must be a matrix, every bias a vector, of floating-point numbers")
    weights = [tensors[w].astype(np.float64) for w, _ in names]
    biases = [tensors[b].astype(np.float64) for _, b in names]
    return weights, biases, None  # a file names no activations
