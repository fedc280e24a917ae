"""The drawer of points: every number can be typed, rows are sorted, and what is pointed at is lit in every view."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench

OVERLAYS = (
    "() => ['#plane', '#features'].map((view) => document.querySelector(`${view} canvas:last-of-type`).toDataURL())"
)


def table(bench: Bench) -> Locator:
    bench.page.get_by_role("button", name="Points", exact=True).click()
    found = bench.page.get_by_role("table", name="All points")
    expect(found.get_by_role("row").nth(1)).to_be_visible()
    return found


def cell(rows: Locator, name: str) -> Locator:
    return rows.get_by_label(name, exact=True)


def test_numbers_are_typed_and_what_is_typed_can_be_undone(bench: Bench) -> None:
    page, rows = bench.page, table(bench)
    before = bench.rest("GET", "/points").json()
    x1 = cell(rows, "x₁ of point 1")
    x1.fill("−2,5")  # as one writes it in French, with a true minus
    x1.press("Enter")
    expect(cell(rows, "x₁ of point 2")).to_be_focused()
    expect(x1).to_have_value("−2.500")
    now = bench.rest("GET", "/points").json()
    assert now["x"][0][0] == -2.5
    assert now["x"][0][1] == pytest.approx(before["x"][0][1], abs=1e-6)
    other = 1 - int(before["y"][0])
    cell(rows, "class of point 1").select_option(str(other))
    page.wait_for_function(f"() => frontiere.store.state.points.labels[0] === {other}")
    was = before["split"][0]
    cell(rows, "Train or test, point 1").select_option({"train": "test", "test": "train"}[was])
    page.wait_for_function(f"() => frontiere.store.state.points.split[0] === {int(was == 'train')}")
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.undo === 0")
    assert bench.rest("GET", "/points").json()["x"] == before["x"]


def test_what_is_off_the_limits_is_refused_with_the_servers_sentence(bench: Bench) -> None:
    page, rows = bench.page, table(bench)
    x2 = cell(rows, "x₂ of point 1")
    old = x2.input_value()
    x2.fill("7")
    x2.press("Enter")
    expect(page.get_by_role("status").filter(has_text="a point must lie in the plane")).to_be_visible()
    expect(x2).to_have_value(old)
    x2.fill("seven")
    x2.press("Enter")
    expect(page.get_by_role("status").filter(has_text="“seven” is not a number.")).to_be_visible()
    expect(x2).to_have_value(old)
    x2.fill("1")
    x2.press("Escape")
    expect(x2).to_have_value(old)
    expect(rows).to_be_visible()


def test_rows_are_sorted_by_any_column_and_only_those_in_sight_exist(bench: Bench) -> None:
    page = bench.page
    bench.rest("PATCH", json={"data": {"samples": 5000, "noise": 0.2}})
    page.wait_for_function("() => frontiere.store.state.points.labels.length === 5000")
    rows = table(bench)
    expect(page.get_by_role("status").filter(has_text="5,000 points: 2,500 train, 2,500 test")).to_be_visible()
    assert rows.get_by_role("row").count() < 60
    for name in ("x₁", "loss"):
        head = rows.get_by_role("columnheader", name=name)
        for way in ("ascending", "descending"):
            head.get_by_role("button").click()
            expect(head).to_have_attribute("aria-sort", way)
            column = rows.get_by_role("row").evaluate_all(
                "(rows, input) => rows.slice(1).map((row) => input ? row.querySelector('input').value"
                " : row.children[6].textContent)",
                name == "x₁",
            )
            numbers = [float(text.replace("−", "-")) for text in column]
            assert numbers == sorted(numbers, reverse=way == "descending")
    # The last row is reached, too.
    rows.locator("..").evaluate("(scroller) => scroller.scrollTo(0, scroller.scrollHeight)")
    expect(rows.get_by_role("row").last).to_have_attribute("aria-rowindex", "5001")


def test_the_row_under_the_pointer_is_the_point_in_every_view_and_the_other_way_round(bench: Bench) -> None:
    page, rows = bench.page, table(bench)
    page.mouse.move(0, 0)
    # The drawer lies over the feature space: it is asked for its own pixels.
    plain = page.evaluate(OVERLAYS)
    cell(rows, "x₁ of point 3").hover()
    page.wait_for_function("() => frontiere.store.state.hover.point === 2")
    page.wait_for_function(f"(plain) => ({OVERLAYS})().every((pixels, i) => pixels !== plain[i])", arg=plain)
    page.mouse.move(0, 0)
    page.wait_for_function("() => frontiere.store.state.hover.point === null")
    # From the plane: the row is brought into sight, and lit.
    points = bench.rest("GET", "/points").json()["x"]
    left, top = bench.place(*points[400])
    page.mouse.move(left, top)
    page.wait_for_function("() => frontiere.store.state.hover.point !== null")
    index = page.evaluate("() => frontiere.store.state.hover.point")
    row = rows.get_by_role("row").filter(has=page.get_by_label(f"x₁ of point {index + 1}", exact=True))
    expect(row).to_have_attribute("data-lit", "")
    expect(row).to_be_in_viewport()


def test_a_row_is_added_and_one_erased(bench: Bench) -> None:
    page, rows = bench.page, table(bench)
    page.get_by_role("button", name="Add a point").click()
    added = cell(rows, "x₁ of point 501")
    expect(added).to_be_focused()
    expect(added).to_have_value("0.000")
    page.keyboard.type("1.25")
    page.keyboard.press("Tab")
    page.wait_for_function("() => frontiere.store.state.points.x[1000] === 1.25")
    page.get_by_role("button", name="Erase point 501").click()
    expect(page.get_by_role("status").filter(has_text="500 points")).to_be_visible()
    expect(page.get_by_role("button", name="Erase point 500")).to_be_focused()


def test_while_it_trains_the_answers_follow(bench: Bench) -> None:
    page, rows = bench.page, table(bench)
    rows.get_by_role("columnheader", name="loss").get_by_role("button").click()
    first = rows.get_by_role("row").nth(1)
    before = first.text_content()
    page.get_by_role("button", name="Play").click()
    expect(first).not_to_have_text(before or "")


def test_a_regression_has_targets_to_type(bench: Bench) -> None:
    page = bench.page
    bench.rest("PATCH", json={"data": {"dataset": "plane"}})
    page.wait_for_function("() => frontiere.store.state.frame.state.problem === 'regression'")
    rows = table(bench)
    target = cell(rows, "target of point 1")
    target.fill("0.5")
    target.press("Enter")
    page.wait_for_function("() => frontiere.store.state.points.labels[0] === 0.5")
    target.fill("2")
    target.press("Enter")
    expect(page.get_by_role("status").filter(has_text="a target must lie between −1 and 1, not 2")).to_be_visible()


def test_a_file_is_chosen_by_a_button(bench: Bench, tmp_path: Path) -> None:
    page, rows = bench.page, table(bench)
    file = tmp_path / "mine.csv"
    file.write_text("x1,x2,label\n1,2,0\n-1,2,1\n3,3,0\n", encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").press("Enter")
    chooser.value.set_files(file)
    expect(page.get_by_role("status").filter(has_text=re.compile("^3 points"))).to_be_visible()
    expect(cell(rows, "x₂ of point 3")).to_have_value("3.000")


def test_who_may_only_look_on_sees_the_table_and_cannot_change_it(bench: Bench) -> None:
    page = bench.page
    address = page.url.replace(f"#s={bench.session_id}", f"#w={bench.rest('GET').json()['watch_id']}")
    other = page.context.new_page()
    other.goto(address)
    other.get_by_role("button", name="Points", exact=True).click()
    expect(other.get_by_label("x₁ of point 1", exact=True)).to_be_disabled()
    expect(other.get_by_role("button", name="Erase point 1", exact=True)).to_be_disabled()
    expect(other.get_by_role("button", name="Add a point")).to_be_disabled()
    expect(other.get_by_role("button", name="Choose a file")).to_be_disabled()
    head = other.get_by_role("columnheader", name="x₁")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    # Taking away is looking on.
    bench.rest("POST", "/train", json={"epochs": 3})
    other.get_by_role("button", name="Export", exact=True).click()
    expect(other.get_by_role("region", name="Code")).to_contain_text("import torch")
    other.get_by_role("button", name="Make the film").click()
    expect(other.get_by_role("img", name="The film of the training")).to_be_visible()
    other.close()


@pytest.mark.parametrize(
    "bench", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True, ids=["390"]
)
def test_on_a_phone_it_scrolls_in_itself(bench: Bench) -> None:
    rows = table(bench)
    page = bench.page
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    above = page.get_by_text("points:").evaluate(
        "(count) => count.getBoundingClientRect().top - count.closest('[aria-label]').getBoundingClientRect().top"
    )
    assert above > 20, "the drawer's name stands above what it names"
    x1 = cell(rows, "x₁ of point 1")
    x1.tap()
    x1.fill("2")
    x1.press("Enter")
    page.wait_for_function("() => frontiere.store.state.points.x[0] === 2")
