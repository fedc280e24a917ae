"""The page for everybody: no violation that axe knows, text one can read, a focus one can see, nothing in the way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Bench
from tests.browser.test_drop import DROP

INSPECT = Path(__file__).with_name("inspect.js").read_text(encoding="utf-8")
WIDTHS = {360: 740, 390: 844, 768: 1024, 1024: 768, 1440: 900, 1920: 1080, 2560: 1440}
LEAST_TEXT = 11
# What a page at 200 % on a laptop's screen is: half as many CSS pixels.
ZOOMED = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
# Windows from a small phone's to a wall's, and that of a laptop zoomed to 200 %.
WINDOWS = {
    360: 740, 375: 667, 390: 844, 414: 896, 520: 900, 600: 960, 720: 450, 820: 1180, 900: 700, 1024: 768, 1180: 820,
    1280: 720, 1366: 768, 1440: 900, 1920: 1080, 2560: 1440,
}  # fmt: skip
MANY = {
    "data": {"dataset": "blobs", "classes": 10},
    "network": {"hidden": [{"units": 12, "activation": "leaky_relu"}] * 6},
}
FULL = "Every session of this server is in use: 64 of 64. Try again in a minute."


def looked_at(width: int, scheme: str) -> dict[str, object]:
    return {"viewport": {"width": width, "height": WIDTHS[width]}, "color_scheme": scheme}


def inspect(page: Page, what: str) -> Any:
    return page.evaluate(f"({INSPECT}).{what}")


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe objects to, and where; in one part of the page, where the rest is known."""
    found = Axe().run(page, context=within, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for one in found
        for node in one["nodes"]
    ]


def diverge(bench: Bench) -> None:
    """Train with a learning rate that no network survives: nothing bounds a regression's output."""
    rate = {"optimizer": {"name": "sgd", "learning_rate": 10}, "loss": "squared_error"}
    hidden = [{"units": 8, "activation": "linear"}] * 2
    bench.rest("PATCH", json={"data": {"dataset": "bumps"}, "training": rate, "network": {"hidden": hidden}})
    bench.rest("POST", "/play")
    expect(bench.page.locator("#diverged")).to_be_visible()


@pytest.fixture
def full(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page on a server that has no room."""
    context = browser.new_context(**{"locale": "en", **request.param})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/api/v1/sessions", lambda route: route.fulfill(status=503, json={"detail": FULL}))
    page.goto(server)
    expect(page.locator("#full")).to_be_visible()
    # It is asked again after a pause of seconds, not at once.
    assert len([url for url in asked if url.endswith("/api/v1/sessions")]) <= 2
    yield page
    context.close()


# Axe looks once in each theme: tests/js/draw/colours.test.js computes the contrast of every token in both, and widths
# are gone through by resizing one page.
EVERYWHERE = [looked_at(1440, "light"), looked_at(390, "dark")]


def named(options: dict[str, object]) -> str:
    viewport: dict[str, int] = options["viewport"]
    return f"{viewport['width']}-{options.get('color_scheme', 'light')}"


@pytest.mark.parametrize("bench", EVERYWHERE, indirect=True, ids=named)
def test_axe_finds_nothing_while_it_plays_with_everything_open_and_diverged(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#figure-epoch")).not_to_have_text("0")
    page.locator("details.more summary").click()
    page.locator("#drawer-bar button").first.click()
    assert violations(page) == []
    viewport = page.viewport_size
    page.set_viewport_size({"width": 1024, "height": 768})
    assert violations(page) == []
    page.set_viewport_size(viewport)
    page.get_by_role("button", name="Help").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    diverge(bench)
    assert violations(page) == []


@pytest.mark.parametrize("full", EVERYWHERE, indirect=True, ids=named)
def test_axe_finds_nothing_when_the_server_is_full(full: Page) -> None:
    assert violations(full) == []
    assert inspect(full, f"small({LEAST_TEXT})") == []


@pytest.mark.parametrize("bench", [EVERYWHERE[0], ZOOMED], indirect=True, ids=named)
def test_no_text_is_too_small_to_read(bench: Bench) -> None:
    page = bench.page
    sizes = [page.viewport_size, *([{"width": width, "height": WIDTHS[width]} for width in (1024, 390)])]
    sizes = sizes if bench.page.evaluate("devicePixelRatio") == 1 else sizes[:1]
    page.locator("details.more summary").click()
    openers = [*page.locator("#drawer-bar button").all(), *page.locator("[aria-haspopup=dialog]").all()]
    for opener in openers:
        page.set_viewport_size(sizes[0])
        opener.click()
        for size in sizes:
            page.set_viewport_size(size)
            assert inspect(page, f"small({LEAST_TEXT})") == []
        if page.locator("dialog[open]").count():
            page.keyboard.press("Escape")


@pytest.mark.parametrize(
    "bench", [looked_at(1440, "light"), looked_at(390, "dark"), ZOOMED], indirect=True, ids=named
)
def test_every_control_shows_its_focus(bench: Bench) -> None:
    page = bench.page
    page.locator("details.more summary").click()
    page.locator("#reset").focus()  # the first there is
    seen: set[str] = set()
    wrong: list[str] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        # A page that scrolls to the focus does so before it paints.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        focus: dict[str, str] | None = inspect(page, "focus()")
        if focus is None:
            break
        seen.add(focus["name"])
        wrong += [f"{focus['name']} {focus['wrong']}"] if focus["wrong"] else []
    assert wrong == []
    assert len(seen) > 40, "the keyboard does not come around the page"


@pytest.mark.complains("status of 422")
@pytest.mark.parametrize("bench", [looked_at(1440, "light"), looked_at(390, "dark")], indirect=True, ids=named)
def test_the_choice_of_columns_is_for_everybody(bench: Bench) -> None:
    page = bench.page
    page.evaluate(DROP, ["a,b,c,kind\n1,2,3,u\n4,5,6,v\n", "four.csv"])
    expect(page.get_by_role("dialog", name="Columns of the file")).to_be_visible()
    assert violations(page, "#columns") == []
    assert inspect(page, f"small({LEAST_TEXT})") == []


def laid_out(page: Page, width: int) -> list[str]:
    """What is wrong with the page at a width: boxes that collide, canvases out of shape."""
    page.set_viewport_size({"width": width, "height": WINDOWS[width]})
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shapes = {"#plane": 1.0, "#features": 1.55}
    boxes = {name: page.locator(name).bounding_box() for name in shapes}
    bent = [
        f"{name} is {box['width']} × {box['height']} px"
        for name, box in boxes.items()
        if box is None or abs(box["width"] / box["height"] / shapes[name] - 1) > 0.01
    ]
    return [f"{width} px: {wrong}" for wrong in bent + inspect(page, "collisions()")]


@pytest.mark.parametrize("bench", [{"locale": "en"}, {"locale": "fr"}], indirect=True, ids=["en", "fr"])
def test_the_layout_holds_at_every_width(bench: Bench) -> None:
    page = bench.page
    wrong = [one for width in WINDOWS for one in laid_out(page, width)]
    bench.rest("PATCH", json=MANY)
    expect(page.locator(".column")).to_have_count(8)  # the features have one too
    page.locator("details.more summary").click()
    bench.rest("POST", "/train", json={"epochs": 20})
    expect(page.locator("#figure-epoch")).to_have_text("20")
    wrong += [one for width in WINDOWS for one in laid_out(page, width)]
    for drawer in page.locator("#drawer-bar button").all():
        drawer.click()
        wrong += [one for width in (390, 1024) for one in laid_out(page, width)]
    diverge(bench)
    wrong += [one for width in (360, 720, 1180, 1440) for one in laid_out(page, width)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("bench", [looked_at(1440, "light")], indirect=True)
def test_the_page_fits_a_screen_of_1440_by_900(bench: Bench) -> None:
    root = "document.documentElement"
    assert bench.page.evaluate(f"{root}.scrollHeight <= {root}.clientHeight")
