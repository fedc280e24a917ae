"""Every example runs as a reader would run it, against a real server."""

import re
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.conftest import ROOT


def test_training_from_a_script_learns_and_draws(server: str, tmp_path: Path) -> None:
    picture = tmp_path / "surface.png"
    command = [sys.executable, "-m", "examples.train_from_script", server, "--picture", str(picture)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    shares = [float(share) for share in re.findall(r"([\d.]+)%", done.stdout)]
    assert len(shares) == 3
    assert min(shares) > 90, done.stdout
    with Image.open(picture) as drawn:
        assert drawn.format == "PNG"


def test_every_example_is_tested() -> None:
    assert [path.name for path in sorted((ROOT / "examples").glob("*.py"))] == ["train_from_script.py"]
