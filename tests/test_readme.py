"""What README.md says is true: its commands run, its folders are there, its links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
SHELL = [block for language, block in BLOCKS if language == "sh"]
PYTHON = [block for language, block in BLOCKS if language == "python"]
HOME = "http://127.0.0.1:8000"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def run(command: list[str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    assert {language for language, _ in BLOCKS} == {"sh", "python"}
    assert len(PYTHON) == 1
    assert [sum(word in block for block in SHELL) for word in ("make run", "requirements.txt", "curl")] == [1, 1, 1]
    assert len(SHELL) == 3


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    for target in re.findall(r"\bmake ([a-z]+)\b", "\n".join([README, *SHELL])):
        assert re.search(rf"^{target}:", MAKEFILE, re.M), target


def test_the_shell_example_runs(server: str, tmp_path: Path) -> None:
    (block,) = (block for block in SHELL if "curl" in block)
    assert HOME in block
    printed = run(["sh", "-eu", "-c", block.replace(HOME, server)], tmp_path)
    assert '"epoch":100' in printed
    assert '"probability":[[' in printed
    assert "detail" not in printed
    assert (tmp_path / "surface.png").read_bytes().startswith(b"\x89PNG")


def test_the_python_example_runs(server: str) -> None:
    (block,) = PYTHON
    assert HOME in block
    printed = run([sys.executable, "-c", block.replace(HOME, server)], ROOT)
    assert "(1, 50, 50) (4, 2)" in printed


def test_the_lines_for_those_without_make_do_what_make_does(tmp_path: Path) -> None:
    (block,) = (block for block in SHELL if "requirements.txt" in block)
    make_venv, install, start = (shlex.split(line) for line in block.splitlines())
    assert make_venv[1:] == ["-m", "venv", ".venv"]
    run([sys.executable, *make_venv[1:], "--without-pip"], tmp_path)
    assert (tmp_path / install[0]).exists()
    assert start[0] == install[0] == ".venv/bin/python"
    flags = [word for word in install if word.startswith("--")]
    assert flags == ["--no-deps", "--require-hashes", "--requirement"]
    assert all(flag in MAKEFILE for flag in flags)
    # The environment of the tests holds the lock already, so this asks no registry and installs nothing.
    dry = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--disable-pip-version-check"]
    run([*dry, *install[4:]], ROOT)
    assert "usage: frontiere" in run([sys.executable, *start[1:], "--help"], ROOT)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"--[a-z][a-z-]+", README))))
def test_every_option_is_one_of_a_command_shown(name: str) -> None:
    options = run([sys.executable, "-m", "app", "--help"], ROOT)
    assert name in options or any(name in block for block in SHELL)


def test_links_and_pictures_lead_somewhere() -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / link).is_file(), link


def test_the_table_of_folders_is_the_folders() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", README.split("## The folders")[1], re.M)
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    for name in named:
        assert (ROOT / name).exists(), name
    tracked = run(["git", "ls-files"], ROOT).splitlines()
    here = {path.split("/")[0] for path in tracked if "/" in path and not path.startswith(".")} - {"app"}
    parts = {"/".join(path.split("/")[:2]) for path in tracked if path.startswith("app/") and path.count("/") > 1}
    assert here | parts <= named
