"""Numbers that are typed: what the field cannot hold is not sent, and the field shows what is so."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench


@pytest.mark.parametrize("typed", ["1e-9", "0.5", "-1", "99999999999", ""])
def test_a_seed_that_is_none_is_put_back(bench: Bench, typed: str) -> None:
    seed = bench.page.get_by_label("Data seed")
    before = bench.page.evaluate("JSON.stringify(frontiere.store.state.points.x)")
    seed.fill(typed)
    seed.press("Enter")
    expect(seed).to_have_value("0")
    bench.page.get_by_role("button", name="One batch").click()
    expect(bench.page.locator("#figure-step")).to_have_text("1")
    expect(bench.page.locator("#message")).to_be_hidden()
    assert bench.page.evaluate("JSON.stringify(frontiere.store.state.points.x)") == before


def test_a_seed_that_is_one_is_taken(bench: Bench) -> None:
    seed = bench.page.get_by_label("Data seed")
    seed.fill("1e3")
    seed.press("Enter")
    bench.page.wait_for_function("() => frontiere.store.state.config.data.seed === 1000")
