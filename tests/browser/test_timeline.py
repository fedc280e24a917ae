"""The loss chart is a time line: a drag travels, every view shows that moment, playing goes on from there."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Bench


def trained(bench: Bench, epochs: int = 40) -> None:
    bench.rest("POST", "/train", json={"epochs": epochs})
    expect(bench.page.locator("#figure-epoch")).to_have_text(str(epochs))


def drag(bench: Bench, *shares: float) -> None:
    """Press on the chart at one share of its width, and drag through the others."""
    box = bench.page.get_by_role("slider", name="Time").bounding_box()
    assert box is not None
    for number, share in enumerate(shares):
        x = box["x"] + 44 + share * (box["width"] - 54)
        bench.page.mouse.move(x, box["y"] + box["height"] / 2, steps=4)
        if number == 0:
            bench.page.mouse.down()
    bench.page.mouse.up()


def test_a_drag_travels_and_every_view_shows_that_moment(bench: Bench) -> None:
    page = bench.page
    trained(bench)
    late = [bench.pixels(canvas) for canvas in ["#plane", "#features", "#loss", "#network"]]
    drag(bench, 0.9, 0.5, 0.25)
    expect(page.locator("#figure-epoch")).to_have_text("10")
    expect(page.get_by_role("slider", name="Time")).to_have_attribute(
        "aria-valuetext", re.compile(r"^epoch 10, train loss 0\.\d+$")
    )
    expect(page.get_by_text("in the past: play goes on from here")).to_be_visible()
    early = [bench.pixels(canvas) for canvas in ["#plane", "#features", "#loss", "#network"]]
    assert all(old != new for old, new in zip(late, early, strict=True))
    assert bench.state["epoch"] == 10
    assert len(page.evaluate("[...frontiere.store.state.history]")) == 4 * 41


def test_one_drag_is_one_undo(bench: Bench) -> None:
    page = bench.page
    trained(bench)
    drag(bench, 0.9, 0.7, 0.5, 0.3)
    expect(page.locator("#figure-epoch")).to_have_text("12")
    page.wait_for_function("() => frontiere.store.state.frame.state.undo === 1")


def test_playing_from_the_past_branches(bench: Bench) -> None:
    page = bench.page
    trained(bench)
    drag(bench, 0.5)
    expect(page.locator("#figure-epoch")).to_have_text("20")
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-epoch")).to_have_text("21")
    expect(page.get_by_role("slider", name="Time")).to_have_attribute("aria-valuemax", str(21 * 25))
    expect(page.get_by_text("drag to travel in time")).to_be_visible()


def test_the_keys_travel_too(bench: Bench) -> None:
    page = bench.page
    trained(bench)
    page.get_by_role("slider", name="Time").focus()
    page.keyboard.press("Home")
    expect(page.locator("#figure-step")).to_have_text("0")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#figure-epoch")).to_have_text("1")
    page.keyboard.press("End")
    expect(page.locator("#figure-epoch")).to_have_text("40")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#figure-epoch")).to_have_text("38")
    page.keyboard.press("PageDown")
    expect(page.locator("#figure-epoch")).to_have_text("34")


def test_a_moment_between_two_epochs_can_be_left_and_found_again(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="One batch").click()
    expect(page.locator("#figure-step")).to_have_text("1")
    page.get_by_role("slider", name="Time").focus()
    page.keyboard.press("Home")
    expect(page.locator("#figure-step")).to_have_text("0")
    page.keyboard.press("End")
    expect(page.locator("#figure-step")).to_have_text("1")


def test_the_beginning_has_its_own_rate_and_undo_brings_the_new_one_back(bench: Bench) -> None:
    page = bench.page
    rate = page.get_by_role("slider", name="Learning rate")
    trained(bench)
    bench.rest("PATCH", "", json={"training": {"optimizer": {"learning_rate": 0.001}}})
    expect(rate).to_have_attribute("aria-valuetext", re.compile("0.001"))
    drag(bench, 0.9, 0.0)
    expect(page.locator("#figure-epoch")).to_have_text("0")
    expect(rate).to_have_attribute("aria-valuetext", re.compile("0.03"))
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#figure-epoch")).to_have_text("40")
    expect(rate).to_have_attribute("aria-valuetext", re.compile("0.001"))
