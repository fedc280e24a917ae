"""The history of runs: what was tried is kept, seen again, and gone back to."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench


def train(bench: Bench, epochs: int) -> None:
    before = bench.state["epoch"]
    for done in range(epochs):
        bench.page.get_by_role("button", name="One epoch").click()
        bench.page.wait_for_function("(n) => frontiere.store.state.frame.state.epoch >= n", arg=before + done + 1)


def drawer(bench: Bench) -> Locator:
    bench.page.get_by_role("button", name="Runs", exact=True).click()
    return bench.page.get_by_role("region", name="Runs", exact=True)


def test_a_run_that_was_reset_is_kept_and_its_curve_can_be_seen_again(bench: Bench) -> None:
    page = bench.page
    train(bench, 3)
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#figure-step")).to_have_text("0")
    run = drawer(bench).get_by_role("listitem")
    expect(run).to_have_count(1)
    expect(run).to_contain_text("Circle, Tanh 4–2")
    expect(run).to_contain_text("3 epochs")
    before = bench.pixels("#loss")
    run.get_by_role("button").first.hover()
    expect(page.get_by_text("earlier run")).to_be_visible()
    assert bench.pixels("#loss") != before
    page.mouse.move(5, 5)
    expect(page.get_by_text("earlier run")).to_be_hidden()
    page.get_by_role("button", name="Close the drawer").focus()
    run.get_by_role("button").first.focus()
    expect(page.get_by_text("earlier run")).to_be_visible()


def test_going_back_to_a_run_reproduces_it(bench: Bench) -> None:
    page = bench.page
    train(bench, 2)
    first = bench.state["loss"]
    page.get_by_role("group", name="Data set").get_by_role("button", name="XOR", exact=True).click()
    page.wait_for_function("() => frontiere.store.state.config.data.dataset === 'xor'")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#figure-step")).to_have_text("0")
    bench.rest("PATCH", json={"data": {"dataset": "circle"}})
    page.get_by_role("button", name="Reset").click()
    train(bench, 2)
    bench.rest("PATCH", json={"network": {"seed": 7}})
    runs = drawer(bench).get_by_role("listitem")
    expect(runs).to_have_count(2)
    runs.first.get_by_role("button").first.click()
    page.wait_for_function("() => frontiere.store.state.config.network.seed === 0")
    train(bench, 2)
    assert bench.state["loss"] == first


def test_a_run_is_renamed_and_deleted_and_outlives_the_page(bench: Bench) -> None:
    page = bench.page
    train(bench, 1)
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#figure-step")).to_have_text("0")
    runs = drawer(bench)
    runs.get_by_role("button", name="Rename").click()
    page.keyboard.type("my best")
    page.keyboard.press("Enter")
    expect(runs.get_by_role("listitem")).to_contain_text("my best")
    page.reload()
    bench.live()
    runs = drawer(bench)
    expect(runs.get_by_role("listitem")).to_contain_text("my best")
    runs.get_by_role("button", name="Delete my best").click()
    expect(runs.get_by_role("listitem")).to_have_count(0)


def test_two_tabs_keep_each_others_runs_and_names(bench: Bench) -> None:
    page = bench.page
    train(bench, 2)
    page.get_by_role("button", name="Reset").click()
    mine = drawer(bench)
    expect(mine.get_by_role("listitem")).to_have_count(1)
    other = page.context.new_page()
    other.goto(f"{bench.server}/#new")
    other.get_by_role("button", name="One epoch").click()
    other.wait_for_function("() => frontiere.store.state.frame.state.epoch === 1")
    other.get_by_role("button", name="XOR", exact=True).click()
    other.wait_for_function("() => frontiere.store.state.config.data.dataset === 'xor'")
    other.get_by_role("button", name="Reset").click()
    # What one tab keeps the other one sees.
    expect(mine.get_by_role("listitem")).to_have_count(2)
    mine.get_by_role("button", name=re.compile("^Rename")).last.click()
    mine.get_by_label("Name of the run").fill("mine")
    page.keyboard.press("Enter")
    other.get_by_role("button", name="Runs", exact=True).click()
    theirs = other.get_by_role("region", name="Runs", exact=True)
    expect(theirs.get_by_text("mine")).to_be_visible()
    theirs.get_by_role("button", name=re.compile("^Rename")).first.click()
    theirs.get_by_label("Name of the run").fill("theirs")
    other.keyboard.press("Enter")
    for region in (mine, theirs):
        expect(region.get_by_text("mine")).to_be_visible()
        expect(region.get_by_text("theirs")).to_be_visible()
    other.close()
    page.reload()
    bench.live()
    expect(drawer(bench).get_by_role("listitem")).to_have_count(2)
