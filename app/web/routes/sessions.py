"""Sessions: open, read, change, close."""

from typing import Annotated

from fastapi import APIRouter, Body, Response, status
from pydantic import BaseModel

from app.lab.config import Config, Settings
from app.lab.session import Session
from app.lab.snapshot import State
from app.web.access import ERRORS, Edited, TheHub, Viewed
from app.web.errors import Problem

router = APIRouter(prefix="/sessions", tags=["sessions"])
_DEFAULTS = Settings()


class SessionView(BaseModel):
    """A session as it is now. `id` may edit; `watch_id` may only look. `note` says what a change could not keep."""

    id: str | None
    watch_id: str
    config: Config
    state: State
    note: str | None = None


def view(session: Session) -> SessionView:
    """Read a session, in the trainer's thread."""
    return SessionView(id=session.id, watch_id=session.watch_id, config=session.config, state=session.state)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses={
        422: ERRORS[422],
        503: {"model": Problem, "description": "The server is full; see Retry-After"},
    },
)
async def create(hub: TheHub, response: Response, settings: Annotated[Settings, Body()] = _DEFAULTS) -> SessionView:
    """Open a session with any part of a configuration; the rest takes its default."""
    session = await hub.create(Config().patched(settings))
    response.headers["Location"] = f"/api/v1/sessions/{session.id}"
    return await hub.call(lambda: view(session))


@router.get("/{id}", responses=ERRORS)
async def read(id: str, session: Viewed, hub: TheHub) -> SessionView:  # noqa: A002
    """The configuration and the state; a watch_id is not told the id."""
    seen = await hub.call(lambda: view(session))
    return seen if id == session.id else seen.model_copy(update={"id": None})


@router.patch("/{id}", responses=ERRORS)
async def change(session: Edited, hub: TheHub, settings: Settings) -> SessionView:
    """Change any part of the configuration while it trains; what can keep the weights keeps them."""

    def apply() -> SessionView:
        note = session.update(settings)
        return view(session).model_copy(update={"note": note})

    return await hub.call(apply)


@router.post(
    "/{id}/twin",
    status_code=status.HTTP_201_CREATED,
    responses={**ERRORS, 503: {"model": Problem, "description": "The server is full; see Retry-After"}},
)
async def twin(session: Edited, hub: TheHub, response: Response, difference: Settings) -> SessionView:
    """Open a twin, in place of the one there is: the same points and settings but for the difference.

    It learns only when the session does, always at the same epoch; what changes the session changes the twin too.
    Deleting the twin unties it.
    """
    follower = await hub.tie(session, difference)
    response.headers["Location"] = f"/api/v1/sessions/{follower.id}"
    return await hub.call(lambda: view(follower))


@router.delete("/{id}", status_code=status.HTTP_204_NO_CONTENT, responses=ERRORS)
async def delete(session: Edited, hub: TheHub) -> None:
    """Close the session, and its twin."""
    await hub.delete(session)
