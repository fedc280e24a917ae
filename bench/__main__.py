"""Every measurement in one run: `python -m bench` prints the ratios and writes bench/results.md.

Close other programs first: what runs beside it takes time from both sides, though not evenly. What takes minutes,
the memory under churn, is apart: `python -m bench.churn`.
"""

import datetime as dt
import os
import platform
from importlib import metadata
from pathlib import Path

from bench import bound, page, server, training
from bench.clock import Row

RESULTS = Path(__file__).with_name("results.md")
PACKAGES = ("numpy", "scikit-learn", "torch", "jax")
TableRow = tuple[str, str, str, str]


def of_training(row: Row) -> TableRow:
    """(what, measured, aim, whether it is reached)."""
    if row.target is None:
        return row.name, row.measured, "–", "–"
    return row.name, row.measured, f"≥ {row.target:g}×", "yes" if row.ratio >= row.target else "**no**"


def page_rows() -> list[server.Row]:
    """What bench.page measures, where there is a Chromium."""
    return [] if page.missing() else page.rows()


def of_outside(row: server.Row) -> TableRow:
    name, measured, target, reached = row
    return name, measured, target, "–" if target == "–" else "yes" if reached else "**no**"


def machine() -> str:
    """The processor as Linux names it, how many cores it has, and how busy they were."""
    name = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        models = [line for line in information.read_text().splitlines() if line.startswith("model name")]
        name = models[0].partition(": ")[2] if models else name
    load = f"load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else "load unknown"
    return f"{name}, {os.cpu_count()} cores, {load}, {platform.system()}, Python {platform.python_version()}"


def version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"{package} not installed"


def markdown(rows: list[TableRow], absent: list[str]) -> str:
    lines = [
        "# Results",
        "",
        f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {machine()}; " + ", ".join(map(version, PACKAGES)) + ".",
        *([f"Not installed, hence not measured: {', '.join(absent)}."] if absent else []),
        "Ratios say how many times as fast ours is; both sides are measured in turn in one run, one BLAS thread.",
        "Of every line the median of its rounds is given, and in brackets the least and the greatest.",
        "Written by `python -m bench`; the aims are those of the project. Why a line is missed:"
        " docs/decisions/0007-speed-not-yet-reached.md.",
        "",
        "| what | measured | aim | reached |",
        "|---|---|---|---|",
    ]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def main() -> None:
    rows = []
    for row in training.rows():
        print(row, flush=True)
        rows.append(of_training(row))
    for outside_row in map(of_outside, [*server.rows(), *bound.rows(), *page_rows()]):
        print("  ".join(outside_row), flush=True)
        rows.append(outside_row)
    absent = training.missing() + page.missing()
    for peer in absent:
        print(f"{peer}: not installed")
    RESULTS.write_text(markdown(rows, absent), encoding="utf-8")


if __name__ == "__main__":
    main()
