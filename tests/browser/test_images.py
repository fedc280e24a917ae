"""Images in the page: a digit is drawn and read, the set looked through, every room and drawer used; and back."""

import math
import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Bench
from tests.browser.test_accessibility import LEAST_TEXT, inspect, looked_at, violations

# A three as a hand draws it, from 0 to 1 across and down.
THREE = [
    (0.3, 0.25), (0.45, 0.15), (0.62, 0.2), (0.65, 0.35), (0.48, 0.47), (0.66, 0.58), (0.66, 0.75), (0.48, 0.86),
    (0.3, 0.78),
]  # fmt: skip
# What the drawer says that only the plane has, and what the others have when they are full.
WHY_NOT = ".why-not"
DRAWERS = {
    "One neuron": WHY_NOT,
    "Point losses": WHY_NOT,
    "J(w)": "[role=slider][aria-valuenow]",
    "Surface of J": "[role=img][aria-label^='The surface of J over']",
    "Chain rule": WHY_NOT,
    "Step by step": WHY_NOT,
    "Unfolding": WHY_NOT,
    "Metrics": "td[data-actual]",
    "Twin network": WHY_NOT,
    "Points": WHY_NOT,
    "Runs": "li",
}
# What the page's own forward pass says of the image that is probed.
ASKED = """async () => {
    const { src } = document.querySelector('script[src$="/js/main.js"]');
    const { probeOf, probePass, probabilities } = await import(new URL("model/probe.js", src));
    const { state } = frontiere.store;
    return { pixels: [...probeOf(state).pixels], shares: probabilities(probePass(state)) };
}"""


def choose(page: Page, title: str) -> None:
    """Click a data set's tile, and wait until all its images are there."""
    page.get_by_role("button", name=title, exact=True).click()
    page.wait_for_function(
        """() => {
            const { points: { images }, sheet } = frontiere.store.state;
            return images && images.every((number) => sheet.has(number));
        }"""
    )


def placed(page: Page, scale: float, left: float, top: float) -> list[tuple[float, float]]:
    """The three on the pad, smaller or elsewhere; in CSS pixels of the window."""
    pad = page.locator(".pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    return [
        (box["x"] + (left + scale * x) * box["width"], box["y"] + (top + scale * y) * box["height"]) for x, y in THREE
    ]


def draw(page: Page, spots: Iterable[tuple[float, float]]) -> None:
    """One stroke of the mouse."""
    for number, (x, y) in enumerate(spots):
        page.mouse.move(x, y, steps=4 if number else 1)
        if number == 0:
            page.mouse.down()
    page.mouse.up()


def learnt(bench: Bench) -> None:
    """Five epochs, over REST."""
    bench.rest("POST", "/train", json={"epochs": 5}, timeout=60)
    expect(bench.page.locator("#figure-epoch")).to_have_text("5")


def test_a_drawn_three_is_read_and_every_room_is_used(bench: Bench) -> None:
    page = bench.page
    choose(page, "Digits")
    learnt(bench)
    answer = page.locator(".answer")
    for place in [(1, 0, 0), (0.25, 0.05, 0.7), (0.4, 0.6, 0)]:
        draw(page, placed(page, *place))
        expect(answer).to_have_text("read as 3")
        page.get_by_role("button", name="Clear", exact=True).click()
        expect(page.locator(".invitation")).not_to_be_empty()

    # The page's arithmetic is the server's.
    draw(page, placed(page, 1, 0, 0))
    page.wait_for_function("() => frontiere.store.state.probe === 'drawing'")
    asked = page.evaluate(ASKED)
    told = bench.rest("POST", "/predict", json={"images": [asked["pixels"]]}).json()
    assert asked["shares"] == pytest.approx(told["probability"][0], abs=1e-4)
    assert page.locator(".bars [data-wins]").inner_text().split()[0] == "3"

    # A drawing becomes one more training image, and undo takes it away.
    count = page.locator(".gallery-part .aside")
    page.get_by_label("Class of the drawing").select_option("3")
    page.get_by_role("button", name="Add to the data").click()
    expect(count).to_have_text("5,001 images")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(count).to_have_text("5,000 images")
    page.get_by_role("button", name="Undo stroke").click()
    expect(page.locator(".invitation")).not_to_be_empty()

    # The gallery by class and side; an image that is clicked is the network's input.
    page.get_by_label("Class of the images shown").select_option("7")
    page.get_by_label("Side of the images shown").select_option("test")
    first = page.locator(".gallery button").first
    expect(first).to_have_attribute("aria-label", re.compile(r"Image [\d,]+: 7, test"))
    first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".what")).to_contain_text(": 7")
    first.press("ArrowRight")
    expect(page.locator(".gallery button:focus")).to_have_count(1)

    # The network: a unit of the output lights its largest inputs; sizes are set.
    page.locator(".image-layer.output .tile").nth(3).hover()
    expect(page.locator(".image-network .note")).to_contain_text("largest inputs")
    assert page.locator(".tile[data-lit]").count() == 5
    page.get_by_label("Units of layer 1").select_option("32")
    expect(page.locator('.tile[data-layer="1"]')).to_have_count(32)
    page.wait_for_function(
        """() => {
            const { wanted, frame } = frontiere.store.state;
            return !wanted && frame.weights[0].rows === 32;
        }"""
    )

    # The feature space: an image that is pointed at is enlarged, one that is clicked is probed.
    space = page.locator(".image-space")
    space.scroll_into_view_if_needed()
    box = space.bounding_box()
    assert box is not None
    shares = sorted(
        ((x / 20, y / 20) for x in range(2, 19) for y in range(2, 19)), key=lambda at: math.dist(at, (0.5, 0.5))
    )
    probed = False
    for across, down in shares:
        page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])
        probed = page.evaluate(
            "() => { const { probe, hover } = frontiere.store.state; return probe === hover.point; }"
        )
        if probed:
            break
    assert probed


def test_every_drawer_says_something_of_images_and_back_on_the_plane_all_is_as_before(bench: Bench) -> None:
    page = bench.page
    choose(page, "Small digits")
    page.locator("#play").click()
    expect(page.locator("#figure-epoch")).not_to_have_text("0")
    page.locator("#play").click()
    page.locator("#reset").click()
    learnt(bench)
    wrong = [f"page: {one}" for one in violations(page) + inspect(page, f"small({LEAST_TEXT})")]
    for name, full in DRAWERS.items():
        page.get_by_role("button", name=name, exact=True).click()
        drawer = page.get_by_role("region", name=name, exact=True)
        expect(drawer.locator(full).first).to_be_visible()
        if full == WHY_NOT:
            expect(drawer.locator(full)).not_to_be_empty()
        wrong += [f"{name}: {one}" for one in violations(page, "#drawer")]
        if name == "Metrics":
            drawer.locator("td[data-actual]").filter(has_text=re.compile(r"^[1-9]")).first.click()
            expect(drawer.locator(".errors button").first).to_be_visible()
            wrong += [f"{name}, images: {one}" for one in violations(page, "#drawer")]
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_role("dialog", name="Export").get_by_text("for the plane only")).to_be_visible()
    page.keyboard.press("Escape")
    assert not wrong, "\n".join(wrong)

    # To pictures, in colour, and to the plane, by tiles; undo leads back.
    choose(page, "Pictures")
    expect(page.locator(".bars li")).to_have_count(4)
    expect(page.get_by_role("radio", name="brown")).to_be_visible()
    draw(page, placed(page, 1, 0, 0))
    expect(page.locator(".what")).to_contain_text("your drawing")
    page.get_by_role("button", name="Circle", exact=True).click()
    expect(page.locator("#plane")).to_be_visible()
    expect(page.locator(".image-input")).to_be_hidden()
    expect(page.locator("#output-title")).to_have_text("Output")
    page.wait_for_function("() => frontiere.store.state.frame.surface !== null")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".image-input")).to_be_visible()
    expect(page.locator(".bars li")).to_have_count(4)
    expect(page.locator("#plane")).to_be_hidden()


@pytest.mark.parametrize("bench", [{**looked_at(390, "dark"), "has_touch": True}], indirect=True)
def test_a_finger_draws_on_a_phone(bench: Bench) -> None:
    page = bench.page
    choose(page, "Digits")
    learnt(bench)
    finger = page.context.new_cdp_session(page)
    spots = placed(page, 0.8, 0.1, 0.1)
    for number, (x, y) in enumerate(spots):
        kind = "touchMove" if number else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(".answer")).to_have_text("read as 3")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), "the page scrolls sideways"
    assert violations(page) + inspect(page, f"small({LEAST_TEXT})") == []
