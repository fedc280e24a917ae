"""The checkpoint file of a session: to take away, and to go on from, bit for bit."""

from typing import Any

from fastapi import APIRouter, Request, Response, status

from ...wire.checkpoint_file import read as read_file
from ...wire.checkpoint_file import write
from ..access import ERRORS, FULL, TheHub, Viewed
from ..language import Spoken
from .sessions import SessionView, view
from .weights import SAFETENSORS

router = APIRouter(prefix="/sessions", tags=["sessions"])
_BINARY: Any = {SAFETENSORS: {"schema": {"type": "string", "format": "binary"}}}


@router.get("/{id}/checkpoint", response_class=Response, responses=ERRORS | {200: {"content": _BINARY}})
async def read(session: Viewed, hub: TheHub) -> Response:
    """Give all that the next steps depend on as a file: a session that begins from it learns on bit for bit.

    Configuration, points, parameters, the optimizer's state, the generator's and the loss so far are in it; what
    could be undone, the moments one could go back to and the marks of the edits are not.
    """
    name = 'attachment; filename="frontiere-checkpoint.safetensors"'
    content = await hub.call(lambda: write(session))
    return Response(content, media_type=SAFETENSORS, headers={"Content-Disposition": name})


@router.post(
    "/from-checkpoint",
    status_code=status.HTTP_201_CREATED,
    responses=FULL | {422: ERRORS[422]},
    openapi_extra={"requestBody": {"required": True, "content": _BINARY}},
)
async def create(hub: TheHub, request: Request, response: Response, say: Spoken) -> SessionView:
    """Open a session that goes on from a checkpoint file, bit for bit as that one would have."""
    session = await hub.create(read_file(await request.body()))
    response.headers["Location"] = f"/api/v1/sessions/{session.id}"
    return await hub.call(lambda: view(session, say))
