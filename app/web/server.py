"""The application: routes, middleware and the hub, put together."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from fastapi import APIRouter, Depends, FastAPI, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi_offline import FastAPIOffline
from pydantic import BaseModel

from ..lab.settings import limits
from ..wire.catalog.catalog import catalog
from ..wire.catalog.shapes import Catalog
from ..wire.catalog.translation import in_words
from . import errors, pages, stream
from .access import check_body
from .assets import Assets, Files
from .hub import Hub
from .language import LANGUAGES, SpokenLanguage, language
from .routes import (
    checkpoint_file,
    checkpoints,
    export,
    feature_history,
    histograms,
    history,
    images,
    landscape,
    metrics,
    neuron,
    points,
    sessions,
    stages,
    surface,
    trace,
    training,
    weights,
)
from .security import HostGuard

API = "/api/v1"


class Health(BaseModel):
    """The server answers: "ok", or "stalled" where the thread that trains stands still or has ended."""

    status: Literal["ok", "stalled"]
    sessions: int


def create_app(
    hosts: Iterable[str] = (), capacity: int = limits.LIVE_SESSIONS, assets: Assets | None = None
) -> FastAPI:
    """Build the server.

    `hosts` are further names it answers to, `capacity` is how many sessions may live, `assets` the page's files.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        hub = app.state.hub = Hub(capacity=capacity)
        hub.start()
        yield
        await hub.stop()

    app: FastAPI = FastAPIOffline(
        title="Frontière",
        version=_version(),
        description="See and touch a neural network while it learns a decision boundary.",
        lifespan=lifespan,
    )
    assets, source = assets or Assets(), catalog()
    catalogs = {code: Catalog.model_validate(in_words(source, language(code).gettext)) for code in LANGUAGES}
    embedded = {code: found.model_dump(mode="json") for code, found in catalogs.items()}
    errors.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(errors.FaultBoundary)
    app.add_middleware(HostGuard, hosts=hosts)
    app.mount(assets.base, Files(assets), name="static")  # before all others: it is asked most often

    api = APIRouter(prefix=API, dependencies=[Depends(check_body)])

    @api.get("/catalog", tags=["catalog"])
    async def read_catalog(spoken: SpokenLanguage) -> Catalog:
        """Data sets, activations, connections, losses, optimizers, initializers, features, fields, limits."""
        return catalogs[spoken.code]

    for module in (
        sessions,
        checkpoint_file,
        training,
        points,
        images,
        weights,
        surface,
        stages,
        feature_history,
        neuron,
        histograms,
        history,
        checkpoints,
        metrics,
        trace,
        landscape,
        export,
    ):
        api.include_router(module.router)
    app.include_router(api)
    app.include_router(stream.router, prefix=API)

    @app.get("/healthz", tags=["health"], responses={503: {"model": Health}})
    async def healthz(response: Response) -> Health:
        """Whether the server answers and trains, and how many sessions it holds."""
        hub: Hub = app.state.hub
        stalled = hub.stalled > limits.STALLED_SECONDS
        response.status_code = 503 if stalled else 200
        return Health(status="stalled" if stalled else "ok", sessions=len(hub.registry))

    app.include_router(pages.router(assets, embedded))
    return app


def _version() -> str:
    try:
        return version("frontiere")
    except PackageNotFoundError:  # run from a clone
        return "0+clone"
