"""English and French: the page, its numbers and the server's sentences, and the switch between them."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench

french = pytest.mark.parametrize("bench", [{"locale": "fr-FR"}], indirect=True)


@french
def test_a_french_browser_gets_a_french_page_with_decimal_commas(bench: Bench) -> None:
    page = bench.page
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", name="Espace des caractéristiques")).to_be_visible()
    expect(page.get_by_label("Taux d’apprentissage", exact=True)).to_have_attribute("aria-valuetext", "0,03")
    expect(page.locator("#figure-train-loss")).to_have_text(re.compile(r"^\d,\d{3}$"))
    page.get_by_role("button", name="Lancer").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


@french
def test_the_server_refuses_in_french(bench: Bench) -> None:
    refusal = bench.page.evaluate(
        "() => frontiere.send({type: 'move_point', index: 0, x: [9, 0]}).catch((error) => error.message)"
    )
    assert refusal.startswith("un point doit être dans le plan")


def test_the_switch_keeps_the_session_and_is_remembered(bench: Bench) -> None:
    page, before = bench.page, bench.session_id
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-step")).to_have_text("25")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#figure-step")).to_have_text("25")
    assert bench.session_id == before
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(
    "bench",
    [{"locale": "fr-FR", "viewport": {"width": width, "height": 800}} for width in (320, 390, 1024, 1440)],
    indirect=True,
)
def test_the_headings_of_the_network_are_seen_whole_and_apart(bench: Bench) -> None:
    found = bench.page.locator("#network h3").evaluate_all(
        """(all) => all.map((heading) => {
            const text = document.createRange();
            text.selectNodeContents(heading);
            const { left, right } = text.getBoundingClientRect();
            return [left, right];
        })"""
    )
    headings = sorted(found)
    left = bench.page.locator("#network").bounding_box()
    assert left is not None
    assert headings[0][0] >= left["x"]
    assert all(before[1] <= after[0] for before, after in pairwise(headings))
