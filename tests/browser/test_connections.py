"""Joined layers: chosen under "More", marked in the diagram, said where there are none, and different in a twin."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench
from tests.browser.test_twin import start


def marks(bench: Bench) -> Locator:
    return bench.page.locator(".join")


def choose(bench: Bench, title: str) -> None:
    page = bench.page
    if not page.get_by_label("Connections").is_visible():
        page.get_by_text("More", exact=True).click()
    page.get_by_label("Connections").select_option(label=title)


def test_where_no_layer_is_residual_a_sentence_says_so(bench: Bench) -> None:
    page = bench.page
    choose(bench, "Residual")
    expect(page.get_by_text("No layer is residual: none is as wide as the one before it")).to_be_visible()
    expect(marks(bench)).to_have_count(0)
    page.get_by_role("button", name="One unit less in layer 1").click()
    page.get_by_role("button", name="One unit less in layer 1").click()
    expect(marks(bench)).to_have_count(2)
    expect(page.get_by_role("img", name="Layer 2 adds to what it reads: a + f(a)")).to_be_visible()


def test_residual_layers_are_marked_and_keep_their_weights(bench: Bench) -> None:
    page = bench.page
    bench.rest("PATCH", json={"network": {"hidden": [{"units": 3}, {"units": 3}, {"units": 2}]}})
    bench.rest("POST", "/train", json={"epochs": 5})
    before, surface = bench.rest("GET", "/weights").json(), bench.pixels("#plane")
    choose(bench, "Momentum residual")
    mark = page.get_by_role("img", name="Layer 2 adds a velocity to what it reads: a + v, v = 0.5 v + 0.5 f(a)")
    expect(mark).to_be_visible()
    expect(marks(bench)).to_have_count(1)
    assert bench.rest("GET", "/weights").json() == before
    page.wait_for_function("() => !frontiere.store.state.wanted")
    assert bench.pixels("#plane") != surface
    page.get_by_label("Gamma").fill("18")
    expect(page.get_by_role("img", name="v = 0.9 v + 0.1 f(a)")).to_be_visible()
    choose(bench, "Residual")
    expect(page.get_by_label("Gamma")).to_be_hidden()
    choose(bench, "Plain")
    expect(marks(bench)).to_have_count(0)


def test_one_layer_more_leaves_the_boundary_where_it_is(bench: Bench) -> None:
    network = {"connections": "momentum_residual", "hidden": [{"units": 2}, {"units": 2}]}
    bench.rest("PATCH", json={"network": network})
    bench.rest("POST", "/train", json={"epochs": 5})
    loss = bench.rest("GET").json()["state"]["loss"]["train"]
    bench.page.get_by_role("button", name="One layer more").click()
    expect(marks(bench)).to_have_count(3)
    assert abs(bench.rest("GET").json()["state"]["loss"]["train"] - loss) < 1e-5


def test_a_twin_may_be_joined_otherwise(bench: Bench) -> None:
    bench.rest("PATCH", json={"network": {"hidden": [{"units": 2}, {"units": 2}]}})
    expect(bench.page.locator(".unit")).to_have_count(5)
    start(bench, "connections", "Residual")
    assert bench.rest("GET").json()["config"]["network"]["connections"] == "plain"
