"""The start of the server: what it does not wait for."""

import subprocess
import sys

from tests.conftest import ROOT

# What one command or one picture needs is loaded with it.
LATER = {"PIL", "contourpy", "httpx", "scipy", "sklearn", "torch", "matplotlib", "pandas", "app.client"}


def test_the_server_starts_without_what_it_may_never_need() -> None:
    script = "import sys; from app.__main__ import create_app; create_app(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "app.web.server" in loaded
    assert not LATER & loaded


def test_the_server_looks_for_garbage_when_it_has_started() -> None:
    script = """
import gc
import app.__main__ as command
command._Server.run = lambda self, sockets: print(gc.isenabled(), gc.get_freeze_count() > 100_000)
command.main(["--no-browser", "--port", "0"])
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True True"
