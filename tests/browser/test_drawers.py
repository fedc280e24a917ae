"""Drawers: what they hold comes with their first opening, and not before."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench

FILES = """() => performance.getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname.split('/js/').pop())"""
METRICS, LINE, DIALOG = "drawers/metrics/drawer.js", "drawers/landscape/line-drawer.js", "export/dialog.js"
LATER = {METRICS, LINE, DIALOG, "drawers/chain-rule/drawer.js", "drawers/runs/drawer.js"}


def test_what_a_drawer_holds_comes_with_its_first_opening(bench: Bench) -> None:
    page = bench.page
    loaded = set(page.evaluate(FILES))
    assert {"main.js", "shell/interaction.js"} <= loaded
    assert not LATER & loaded
    page.get_by_role("button", name="Metrics").click()
    expect(page.get_by_role("region", name="Metrics").get_by_role("table").first).to_be_visible()
    assert LATER & set(page.evaluate(FILES)) == {METRICS}
    for _ in range(3):  # to and fro, it is the same one
        page.get_by_role("button", name="Metrics").click()
    expect(page.locator("#drawer")).to_be_hidden()


@pytest.mark.complains("Failed to load resource", "Failed to fetch dynamically imported module")
def test_a_drawer_that_cannot_come_says_so_and_the_page_goes_on(bench: Bench) -> None:
    page = bench.page
    page.route(f"**/{LINE}", lambda route: route.abort())
    page.route(f"**/{DIALOG}", lambda route: route.abort())
    page.get_by_role("button", name="J(w)").click()
    drawer = page.get_by_role("region", name="J(w)")
    expect(drawer).to_contain_text("could not be loaded")
    page.get_by_role("button", name="Export").click()
    expect(page.locator("#message")).to_contain_text("could not be loaded")
    page.unroute_all()
    drawer.get_by_role("button", name="Load again").click()
    bench.live()
    page.get_by_role("button", name="J(w)").click()
    expect(page.get_by_role("region", name="J(w)").locator("canvas").first).to_be_visible()


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_telephone_an_opened_drawer_is_brought_into_sight(bench: Bench) -> None:
    page = bench.page
    for name in ("One neuron", "Chain rule", "Metrics"):
        page.get_by_role("button", name=name).click()
        region = page.get_by_role("region", name=name)
        expect(region).to_be_visible()
        expect(region.locator("> *").first).to_be_in_viewport()
        page.wait_for_function(
            "() => document.querySelector('#drawer').getBoundingClientRect().top < innerHeight / 2"
        )
        page.get_by_role("button", name="Close the drawer").click()
