"""The page: one template, with the catalogue inside, so that it can be drawn at once."""

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from app.web.assets import Assets


def router(assets: Assets, catalog: dict[str, Any]) -> APIRouter:
    """The routes of the page itself."""
    routes = APIRouter(include_in_schema=False)
    environment = Environment(
        loader=FileSystemLoader(assets.templates),
        autoescape=select_autoescape(),
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    templates = Jinja2Templates(env=environment)
    # "<" is escaped so that no text of the catalogue can end the script element it stands in.
    catalog_json = Markup(json.dumps(catalog, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704

    @routes.get("/")
    async def page(request: Request) -> HTMLResponse:
        context = {
            "catalog_json": catalog_json,
            "base": assets.base,
            "modules": assets.modules,
            "lang": "en",
        }
        return templates.TemplateResponse(request, "page.html", context, headers={"Cache-Control": "no-cache"})

    @routes.get("/favicon.ico")
    async def favicon() -> RedirectResponse:
        return RedirectResponse(f"{assets.base}favicon.svg")

    return routes
