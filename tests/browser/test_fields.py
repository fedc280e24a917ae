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


def test_points_of_ones_own_have_no_noise_and_no_number_to_slide(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Your own", exact=True).click()
    for name in ("Noise", "Points"):
        expect(page.get_by_label(name, exact=True)).to_be_disabled()
    expect(page.get_by_label("Test share")).to_be_enabled()
    page.get_by_role("button", name="Circle", exact=True).click()
    for name in ("Noise", "Points"):
        expect(page.get_by_label(name, exact=True)).to_be_enabled()


def test_measured_points_are_no_more_than_there_are(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Iris petals").click()
    page.wait_for_function("() => frontiere.store.state.config.data.dataset === 'iris_petals'")
    points = page.get_by_label("Points", exact=True)
    points.press("Home")
    page.wait_for_function("() => frontiere.store.state.config.data.samples < 150")
    points.press("End")
    page.wait_for_function("() => frontiere.store.state.config.data.samples === 150")
    expect(page.locator("#message")).to_be_hidden()


@pytest.mark.parametrize(
    ("button", "shown"),
    [("One unit less in layer 2", [4, 1]), ("One layer less", []), ("One layer more", [4] + [2] * 7)],
)
def test_clicks_faster_than_the_page_is_drawn_stay_within_the_limits(
    bench: Bench, button: str, shown: list[int]
) -> None:
    clicks = "(button) => { for (let i = 0; i < 9; i++) button.click(); }"
    bench.page.get_by_role("button", name=button).evaluate(clicks)
    bench.page.wait_for_function(
        "(units) => JSON.stringify(frontiere.store.state.config.network.hidden.map(({ units }) => units)) === units",
        arg=str(shown).replace(" ", ""),
    )
    expect(bench.page.locator("#message")).to_be_hidden()


def test_the_chosen_options_formula_is_beside_its_menu(bench: Bench) -> None:
    page = bench.page
    menu = page.get_by_label("Optimizer", exact=True)
    card = page.locator(".field", has=menu).locator(".card")
    expect(card).to_be_hidden()
    menu.hover()
    expect(card).to_be_visible()
    expect(card.get_by_role("math")).to_have_count(1)
    menu.select_option("adam")
    expect(card.get_by_role("math")).to_have_count(3)
    expect(card.get_by_role("math").first).to_have_text("m:=β1m+(1−β1)∂J∂w")
    page.mouse.move(0, 0)
    expect(card).to_be_hidden()
    activation = page.get_by_label("Activation of layer 1")
    activation.select_option("leaky_relu")
    activation.focus()
    formulas = page.locator(".menu", has=activation).get_by_role("math")
    expect(formulas.first).to_be_visible()
    expect(formulas.first).to_contain_text("(0.01z,z)")
