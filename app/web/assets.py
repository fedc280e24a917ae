"""The page's own files: where they lie, and a version made of their content, so that a browser may keep them."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

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
        """All JavaScript modules, so that the browser can ask for them at once."""
        return sorted(path.relative_to(self.static).as_posix() for path in self.static.rglob("*.js"))
