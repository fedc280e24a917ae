"""The page in a real Chromium, beside the real server: frames, work, long tasks, the first boundary, bytes.

Run as `python -m bench.page`. Chromium has no graphics processor here: it rasters every canvas itself, on the cores
that it shares with the server. Rows say how many cores other programs took meanwhile: that slows everything but the
processor time of the page's main thread, which is why that is measured, too.
"""

import importlib.util
import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bench.clock import spread
from bench.server import Row, percentile, running

MEASURE, ARRIVED = "frontiere:draw", "frontiere:first-boundary"  # static/js/schedule.js, static/js/arrival.js
LAPTOP, PROJECTOR = {"width": 1440, "height": 900}, {"width": 1920, "height": 1080}
ROUNDS = 7
WARM, MEASURED, IDLE = 1.5, 1.0, 2.0  # in seconds; MEASURED is a round's
LONG = 50  # milliseconds: what the browser calls a long task

# Runs before the page's own scripts: keeps drawn frames and long tasks, also when the page clears its measures.
WATCH = """
globalThis.bench = { draws: [], long: [] };
globalThis.streamed = [];
addEventListener("load", () =>
  frontiere.store.subscribe((changed) => changed.has("frame") && streamed.push(performance.now())));
const watch = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch("measure", ({ name, startTime, duration }) => {
  if (name === "frontiere:draw") bench.draws.push([startTime, duration]);
});
watch("longtask", ({ startTime, duration }) => bench.long.push([startTime, duration]));
"""


@dataclass(frozen=True)
class Scene:
    """What is shown while it plays."""

    name: str
    setup: dict[str, Any]
    viewport: dict[str, int]
    state: dict[str, object]


def _hidden(layers: int, units: int) -> list[dict[str, object]]:
    return [{"units": units, "activation": "tanh"}] * layers


SCENES = (
    Scene("default network", {}, LAPTOP, {}),
    Scene("6×8 network", {"network": {"hidden": _hidden(6, 8)}}, LAPTOP, {}),
    Scene(
        "10 classes, decision only, large",
        {"data": {"dataset": "blobs", "classes": 10}, "network": {"hidden": _hidden(2, 8)}},
        PROJECTOR,
        {"discretise": True},
    ),
)
# The views of what is inside, each open while the default network plays; the story of a step stands still meanwhile.
DRAWERS = ("neuron", "loss", "slope", "landscape", "chain", "unfolding")
STREAM, DRAWN = 29.5, 50  # a second; the stream has 30


def missing() -> list[str]:
    """What is not installed of what these measurements need."""
    browser = "CHROMIUM" in os.environ or shutil.which("chromium") is not None
    return [] if browser and importlib.util.find_spec("playwright") else ["Playwright and Chromium"]


def _stat(process: Path) -> tuple[int, int, int] | None:
    """(process, its parent, clock ticks it has used), or None when it has gone meanwhile."""
    try:
        numbers = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return int(process.name), int(numbers[1]), int(numbers[11]) + int(numbers[12])


def _busy() -> tuple[int, int]:
    """Clock ticks that all processors have worked, and those that were ours: this process and all below it."""
    user, nice, system, _, _, *interrupts = map(int, Path("/proc/stat").read_text().split()[1:8])
    found = [one for path in Path("/proc").iterdir() if path.name.isdecimal() and (one := _stat(path))]
    parents = {process: parent for process, parent, _ in found}
    own = os.getpid()

    def ours(process: int) -> bool:
        while process in parents and process != own:
            process = parents[process]
        return process == own

    return user + nice + system + sum(interrupts), sum(ticks for process, _, ticks in found if ours(process))


class Others:
    """How many cores the programs took that are none of ours, while the block ran."""

    cores: float | None = None

    def __str__(self) -> str:
        return "" if self.cores is None else f" (others took {self.cores:.1f} cores)"


@contextmanager
def others() -> Iterator[Others]:
    result = Others()
    if not Path("/proc/stat").exists():
        yield result
        return
    (all0, ours0), start = _busy(), time.perf_counter()
    yield result
    (all1, ours1), took = _busy(), time.perf_counter() - start
    result.cores = max(0.0, (all1 - all0 - ours1 + ours0) / os.sysconf("SC_CLK_TCK") / took)


class Visit:
    """A visitor with nothing in the cache."""

    def __init__(self, browser: Any, address: str, viewport: dict[str, int]) -> None:
        self.address = address
        self._context = browser.new_context(viewport=viewport, locale="en")
        self.page = self._context.new_page()
        self._urls: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._browser = browser.new_browser_cdp_session()
        self.page.add_init_script(WATCH)

    def count(self) -> None:
        """Count what is transferred from now on; it slows the visit."""
        cdp = self._context.new_cdp_session(self.page)
        cdp.on("Network.requestWillBeSent", self._asked)
        cdp.on("Network.loadingFinished", self._finished)
        cdp.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        self._urls[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        self._sizes[event["requestId"]] = event["encodedDataLength"]

    def open(self, fragment: str = "") -> float:
        """Seconds from the navigation to the first boundary on the screen."""
        self.page.goto(f"{self.address}/{fragment}")
        self.page.wait_for_function("(name) => performance.getEntriesByName(name).length > 0", arg=ARRIVED)
        seen = (
            "(name) => { const [mark] = performance.getEntriesByName(name); return [mark.startTime, mark.detail]; }"
        )
        at, detail = self.page.evaluate(seen, ARRIVED)
        assert fragment or detail["running"], "an empty visit did not begin with a running network"
        return at / 1000

    def transferred(self) -> tuple[int, int]:
        """Bytes over the wire for the page's own files, headers included, and how many files they are."""
        own = [self._sizes.get(request, 0) for request, url in self._urls.items() if "/api/" not in url]
        return sum(own), len(own)

    @property
    def session(self) -> str:
        return self.page.evaluate("location.hash").removeprefix("#s=")

    def measured(self, seconds: float) -> tuple[list[float], list[float], float, float]:
        """Milliseconds of each drawn frame, of each long task, of the main thread's processor time, and passed."""
        start, before = self.page.evaluate("performance.now()"), self._main_threads()
        self.page.wait_for_timeout(1000 * seconds)
        after, end = self._main_threads(), self.page.evaluate("performance.now()")
        busy = max(after[pid] - before.get(pid, after[pid]) for pid in after)
        inside = (
            "(start) => Object.values(bench).map((all) => all.filter(([at]) => at >= start).map(([, took]) => took))"
        )
        draws, long = self.page.evaluate(inside, start)
        return draws, long, busy, end - start

    def _main_threads(self) -> dict[int, float]:
        """Milliseconds that the first thread of each renderer has used."""
        processes = self._browser.send("SystemInfo.getProcessInfo")["processInfo"]
        renderers = [one["id"] for one in processes if one["type"] == "renderer"]
        return {pid: int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[0]) / 1e6 for pid in renderers}

    def close(self) -> None:
        httpx.delete(f"{self.address}/api/v1/sessions/{self.session}")
        self._context.close()


def arrival_rows(visit: Callable[..., Visit]) -> list[Row]:
    """Empty visits with a cold cache."""
    times = []
    with others() as load:
        for _ in range(ROUNDS):
            one = visit(LAPTOP)
            times.append(one.open())
            one.close()
    one = visit(LAPTOP)
    one.count()
    one.open()
    size, files = one.transferred()
    one.close()
    first = statistics.median(times)
    return [
        ("page: first running boundary", f"{spread(times, '{:.2f} s'.format)}{load}", "≤ 0.6 s", first <= 0.6),
        ("page: transfer", f"{size / 1000:.0f} kB in {files} files", "≤ 300 kB", size <= 300_000),
    ]


def playing_rows(visit: Callable[..., Visit], scene: Scene) -> list[Row]:
    one = visit(scene.viewport)
    one.open("#new")
    httpx.patch(f"{one.address}/api/v1/sessions/{one.session}", json=scene.setup).raise_for_status()
    one.page.evaluate("(state) => frontiere.store.set(state)", scene.state)
    httpx.post(f"{one.address}/api/v1/sessions/{one.session}/play").raise_for_status()
    one.page.wait_for_timeout(1000 * WARM)
    with others() as load:
        rounds = [one.measured(MEASURED) for _ in range(ROUNDS)]
    one.close()
    drawn = [1000 * len(draws) / passed for draws, _, _, passed in rounds]
    works = [statistics.median(draws) for draws, _, _, _ in rounds]
    raster = [busy / len(draws) for draws, _, busy, _ in rounds]
    long = [took for _, tasks, _, _ in rounds for took in tasks]
    fps, work, name = statistics.median(drawn), statistics.median(works), f"page, {scene.name}"
    p95 = percentile([took for draws, _, _, _ in rounds for took in draws], 0.95)
    longest = f", the longest {max(long):.0f} ms" if long else ""
    return [
        (f"{name}: drawn frames", f"{spread(drawn, '{:.1f}/s'.format)}{load}", "≥ 55/s", fps >= 55),
        (f"{name}: work a frame", f"{spread(works, '{:.1f} ms'.format)}, p95 {p95:.1f} ms", "≤ 6 ms", work <= 6),
        (f"{name}: processor time with raster, a frame", spread(raster, "{:.1f} ms".format), "–", True),
        (f"{name}: tasks over {LONG} ms", f"{len(long)}{longest}", "0", not long),
    ]


def inside_rows(visit: Callable[..., Visit], drawer: str) -> list[Row]:
    """A view of what is inside, open while it plays: frames that come, and frames that are drawn."""
    one = visit(LAPTOP)
    one.open("#new")
    one.page.locator(f"[data-drawer={drawer}]").click()
    httpx.post(f"{one.address}/api/v1/sessions/{one.session}/play").raise_for_status()
    one.page.wait_for_timeout(1000 * WARM)
    streams, frames = [], []
    with others() as load:
        for _ in range(ROUNDS):
            start = one.page.evaluate("performance.now()")
            draws, _, _, passed = one.measured(MEASURED)
            came = one.page.evaluate("(start) => streamed.filter((at) => at >= start).length", start)
            streams.append(1000 * came / passed)
            frames.append(1000 * len(draws) / passed)
    one.close()
    stream, drawn, name = statistics.median(streams), statistics.median(frames), f"page, drawer “{drawer}” open"
    return [
        (f"{name}: stream", f"{spread(streams, '{:.1f}/s'.format)}{load}", "≥ 30/s", stream >= STREAM),
        (f"{name}: drawn frames", spread(frames, "{:.1f}/s".format), f"≥ {DRAWN}/s", drawn >= DRAWN),
    ]


def idle_rows(visit: Callable[..., Visit]) -> list[Row]:
    one = visit(LAPTOP)
    one.open("#new")
    one.page.wait_for_timeout(1000 * WARM)
    draws, _, _, _ = one.measured(IDLE)
    one.close()
    return [(f"page, paused: frames drawn in {IDLE:.0f} s", f"{len(draws)}", "0", not draws)]


def rows() -> list[Row]:
    from playwright.sync_api import sync_playwright

    from scripts.screenshot import FLAGS, chromium

    with running() as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)

        def visit(viewport: dict[str, int]) -> Visit:
            return Visit(browser, address, viewport)

        result = arrival_rows(visit)
        for scene in SCENES:
            result += playing_rows(visit, scene)
        for drawer in DRAWERS:
            result += inside_rows(visit, drawer)
        result += idle_rows(visit)
        browser.close()
    return result


if __name__ == "__main__":
    for name, value, target, reached in rows():
        print(f"{name:<70} {value:>38}  aim {target}{'' if reached else '  MISSED'}", flush=True)
