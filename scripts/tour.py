"""Takes the tour of what is inside: each stop is the clicks that lead to it from the opening page, and a picture.

`python -m scripts.tour` writes docs/tour.md and its pictures. Run as `make screenshots`, and tested in the browser.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import httpx
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from scripts.screenshot import FLAGS, HEIGHT, ROOT, WIDTH, chromium, server

PAGE = ROOT / "docs" / "tour.md"
PICTURES = ROOT / "docs" / "tour"
COLOURS = 200  # enough for the eye, and a quarter of the bytes
LEARNT = 40  # epochs of the opening page's network before a picture is taken


@dataclass(frozen=True)
class Stop:
    """One thing to see: the names of the buttons to press, where it is then, and what to look at."""

    name: str
    title: str
    clicks: tuple[str, ...]
    region: str
    text: str


STOPS = (
    Stop(
        "neuron",
        "One neuron",
        ("One neuron", "Without hidden layers"),
        "One neuron",
        "The line wᵀx + b = 0 with w as its normal: take its tip to turn and steepen it, the line to shift it. Beside"
        " it every point slides along z = wᵀx + b and up the curve g(z).",
    ),
    Stop(
        "losses",
        "Cross-entropy",
        ("Point losses",),
        "Point losses",
        "Every point on the curve of its loss, −log ŷ or −log(1 − ŷ), J as their mean, and the worst point by its"
        " number.",
    ),
    Stop(
        "slope",
        "J(w)",
        ("J(w)",),
        "J(w)",
        "The loss along one weight: the ball rolls while it trains and sets the weight where it is dragged; the"
        " tangent is ∂J/∂w, the arrow the optimizer's next step. Another weight is chosen by a click on its edge.",
    ),
    Stop(
        "landscape",
        "The surface of J",
        ("Surface of J",),
        "Surface of J",
        "J over two weights, two random directions, or the two main directions of the path taken, as a map and as a"
        " relief that can be turned.",
    ),
    Stop(
        "chain",
        "The chain rule, in numbers",
        ("Chain rule",),
        "Chain rule",
        "Every factor of ∂ℒ/∂w and ∂ℒ/∂b from the output down, with the finite difference beside it. Point at a"
        " factor, and the diagram lights what it comes from.",
    ),
    Stop(
        "step-by-step",
        "Forward and backward, step by step",
        ("Step by step", "Next", "Next"),
        "Step by step",
        "The next batch as a story on the diagram: forward layer by layer, J, backward, the update, and then that"
        " very step.",
    ),
    Stop(
        "unfolding",
        "The feature space unfolds",
        ("Unfolding",),
        "Unfolding",
        "W, + b and g carry the plane through the network until a straight line parts the classes; below it the last"
        " layer at six moments of the training, and how separable each layer makes the classes.",
    ),
    Stop(
        "residual",
        "Residual networks",
        ("Lessons", "Nested rings: residual flow", "Unfolding"),
        "Unfolding",
        "Eight layers that add to what they read: the points flow, and cannot cross. The lesson “Nested rings: with"
        " momentum” shows the flow that can.",
    ),
)


def text() -> str:
    """docs/tour.md."""
    lines = [
        "# A tour of what is inside",
        "",
        "Each stop is at most three clicks from the opening page. The pictures are taken by",
        "`python -m scripts.tour`, which presses the same buttons.",
        "",
    ]
    for number, stop in enumerate(STOPS, start=1):
        clicks = " → ".join(f"**{click}**" for click in stop.clicks)
        lines += [f"## {number}. {stop.title}", "", clicks, "", stop.text, ""]
        lines += [f"![{stop.title}](tour/{stop.name}.png)", ""]
    lines += [
        f"## {len(STOPS) + 1}. The same for scripts",
        "",
        "`GET /api/v1/sessions/{id}/` with `trace`, `landscape`, `neuron`, `losses`, `features`, `stages` or",
        "`feature-history` gives the numbers behind these pictures ([rest.md](rest.md)); `landscape`, `stages` and",
        "`feature-history` are pictures, too, where `Accept: image/png` asks for one:",
        "",
        "![The landscape of J as a PNG](tour/rest.png)",
        "",
    ]
    return "\n".join(lines)


def visit(page: Page, stop: Stop) -> Locator:
    """Press a stop's buttons; the region that has opened."""
    for click in stop.clicks:
        page.get_by_role("button", name=click).first.click()
    return page.get_by_role("region", name=stop.region, exact=True)


def opened(browser: Browser, address: str, epochs: int) -> Page:
    """The opening page of a first visit, after so many epochs."""
    page = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="en", color_scheme="light"
    ).new_page()
    page.goto(address)
    page.locator("#main:not([aria-busy])").wait_for()
    page.wait_for_function("until => (frontiere.store.state.frame?.state.epoch ?? 0) >= until", arg=epochs)
    return page


def pictures(address: str) -> Iterator[tuple[str, bytes]]:
    """The name and the picture of each stop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for stop in STOPS:
            page = opened(browser, address, LEARNT)
            visit(page, stop).wait_for()
            page.wait_for_timeout(3000)
            yield stop.name, page.screenshot()
            session = page.url.partition("#s=")[2]
            if stop.name == "landscape":
                query = f"{address}/api/v1/sessions/{session}/landscape"
                yield "rest", httpx.get(query, headers={"Accept": "image/png"}, timeout=60).content
            page.context.close()
        browser.close()


def main() -> None:
    """Write the page and its pictures."""
    PICTURES.mkdir(exist_ok=True)
    PAGE.write_text(text(), encoding="utf-8")
    with server() as address:
        for name, picture in pictures(address):
            image = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS)
            image.save(PICTURES / f"{name}.png", optimize=True)
            print(f"wrote docs/tour/{name}.png")


if __name__ == "__main__":
    main()
