"""The page's own files: their folders, and their addresses with a version made of their content."""

import asyncio
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

from .packs import Packs
from .precompressed import Precompressed

# A machine's own table may say otherwise, and a browser runs no module that is called plain text.
_TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# Modules that a visit asks for: those that hold input back and open the session; when there is a boundary, what acts
# on it.
ENTRIES: Final = ("js/lib/held-input.js", "js/net/early-session.js", "js/main.js", "js/shell/interaction.js")
_STYLE: Final = re.compile(rb'^@import "([^"]+)";\n', re.MULTILINE)
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
    def contents(self) -> dict[str, bytes]:
        """The files of static/, by their paths in it."""
        return {
            path.relative_to(self.static).as_posix(): path.read_bytes()
            for path in sorted(self.static.rglob("*"))
            if path.is_file()
        }

    @cached_property
    def version(self) -> str:
        """Changes with every change of a file."""
        digest = hashlib.sha256()
        for name, content in self.contents.items():
            digest.update(name.encode() + content)
        return digest.hexdigest()[:12]

    @property
    def base(self) -> str:
        """The path that all files are served under."""
        return f"/static/{self.version}/"


class Files:
    """An ASGI application that answers with the files, all held in memory: a visit asks for several at once."""

    def __init__(self, assets: Assets) -> None:
        self._base, self._contents = assets.base, assets.contents
        modules = {name: body.decode() for name, body in assets.contents.items() if name.endswith(".js")}
        self._packs = Packs(modules, ENTRIES)
        self._sent = dict[str, Precompressed]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file; its path changes with its content, so that a browser never has to ask again."""
        name = scope["path"].removeprefix(self._base)
        if scope["type"] != "http" or name not in self._contents:
            raise HTTPException(404)
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405)
        if name not in self._sent:
            self._sent[name] = await asyncio.to_thread(lambda: Precompressed(self._whole(name), _type(name)))
        await self._sent[name].answer(Request(scope), _FOREVER)(scope, receive, send)

    def _whole(self, name: str) -> bytes:
        """A file with those that it imports from the start, so that a visit asks for one."""
        if name.endswith(".js"):
            return self._packs.text(name).encode()
        if name.endswith(".css"):
            return _STYLE.sub(
                lambda found: self._contents[f"{posixpath.dirname(name)}/{found[1].decode()}"], self._contents[name]
            )
        return self._contents[name]


def _type(name: str) -> str:
    return _TYPES.get(posixpath.splitext(name)[1]) or mimetypes.guess_type(name)[0] or "application/octet-stream"
