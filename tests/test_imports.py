"""Imports run one way: nn, data ← lab ← wire ← web; the store is the web's, and so is asyncio.

The page's rules are in tests/js/page-rules.js.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# What each part may import: of this application, and from elsewhere (None: anything).
MAY_IMPORT: dict[str, tuple[set[str], set[str] | None]] = {
    "nn": (set(), {"numpy", "numba", "llvmlite"}),  # numba where it is installed, and not before it is needed
    "data": (set(), {"numpy", "PIL"}),
    "lab": ({"nn", "data"}, None),
    "wire": ({"nn", "data", "lab"}, None),
    "png": ({"nn", "data", "lab"}, None),
    "store": ({"nn", "data", "lab", "wire"}, None),
    "web": ({"nn", "data", "lab", "wire", "png", "store"}, None),
    "client": (set(), {"httpx", "numpy"}),
    "__main__": ({"nn", "data", "lab", "wire", "png", "store", "web"}, None),
    "__init__": ({"client"}, set()),
}
# The ladder inside app/lab, from the bottom up: a room may import those before it.
LADDER = [
    "finite",
    "pieces",
    "messages",
    "validation",
    "settings",
    "points",
    "training",
    "views",
    "session",
    "runtime",
]
NOT_OUTSIDE_THE_WEB = {"asyncio", "anyio", "fastapi", "starlette", "uvicorn", "uvloop", "websockets"}


def imported(source: str, package: str) -> Iterator[str]:
    """Every module that a source text names in an import, wherever it stands, relative ones resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            # `from app import nn` names a part only in what it imports.
            yield from (f"{base}.{alias.name}" if base == "app" else base for alias in node.names)


def breaches(path: str, source: str) -> list[str]:
    """What a file of app/, by its path from the root, imports against the rules."""
    parts = Path(path).with_suffix("").parts
    part, package = parts[1], ".".join(parts[:-1])
    own, elsewhere = MAY_IMPORT[part]
    found = []
    for name in imported(source, package):
        top, *rest = name.split(".")
        if top == "app":
            if rest and rest[0] != part and rest[0] not in own:
                found.append(f"{path}: app/{part} may not import {name}")
            if part == rest[0] == "lab" and len(parts) > 2 and parts[2] != "__init__":
                found += [
                    f"{path}: app/lab/{parts[2]} may not import {name}"
                    for room in rest[1:2]
                    if LADDER.index(room) > LADDER.index(parts[2])
                ]
        elif top not in sys.stdlib_module_names and elsewhere is not None and top not in elsewhere:
            found.append(f"{path}: app/{part} may import {', '.join(sorted(elsewhere)) or 'nothing'}, not {name}")
        if top in NOT_OUTSIDE_THE_WEB and part not in ("web", "__main__"):
            found.append(f"{path}: {name} belongs into app/web")
        if top == "asyncio" and part == "__main__":
            found.append(f"{path}: {name} belongs into app/web")
    return found


FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "app").rglob("*.py"))


@pytest.mark.parametrize("path", FILES)
def test_imports_run_one_way(path: str) -> None:
    assert breaches(path, (ROOT / path).read_text(encoding="utf-8")) == []


def test_every_part_has_its_rule() -> None:
    assert {Path(path).with_suffix("").parts[1] for path in FILES} <= MAY_IMPORT.keys()


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("app/nn/tape.py", "import app.lab.session.session"),
        ("app/nn/tape.py", "from app import data"),
        ("app/nn/tape.py", "import pydantic"),
        ("app/data/plane.py", "def f():\n    from app.lab import limits"),
        ("app/data/plane.py", "from ..lab import limits"),
        ("app/data/plane.py", "from .. import lab"),
        ("app/lab/session/session.py", "from app.wire.frames import encode"),
        ("app/lab/session/session.py", "from app.store import sqlite"),
        ("app/lab/runtime/worker.py", "import asyncio"),
        ("app/lab/session/session.py", "from ..runtime.twin import Twin"),
        ("app/lab/views/replay.py", "from ..session.session import Session"),
        ("app/lab/training/trainer.py", "from ..views.snapshot import Snapshot"),
        ("app/lab/settings/config.py", "import app.lab.points.points"),
        ("app/lab/messages.py", "from .settings import limits"),
        ("app/lab/runtime/worker.py", "from asyncio import sleep"),
        ("app/wire/frames.py", "from app.web.hub import Hub"),
        ("app/wire/frames.py", "from starlette.requests import Request"),
        ("app/client/client.py", "from app.lab.settings.config import Config"),
        ("app/client/client.py", "import requests"),
        ("app/__main__.py", "import asyncio"),
    ],
)
def test_the_checker_sees_a_breach(path: str, source: str) -> None:
    assert breaches(path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("app/nn/tape.py", "import math\nimport numpy as np\nfrom app.nn.lookup import Table\nfrom . import lookup"),
        ("app/lab/session/session.py", "from app.data import DATASETS\nfrom app import nn\nimport pydantic"),
        ("app/web/hub.py", "import asyncio\nfrom app.store import sqlite"),
        ("app/client/client.py", "import httpx\nimport numpy"),
    ],
)
def test_the_checker_lets_the_right_way_pass(path: str, source: str) -> None:
    assert breaches(path, source) == []


def test_the_page_keeps_its_rules() -> None:
    """One way between its folders, views that draw, short functions: a plugin of deno's linter."""
    deno = Path(sys.executable).with_name("deno")
    done = subprocess.run([deno, "lint", "--quiet"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
