"""English and French: the page, its numbers and the server's sentences, and the switch between them."""

import re

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
