"""Conditions to stop, and the sentence that says which one was met."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Bench


def test_playing_stops_after_so_many_epochs_and_says_so(bench: Bench) -> None:
    page = bench.page
    page.get_by_text("More", exact=True).click()
    field = page.get_by_role("textbox", name="Stop after epochs")
    field.fill("12")
    field.press("Enter")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_text("Stopped: 12 epochs are done.")).to_be_visible()
    expect(page.locator("#figure-epoch")).to_have_text("12")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_text("drag to travel in time")).to_be_visible()


def test_an_accuracy_is_typed_in_percent_and_an_empty_field_is_off(bench: Bench) -> None:
    page = bench.page
    page.get_by_text("More", exact=True).click()
    field = page.get_by_role("textbox", name=re.compile("^Stop at test accuracy"))
    stop = "frontiere.store.state.config.training.stop.test_accuracy"
    field.fill("80")
    field.press("Enter")
    page.wait_for_function(f"() => {stop} === 0.8")
    field.fill("900")
    field.press("Tab")
    expect(field).to_have_value("80")
    field.fill("")
    field.press("Enter")
    page.wait_for_function(f"() => {stop} === null")
