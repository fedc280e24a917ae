"""The page: one template, with catalogue and texts inside, so that it can be drawn at once in its language."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from ..lab.messages import _
from .assets import Assets
from .language import COOKIE, LANGUAGES, Language, language, language_of
from .precompressed import Precompressed

# What a class or a slide may do without, by the name in `?hide=`; static/css/hiding.css hides it.
HIDEABLE: Final[Mapping[str, str]] = {
    "data": _("Data"),
    "network": _("Network"),
    "output": _("Output"),
    "training": _("Training"),
    "loss": _("Loss"),
    "features": _("Feature space"),
    "transport": _("Play, steps and speed"),
    "figures": _("Figures"),
    "edits": _("Undo and redo"),
    "lessons": _("Lessons"),
    "layers": _("Layers, units and activations"),
    "tools": _("Adding and erasing points"),
    "drawers": _("Drawers"),
}

# So many of the combinations of hidden parts are kept as they were last sent.
_KEPT: Final = 32


def router(assets: Assets, catalogs: Mapping[str, Any]) -> APIRouter:
    """The routes of the page itself; `catalogs` has one catalogue for each language."""
    routes = APIRouter(include_in_schema=False)
    environment = Environment(loader=FileSystemLoader(assets.templates), autoescape=select_autoescape())
    pages = {code: _Page(assets, environment, language(code), catalogs[code]) for code in LANGUAGES}

    @routes.get("/")
    async def page(request: Request) -> Response:
        return pages[language_of(request).code].answer(request)

    @routes.get("/favicon.ico")
    async def favicon() -> RedirectResponse:
        return RedirectResponse(f"{assets.base}favicon.svg")

    return routes


class _Page:
    """The page in one language."""

    def __init__(self, assets: Assets, environment: Environment, spoken: Language, catalog: Any) -> None:
        self._code = spoken.code
        self._environment = environment
        self._rendered = lru_cache(maxsize=_KEPT)(self._render)
        self._context: dict[str, object] = {
            "catalog_json": _embedded(catalog),
            "texts_json": _embedded(dict(spoken.script_texts)),
            "base": assets.base,
            "_": lambda text: Markup(spoken.gettext(text)),  # noqa: S704 - what the template says itself
            "hideable": {name: spoken.gettext(title) for name, title in HIDEABLE.items()},
            "lang": spoken.code,
            "languages": {"en": "English", "fr": "Français"},
            "language_cookie": COOKIE,
        }
        if (assets.templates / "page.html").is_file():
            self._rendered((), False)  # the first visitor does not wait for the template to be read

    def answer(self, request: Request) -> Response:
        hidden = request.query_params.get("hide", "").split(",")
        known = tuple(name for name in HIDEABLE if name in hidden)
        headers = {
            "Cache-Control": "no-cache",
            "Content-Language": self._code,
            "Vary": "Accept-Language, Cookie",
        }
        return self._rendered(known, request.query_params.get("embed") == "1").answer(request, headers)

    def _render(self, hidden: tuple[str, ...], embedded: bool) -> Precompressed:
        text = self._environment.get_template("page.html").render(**self._context, hidden=hidden, embedded=embedded)
        return Precompressed(text.encode(), "text/html")


def _embedded(value: Any) -> Markup:
    """JSON for a script element; "<" is escaped so that no text can end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704
