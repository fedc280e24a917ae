"""A real server for the tests that need one: `server` is its base URL."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from tests import executors

ROOT = Path(__file__).resolve().parent.parent


# The same examples in every run, and no deadline: the machine may be busy.
settings.register_profile("deterministic", derandomize=True, deadline=None, database=None)
settings.load_profile("deterministic")

# One executor for all tests and servers: of two runs that are compared none must begin before the machine is ready.
os.environ.setdefault("FRONTIERE_EXECUTOR", "numpy")
if executors.WANTED:
    executors.put_in_numpys_place()


@contextmanager
def running(command: Sequence[str], cwd: Path = ROOT) -> Iterator[str]:
    """Run a server on a free port until the block ends; its base URL is what it prints."""
    with started(command, cwd) as (address, _):
        yield address


@contextmanager
def started(command: Sequence[str], cwd: Path = ROOT) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The same, with its process."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*command, "--no-browser", "--port", "0"],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        printed = process.stdout.readline()
        try:
            address = re.search(r"http://\S+:\d+", printed)
            assert address, f"the server printed {printed!r} and no address"
            yield address[0], process
        finally:
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Base URL of a server that runs as long as the tests do."""
    with running([sys.executable, "-m", "app"]) as address:
        yield address
