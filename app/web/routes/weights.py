"""Weights: read and set, as JSON or as a safetensors file with PyTorch's names."""

from collections.abc import Sequence
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Header, Request, Response
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.numpy import load, save

from ...lab.messages import Refusal
from ...lab.settings import limits
from ...lab.settings.fitting import Layers
from ...lab.training.figures import State
from ...lab.validation import check_fields, refused
from ...wire.damage import Bits, Noise
from ...wire.weights import Array, Weights
from ..access import ERRORS, Edited, TheHub, Viewed
from ..array_json import json_response
from ..language import Spoken

router = APIRouter(prefix="/sessions/{id}", tags=["weights"], responses=ERRORS)
SAFETENSORS = "application/x-safetensors"


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
    activation module: 0.weight, 0.bias, 2.weight, …; they are the same where layers are joined.
    """
    if SAFETENSORS not in accept:
        return await hub.read(lambda: session.still, lambda still: json_response(Weights.of(still)))
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
    say: Spoken,
    content_type: Annotated[str, Header()] = "application/json",
) -> State:
    """Set all weights; the hidden layers become what the weights describe, the run goes on from them."""
    body = await request.body()
    weights, biases, activations = _from_file(body) if SAFETENSORS in content_type else _from_json(body)

    def apply() -> State:
        session.set_layers(weights, biases, activations)
        return session.state

    return (await hub.call(apply)).spoken(say)


@router.post("/weights/noise")
async def noise(session: Edited, hub: TheHub, order: Noise, say: Spoken) -> State:
    """Add normal noise to all weights, as large as a share of those of their layer; biases stay."""

    def apply() -> State:
        session.add_noise(order.strength, order.seed)
        return session.state

    return (await hub.call(apply)).spoken(say)


@router.post("/weights/quantise")
async def quantise(session: Edited, hub: TheHub, order: Bits, say: Spoken) -> State:
    """Round all weights to a few bits, with one scale for each layer; biases stay."""

    def apply() -> State:
        session.quantise(order.bits)
        return session.state

    return (await hub.call(apply)).spoken(say)


def _from_json(body: bytes) -> Layers:
    check_fields(body, limits.JSON_FIELDS)
    try:
        return Weights.model_validate_json(body).arrays()
    except ValidationError as error:
        raise refused(error) from None


def _from_file(body: bytes) -> tuple[list[Array], list[Array], None]:
    try:
        tensors = load(body)
    except (SafetensorError, KeyError, ValueError):
        raise Refusal("the body is no safetensors file") from None
    depth = len(tensors) // 2
    names = [(f"{2 * layer}.weight", f"{2 * layer}.bias") for layer in range(depth)]
    if not depth or set(tensors) != {name for pair in names for name in pair}:
        raise Refusal(
            "expected the tensors 0.weight, 0.bias, 2.weight, 2.bias, …; got {names}",
            names=", ".join(sorted(tensors))[:80],
        )
    if any(tensors[w].ndim != 2 for w, _ in names) or any(t.dtype.kind != "f" for t in tensors.values()):
        raise Refusal("every weight must be a matrix, every bias a vector, of floating-point numbers")
    weights = [tensors[w].astype(np.float64) for w, _ in names]
    biases = [tensors[b].astype(np.float64) for _, b in names]
    return weights, biases, None  # a file names no activations
