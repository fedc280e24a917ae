"""The first three seconds: an empty visit shows a network that learns, with two hints that go and never come back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench


def visit(bench: Bench) -> None:
    bench.page.goto("about:blank")
    bench.page.goto(bench.server)


def test_an_empty_visit_learns_and_its_hints_leave_for_good(bench: Bench) -> None:
    page = bench.page
    visit(bench)
    expect(page.locator("#figure-epoch")).to_have_text(re.compile(r"^([3-9]|\d\d+)$"))
    expect(page.get_by_text("Drag any point.")).to_be_visible()
    expect(page.get_by_text("Press pause")).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("Drag any point.")).to_be_hidden()
    expect(page.get_by_text("Press pause")).to_be_hidden()
    bench.rest("DELETE")
    visit(bench)
    expect(page.locator("#figure-epoch")).not_to_have_text("0")
    assert page.get_by_text("Drag any point.").count() == 0


@pytest.mark.parametrize("bench", [{"reduced_motion": "reduce"}], indirect=True)
def test_who_wants_no_motion_gets_none_by_itself(bench: Bench) -> None:
    visit(bench)
    bench.live()
    expect(bench.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert bench.state["step"] == 0
    assert not bench.state["running"]


STOP = "frontiere.store.state.config.training.stop.epochs"


def test_a_visitor_who_changes_something_trains_on(bench: Bench) -> None:
    page = bench.page
    visit(bench)
    bench.live()
    page.wait_for_function(f"() => {STOP} === 300")
    page.get_by_role("button", name="One unit more in layer 1").click()
    page.wait_for_function(f"() => {STOP} === null && frontiere.store.state.config.network.hidden[0].units === 7")
    page.keyboard.press("Control+z")
    page.wait_for_function("() => frontiere.store.state.config.network.hidden[0].units === 6")
    expect(page.get_by_role("button", name=re.compile("^Undo"))).to_be_disabled()


def test_who_only_looks_or_pauses_leaves_the_stop_and_an_edit_after_it_trains_on(bench: Bench) -> None:
    page = bench.page
    visit(bench)
    bench.live()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    bench.rest("POST", "/train", json={"epochs": 290})
    page.keyboard.press("Space")
    expect(page.locator("#figure-epoch")).to_have_text(re.compile("^3[0-9][0-9]$"))
    expect(page.get_by_text(re.compile("^Stopped: 300 epochs"))).to_be_visible()
    page.get_by_label("Activation of layer 1").select_option("relu")
    page.wait_for_function(f"() => {STOP} === null && frontiere.store.state.frame.state.running")


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_on_a_phone_a_lesson_brings_the_output_into_sight(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Lessons").click()
    page.get_by_role("dialog", name="Lessons").get_by_role("button").nth(3).click()
    expect(page.locator("#plane")).to_be_in_viewport(ratio=0.99)
