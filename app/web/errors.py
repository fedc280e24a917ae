"""Errors of the REST interface: always `{"detail": "a sentence"}`."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException

from ..lab.messages import message, text_of
from ..lab.runtime.registry import Full
from ..wire.explain import explain, explain_errors
from .language import speaking


class Problem(BaseModel):
    """What every error says."""

    detail: str


def install(app: FastAPI) -> None:
    """Turn each kind of error into its status and a sentence."""

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        return _answer(422, explain_errors(error.errors(), speaking(request)))

    @app.exception_handler(ValidationError)
    async def incoherent(request: Request, error: ValidationError) -> JSONResponse:
        return _answer(422, explain(error, speaking(request)))

    @app.exception_handler(ValueError)
    async def refused(request: Request, error: ValueError) -> JSONResponse:
        return _answer(422, speaking(request)(text_of(error)))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == 400:  # FastAPI's word for bytes that are no text
            return _answer(422, speaking(request)(message("the body must be JSON in UTF-8")))
        return JSONResponse({"detail": speaking(request)(error.detail)}, error.status_code, error.headers)

    @app.exception_handler(Full)
    async def full(request: Request, error: Full) -> JSONResponse:
        return JSONResponse(
            {"detail": speaking(request)(text_of(error))}, 503, {"Retry-After": str(error.retry_after)}
        )


def _answer(status: int, detail: str) -> JSONResponse:
    return JSONResponse({"detail": detail}, status)
