"""Numbers that are typed: what the field cannot hold is not sent, and the field shows what is so."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench


def test_a_seed_that_is_none_is_put_back(bench: Bench) -> None:
    seed = bench.page.get_by_label("Data seed")
    before = bench.page.evaluate("JSON.stringify(frontiere.store.state.points.x)")
    for step, typed in enumerate(["", "1e-9", "0.5", "-1", "99999999999"], 1):
        seed.fill(typed)
        seed.press("Enter")
        expect(seed).to_have_value("0")
        bench.page.get_by_role("button", name="One batch").click()
        expect(bench.page.locator("#figure-step")).to_have_text(str(step))
        if typed:
            expect(bench.page.locator("#message")).to_contain_text(f"“{typed}”")
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


def test_clicks_faster_than_the_page_is_drawn_stay_within_the_limits(bench: Bench) -> None:
    page = bench.page

    def units_are(wanted: list[int]) -> None:
        units = "frontiere.store.state.config.network.hidden.map(({ units }) => units).join()"
        page.wait_for_function(f"(wanted) => {units} === wanted", arg=",".join(map(str, wanted)))

    for button, shown in (
        ("One unit less in layer 2", [4, 1]),
        ("One layer less", []),
        ("One layer more", [4] + [2] * 7),
    ):
        page.get_by_role("button", name=button).evaluate(
            "(button) => { for (let i = 0; i < 9; i++) button.click(); }"
        )
        units_are(shown)
        expect(page.locator("#message")).to_be_hidden()
        bench.rest("PATCH", json={"network": {"hidden": [{"units": units} for units in (4, 2)]}})
        units_are([4, 2])


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


@pytest.mark.parametrize("bench", [{"locale": "fr-FR"}], indirect=True)
def test_a_decimal_comma_and_a_decimal_point_are_the_same_number(bench: Bench) -> None:
    page = bench.page
    page.locator("details.more summary").click()
    field = page.get_by_label("Arrêt à la perte d’apprentissage")
    stop = "frontiere.store.state.config.training.stop.train_loss"
    for typed, value, shown in (("0,05", 0.05, "0,05"), ("0.07", 0.07, "0,07"), ("1e-3", 0.001, "0,001")):
        field.fill(typed)
        field.press("Enter")
        page.wait_for_function(f"(value) => {stop} === value", arg=value)
        field.blur()
        expect(field).to_have_value(shown)
    for typed in ("0,0.5", "1.500", "cinq", "0,05 %"):
        field.fill(typed)
        field.press("Enter")
        expect(page.locator("#message")).to_contain_text(f"« {typed} »")
        expect(field).to_have_value("0,001")
    assert page.evaluate(stop) == 0.001


@pytest.mark.parametrize("bench", [{"locale": "fr-FR"}, {"locale": "en"}], indirect=True)
def test_a_field_shows_its_whole_number(bench: Bench) -> None:
    page = bench.page
    page.locator("details.more summary").click()
    bench.rest(
        "PATCH",
        json={
            "data": {"seed": 4294967295},
            "network": {"seed": 4294967295},
            "training": {"stop": {"epochs": 10000000, "train_loss": 0.000125, "test_accuracy": 0.9995}},
        },
    )
    page.wait_for_function("() => frontiere.store.state.config.training.stop.epochs === 10000000")
    cut = "(all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ value }) => value)"
    assert page.locator(".field input[data-number]").evaluate_all(cut) == []


@pytest.mark.parametrize("bench", [{"viewport": {"width": 320, "height": 640}, "has_touch": True}], indirect=True)
def test_the_smallest_phone_is_not_scrolled_sideways(bench: Bench) -> None:
    page = bench.page
    narrow = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    bench.rest("POST", "/train", json={"epochs": 120})
    expect(page.locator("#figure-epoch")).to_have_text("120")
    assert page.evaluate(narrow)
    page.goto(f"{bench.server}/?lang=fr{page.evaluate('location.hash')}")
    bench.live()
    expect(page.locator("#figure-epoch")).to_have_text("120")
    assert page.evaluate(narrow)


@pytest.mark.parametrize(
    "bench", [{"viewport": {"width": 320, "height": 640}, "has_touch": True, "locale": "fr-FR"}], indirect=True
)
def test_what_is_said_of_a_diverged_run_fits_a_narrow_phone(bench: Bench) -> None:
    page = bench.page
    page.evaluate("""() => { const { store } = frontiere, { frame } = store.state;
        store.set({ frame: { ...frame, state: { ...frame.state, diverged: "Le taux est trop élevé." } } }); }""")
    button = page.get_by_role("button", name="Réinitialiser avec un tiers du taux d’apprentissage")
    expect(button).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    for end in (button.bounding_box(), page.locator("#diverged-reset").bounding_box()):
        assert end is not None
        assert end["x"] + end["width"] <= 320
