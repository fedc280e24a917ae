"""Hiding parts of the page for a class or a slide, and the link that hides them for others."""

from pathlib import Path

import httpx
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Bench


def test_parts_are_hidden_at_once_and_stay_hidden_for_who_opens_the_link(bench: Bench, browser: Browser) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 3})
    page.get_by_role("button", name="Hide and embed").click()
    dialog = page.get_by_role("dialog", name="Hide and embed")
    dialog.get_by_label("Training", exact=True).uncheck()
    dialog.get_by_label("Undo and redo").uncheck()
    expect(page.locator(".panel.training")).to_be_hidden()
    expect(page.locator(".edits")).to_be_hidden()
    address = dialog.get_by_label("Link", exact=True).input_value()
    assert "?hide=training,edits#x=" in address
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en")
    other = context.new_page()
    other.goto(address)
    expect(other.locator("#figure-epoch")).to_have_text("3")
    expect(other.locator(".panel.training")).to_be_hidden()
    expect(other.get_by_role("heading", name="Loss")).to_be_visible()
    context.close()
    page.reload()
    bench.live()
    expect(page.locator(".panel.training")).to_be_hidden()


def test_only_the_picture_is_left_for_a_slide(bench: Bench, browser: Browser) -> None:
    page = bench.page
    page.get_by_role("button", name="Hide and embed").click()
    dialog = page.get_by_role("dialog", name="Hide and embed")
    dialog.get_by_role("button", name="Only the picture").click()
    address = dialog.get_by_label("Link", exact=True).input_value()
    context = browser.new_context(viewport={"width": 800, "height": 600}, locale="en")
    slide = context.new_page()
    slide.goto(address)
    expect(slide.locator("#plane")).to_be_visible()
    for hidden in (".top", ".panel.data", ".panel.network", ".panel.loss", ".panel.features", ".panel.training"):
        expect(slide.locator(hidden)).to_be_hidden()
    context.close()


def test_only_a_page_that_asks_for_it_may_be_framed(bench: Bench) -> None:
    policies = [
        httpx.get(f"{bench.server}/{query}").headers["content-security-policy"]
        for query in ("", "?embed=1", "?embed=10", "docs?embed=1")
    ]
    assert ["frame-ancestors *" in policy for policy in policies] == [False, True, False, False]


def test_an_unknown_part_is_no_part(bench: Bench) -> None:
    page = httpx.get(f'{bench.server}/?hide=loss,"><script>,nothing').text
    assert 'data-hide="loss"' in page
    assert "><script>," not in page


def test_the_bar_of_drawers_is_hidden_like_any_other_part(bench: Bench) -> None:
    page = bench.page
    expect(page.get_by_role("button", name="Runs", exact=True)).to_be_visible()
    page.goto(f"{bench.server}/?hide=drawers{page.evaluate('location.hash')}")
    bench.live()
    expect(page.locator(".drawers")).to_be_hidden()
    page.get_by_role("button", name="Hide and embed").click()
    box = page.get_by_role("dialog", name="Hide and embed").get_by_label("Drawers")
    expect(box).not_to_be_checked()
    box.check()
    expect(page.locator(".drawers")).to_be_visible()


def test_a_frame_in_a_slide_on_a_disk_works_and_says_so_where_it_may_load_no_scripts(
    bench: Bench, browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(locale="en")
    slide = context.new_page()
    file = tmp_path / "slide.html"
    for sandbox, shown in (("allow-scripts allow-same-origin", "test loss"), ("allow-scripts", "has not started")):
        file.write_text(f'<iframe sandbox="{sandbox}" src="{bench.server}/?embed=1#new"></iframe>', encoding="utf-8")
        slide.goto(file.as_uri())
        expect(slide.frame_locator("iframe").get_by_text(shown)).to_be_visible()
    context.close()


def test_a_page_that_has_started_does_not_say_that_it_has_not(bench: Bench) -> None:
    assert bench.page.locator("#unstarted").count() == 0
