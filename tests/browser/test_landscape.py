"""J along a weight with its ball, and the surface of J: what REST says, asked for only while it is looked at."""

import json
import math
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import Bench
from tests.browser.test_accessibility import violations
from tests.browser.test_weights import eventually, weights

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def asked_for(page: Page) -> list[str]:
    """Every question about the landscape, as it is asked."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/landscape?" in request.url:
            asked.append(request.url)

    page.on("request", note)
    return asked


def open_slope(bench: Bench, step: int = 0) -> Locator:
    page = bench.page
    page.get_by_role("button", name="J(w)").click()
    region = page.get_by_role("region", name="J(w)")
    expect(region.get_by_text(f"J at step {step:,}, exact on all training points")).to_be_visible()
    return region


def open_surface(bench: Bench) -> Locator:
    page = bench.page
    page.get_by_role("button", name="Surface of J").click()
    region = page.get_by_role("region", name="Surface of J")
    done(region)
    return region


def done(region: Locator) -> None:
    """Wait until a surface is there and none is on its way."""
    expect(region.get_by_role("img", name="The surface of J over")).to_be_visible()
    expect(region.get_by_role("progressbar")).to_be_hidden()


def shown(text: str | None) -> float:
    """A number as the page writes it: 1,234 or −0.5 or 1.2·10⁻⁵."""
    assert text is not None
    digits = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
    factor, _, power = text.replace(",", "").translate(digits).replace("+", "").rpartition("10-")
    if power and "·" in factor:
        return float(factor.rstrip("·")) * 10 ** -int(power)
    return float(text.replace(",", "").translate(digits).replace("+", ""))


def fact(region: Locator, term: str) -> str | None:
    return (
        region.locator("dl div").filter(has=region.page.locator(f"dt:text-is('{term}')")).locator("dd").text_content()
    )


def test_the_numbers_are_those_of_rest(bench: Bench) -> None:
    bench.rest("POST", "/train", json={"steps": 40})
    eventually(bench, "frame.state.step === 40")
    region = open_slope(bench, 40)
    query = {"over": "weight", "parameter": "1,0,0", "resolution": 81, "between": "-2,2"}
    seen = bench.rest("GET", "/landscape", params=query).json()
    now = region.get_by_role("slider", name="The ball: w₁,₁^[1]")
    assert float(now.get_attribute("aria-valuenow") or "") == pytest.approx(seen["first"]["now"], rel=1e-5)
    assert shown(fact(region, "J")) == pytest.approx(seen["objective"], abs=6e-4)
    values = [shown(text) for text in region.locator("dd").all_text_contents()]
    expected = [seen["first"]["now"], seen["objective"], seen["first"]["gradient"], seen["first"]["next_step"]]
    assert values == pytest.approx(expected, rel=6e-3, abs=6e-7)


@pytest.mark.parametrize(
    "patch",
    [
        {"data": {"dataset": "blobs", "classes": 4}, "training": {"optimizer": {"name": "adam"}}},
        {"data": {"dataset": "plane"}, "training": {"optimizer": {"name": "rmsprop"}}},
        {"training": {"optimizer": {"name": "nesterov"}, "regularization": {"name": "l2", "rate": 0.1}}},
    ],
    ids=["classes", "regression", "penalty"],
)
def test_every_problem_has_its_j(bench: Bench, patch: dict[str, object]) -> None:
    bench.rest("PATCH", json=patch)
    bench.rest("POST", "/train", json={"steps": 5})
    eventually(bench, "frame.state.step === 5")
    region = open_slope(bench, 5)
    query = {"over": "weight", "parameter": "1,0,0", "resolution": 3}
    objective = bench.rest("GET", "/landscape", params=query).json()["objective"]
    assert shown(fact(region, "J")) == pytest.approx(objective, rel=2e-3, abs=6e-4)
    region = open_surface(bench)
    assert shown(fact(region, "J at step 5")) == pytest.approx(objective, rel=2e-3, abs=6e-4)


def drag(page: Page, ball: Locator, pixels: float) -> None:
    box = ball.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + pixels, y, steps=8)
    page.mouse.up()


def test_dragging_the_ball_sets_the_weight_and_is_one_undo(bench: Bench) -> None:
    page = bench.page
    region = open_slope(bench)
    before = weights(bench)[0]["W"][0][0]
    ball = region.get_by_role("slider", name="The ball")
    drag(page, ball, 150)
    expect(ball).not_to_have_attribute("data-guessed", "")  # the last of the values that it sent has come back
    eventually(bench, f"frame.weights[0].values[0] > {before + 0.2}")
    eventually(bench, "frame.state.undo === 1")
    after = weights(bench)[0]["W"][0][0]
    expect(ball).to_have_attribute("aria-valuenow", f"{after:.6g}")
    page.keyboard.press("Control+z")
    eventually(bench, f"Math.abs(frame.weights[0].values[0] - {before}) < 1e-6")


def test_the_ball_is_dragged_while_it_trains(bench: Bench) -> None:
    page = bench.page
    region = open_slope(bench)
    bench.rest("PATCH", json={"training": {"optimizer": {"name": "sgd", "learning_rate": 1e-5}}})
    bench.rest("POST", "/play")
    before = weights(bench)[0]["W"][0][0]
    drag(page, region.get_by_role("slider", name="The ball"), -150)
    eventually(bench, f"frame.weights[0].values[0] < {before - 0.2}")
    assert bench.state["running"]


def test_the_ball_moves_with_the_frames_while_it_trains(bench: Bench) -> None:
    ball = open_slope(bench).get_by_role("slider", name="The ball")
    before = ball.get_attribute("aria-valuenow")
    bench.rest("POST", "/play")
    expect(ball).not_to_have_attribute("aria-valuenow", before or "")


def test_the_ball_is_set_by_keyboard(bench: Bench) -> None:
    page = bench.page
    ball = open_slope(bench).get_by_role("slider", name="The ball")
    ball.focus()
    page.keyboard.press("End")
    eventually(bench, "frame.weights[0].values[0] === 2")
    expect(ball).to_be_visible()


@pytest.mark.parametrize("bench", [PHONE], indirect=True)
def test_the_ball_is_dragged_by_touch(bench: Bench) -> None:
    page = bench.page
    ball = open_slope(bench).get_by_role("slider", name="The ball")
    ball.scroll_into_view_if_needed()
    box = ball.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = weights(bench)[0]["W"][0][0]
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for by in (10, 25, 50):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x - by, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    eventually(bench, f"frame.weights[0].values[0] < {before - 0.2}")


def test_a_connection_that_is_clicked_is_the_weight(bench: Bench) -> None:
    page = bench.page
    region = open_slope(bench)
    first = page.get_by_role("button", name="Layer 2, unit 1").bounding_box()
    output = page.get_by_role("button", name="Output ŷ").bounding_box()
    assert first is not None
    assert output is not None
    x = first["x"] + first["width"] + 0.06 * (output["x"] - first["x"] - first["width"])
    page.mouse.click(x, first["y"] + first["height"] / 2)
    expect(region.get_by_role("slider", name="The ball: w₁,₁^[3]")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Layer 1, unit 2").click()
    expect(region.get_by_role("slider", name="The ball: b₂^[1]")).to_be_visible()
    region.get_by_label("Weight: neuron").select_option(label="a₂^[2]")
    region.get_by_label("Weight: weight or bias").select_option(label="w₂,₃^[2] · a₃^[1]")
    expect(region.get_by_role("slider", name="The ball: w₂,₃^[2]")).to_be_visible()


def test_who_looks_on_cannot_move_the_ball(bench: Bench) -> None:
    page = bench.page
    session, watch = bench.session_id, bench.rest("GET").json()["watch_id"]
    before = weights(bench)[0]["W"][0][0]
    page.goto(f"{bench.server}/?look#w={watch}")
    bench.live()
    page.get_by_role("button", name="J(w)").click()
    ball = page.get_by_role("slider", name="The ball")
    expect(ball).to_be_visible()
    drag(page, ball, 100)
    ball.focus()
    page.keyboard.press("End")
    expect(ball).to_have_attribute("aria-valuenow", f"{before:.6g}")
    page.goto(f"{bench.server}/#s={session}")
    bench.live()
    assert weights(bench)[0]["W"][0][0] == before


def test_the_surface_says_what_rest_says(bench: Bench) -> None:
    bench.rest("POST", "/train", json={"epochs": 12})
    page = bench.page
    eventually(bench, "frame.state.epoch === 12")
    asked = asked_for(page)
    region = open_surface(bench)
    for name, over in (("two weights", "weights"), ("random", "random"), ("the path", "path")):
        if f"over={over}" not in asked[-1]:
            with page.expect_request(lambda request, over=over: f"/landscape?over={over}" in request.url):  # type: ignore[misc]
                region.get_by_text(name, exact=True).click()
        expect(region.get_by_role("radio", name=name)).to_be_checked()
        done(region)
        path = asked[-1].split("/landscape?")[1]
        seen = bench.rest("GET", f"/landscape?{path}").json()
        low = min(value for row in seen["values"] for value in row)
        named = region.get_by_role("img").get_attribute("aria-label") or ""
        assert shown(named.split("from ")[1].split(" to ")[0]) == pytest.approx(low, rel=1e-3)
        assert shown(named.split("here ")[1]) == pytest.approx(seen["objective"], rel=1e-3)
        assert shown(fact(region, "share of ∇J in this plane").rstrip("%")) / 100 == pytest.approx(  # type: ignore[union-attr]
            seen["gradient_share"], abs=6e-4
        )
        cells = [shown(text) for text in region.get_by_role("cell").all_text_contents() if text]
        axes = [seen["first"], seen["second"]]
        expected = [axis["gradient"] for axis in axes] + [axis["next_step"] for axis in axes]
        assert cells == pytest.approx(expected, rel=6e-3, abs=6e-7)


def test_a_path_too_short_is_said_and_comes_when_it_is_long_enough(bench: Bench) -> None:
    region = open_surface(bench)
    region.get_by_text("the path", exact=True).click()
    expect(region.get_by_role("status")).to_contain_text("Train a few epochs first")
    bench.rest("POST", "/train", json={"epochs": 12})
    expect(region.get_by_role("img", name="over s and t")).to_be_visible()
    expect(region.get_by_role("status")).to_have_text("")


def test_a_surface_grows_and_is_cancelled(bench: Bench) -> None:
    bench.rest(
        "PATCH",
        json={
            "data": {"samples": 5000, "test_fraction": 0},
            "network": {"hidden": [{"units": 64, "activation": "tanh"}] * 4},
        },
    )
    page = bench.page
    eventually(bench, "frame.weights.length === 5")
    asked = asked_for(page)
    page.get_by_role("button", name="Surface of J").click()
    region = page.get_by_role("region", name="Surface of J")
    region.get_by_label("Values along each axis").select_option("101")
    bar = region.get_by_role("progressbar", name="Progress of the surface")
    expect(bar).to_be_visible()
    page.wait_for_function("() => document.querySelector('progress').value > 0")
    region.get_by_role("button", name="Cancel").click()
    expect(bar).to_be_hidden()
    expect(region.get_by_role("status")).to_contain_text("Cancelled at")
    count = len(asked)
    bench.rest("POST", "/train", json={"steps": 1})
    eventually(bench, "frame.state.step === 1")
    assert len(asked) == count
    region.get_by_role("button", name="Compute now").click()
    expect(bar).to_be_visible()


def test_the_relief_is_turned_by_hand_and_by_key(bench: Bench) -> None:
    page = bench.page
    region = open_surface(bench)
    relief = region.get_by_role("slider", name="The surface as a relief")
    before, at_first = bench.pixels(".turnable"), relief.get_attribute("aria-valuenow")
    relief.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(relief).not_to_have_attribute("aria-valuenow", at_first or "")
    assert bench.pixels(".turnable") != before
    box = relief.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 90, steps=5)
    page.mouse.up()
    turned = relief.get_attribute("aria-valuetext")
    page.keyboard.press("Home")
    expect(relief).to_have_attribute("aria-valuenow", at_first or "")
    assert relief.get_attribute("aria-valuetext") != turned


@pytest.mark.parametrize("name", ["J(w)", "Surface of J"])
def test_what_is_closed_asks_for_nothing(bench: Bench, name: str) -> None:
    page = bench.page
    asked = asked_for(page)
    bench.rest("POST", "/play")
    eventually(bench, "frame.state.epoch > 10")
    assert asked == []
    with page.expect_request("**/landscape?*"):
        page.get_by_role("button", name=name).click()
    eventually(bench, "frame.state.epoch > 20")
    page.get_by_role("button", name="Close the drawer").click()
    assert asked
    count = len(asked)
    epoch = bench.state["epoch"]
    eventually(bench, f"frame.state.epoch > {epoch} + 30")
    assert len(asked) == count


def test_curves_are_asked_for_one_at_a_time(bench: Bench) -> None:
    page = bench.page
    under_way = most = 0

    def of_it(change: int) -> Callable[[Request], None]:
        def note(request: Request) -> None:
            nonlocal under_way, most
            if "/landscape?" in request.url:
                under_way += change
                most = max(most, under_way)

        return note

    page.on("request", of_it(1))
    page.on("requestfinished", of_it(-1))
    page.on("requestfailed", of_it(-1))
    region = open_slope(bench)
    bench.rest("POST", "/play")
    eventually(bench, "frame.state.epoch > 40")
    drag(page, region.get_by_role("slider", name="The ball"), 60)
    eventually(bench, "frame.state.epoch > 60")
    assert most == 1


def test_what_is_not_finite_is_hatched(bench: Bench) -> None:
    page = bench.page
    region = open_slope(bench)
    held = json.dumps({"row": 0, "values": [None] * 40 + [1 - i / 80 for i in range(41)]})

    def gaps(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        head = answer.text().split("\n")[0]
        route.fulfill(response=answer, body=f"{head}\n{held}\n")  # type: ignore[attr-defined]

    before = bench.pixels(".descent .graph")
    page.route("**/landscape?*", gaps)
    region.get_by_role("slider", name="The ball").press("ArrowRight")
    eventually(bench, "frame.state.undo === 1")
    page.wait_for_function("() => !document.querySelector('.descent [data-guessed]')")
    assert bench.pixels(".descent .graph") != before
    assert math.isfinite(shown(fact(region, "J")))
    page.unroute("**/landscape?*")


@pytest.mark.parametrize("bench", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_axe_finds_nothing_in_either_drawer(bench: Bench) -> None:
    open_slope(bench)
    assert violations(bench.page) == []
    open_surface(bench)
    assert violations(bench.page) == []
