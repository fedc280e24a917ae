"""The live stream: one WebSocket for each watcher, commands in, frames out."""

import asyncio
import contextlib
import json
import logging

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketDisconnected

from ..lab.messages import Message, Refusal
from ..lab.session.session import Session
from ..lab.settings import limits
from ..lab.settings.config import Config
from ..wire.commands import Action, Begin, NotACommand, Ping, Update, View, parse
from ..wire.replies import Ack, Pong, Refused
from .access import MAY_ONLY_LOOK
from .draw_ahead import draw_ahead
from .errors import FAULT
from .hub import Hub, TooManyWatchers
from .language import SOURCE, language
from .watcher import SessionGone, Watcher

router = APIRouter()
_log = logging.getLogger(__name__)
NO_SUCH_SESSION, TOO_MANY = 4404, 4429


@router.websocket("/sessions/{id}/stream")
async def stream(websocket: WebSocket, id: str) -> None:  # noqa: A002 - the path's own name
    """Serve one watcher until it leaves."""
    hub: Hub = websocket.app.state.hub
    await websocket.accept()
    found = hub.registry.find(id)
    if found is None:
        await websocket.close(NO_SUCH_SESSION, "there is no session with this id")
        return
    session, may_edit = found
    try:
        watcher = await hub.join(session, language(websocket.query_params.get("lang", SOURCE)).say)
    except TooManyWatchers:
        await websocket.close(TOO_MANY, f"{limits.WATCHERS} watch this session already")
        return
    try:
        frames = asyncio.create_task(_send_frames(websocket, watcher))
        commands = asyncio.create_task(_receive_commands(websocket, hub, watcher, may_edit))
        await asyncio.wait([frames, commands], return_when=asyncio.FIRST_COMPLETED)
        for task in (frames, commands):
            task.cancel()
        for outcome in await asyncio.gather(frames, commands, return_exceptions=True):
            if isinstance(outcome, SessionGone):
                with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                    await websocket.close(NO_SUCH_SESSION, "the session was deleted")
            elif isinstance(outcome, Exception) and not _left(outcome):
                raise outcome
    finally:
        await hub.leave(watcher)


def _left(outcome: Exception) -> bool:
    """Whether the client only disconnected: before a frame was sent, or while it was."""
    return isinstance(outcome, WebSocketDisconnect | WebSocketDisconnected)


async def _send_frames(websocket: WebSocket, watcher: Watcher) -> None:
    while True:
        await websocket.send_bytes(await watcher.next_frame())


async def _receive_commands(websocket: WebSocket, hub: Hub, watcher: Watcher, may_edit: bool) -> None:
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text")
        answer = await _answer(hub, watcher, may_edit, message["bytes"] if text is None else text)
        await websocket.send_text(json.dumps(answer, ensure_ascii=False))


async def _answer(hub: Hub, watcher: Watcher, may_edit: bool, text: str | bytes) -> Ack | Pong | Refused:
    """Carry out a command, and answer it with an acknowledgement, an error or a sign of life."""

    def error(seq: int | None, detail: Message) -> Refused:
        return {"type": "error", "seq": seq, "detail": watcher.say(detail)}

    try:
        command = parse(text)
    except NotACommand as wrong:
        return error(wrong.seq, wrong.refusal.message)
    if isinstance(command, Ping):
        return {"type": "pong", "seq": command.seq}
    if isinstance(command, View):
        revision, note = await hub.set_view(watcher, command.alone), None
    elif not may_edit:
        return error(command.seq, MAY_ONLY_LOOK)
    else:
        try:
            await _draw_ahead(command, watcher.session)
            revision, note = await hub.call(lambda: _apply(command, watcher.session))
        except Refusal as refusal:
            return error(command.seq, refusal.message)
        except Exception:
            _log.exception("a command failed: %s", command.type)
            return error(command.seq, FAULT)
    if command.seq is not None:
        watcher.acknowledge(command.seq, revision)
    done = Ack(type="ack", seq=command.seq, revision=revision)
    if note:
        done["note"] = watcher.say(note)
    return done


async def _draw_ahead(command: Action, session: Session) -> None:
    if isinstance(command, Update):
        await draw_ahead(session.config, command.config)
    elif isinstance(command, Begin):
        await draw_ahead(Config(), command.setup)


def _apply(command: Action, session: Session) -> tuple[int, str | None]:
    session.stroke = command.stroke
    try:
        note = command.apply(session)
    finally:
        session.stroke = None
    return session.revision, note
