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
