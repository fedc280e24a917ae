"""The package `frontiere`, installed from its wheel and in this folder: its command with the page, and its client."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

import httpx
import pytest

from tests.conftest import ROOT, running
from tests.test_readme import HOME, PYTHON

# What the server is made of, and a script has no need of.
SERVER_PACKAGES = {
    "babel",
    "contourpy",
    "fastapi",
    "jinja2",
    "PIL",
    "pydantic",
    "safetensors",
    "starlette",
    "uvicorn",
}


def attempt(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    # Without PYTHONPATH and the like, lest the clone answer for the wheel.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def run(*command: str | Path, cwd: Path) -> str:
    done = attempt(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Assets(HTMLParser):
    """The addresses a page asks for: scripts, style sheets, icons, preloads, pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attribute = {"script": "src", "link": "href", "img": "src"}.get(tag)
        address = dict(attrs).get(attribute or "")
        if address:
            self.found.append(address)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made, ".", cwd=ROOT)
    (path,) = made.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment outside the clone with the wheel in it; it borrows the dependencies of this one."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, with_pip=False)
    library = next(place.glob("lib/python*/site-packages"))
    (library / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", place / "bin" / "python", "--disable-pip-version-check"]
    run(*pip, "install", "--no-index", "--no-deps", "--ignore-installed", wheel, cwd=place)
    return place


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A folder in which somebody works who has an `app.py` of their own, and below it an `app/`."""
    (tmp_path / "app.py").write_text("raise RuntimeError('my own program')\n")
    (tmp_path / "below" / "app").mkdir(parents=True)
    (tmp_path / "below" / "app" / "__init__.py").write_text("raise RuntimeError('my own package')\n")
    return tmp_path


def test_the_wheel_holds_the_package_with_the_page_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    for folder in ("locale", "static", "templates"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert here
        assert {f"frontiere/{name}" for name in here} <= set(names)
    assert {"frontiere/__main__.py", "frontiere/py.typed"} <= set(names)
    assert all(name.startswith(("frontiere/", "frontiere-")) for name in names)


def test_the_wheel_is_small_and_says_where_its_digits_are_from(wheel: Path) -> None:
    assert wheel.stat().st_size <= 3_000_000
    packed = ZipFile(wheel)
    (notice,) = (name for name in packed.namelist() if name.endswith("/NOTICE"))
    shipped = {Path(name).name for name in packed.namelist() if name.endswith(".npy.xz")}
    assert shipped == {"digits.npy.xz", "digits_8x8.npy.xz"}
    text = packed.read(notice).decode()
    assert all(f"app/data/{name}" in text for name in shipped)


@pytest.mark.parametrize("command", [["frontiere"], ["python", "-m", "frontiere"]], ids=" ".join)
def test_the_installed_command_serves_the_page_and_all_its_files(
    installed: Path, own_folder: Path, command: list[str]
) -> None:
    command = [str(installed / "bin" / command[0]), *command[1:], "--host", "127.0.0.1"]
    with running(command, cwd=own_folder) as address, httpx.Client(trust_env=False) as client:
        page = client.get(f"{address}/")
        assert page.status_code == 200
        found = Assets(page.text).found
        assert any(name.endswith(".js") for name in found)
        assert any(name.endswith(".css") for name in found)
        answers = {name: client.get(urljoin(f"{address}/", name)).status_code for name in found}
        assert {name: status for name, status in answers.items() if status != 200} == {}
        assert client.get(f"{address}/openapi.json").json()["info"]["version"] == declared_version()
        assert client.get(f"{address}/docs").status_code == 200


def test_the_installed_package_is_what_runs(installed: Path, tmp_path: Path) -> None:
    printed = run(installed / "bin" / "python", "-c", "import frontiere; print(frontiere.__file__)", cwd=tmp_path)
    assert Path(printed.strip()).is_relative_to(installed)


@pytest.mark.parametrize("folder", [".", "below"], ids=["app.py", "app/"])
def test_the_readmes_script_runs_beside_an_app_of_ones_own(
    installed: Path, own_folder: Path, folder: str, server: str
) -> None:
    (snippet,) = PYTHON
    script = own_folder / folder / "learn.py"
    script.write_text(snippet.replace(HOME, server))
    assert "(1, 50, 50) (4, 2)" in run(installed / "bin" / "python", script, cwd=script.parent)


def test_a_script_is_checked_strictly_against_the_wheel(installed: Path, own_folder: Path) -> None:
    (snippet,) = PYTHON
    learn, steps, wrong = (own_folder / name for name in ("learn.py", "steps.py", "wrong.py"))
    learn.write_text(snippet)
    steps.write_text(TYPED)
    wrong.write_text(MISTYPED)
    for example in (ROOT / "examples").glob("*.py"):
        shutil.copy(example, own_folder)
    mypy = [sys.executable, "-m", "mypy", "--strict", "--python-executable", installed / "bin" / "python"]
    scripts = [*sorted(path.name for path in own_folder.glob("*.py") if path.name != "app.py")]
    printed = attempt(*mypy, "--cache-dir", own_folder / "cache", *scripts, cwd=own_folder).stdout
    found = [line for line in printed.splitlines() if ": error: " in line]
    assert [line.partition(": error: ")[0] for line in found] == ["wrong.py:1", "wrong.py:3", "wrong.py:4"], printed


TYPED = """\
import numpy as np

from frontiere import Client, FrontiereError, LayerWeights, Session


def steps(session: Session) -> list[int]:
    session.train(epochs=np.int64(2), until_train_loss=np.float32(0.1))
    session.seek(session.checkpoints()[0])
    session.change_point(np.int64(0), x=np.zeros(2), y=np.int8(1))
    return [session.state["step"], session.landscape(resolution=np.int64(5), between=[(np.float32(-1), 1)]).step]


with Client() as client:
    try:
        done: list[int] = steps(client.session(data={"samples": 20}))
    except FrontiereError as error:
        reason: str = error.sentence
    layers: list[LayerWeights] = client.open("id").weights
"""
MISTYPED = """\
from frontiere import Cleint, Client
with Client() as client:
    client.session().train(epochs="ten")
    step: str = client.session().state["step"]
"""


def test_a_script_loads_no_server(installed: Path, tmp_path: Path) -> None:
    loaded = "print(*{name.partition('.')[0] for name in sys.modules})"
    python = installed / "bin" / "python"
    at_once = run(python, "-c", f"import sys, frontiere; {loaded}", cwd=tmp_path).split()
    assert not {"httpx", "numpy"} & set(at_once)
    client = run(python, "-c", f"import sys; from frontiere import Client; {loaded}", cwd=tmp_path).split()
    assert {"httpx", "numpy"} <= set(client)
    assert not SERVER_PACKAGES & set(client)


def test_the_server_loads_no_client(installed: Path, tmp_path: Path) -> None:
    script = "import sys, frontiere.__main__; print(*sys.modules)"
    loaded = run(installed / "bin" / "python", "-c", script, cwd=tmp_path).split()
    assert "frontiere.web.server" in loaded
    assert not {"httpx", "frontiere.client"} & set(loaded)


def test_both_names_of_this_folder_are_one_package() -> None:
    import frontiere.client
    import frontiere.client.client

    import app.client.client

    assert frontiere is app
    assert frontiere.Client is app.Client is app.client.Client
    assert frontiere.client is app.client
    assert frontiere.client.client is app.client.client
    assert frontiere.client.__name__ == app.client.__spec__.name == "app.client"


def test_this_environment_knows_the_package_wherever_a_script_lies(own_folder: Path) -> None:
    """By the link that the Makefile sets as .venv/.named."""
    printed = run(sys.executable, "-c", "from frontiere import Client; print(Client.__module__)", cwd=own_folder)
    assert printed.strip() == "frontiere.client.client"


def declared_version() -> str:
    declared = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert declared
    return declared[1]
