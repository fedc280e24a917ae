"""The lessons: choosing one sets up everything in one edit, which undo takes back."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Bench


def test_a_lesson_replaces_everything_and_undo_takes_it_back(bench: Bench) -> None:
    page = bench.page
    bench.rest("PATCH", json={"data": {"noise": 0.2}})
    page.get_by_role("button", name="Lessons").click()
    lessons = page.get_by_role("dialog", name="Lessons")
    assert lessons.get_by_role("listitem").count() >= 12
    lessons.get_by_role("button", name="A circle from squares").click()
    expect(lessons).to_be_hidden()
    expect(page.get_by_text("0 hidden layers")).to_be_visible()
    config = bench.rest("GET").json()["config"]
    assert config["network"]["features"] == ["x1^2", "x2^2"]
    assert config["data"]["noise"] == 0
    page.get_by_role("button", name=re.compile("^Undo")).click()
    expect(page.get_by_text("2 hidden layers")).to_be_visible()
    assert bench.rest("GET").json()["config"]["data"]["noise"] == 0.2
