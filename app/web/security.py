"""Security of every request: checks of Host and Origin, a limit on bodies, and the headers of the answer."""

import ipaddress
import json
import socket
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException

from ..lab.messages import message
from ..lab.settings import limits
from .language import negotiated

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

WRONG_ORIGIN = 4403

_CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
    " img-src 'self' data: blob:; media-src blob:; connect-src 'self'; font-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
# Swagger's page starts itself with an inline script; it holds nothing of a session.
_DOCS_POLICY = _CONTENT_SECURITY_POLICY.replace(
    "script-src 'self'; style-src 'self'",
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'",
)
# A page that asks for it may stand in another site's frame, a course's or a slide's on a disk: it knows no visitor,
# and whoever frames it could as well open it.
_EMBEDDED_POLICY = _CONTENT_SECURITY_POLICY.replace("frame-ancestors 'self'", "frame-ancestors * file:")


def _headers(policy: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]


_HEADERS, _DOCS_HEADERS = _headers(_CONTENT_SECURITY_POLICY), _headers(_DOCS_POLICY)
_EMBEDDED_HEADERS = _headers(_EMBEDDED_POLICY)
# A page's policy governs the scripts and styles that it loads. Of files only a worker heeds its own, and it needs
# no more than its modules. A visit asks for 150 files, so that every byte counts.
_FILE_HEADERS = [(b"content-security-policy", b"default-src 'self'"), (b"x-content-type-options", b"nosniff")]


class HostGuard:
    """Middleware that does all of this before anything else is run."""

    def __init__(self, app: App, hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = {"localhost", socket.gethostname().lower(), *(host.lower() for host in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        refusal = self._refusal(headers)
        if refusal is not None:
            await _refuse(scope, send, 403, _said(refusal, headers))
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        elif not _short(headers.get("content-length", "0")):
            await _refuse(scope, send, 413, _said(_TOO_LARGE, headers))
        else:
            await self._http(scope, receive, send)

    def _refusal(self, headers: MutableMapping[str, str]) -> str | None:
        host = headers.get("host", "")
        if not self._known(host):
            # Another site's name that resolves to this machine would otherwise read what is here.
            return message("this server does not answer to the name {host!r}; start it with --allow-host", host=host)
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in (f"http://{host}".lower(), f"https://{host}".lower()):
            return message("a page of {origin!r} may not use this server; open the server's own page", origin=origin)
        return None

    def _known(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
            if name not in self._hosts:
                ipaddress.ip_address(name)  # an address cannot be rebound to another machine; a name can
        except ValueError:
            return False
        return True

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0
        headers = _DOCS_HEADERS if scope["path"] in ("/docs", "/redoc") else _HEADERS
        if scope["path"].startswith("/static/"):
            headers = _FILE_HEADERS
        if scope["path"] == "/" and b"embed=1" in scope["query_string"].split(b"&"):
            headers = _EMBEDDED_HEADERS

        async def bounded() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limits.BODY_BYTES:
                raise HTTPException(413, _TOO_LARGE)
            return message

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers]
            await send(message)

        await self._app(scope, bounded, with_headers)


_TOO_LARGE = message("a request's body may have {size} MiB at most", size=limits.BODY_BYTES // 2**20)


def _said(refusal: str, headers: Mapping[str, str]) -> str:
    return negotiated(None, None, headers.get("accept-language", "")).say(refusal)


def _short(length: str) -> bool:
    return length.isdecimal() and int(length) <= limits.BODY_BYTES


async def _refuse(scope: Scope, send: Send, status: int, detail: str) -> None:
    if scope["type"] == "websocket":
        # Only a socket that was accepted can be told why it is closed; it has been told nothing else.
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": WRONG_ORIGIN, "reason": "wrong origin or host"})
        return
    body = json.dumps({"detail": detail}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body)), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
