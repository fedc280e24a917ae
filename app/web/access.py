"""Access to sessions by their ids: an id may edit, a watch_id may only look."""

from typing import Annotated, Any, TypeAlias

from fastapi import Depends, HTTPException, Path, Request

from ..lab.messages import message
from ..lab.session.session import Session
from ..lab.settings import limits
from ..lab.validation import check_fields
from .errors import GONE, Problem
from .hub import Hub

Responses: TypeAlias = dict[int | str, dict[str, Any]]

ERRORS: Responses = {
    403: {"model": Problem, "description": "The id may only look"},
    404: {"model": Problem, "description": "No such session"},
    422: {"model": Problem, "description": "What was sent is not allowed; the sentence says what is"},
}
TOO_LARGE: Responses = {413: {"model": Problem, "description": "The body is larger than a server takes"}}
FULL: Responses = {503: {"model": Problem, "description": "The server is full; see Retry-After"}}
BUSY: Responses = {503: {"model": Problem, "description": "Too many such questions at once; ask again"}}
CLOSING: Responses = {503: {"model": Problem, "description": "The server is being stopped; see Retry-After"}}
MAY_ONLY_LOOK = message("a watch_id may only look; editing needs the session's id")


def get_hub(request: Request) -> Hub:
    """The hub of this server."""
    hub: Hub = request.app.state.hub
    return hub


async def check_body(request: Request) -> None:
    """Refuse a body with too many fields before a model looks at each; a route that reads files has no model."""
    if request.scope["route"].body_field is not None:
        check_fields(await request.body(), limits.JSON_FIELDS)


TheHub = Annotated[Hub, Depends(get_hub)]
Id = Annotated[str, Path(max_length=64, description="the session's id or, to look only, its watch_id")]


def viewed(id: Id, hub: TheHub) -> Session:  # noqa: A002 - the path's own name
    """The session of an id or a watch_id."""
    found = hub.registry.find(id)
    if found is None:
        raise HTTPException(404, GONE)
    return found[0]


def edited(id: Id, hub: TheHub) -> Session:  # noqa: A002
    """The session of an id; a watch_id is refused."""
    session = viewed(id, hub)
    if session.id != id:
        raise HTTPException(403, MAY_ONLY_LOOK)
    return session


Viewed = Annotated[Session, Depends(viewed)]
Edited = Annotated[Session, Depends(edited)]
