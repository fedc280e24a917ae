"""A real server on a free port, in a thread of this process, without the page's files."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI

from app.web.assets import Assets
from app.web.connections import configuration
from app.web.hub import Hub
from app.web.server import create_app


@dataclass(frozen=True)
class Server:
    app: FastAPI
    port: int
    uvicorn: uvicorn.Server

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    @property
    def hub(self) -> Hub:
        return self.app.state.hub

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=f"{self.url}/api/v1", timeout=30.0)


@contextlib.contextmanager
def serving(folder: Path | None = None, **options) -> Iterator[Server]:
    """Serve the page, or one in a folder, until the block ends; leaving it fails if the server does not stop."""
    assets = Assets(static=folder, templates=folder) if folder else Assets()
    app = create_app(assets=assets, **options)
    server = uvicorn.Server(configuration(app, log_level="error"))
    listening = socket.create_server(("127.0.0.1", 0))
    started = threading.Event()
    original = server.startup

    async def startup(sockets: list[socket.socket] | None = None) -> None:
        await original(sockets)
        started.set()

    server.startup = startup
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="server")
    thread.start()
    try:
        assert started.wait(10), "the server did not start"
        yield Server(app, listening.getsockname()[1], server)
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
        assert not thread.is_alive(), "the server did not stop"
