"""A server by its address: its health, its catalogue, and the sessions it holds."""

from types import TracebackType
from typing import Self, cast

import httpx

from .session import API, Part, Session, settings
from .transport import Transport
from .wire.answers import Health
from .wire.catalog import Catalog


class Client:
    """A server at a base URL. Use it in a `with` statement, or call `close`."""

    def __init__(
        self, base_url: str = "http://127.0.0.1:8000", *, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._transport = Transport(base_url, transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go; sessions live on."""
        self._transport.close()

    def health(self) -> Health:
        """Whether the server answers, and how many sessions it holds."""
        return cast(Health, self._transport.request("GET", "/healthz").json())

    def catalog(self) -> Catalog:
        """Data sets, activations, connections, losses, optimizers, initializers, features, limits and defaults."""
        return cast(Catalog, self._transport.request("GET", f"{API}/catalog").json())

    def session(
        self,
        *,
        data: Part | None = None,
        network: Part | None = None,
        training: Part | None = None,
        view: Part | None = None,
    ) -> Session:
        """Open a session with any part of a configuration; the rest takes its default."""
        answer = self._transport.request(
            "POST", f"{API}/sessions", json=settings(data, network, training, view)
        ).json()
        return Session(self._transport, answer["id"])

    def from_checkpoint(self, file: bytes) -> Session:
        """Open a session that goes on from a checkpoint file, bit for bit as the first one would have."""
        answer = self._transport.request("POST", f"{API}/sessions/from-checkpoint", content=file).json()
        return Session(self._transport, answer["id"])

    def open(self, id: str) -> Session:  # noqa: A002 - the server's own name for it
        """A session that is there already, by its id or, to look only, by its watch_id."""
        session = Session(self._transport, id)
        session.read()
        return session
