"""What the browser tests share: a Chromium, and a page that must not complain nor ask another host."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from scripts.screenshot import FLAGS, chromium

expect.set_options(timeout=20_000)

DRAWN = "frontiere:draw"  # static/js/state/frame-loop.js: the measure of every drawn frame
# Two frames of the browser in which the page drew nothing.
STILL = """(name) => new Promise((resolve, reject) => {
    const late = performance.now() + 20_000;
    let seen = null, quiet = 0;
    const look = (now) => {
        const last = performance.getEntriesByName(name).at(-1)?.startTime;
        quiet = last === seen ? quiet + 1 : 0;
        seen = last;
        if (quiet === 2) resolve();
        else if (now < late) requestAnimationFrame(look);
        else reject(new Error("the page does not come to rest"));
    };
    requestAnimationFrame(look);
})"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Bench:
    """The page under test, and its session as a script sees it."""

    page: Page
    server: str
    complaints: list[str] = field(default_factory=list)

    @property
    def session_id(self) -> str:
        return parse_qs(urlsplit(self.page.url).fragment)["s"][0]

    def rest(self, method: str, path: str = "", **options: object) -> httpx.Response:
        response = httpx.request(method, f"{self.server}/api/v1/sessions/{self.session_id}{path}", **options)  # type: ignore[arg-type]
        response.raise_for_status()
        return response

    @property
    def state(self) -> dict[str, object]:
        state: dict[str, object] = self.rest("GET").json()["state"]
        return state

    def live(self) -> None:
        """Wait until the stream is up, something is drawn, and the page can be acted on."""
        expect(self.page.locator("#main")).not_to_have_attribute("aria-busy", "true")
        expect(self.page.locator("#connection")).to_have_attribute("data-is", "live")
        expect(self.page.locator("#figure-train-loss")).not_to_have_text("–")

    def still(self) -> None:
        """Wait until nothing on the page moves any more."""
        self.page.evaluate(STILL, DRAWN)

    def pixels(self, view: str | Locator) -> bytes:
        """What a view shows when nothing moves any more."""
        self.still()
        return (self.page.locator(view) if isinstance(view, str) else view).screenshot()

    def place(self, x1: float, x2: float) -> tuple[float, float]:
        """Where a point of the plane lies on the screen."""
        box = self.page.locator("#plane").bounding_box()
        assert box is not None
        return box["x"] + (x1 + 6) / 12 * box["width"], box["y"] + (6 - x2) / 12 * box["height"]


@pytest.fixture
def bench(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Bench]:
    """A page on a session of its own; at the end there is no complaint, and no other host was asked."""
    options = getattr(request, "param", {})
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en", **options})
    page = context.new_page()
    bench = Bench(page, server)
    complaints = bench.complaints
    hosts: set[str] = set()
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: hosts.add(urlsplit(asked.url).netloc))
    page.goto(f"{server}/#new")  # paused at epoch 0; an empty address plays a lesson
    bench.live()
    yield bench
    session = f"{server}/api/v1/sessions/{bench.session_id}"
    if artifacts := os.environ.get("ARTIFACTS"):
        page.screenshot(path=f"{artifacts}/{request.node.name}.png")
    context.close()
    httpx.delete(session)
    allowed = getattr(request.node.get_closest_marker("complains"), "args", ())
    assert [text for text in complaints if not any(part in text for part in allowed)] == []
    assert {host for host in hosts if host} == {urlsplit(server).netloc}
