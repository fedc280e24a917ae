"""Weights by hand: a connection or a neuron is clicked, its numbers slide or are typed, while it trains too."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Bench

NEURON = "Layer 1, unit 1"


def eventually(bench: Bench, what: str) -> None:
    bench.page.wait_for_function(f"() => {{ const {{ frame }} = frontiere.store.state; return {what}; }}")


def weights(bench: Bench) -> list[dict[str, list[list[float]]]]:
    layers: list[dict[str, list[list[float]]]] = bench.rest("GET", "/weights").json()["layers"]
    return layers


def undos(page: Page) -> int:
    count: int = page.evaluate("frontiere.store.state.frame.state.undo")
    return count


def test_a_neuron_lists_its_weights_and_one_is_typed_exactly(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name=NEURON).click()
    dialog = page.get_by_role("dialog", name=f"{NEURON}: weights and bias")
    expect(dialog.get_by_role("slider")).to_have_count(3)
    field = dialog.get_by_role("textbox", name="Weight w₁,₂^[1] from x₂, exactly")
    field.fill("1.25")
    field.press("Enter")
    eventually(bench, "frame.weights[0].values[1] === 1.25")
    assert weights(bench)[0]["W"][0][1] == 1.25
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_dragged_weight_is_followed_live_and_is_one_undo(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name=NEURON).click()
    slider = page.get_by_role("slider", name="Bias b₁^[1]")
    box = slider.bounding_box()
    assert box is not None
    before = bench.pixels("#plane")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    for share in (0.6, 0.7, 0.9):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2, steps=4)
        page.wait_for_timeout(60)
    eventually(bench, "frame.biases[0][0] > 1")
    assert bench.pixels("#plane") != before
    page.mouse.up()
    eventually(bench, "frame.state.undo === 1")
    page.keyboard.press("Control+z")
    eventually(bench, "frame.biases[0][0] === 0")


def test_a_connection_is_clicked_on_the_canvas(bench: Bench) -> None:
    page = bench.page
    first = page.get_by_role("button", name="Layer 2, unit 1").bounding_box()
    output = page.get_by_role("button", name="Output ŷ").bounding_box()
    assert first is not None
    assert output is not None
    # The first fifth of the way is nearly level.
    x = first["x"] + first["width"] + 0.06 * (output["x"] - first["x"] - first["width"])
    page.mouse.click(x, first["y"] + first["height"] / 2)
    dialog = page.get_by_role("dialog", name="Connection to a₁[3]")
    slider = dialog.get_by_role("slider", name="Weight w₁,₁^[3] from a₁^[2]")
    expect(slider).to_be_visible()
    slider.press("Home")
    eventually(bench, "frame.weights[2].values[0] === -2")
    page.mouse.click(5, 500)
    expect(dialog).to_be_hidden()


def test_the_live_value_is_shown_while_it_trains(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Output ŷ").click()
    field = page.get_by_role("textbox", name=re.compile(r"^Weight w₁,₁\^\[3\]"))
    before = field.input_value()
    bench.rest("POST", "/play")
    expect(field).not_to_have_value(before)
    value = field.input_value()
    expect(field).not_to_have_value(value)


def test_it_works_by_keyboard(bench: Bench) -> None:
    page = bench.page
    neuron = page.get_by_role("button", name=NEURON)
    neuron.focus()
    page.keyboard.press("Enter")
    slider = page.get_by_role("slider", name="Weight w₁,₁^[1] from x₁")
    expect(slider).to_be_focused()
    page.keyboard.press("End")
    eventually(bench, "frame.weights[0].values[0] === 2")
    page.keyboard.press("Escape")
    expect(neuron).to_be_focused()


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_it_works_by_touch(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Layer 2, unit 2").tap()
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    expect(page.get_by_role("slider", name="Bias b₂^[2]")).to_be_visible()


def test_it_closes_when_the_neuron_is_gone(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Layer 1, unit 4").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    bench.rest("PATCH", json={"network": {"hidden": [{"units": 2, "activation": "tanh"}]}})
    expect(page.get_by_role("dialog")).to_be_hidden()
