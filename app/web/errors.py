"""Errors of the REST interface: always `{"detail": "a sentence"}`, and what there is to choose from where one must.

A `Refusal` is the client's to mend and says how; any other exception is the server's fault: it is logged with its
traceback, and the client is told nothing of the inside.
"""

import logging
import re
from collections.abc import MutableMapping
from dataclasses import asdict
from functools import cache
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from ..lab.messages import Refusal, message
from ..lab.points.column_choice import Unclear
from ..lab.runtime.registry import Full
from ..lab.validation import explanation
from .hub import Busy, Closing
from .language import speaking
from .watcher import SessionGone

_log = logging.getLogger(__name__)
GONE: Final = message("there is no session with this id; it was deleted, or the server restarted")
FAULT: Final = message("the server made a mistake, and logged it")


class Problem(BaseModel):
    """The body of every error; of a file of points whose columns must be chosen, these and its first rows as well."""

    detail: str
    columns: list[str] | None = None
    rows: list[list[str]] | None = None


def install(app: FastAPI) -> None:
    """Answer each kind of error with its status and a message in the reader's language."""

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        return _answer(422, speaking(request)(explanation(error.errors())))

    @app.exception_handler(Refusal)
    async def refused(request: Request, error: Refusal) -> JSONResponse:
        return _answer(422, speaking(request)(error.message))

    @app.exception_handler(Unclear)
    async def unclear(request: Request, error: Unclear) -> JSONResponse:
        return JSONResponse({"detail": speaking(request)(error.message), **asdict(error.preview)}, 422)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == 400:  # FastAPI's word for bytes that are no text
            return _answer(422, speaking(request)(message("the body must be JSON in UTF-8")))
        headers = error.headers
        if error.status_code == 405 and (methods := _methods(request)):
            headers = {**(headers or {}), "Allow": ", ".join(methods)}
        return JSONResponse({"detail": speaking(request)(error.detail)}, error.status_code, headers)

    @app.exception_handler(SessionGone)
    async def gone(request: Request, _: SessionGone) -> JSONResponse:
        return _answer(404, speaking(request)(GONE))

    @app.exception_handler(Full)
    @app.exception_handler(Busy)
    @app.exception_handler(Closing)
    async def later(request: Request, error: Full | Busy | Closing) -> JSONResponse:
        return JSONResponse(
            {"detail": speaking(request)(error.message)}, 503, {"Retry-After": str(error.retry_after)}
        )


class FaultBoundary:
    """Middleware that answers 500 where a route fails, and keeps the connection; the traceback is logged."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer it where that fails before an answer has begun."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        begun = False

        async def watched(part: MutableMapping[str, Any]) -> None:
            nonlocal begun
            begun = True
            await send(part)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            # The path of the route, not that of the request: a session's id is a secret.
            _log.exception("%s %s failed", scope["method"], getattr(scope.get("route"), "path", ""))
            if begun:
                raise
            await _answer(500, speaking(Request(scope))(FAULT))(scope, receive, send)


def _methods(request: Request) -> list[str]:
    """All methods of a path; Starlette names those of one route alone. A path with fewer parameters goes first."""
    paths = request.app.openapi()["paths"]
    matching = [path for path in paths if _pattern(path).match(request.url.path)]
    return sorted(method.upper() for method in paths[min(matching, key=_parameters)]) if matching else []


def _parameters(path: str) -> int:
    return path.count("{")


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return compile_path(path)[0]


def _answer(status: int, detail: str) -> JSONResponse:
    return JSONResponse({"detail": detail}, status)
