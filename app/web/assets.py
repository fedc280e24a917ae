"""The page's own files: their folders, and their addresses with a version made of their content."""

import hashlib
import mimetypes
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from .precompressed import Precompressed

# A machine's own table may say otherwise, and a browser runs no module that is called plain text.
_TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_ENTRIES: Final = ("js/lib/held-input.js", "js/net/early-session.js", "js/main.js")
_FOREVER: Final = {"Cache-Control": "max-age=31536000, immutable"}

_PACKAGE = Path(__file__).resolve().parent.parent


def folder(name: str) -> Path:
    """A folder beside the package in a clone, inside it in an installed wheel."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


STATIC, TEMPLATES = folder("static"), folder("templates")


@dataclass(frozen=True)
class Assets:
    """The folders static/ and templates/."""

    static: Path = STATIC
    templates: Path = TEMPLATES

    @cached_property
    def version(self) -> str:
        """Changes with every change of a file."""
        digest = hashlib.sha256()
        for path in sorted(self.static.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(self.static).as_posix().encode() + path.read_bytes())
        return digest.hexdigest()[:12]

    @property
    def base(self) -> str:
        """The path that all files are served under."""
        return f"/static/{self.version}/"

    @cached_property
    def modules(self) -> list[str]:
        """The JavaScript modules that a visit begins with, so that the browser can ask for them all at once.

        First come those that open the session. What is imported when it is wanted is not among them.
        """
        return list(dict.fromkeys(module for entry in _ENTRIES for module in self._needed(entry)))

    def _needed(self, entry: str) -> list[str]:
        """A module, and those that it imports from the start."""
        found, waiting = dict[str, None](), [entry]
        while waiting:
            module = waiting.pop(0)
            path = self.static / module
            if module not in found and path.is_file():
                found[module] = None
                imported = re.findall(r'^(?:import|\}) .*from "(\.[^"]+)";$', path.read_text("utf-8"), re.MULTILINE)
                waiting += [posixpath.normpath(posixpath.join(posixpath.dirname(module), name)) for name in imported]
        return list(found)


class Files:
    """An ASGI application that answers with the files, all held in memory: a visit asks for every one at once."""

    def __init__(self, assets: Assets) -> None:
        self._files = {
            assets.base + path.relative_to(assets.static).as_posix(): Precompressed(_whole(path), _type(path))
            for path in assets.static.rglob("*")
            if path.is_file()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file; its path changes with its content, so that a browser never has to ask again."""
        found = self._files.get(scope["path"])
        if scope["type"] != "http" or found is None:
            raise HTTPException(404)
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405)
        await found.answer(Request(scope), _FOREVER)(scope, receive, send)


def _whole(path: Path) -> bytes:
    """A file; a style with those that it imports in their places, so that a visit asks for one."""
    if path.suffix != ".css":
        return path.read_bytes()
    imported = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)
    return imported.sub(lambda found: (path.parent / found[1]).read_text("utf-8"), path.read_text("utf-8")).encode()


def _type(path: Path) -> str:
    return _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
