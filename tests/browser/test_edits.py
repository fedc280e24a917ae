"""Undo and redo: one movement of the hand is one edit, whatever it was."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench


def edits(bench: Bench, undo: int, redo: int) -> None:
    """Wait until so many edits can be undone and redone."""
    bench.page.wait_for_function(
        "([undo, redo]) => { const { state } = frontiere.store.state.frame;"
        " return state.undo === undo && state.redo === redo; }",
        arg=[undo, redo],
    )


def points(bench: Bench) -> list[list[float]]:
    places: list[list[float]] = bench.rest("GET", "/points").json()["x"]
    return places


def test_a_dragged_point_goes_back_in_one_undo(bench: Bench) -> None:
    page = bench.page
    before = points(bench)
    index = next(i for i, (x1, x2) in enumerate(before) if abs(x1) < 1 and abs(x2) < 1)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.mouse.move(*bench.place(*before[index]))
    page.mouse.down()
    for place in [(1.0, 4.0), (4.0, 4.0), (5.0, 5.0)]:
        page.mouse.move(*bench.place(*place), steps=5)
        page.wait_for_timeout(60)
    page.mouse.up()
    edits(bench, 1, 0)
    assert points(bench) != before
    page.get_by_role("button", name="Undo").click()
    edits(bench, 0, 1)
    assert points(bench) == before
    page.get_by_role("button", name="Redo").click()
    edits(bench, 1, 0)
    assert points(bench) != before


def test_a_slider_movement_goes_back_in_one_undo(bench: Bench) -> None:
    page = bench.page
    slider = page.get_by_role("slider", name="Learning rate")
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.56, box["y"] + box["height"] / 2)
    page.mouse.down()
    for share in (0.6, 0.7, 0.8, 0.9):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2, steps=3)
        page.wait_for_timeout(60)
    page.mouse.up()
    edits(bench, 1, 0)
    assert bench.rest("GET").json()["config"]["training"]["optimizer"]["learning_rate"] > 0.1
    page.keyboard.press("Control+z")
    edits(bench, 0, 1)
    expect(slider).to_have_attribute("aria-valuetext", "0.03")
    assert bench.rest("GET").json()["config"]["training"]["optimizer"]["learning_rate"] == 0.03


@pytest.mark.parametrize("again", ["Control+Shift+Z", "Control+y"])
def test_an_eraser_stroke_goes_back_in_one_undo_and_by_key(bench: Bench, again: str) -> None:
    page = bench.page
    before = points(bench)
    page.get_by_text("Erase", exact=True).click()
    page.mouse.move(*bench.place(-4.0, 0.0))
    page.mouse.down()
    for place in [(-1.0, 0.0), (1.0, 0.5), (4.0, 0.0)]:
        page.mouse.move(*bench.place(*place), steps=8)
        page.wait_for_timeout(60)
    page.mouse.up()
    edits(bench, 1, 0)
    left = points(bench)
    assert len(left) < len(before) - 5
    page.keyboard.press("Control+z")
    edits(bench, 0, 1)
    assert points(bench) == before
    page.keyboard.press(again)
    edits(bench, 1, 0)
    assert points(bench) == left


def test_undo_leaves_what_has_been_learnt(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name=re.compile("^XOR")).click()
    edits(bench, 1, 0)
    bench.rest("POST", "/train", json={"epochs": 5})
    page.keyboard.press("Control+z")
    edits(bench, 0, 1)
    assert bench.state["epoch"] == 5
    assert bench.rest("GET").json()["config"]["data"]["dataset"] == "circle"


def test_one_undo_takes_a_data_set_back_at_one_batch_a_second_too(bench: Bench) -> None:
    page = bench.page
    page.locator("#speed").select_option("batch")
    edits(bench, 1, 0)
    # Few points, so that another data set has another number of batches.
    bench.rest("PUT", "/points", json={"x": [[k / 10, k % 3] for k in range(40)], "y": [k % 2 for k in range(40)]})
    page.wait_for_function(
        "() => { const { wanted, config, frame } = frontiere.store.state;"
        " return !wanted && config.view.epochs_per_second === 1 / frame.state.steps_per_epoch"
        " && frame.state.steps_per_epoch === 2; }"
    )
    speed, undo = page.evaluate(
        "() => { const { config, frame } = frontiere.store.state;"
        " return [config.view.epochs_per_second, frame.state.undo]; }"
    )
    page.get_by_role("button", name="XOR").click()
    page.wait_for_function(
        "(speed) => { const { config, wanted } = frontiere.store.state;"
        " return !wanted && config.data.dataset === 'xor' && config.view.epochs_per_second !== speed; }",
        arg=speed,
    )
    edits(bench, undo + 1, 0)
    page.get_by_role("button", name="Undo").click()
    edits(bench, undo, 1)
    config = bench.rest("GET").json()["config"]
    assert (config["data"]["dataset"], config["view"]["epochs_per_second"]) == ("custom", speed)


def test_an_undo_does_not_overtake_what_was_set_before_it(bench: Bench) -> None:
    page = bench.page
    page.evaluate(
        "() => { const press = (name) => document.querySelector(`#tiles [aria-label='${name}']`).click();"
        " press('XOR'); press('Spiral');"
        " return frontiere.send({ type: 'undo' }); }"
    )
    edits(bench, 1, 1)
    page.wait_for_function("() => !frontiere.store.state.wanted")
    assert bench.rest("GET").json()["config"]["data"]["dataset"] == "xor"
