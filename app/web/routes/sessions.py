"""Sessions: open, read, change, close."""

from typing import Annotated

from fastapi import APIRouter, Body, Response, status
from pydantic import BaseModel

from ...lab.messages import Translate
from ...lab.session.session import Session
from ...lab.settings.config import Config
from ...lab.training.figures import State
from ...wire.changes import Changes
from ...wire.setup import Setup
from ..access import ERRORS, FULL, TOO_LARGE, Edited, TheHub, Viewed
from ..draw_ahead import draw_ahead
from ..language import Spoken

router = APIRouter(prefix="/sessions", tags=["sessions"])
_DEFAULTS = Setup()


class SessionView(BaseModel):
    """A session as it is now. `id` may edit; `watch_id` may only look. `note` says what a change could not keep."""

    id: str | None
    watch_id: str
    config: Config
    state: State
    note: str | None = None


def view(session: Session, say: Translate) -> SessionView:
    """Read a session, in the trainer's thread."""
    state = session.state.spoken(say)
    return SessionView(id=session.id, watch_id=session.watch_id, config=session.config, state=state)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=FULL | TOO_LARGE | {422: ERRORS[422]},
)
async def create(
    hub: TheHub, response: Response, say: Spoken, setup: Annotated[Setup, Body()] = _DEFAULTS
) -> SessionView:
    """Open a session with any part of a configuration; the rest takes its default.

    With `points`, `weights`, `step` and `epochs` it begins where another one stood, see `setup`.
    """
    await draw_ahead(Config(), setup)
    session = await hub.create(setup.start)
    response.headers["Location"] = f"/api/v1/sessions/{session.id}"
    return await hub.call(lambda: view(session, say))


@router.get("/{id}", responses=ERRORS)
async def read(id: str, session: Viewed, hub: TheHub, say: Spoken) -> SessionView:  # noqa: A002
    """The configuration and the state; a watch_id is not told the id."""
    seen = await hub.call(lambda: view(session, say))
    return seen if id == session.id else seen.model_copy(update={"id": None})


@router.get("/{id}/setup", responses=ERRORS)
async def setup(session: Viewed, hub: TheHub) -> Setup:
    """Configuration, points, weights, step and epochs of a session as it is now: the body of POST /sessions.

    Points are part of it where they are others than the configuration draws. Another session that begins with it
    has the same numbers now; it learns on otherwise, as the optimizer's state and the generators' are not in it: they
    are in the file of `checkpoint`.
    """
    return await hub.call(lambda: Setup.of(session))


@router.patch("/{id}", responses=ERRORS)
async def change(session: Edited, hub: TheHub, settings: Changes, say: Spoken) -> SessionView:
    """Change any part of the configuration while it trains; what can keep the weights keeps them."""
    await draw_ahead(session.config, settings)

    def apply() -> SessionView:
        note = session.update(settings)
        return view(session, say).model_copy(update={"note": note and say(note)})

    return await hub.call(apply)


@router.post(
    "/{id}/twin",
    status_code=status.HTTP_201_CREATED,
    responses=ERRORS | FULL,
)
async def twin(session: Edited, hub: TheHub, response: Response, difference: Changes, say: Spoken) -> SessionView:
    """Open a twin, in place of the one there is: the same points and settings but for the difference.

    It learns only when the session does, always at the same epoch; what changes the session changes the twin too.
    Deleting the twin unties it.
    """
    follower = await hub.tie(session, difference)
    response.headers["Location"] = f"/api/v1/sessions/{follower.id}"
    return await hub.call(lambda: view(follower, say))


@router.delete("/{id}", status_code=status.HTTP_204_NO_CONTENT, response_class=Response, responses=ERRORS)
async def delete(session: Edited, hub: TheHub) -> None:
    """Close the session, and its twin."""
    await hub.delete(session)
