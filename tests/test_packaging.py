"""What `pip install .` gives: the command `frontiere`, with its page and every file the page asks for."""

import os
import re
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


def run(*command: str | Path, cwd: Path) -> None:
    # Without PYTHONPATH and the like, lest the clone answer for the wheel.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


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


def test_the_wheel_holds_the_page_and_no_tests(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    for folder in ("locale", "static", "templates"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert here
        assert {f"app/{name}" for name in here} <= set(names)
    assert all(name.startswith(("app/", "frontiere-")) for name in names)


def test_the_installed_command_serves_the_page_and_all_its_files(installed: Path, tmp_path: Path) -> None:
    command = [str(installed / "bin" / "frontiere"), "--host", "127.0.0.1"]
    with running(command, cwd=tmp_path) as address, httpx.Client(trust_env=False) as client:
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
    command = [installed / "bin" / "python", "-c", "import app; print(app.__file__)"]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert Path(printed.strip()).is_relative_to(installed)


def declared_version() -> str:
    declared = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert declared
    return declared[1]
