"""The drawer of metrics, rings around misclassified points, and views that are linked."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench


def trained(bench: Bench, epochs: int = 20) -> None:
    bench.rest("POST", "/train", json={"epochs": epochs})
    expect(bench.page.locator("#figure-epoch")).to_have_text(str(epochs))


def cell(bench: Bench, points: str, actual: int, predicted: int) -> Locator:
    grid = bench.page.get_by_role("grid", name=f"{points}: classes and predictions")
    return grid.get_by_role("gridcell", name=re.compile(f"of class {actual} taken for {predicted}$"))


def test_the_drawer_shows_what_the_server_measures(bench: Bench) -> None:
    page = bench.page
    trained(bench)
    before = page.locator("#plane").bounding_box()
    page.get_by_role("button", name="Metrics").click()
    measured = bench.rest("GET", "/metrics").json()
    for side, points in [("train", "Training points"), ("test", "Test points")]:
        for actual, row in enumerate(measured[side]["confusion"]):
            for predicted, count in enumerate(row):
                expect(cell(bench, points, actual, predicted)).to_have_text(str(count))
    layers = page.get_by_role("table", name="Layers")
    expect(layers.get_by_role("row")).to_have_count(4)
    expect(layers.get_by_role("row").nth(1)).to_contain_text("0 / 4")
    assert page.locator("#plane").bounding_box() == before
    page.get_by_role("button", name="Close the drawer").click()
    expect(layers).to_be_hidden()


def test_a_cell_rings_its_points(bench: Bench) -> None:
    page = bench.page
    trained(bench)
    page.get_by_role("button", name="Metrics").click()
    wrong = cell(bench, "Training points", 0, 1)
    expect(wrong).to_be_visible()
    before = bench.pixels("#plane")
    wrong.hover()
    page.wait_for_function("() => frontiere.store.state.cell?.predicted === 1")
    assert bench.pixels("#plane") != before
    wrong.focus()
    page.keyboard.press("ArrowDown")
    expect(cell(bench, "Training points", 1, 1)).to_be_focused()
    page.wait_for_function("() => frontiere.store.state.cell?.actual === 1")


def test_a_hovered_point_lights_its_cell_as_the_server_predicts_it(bench: Bench) -> None:
    page = bench.page
    trained(bench)
    page.get_by_role("button", name="Metrics").click()
    expect(cell(bench, "Training points", 0, 0)).to_be_visible()
    points = bench.rest("GET", "/points").json()
    predicted = bench.rest("POST", "/predict", json={"x": points["x"]}).json()["y"]
    high = [i for i, (_, x2) in enumerate(points["x"]) if x2 > 2.5]
    for index in high[:6]:
        page.mouse.move(*bench.place(*points["x"][index]))
        page.wait_for_timeout(60)
        found = page.evaluate("frontiere.store.state.hover.point")
        side = "Test points" if points["split"][found] == "test" else "Training points"
        expect(cell(bench, side, int(points["y"][found]), int(predicted[found]))).to_have_attribute("data-lit", "")


def test_misclassified_points_are_ringed_while_it_trains(bench: Bench) -> None:
    page = bench.page
    before = bench.pixels("#plane")
    page.get_by_role("checkbox", name="errors").check()
    assert bench.pixels("#plane") != before
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#figure-epoch")).to_have_text(re.compile(r"\d\d"))
    page.get_by_role("button", name="Plane").click()
    expect(page.get_by_role("checkbox", name="errors")).to_be_hidden()


def test_a_regression_has_errors_instead_of_a_matrix(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Metrics").click()
    page.get_by_role("button", name="Plane").click()
    table = page.get_by_role("table", name="Errors")
    expect(table.get_by_role("rowheader", name="R²")).to_be_visible()
    expect(page.get_by_role("grid")).to_have_count(0)


def test_metrics_are_asked_for_only_while_they_are_looked_at(bench: Bench) -> None:
    page = bench.page
    assert page.evaluate("frontiere.store.state.frame.state.metrics") is None
    page.get_by_role("button", name="Metrics").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.metrics")
    page.get_by_role("button", name="Metrics").click()
    page.wait_for_function("() => !frontiere.store.state.frame.state.metrics")


def test_a_place_is_marked_on_every_map(bench: Bench) -> None:
    page = bench.page
    neuron = page.get_by_role("button", name="Layer 1, unit 1")
    before = [bench.pixels(neuron), bench.pixels("#features")]
    page.mouse.move(*bench.place(-5.5, 5.5))
    assert bench.pixels(neuron) != before[0]
    assert bench.pixels("#features") != before[1]


def test_a_place_on_a_map_is_a_place_of_the_plane(bench: Bench) -> None:
    page = bench.page
    box = page.get_by_role("button", name="Layer 1, unit 1").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + 0.25 * box["height"])
    page.wait_for_function("() => frontiere.store.state.hover.place")
    assert page.evaluate("frontiere.store.state.hover.place") == pytest.approx([3, 3], abs=0.4)
    page.mouse.move(5, 500)
    page.wait_for_function("() => frontiere.store.state.hover.place === null")


def test_classes_that_have_names_are_called_by_them(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Iris petals").click()
    expect(page.locator("#legend")).to_have_text("setosaversicolorvirginica")
    expect(page.get_by_role("radio", name="Class versicolor")).to_be_visible()
    points = page.get_by_label("Points", exact=True)
    points.press("End")  # there are no more than these
    expect(points).to_have_attribute("aria-valuetext", "150")
    page.get_by_role("button", name="Metrics").click()
    table = page.get_by_role("grid", name="Training points")
    expect(table.get_by_role("columnheader", name="Class virginica")).to_be_visible()
