"""The tools of the hand: a brush that paints points, a lasso whose points move, change class and go together."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench

Place = tuple[float, float]
CORNER = [(-5.9, 5.9), (-3.9, 5.9), (-3.9, 3.9), (-5.9, 3.9), (-5.9, 5.8)]
GROUP = [[-5.0, 5.0], [-4.5, 4.5], [-5.0, 4.5]]


def draw(bench: Bench, *path: Place) -> None:
    """Press at the first place of the plane and drag through the others."""
    page = bench.page
    page.mouse.move(*bench.place(*path[0]))
    page.mouse.down()
    for place in path[1:]:
        page.mouse.move(*bench.place(*place), steps=6)
    page.mouse.up()


def points(bench: Bench) -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = bench.rest("GET", "/points").json()
    return found


def eventually(bench: Bench, what: str, arg: object = None) -> None:
    bench.page.wait_for_function(f"(arg) => {{ const {{ state }} = frontiere.store; return {what}; }}", arg=arg)


@pytest.fixture
def group(bench: Bench) -> Bench:
    """Three points of class 0 in a corner, selected by a lasso around them."""
    bench.rest("POST", "/points", json={"x": GROUP, "y": [0, 0, 0]})
    eventually(bench, "state.points.labels.length === 503")
    bench.page.get_by_text("Lasso", exact=True).click()
    draw(bench, *CORNER)
    eventually(bench, "state.selection.join() === '500,501,502'")
    expect(bench.page.get_by_text("3 points", exact=True)).to_be_visible()
    return bench


def test_the_brush_paints_a_class_and_one_stroke_is_one_undo(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("radio", name="Class 1").check()
    page.get_by_text("Brush", exact=True).click()
    draw(bench, (-5.0, 5.0), (0.0, 5.2), (5.0, 5.0))
    eventually(bench, "state.points.labels.length > 530 && state.frame.state.undo === 1")
    page.wait_for_timeout(200)
    found = points(bench)
    painted = list(zip(found["x"][500:], found["y"][500:], strict=True))
    assert {y for _, y in painted} == {1}
    assert all(4.3 < x2 <= 6 for (_, x2), _ in painted)
    page.keyboard.press("Control+z")
    eventually(bench, "state.points.labels.length === 500")


def test_radius_and_density_are_set(bench: Bench) -> None:
    page = bench.page
    page.get_by_text("Brush", exact=True).click()
    page.get_by_role("slider", name="Size of the brush").press("Home")
    page.get_by_role("slider", name="Density").press("End")
    draw(bench, (-5.0, -5.0), (5.0, -5.0))
    eventually(bench, "state.points.labels.length > 560")
    assert all(-5.21 < x2 < -4.79 for _, x2 in points(bench)["x"][500:])


def test_the_brush_stops_where_there_is_no_more_room(bench: Bench) -> None:
    page = bench.page
    bench.rest("POST", "/points", json={"x": [[5.0, 5.0]] * 4490, "y": [0] * 4490})
    eventually(bench, "state.points.labels.length === 4990")
    page.get_by_text("Brush", exact=True).click()
    draw(bench, (-5.0, 5.0), (0.0, 5.2), (5.0, 5.0))
    expect(page.get_by_text("There is room for 5000 points and no more.")).to_be_visible()
    eventually(bench, "state.points.labels.length === 5000")


def test_a_lasso_selects_and_the_group_moves_together(group: Bench) -> None:
    page = group.page
    draw(group, (-5.0, 5.0), (0.0, 5.0), (4.0, 4.0))
    eventually(group, "state.group === null && state.frame.state.undo === 2")
    moved = points(group)["x"][500:]
    for was, now in zip(GROUP, moved, strict=True):
        assert now == pytest.approx([was[0] + 9, was[1] - 1], abs=0.05)
    assert page.evaluate("frontiere.store.state.selection.length") == 3
    page.keyboard.press("Control+z")
    eventually(group, "state.points.x[1000] === -5")


def test_a_group_does_not_leave_the_plane(group: Bench) -> None:
    draw(group, (-5.0, 5.0), (-5.8, 5.8), (-5.9, -5.9))
    eventually(group, "state.group === null && state.frame.state.undo === 2")
    moved = points(group)["x"][500:]
    assert moved[0][0] == pytest.approx(-5.9, abs=0.06)
    assert min(x2 for _, x2 in moved) == -6


def test_a_group_is_given_another_class_by_swatch_and_by_key(group: Bench) -> None:
    page = group.page
    page.get_by_role("radio", name="Class 1").click()
    eventually(group, "state.points.labels[500] === 1")
    assert points(group)["y"][500:] == [1, 1, 1]
    page.get_by_role("application").focus()
    page.keyboard.press("0")
    eventually(group, "state.points.labels[500] === 0")
    assert points(group)["y"][500:] == [0, 0, 0]


def test_a_group_is_erased(group: Bench) -> None:
    group.page.get_by_role("button", name="Remove").click()
    eventually(group, "state.points.labels.length === 500 && state.selection.length === 0")


def test_a_group_is_let_go_by_escape_and_by_other_data(group: Bench) -> None:
    page = group.page
    page.get_by_role("application").focus()
    page.keyboard.press("Escape")
    eventually(group, "state.selection.length === 0")
    draw(group, *CORNER)
    eventually(group, "state.selection.length === 3")
    page.get_by_role("button", name="XOR").click()
    eventually(group, "state.selection.length === 0")


def test_groups_work_by_keyboard(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("application").focus()
    before = points(bench)["x"]
    for key in "nlnl":
        page.keyboard.press(key)
    eventually(bench, "state.selection.join() === '0,1'")
    page.keyboard.press("Shift+ArrowUp")
    eventually(bench, "state.group === null && state.frame.state.undo === 1")
    for was, now in zip(before[:2], points(bench)["x"][:2], strict=True):
        assert now == pytest.approx([was[0], was[1] + 0.5], abs=1e-3)
    page.keyboard.press("Control+a")
    eventually(bench, "state.selection.length === 500")
    page.keyboard.press("1")
    eventually(bench, "state.points.labels.every((label) => label === 1)")


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_the_tools_take_touches_instead_of_scrolling(bench: Bench) -> None:
    page = bench.page
    plane = page.get_by_role("application")
    assert "pan-y" in plane.evaluate("(element) => element.style.touchAction")
    for tool in ["Brush", "Lasso", "Erase"]:
        page.get_by_text(tool, exact=True).click()
        assert "pan-y" not in plane.evaluate("(element) => element.style.touchAction")
    page.get_by_text("Brush", exact=True).click()
    plane.scroll_into_view_if_needed()
    page.touchscreen.tap(*bench.place(-5.0, -5.0))
    eventually(bench, "state.points.labels.length > 500")


def test_the_board_is_emptied_by_one_click_painted_on_and_brought_back_by_one_undo(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Empty the board").click()
    eventually(bench, "state.points.labels.length === 2 && state.config.data.dataset === 'custom'")
    assert sorted(points(bench)["y"]) == [0, 1]
    draw(bench, (-5.0, 5.0), (0.0, 5.2), (5.0, 5.0))
    eventually(bench, "state.points.labels.length > 20 && state.frame.state.undo === 2")
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-epoch")).to_have_text("1")
    page.keyboard.press("Control+z")
    eventually(bench, "state.points.labels.length === 2")
    page.keyboard.press("Control+z")
    eventually(bench, "state.points.labels.length === 500 && state.config.data.dataset === 'circle'")
