"""Checkpoints of a run: their steps, and the frame of one."""

import time
from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from ...lab.views.replay import Replay, kept_steps
from ...lab.views.request import ViewRequest
from ...wire.frames import Known, encode
from ..access import ERRORS, TheHub, Viewed
from ..language import Spoken
from .weights import SAFETENSORS

router = APIRouter(prefix="/sessions/{id}", tags=["training"], responses=ERRORS)


class Kept(BaseModel):
    """Steps of the checkpoints, the present step among them."""

    steps: list[int]


class Wanted(ViewRequest):
    """A checkpoint, and the view of it; as in the stream's `view`, null is nothing."""

    step: int = Field(ge=0, le=2**53, description="the checkpoint nearest to this step")


_FRAME: Any = {
    "description": "A frame as the stream sends it, with points and configuration and without history",
    "content": {SAFETENSORS: {"schema": {"type": "string", "format": "binary"}}},
}


@router.get("/checkpoints")
async def read(session: Viewed, hub: TheHub) -> Kept:
    """Steps of the checkpoints that one can go back to."""
    return Kept(steps=await hub.call(lambda: kept_steps(session.run)))


@router.post("/checkpoints/frame", response_class=Response, responses={200: _FRAME})
async def frame(session: Viewed, hub: TheHub, wanted: Wanted, say: Spoken) -> Response:
    """The frame of a checkpoint; the run is not disturbed. A watch_id may ask, too."""

    view = wanted.alone

    def draw(replay: Replay) -> bytes:
        snapshot = replay.snapshot(view, time.time())
        known = Known(
            history_version=snapshot.history_version,
            history_count=len(snapshot.history),
            marks=snapshot.marks,
        )
        return encode(snapshot, view, known, None, say)

    frame = await hub.read(lambda: Replay.near(session.run, session.state, session.revision, wanted.step), draw)
    return Response(frame, media_type=SAFETENSORS)
