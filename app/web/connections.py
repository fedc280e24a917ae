"""Connections and their time limits: a request has to arrive, an answer to be read, a ping to be answered."""

import asyncio
import json
from time import perf_counter
from typing import Final

import h11
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from ..lab.messages import message
from ..lab.settings import limits
from .language import negotiated

TOO_SLOW: Final = message("the request did not arrive in time; send it again, at once")


def configuration(app: FastAPI, log_level: str = "warning") -> uvicorn.Config:
    """How uvicorn serves Frontière."""
    return uvicorn.Config(
        app,
        http=HttpConnection,
        ws=WebSocketConnection,
        ws_max_size=limits.MESSAGE_BYTES,
        ws_per_message_deflate=False,
        ws_ping_interval=limits.PING_SECONDS,
        ws_ping_timeout=limits.PONG_SECONDS,
        timeout_keep_alive=limits.KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=2,
        log_level=log_level,
    )


class HttpConnection(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to the patience.

    A request's line and headers, and then its body, have to arrive in time, or it is answered with 408. An answer of
    which nothing is read for a while ends the connection. Where too many connections wait for a request, the one that
    has waited longest is closed.
    """

    _arriving: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _part: type[object] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait_for_part()
        if len(self.connections) > limits.WAITING_CONNECTIONS:
            waiting = [one for one in self.connections if isinstance(one, HttpConnection) and one.waiting]
            if len(waiting) > limits.WAITING_CONNECTIONS:
                min(waiting, key=lambda one: one.since).transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        super().connection_lost(exc)
        _cancel(self._arriving)
        _cancel(self._unread)

    def data_received(self, data: bytes) -> None:
        """Take in what came; the next part of a request has a time of its own."""
        super().data_received(data)
        if self.conn.their_state is not self._part:
            self._wait_for_part()

    @property
    def waiting(self) -> bool:
        """Whether a request, or the rest of one, is still to come."""
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY) and not self.transport.is_closing()

    def _wait_for_part(self) -> None:
        _cancel(self._arriving)
        self._part, self.since = self.conn.their_state, perf_counter()
        # After an upgrade the transport belongs to the WebSocket.
        if self.waiting and self.transport.get_protocol() is self:
            seconds = limits.HEADER_SECONDS if self._part is h11.IDLE else limits.BODY_SECONDS
            self._arriving = self.loop.call_later(seconds, self._too_slow)

    def _too_slow(self) -> None:
        if self.transport.is_closing():
            return
        begun = self._part is h11.SEND_BODY or self.conn.trailing_data[0]
        if begun and self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._answer_408()
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()

    def _answer_408(self) -> None:
        spoken = dict(self.headers or ()).get(b"accept-language", b"") if self._part is h11.SEND_BODY else b""
        body = json.dumps({"detail": negotiated(None, None, spoken.decode("latin-1")).say(TOO_SLOW)}).encode()
        headers = [("content-type", "application/json"), ("content-length", str(len(body))), ("connection", "close")]
        for event in (
            h11.Response(status_code=408, headers=headers, reason=b"Request Timeout"),
            h11.Data(data=body),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")

    def pause_writing(self) -> None:
        """Wait for the client to read."""
        super().pause_writing()
        self._wait_for_reading()

    def resume_writing(self) -> None:
        """Go on: the client has read."""
        super().resume_writing()
        _cancel(self._unread)

    def _wait_for_reading(self) -> None:
        left = self.transport.get_write_buffer_size()

        def look() -> None:
            if self.transport.get_write_buffer_size() < left:
                self._wait_for_reading()
            else:
                self.transport.abort()

        _cancel(self._unread)
        self._unread = self.loop.call_later(limits.UNREAD_SECONDS, look)


class WebSocketConnection(WebSocketsSansIOProtocol):
    """A WebSocket as uvicorn speaks it; one whose peer is gone is dropped, whatever waits to be sent to it."""

    def keepalive_timeout(self) -> None:
        """Drop a peer that leaves a ping unanswered."""
        super().keepalive_timeout()
        self.transport.abort()

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """Drop a peer that does not take its farewell."""
        super().on_task_complete(task)
        self.loop.call_later(limits.PONG_SECONDS, self.transport.abort)


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
