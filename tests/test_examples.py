"""Every example runs as a reader would run it, against a real server."""

import re
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.conftest import ROOT


def run(example: str, server: str, picture: Path) -> str:
    """What an example prints, having drawn its picture."""
    command = [sys.executable, "-m", f"examples.{example}", server, "--picture", str(picture)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    with Image.open(picture) as drawn:
        assert drawn.format == "PNG"
    return done.stdout


def test_training_from_a_script_learns_and_draws(server: str, tmp_path: Path) -> None:
    printed = run("train_from_script", server, tmp_path / "surface.png")
    shares = [float(share) for share in re.findall(r"([\d.]+)%", printed)]
    assert len(shares) == 3
    assert min(shares) > 90, printed


def test_the_landscape_is_drawn_over_the_path_that_was_taken(server: str, tmp_path: Path) -> None:
    printed = run("landscape", server, tmp_path / "landscape.png")
    trained, least = (float(value) for value in re.findall(r"\b(?:J|it) is ([\d.]+)", printed))
    assert least <= trained + 0.01, printed  # the plane goes through the present weights
    (share,) = (float(share) for share in re.findall(r"([\d.]+)%", printed))
    assert 90 < share <= 100, printed
    assert "41 of 41 rows" in printed


def test_every_example_is_tested() -> None:
    examples = [path.stem for path in sorted((ROOT / "examples").glob("*.py"))]
    assert examples == ["landscape", "train_from_script"]
