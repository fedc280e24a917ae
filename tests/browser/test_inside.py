"""The drawers inside the network: one neuron and its line, every point's loss; the numbers are the engine's."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench

PASSES = "performance.getEntriesByName('frontiere:pass').length"


def opened(bench: Bench, name: str = "One neuron") -> Locator:
    bench.page.get_by_role("button", name=name, exact=True).click()
    drawer = bench.page.get_by_role("region", name=name, exact=True)
    expect(drawer).to_be_visible()
    return drawer


def without_hidden(bench: Bench) -> Locator:
    drawer = opened(bench)
    drawer.get_by_role("button", name="Without hidden layers").click()
    bench.page.wait_for_function("() => frontiere.store.state.frame.weights.length === 1")
    expect(drawer.get_by_role("button", name="Without hidden layers")).to_be_hidden()
    return drawer


def shown(value: float) -> str:
    """A number with three decimals, as the page writes it."""
    text = f"{value:.3f}"
    return (text if float(text) else text.lstrip("-")).replace("-", "−")


def line(bench: Bench) -> tuple[list[float], float]:
    layer = bench.rest("GET", "/weights").json()["layers"][-1]
    return layer["W"][0], layer["b"][0]


def test_one_click_from_the_page_and_one_more_to_a_bare_neuron(bench: Bench) -> None:
    drawer = without_hidden(bench)
    expect(drawer.locator("math").first).to_be_visible()
    assert drawer.locator("math").first.evaluate("(e) => e.namespaceURI") == "http://www.w3.org/1998/Math/MathML"


def test_a_points_numbers_are_the_engines(bench: Bench) -> None:
    bench.rest("POST", "/train", json={"epochs": 3})
    drawer = without_hidden(bench)
    bench.rest("POST", "/train", json={"epochs": 2})
    bench.page.wait_for_function("() => frontiere.store.state.frame.state.epoch === 5")
    engine, places = bench.rest("GET", "/neuron").json(), bench.rest("GET", "/points").json()["x"]
    formulas = drawer.get_by_role("group", name="The numbers of one point").locator("math")
    for point in (0, 7, 123):
        drawer.get_by_role("textbox", name="Point").fill(str(point + 1))
        for number in (*engine["w"], engine["b"], *places[point], engine["z"][point]):
            expect(formulas.nth(1)).to_contain_text(shown(number))
        expect(formulas.nth(2)).to_contain_text(re.compile(f"={shown(engine['a'][point])}$"))
        expect(formulas.nth(3)).to_contain_text(re.compile(f"={shown(engine['slope'][point])}$"))


def test_any_unit_of_any_layer_can_be_chosen(bench: Bench) -> None:
    drawer = opened(bench)
    formulas = drawer.get_by_role("group", name="The numbers of one point").locator("math")
    for option, params in [
        ("Layer 1, unit 3", {"layer": 1, "unit": 2}),
        ("Layer 2, unit 1", {"layer": 2, "unit": 0}),
        ("Output ŷ", {}),
    ]:
        drawer.get_by_role("combobox", name="Neuron").select_option(label=option)
        engine = bench.rest("GET", "/neuron", params=params).json()
        expect(formulas.nth(1)).to_contain_text(re.compile(f"={shown(engine['z'][0])}$"))
        expect(formulas.nth(2)).to_contain_text(re.compile(f"={shown(engine['a'][0])}$"))
        expect(formulas.nth(3)).to_contain_text(re.compile(f"={shown(engine['slope'][0])}$"))
    drawer.get_by_role("combobox", name="Neuron").select_option(label="Layer 2, unit 2")
    expect(drawer).to_contain_text("This unit has 4 inputs, not two")


@pytest.mark.parametrize("playing", [False, True])
def test_the_line_is_dragged_and_undone_as_one(bench: Bench, playing: bool) -> None:
    without_hidden(bench)
    page = bench.page
    if playing:
        page.get_by_role("button", name="Play").click()
    undos = page.evaluate("frontiere.store.state.frame.state.undo")
    box = page.get_by_role("application", name=re.compile("its line in the plane")).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    for share in (0.85, 0.8, 0.75):
        page.mouse.move(box["x"] + share * box["width"], box["y"] + 0.25 * box["height"], steps=3)
        page.wait_for_timeout(50)
    if not playing:
        (w1, w2), b = line(bench)
        assert w1 * 3.0 + w2 * 3.0 + b == pytest.approx(0, abs=0.05)
    page.mouse.up()
    page.wait_for_function(f"() => frontiere.store.state.frame.state.undo === {undos + 1}")


def test_keys_turn_shift_and_steepen(bench: Bench) -> None:
    without_hidden(bench)
    page = bench.page
    plane = page.get_by_role("application", name=re.compile("its line in the plane"))
    plane.focus()
    (w1, w2), b = line(bench)
    for key, check in [
        ("+", lambda w, c: w == pytest.approx([1.1 * w1, 1.1 * w2], rel=1e-4)),
        ("ArrowUp", lambda w, c: c < b - 1e-4),
        ("ArrowLeft", lambda w, c: w[0] * w2 - w[1] * w1 < 0 or w != [w1, w2]),
    ]:
        revision = page.evaluate("frontiere.store.state.frame.state.revision")
        page.keyboard.press(key)
        page.wait_for_function(f"() => frontiere.store.state.frame.state.revision > {revision}")
        page.wait_for_timeout(150)
        assert check(*line(bench)), key
    page.wait_for_function("() => frontiere.store.state.frame.state.undo >= 3")


def test_the_losses_are_the_engines_and_the_worst_is_named(bench: Bench) -> None:
    bench.rest("POST", "/train", json={"epochs": 20})
    bench.page.wait_for_function("() => frontiere.store.state.frame.state.epoch === 20")
    drawer = opened(bench, "Point losses")
    menu = drawer.get_by_role("combobox", name="Loss function")
    for loss in ("cross_entropy", "squared_error", "huber", "hinge"):
        menu.select_option(loss)
        engine = bench.rest("GET", "/losses", params={"loss": loss}).json()
        worst = engine["worst_train"]
        expect(drawer.get_by_role("group", name="The loss and its mean")).to_contain_text(shown(engine["mean_train"]))
        named = drawer.get_by_role("button", name=re.compile("^point "))
        expect(named).to_contain_text(f"point {worst + 1} ")
        expect(named).to_contain_text(f"ℒ = {shown(engine['losses'][worst])}")
    named.click()
    bench.page.wait_for_function(f"() => frontiere.store.state.hover.point === {worst}")


@pytest.mark.parametrize(
    ("data", "losses"),
    [
        ({"dataset": "blobs", "classes": 3}, ["cross_entropy", "squared_error", "huber", "hinge"]),
        ({"dataset": "plane"}, ["squared_error", "huber"]),
    ],
)
def test_several_classes_and_a_regression_have_theirs(bench: Bench, data: object, losses: list[str]) -> None:
    bench.rest("PATCH", json={"data": data})
    bench.page.wait_for_function("() => frontiere.store.state.frame.state.problem !== 'binary'")
    drawer = opened(bench, "Point losses")
    for loss in losses:
        drawer.get_by_role("combobox", name="Loss function").select_option(loss)
        engine = bench.rest("GET", "/losses", params={"loss": loss}).json()
        expect(drawer.get_by_role("button", name=re.compile("^point "))).to_contain_text(
            f"ℒ = {shown(engine['losses'][engine['worst_train']])}"
        )
    neuron = opened(bench)
    seen = bench.rest("GET", "/neuron").json()
    if "classes" in data:  # type: ignore[operator]
        neuron.get_by_role("combobox", name="Neuron").select_option(label="Output of class 0")
    formulas = neuron.get_by_role("group", name="The numbers of one point").locator("math")
    expect(formulas.nth(2)).to_contain_text(re.compile(f"={shown(seen['a'][0])}$"))


@pytest.mark.parametrize("connections", ["residual", "momentum_residual"])
def test_residual_layers_have_the_engines_numbers_too(bench: Bench, connections: str) -> None:
    hidden = [{"units": 3, "activation": "tanh"}] * 3
    bench.rest("PATCH", json={"network": {"connections": connections, "gamma": 0.7, "hidden": hidden}})
    bench.rest("POST", "/train", json={"epochs": 5})
    bench.page.wait_for_function("() => frontiere.store.state.frame.state.epoch === 5")
    losses = opened(bench, "Point losses")
    engine = bench.rest("GET", "/losses").json()
    expect(losses.get_by_role("group", name="The loss and its mean")).to_contain_text(shown(engine["mean_train"]))
    neuron = opened(bench)
    formulas = neuron.get_by_role("group", name="The numbers of one point").locator("math")
    for option, params in [("Layer 3, unit 2", {"layer": 3, "unit": 1}), ("Output ŷ", {})]:
        neuron.get_by_role("combobox", name="Neuron").select_option(label=option)
        engine = bench.rest("GET", "/neuron", params=params).json()
        expect(formulas.nth(1)).to_contain_text(re.compile(f"={shown(engine['z'][0])}$"))
        expect(formulas.nth(2)).to_contain_text(re.compile(f"={shown(engine['a'][0])}$"))


def test_closed_they_compute_nothing_and_open_they_follow(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.epoch > 20")
    assert page.evaluate(PASSES) == 0
    opened(bench)
    page.wait_for_function(f"() => {PASSES} > 20")
    page.get_by_role("button", name="Close the drawer").click()
    counted = page.evaluate(PASSES)
    epoch = page.evaluate("frontiere.store.state.frame.state.epoch")
    page.wait_for_function(f"() => frontiere.store.state.frame.state.epoch > {epoch + 20}")
    assert page.evaluate(PASSES) == counted


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_on_a_telephone_a_formula_scrolls_in_its_box_alone(bench: Bench) -> None:
    page = bench.page
    drawer = opened(bench)
    box = drawer.get_by_role("group", name="The numbers of one point")
    box.scroll_into_view_if_needed()
    assert not page.evaluate("document.documentElement.scrollWidth > 390")
    drawer.get_by_role("combobox", name="Neuron").select_option(label="Layer 2, unit 1")
    expect(box).to_have_attribute("tabindex", "0")
    assert box.evaluate("(e) => e.scrollWidth > e.clientWidth")


def test_a_neuron_with_many_inputs_says_in_both_lines_that_there_are_more(bench: Bench) -> None:
    bench.rest("PATCH", json={"network": {"hidden": [{"units": 16, "activation": "tanh"}]}})
    bench.page.get_by_role("button", name="One neuron").click()
    formulas = bench.page.get_by_role("region", name="One neuron").get_by_role("math")
    expect(formulas.nth(0)).to_contain_text("⋯")
    expect(formulas.nth(1)).to_contain_text("⋯")
