"""The help: opened by button and key, closed by Escape; single-letter shortcuts can be switched off for good."""

from playwright.sync_api import expect

from tests.browser.conftest import Bench


def test_the_help_opens_and_closes_by_button_and_by_key(bench: Bench) -> None:
    page = bench.page
    help_ = page.get_by_role("dialog", name="What am I looking at?")
    page.get_by_role("button", name="Help").click()
    expect(help_).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    expect(page.get_by_role("button", name="Help")).to_be_focused()
    page.keyboard.press("?")
    expect(help_).to_be_visible()
    help_.get_by_role("button", name="Close").click()
    expect(help_).to_be_hidden()


def test_single_letters_can_be_switched_off_and_stay_off(bench: Bench) -> None:
    page = bench.page
    page.keyboard.press("s")
    expect(page.locator("#figure-step")).to_have_text("1")
    page.get_by_role("button", name="Help").click()
    page.get_by_label("Single keys work everywhere").uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.locator("body").press("s")
        page.locator("body").press("?")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.get_by_role("button", name="One batch").focus()
        page.reload()
        bench.live()
    expect(page.locator("#figure-step")).to_have_text("1")
    assert bench.state["step"] == 1
