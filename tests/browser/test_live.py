"""The main job: a network that learns before one's eyes, and answers to the hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench


def test_playing_moves_every_view(bench: Bench) -> None:
    page = bench.page
    canvases = ["#plane", "#features", "#loss", "#network"]
    before = [bench.pixels(canvas) for canvas in canvases]
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#figure-epoch")).to_have_text(re.compile(r"^[3-9]\d|\d{3,}$"))
    assert all(page.locator(canvas).screenshot() != old for canvas, old in zip(canvases, before, strict=True))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_one_batch_one_epoch_and_reset(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="One batch").click()
    expect(page.locator("#figure-step")).to_have_text("1")
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-step")).to_have_text("25")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#figure-step")).to_have_text("0")


def test_a_dragged_point_lands_where_it_was_dropped_while_it_trains(bench: Bench) -> None:
    page = bench.page
    points = bench.rest("GET", "/points").json()
    index = next(i for i, (x1, x2) in enumerate(points["x"]) if abs(x1) < 1 and abs(x2) < 1)
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#figure-epoch")).not_to_have_text("0")
    page.mouse.move(*bench.place(*points["x"][index]))
    page.mouse.down()
    page.mouse.move(*bench.place(2.0, 4.0), steps=5)
    page.mouse.move(*bench.place(5.0, 5.0), steps=5)
    page.mouse.up()
    moved = []

    def landed() -> bool:
        now = bench.rest("GET", "/points").json()["x"]
        moved[:] = [i for i, (new, old) in enumerate(zip(now, points["x"], strict=True)) if new != old]
        return len(moved) == 1 and abs(now[moved[0]][0] - 5) < 0.05 and abs(now[moved[0]][1] - 5) < 0.05

    for _ in range(100):
        if landed():
            break
        page.wait_for_timeout(50)
    assert landed()
    assert bench.state["running"]
    seen = page.evaluate("(i) => { const {x} = frontiere.store.state.points; return [x[2*i], x[2*i+1]]; }", moved[0])
    assert seen == pytest.approx(bench.rest("GET", "/points").json()["x"][moved[0]], abs=1e-6)


def test_the_surface_near_a_moved_point_follows(bench: Bench) -> None:
    """Every point of one class is put to one side: after some training the surface there has changed sides."""
    page = bench.page
    page.get_by_label("Speed", exact=True).select_option(label="full speed")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#figure-train-accuracy")).to_have_text("100.0%")
    before = bench.rest("POST", "/predict", json={"x": [[5.5, 5.5]]}).json()["y"]
    points = bench.rest("GET", "/points").json()
    inner = [i for i, y in enumerate(points["y"]) if y == 1][:6]
    for number, index in enumerate(inner):
        page.mouse.move(*bench.place(*bench.rest("GET", "/points").json()["x"][index]))
        page.mouse.down()
        page.mouse.move(*bench.place(5.2 + 0.1 * number, 5.5), steps=3)
        page.mouse.up()
    for _ in range(200):
        if bench.rest("POST", "/predict", json={"x": [[5.5, 5.5]]}).json()["y"] != before:
            break
        page.wait_for_timeout(50)
    assert bench.rest("POST", "/predict", json={"x": [[5.5, 5.5]]}).json()["y"] == [1]


def test_a_changed_activation_keeps_the_steps_and_the_other_weights(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#figure-epoch")).to_have_text(re.compile(r"\d\d"))
    step = bench.state["step"]
    page.get_by_label("Activation").first.select_option("relu")
    for _ in range(100):
        config = bench.rest("GET").json()["config"]
        if config["network"]["hidden"][0]["activation"] == "relu":
            break
        page.wait_for_timeout(50)
    assert config["network"]["hidden"][0]["activation"] == "relu"
    assert config["network"]["hidden"][1]["activation"] == "tanh"
    assert bench.state["step"] >= step
    assert bench.state["running"]


def test_a_reload_keeps_the_session(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-step")).to_have_text("25")
    before = bench.session_id
    page.reload()
    bench.live()
    assert bench.session_id == before
    expect(page.locator("#figure-step")).to_have_text("25")


def test_a_killed_socket_comes_back_by_itself(bench: Bench) -> None:
    page = bench.page
    page.add_init_script(
        "const Native = WebSocket; window.sockets = [];"
        "window.WebSocket = class extends Native { constructor(...a) { super(...a); window.sockets.push(this); } };"
    )
    page.reload()
    bench.live()
    page.evaluate("window.sockets.at(-1).close()")
    page.wait_for_function("() => window.sockets.length > 1")
    bench.live()
    page.get_by_role("button", name="One batch").click()
    expect(page.locator("#figure-step")).to_have_text("1")


def test_an_idle_page_draws_nothing(bench: Bench) -> None:
    page = bench.page
    page.evaluate(
        "() => { const ask = window.requestAnimationFrame; window.asked = 0;"
        " window.requestAnimationFrame = (f) => { window.asked += 1; return ask.call(window, f); }; }"
    )
    page.wait_for_timeout(500)
    page.evaluate("window.asked = 0")
    page.wait_for_timeout(2000)
    assert page.evaluate("window.asked") == 0


def test_any_data_set_can_be_chosen_while_it_plays(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Play").click()
    for dataset in ("Spiral", "Blobs", "Plane", "XOR", "Moons"):
        page.get_by_role("group", name="Data set").get_by_role("button", name=dataset, exact=True).click()
        expect(page.get_by_role("button", name=dataset, exact=True)).to_have_attribute("aria-pressed", "true")
        page.wait_for_function("() => !frontiere.store.state.wanted")
        assert bench.rest("GET").json()["config"]["data"]["dataset"] == dataset.lower()
        step = bench.state["step"]
        page.wait_for_function(
            "(step) => Number(document.querySelector('#figure-step').textContent.replace(/\\D/g, '')) > step",
            arg=step,
        )


def test_points_are_added_and_erased_by_hand(bench: Bench) -> None:
    page = bench.page
    count = len(bench.rest("GET", "/points").json()["y"])
    page.get_by_text("Add", exact=True).click()
    page.mouse.click(*bench.place(-5.5, -5.5))
    for _ in range(100):
        if len(bench.rest("GET", "/points").json()["y"]) == count + 1:
            break
        page.wait_for_timeout(50)
    assert bench.rest("GET", "/points").json()["x"][-1] == pytest.approx([-5.5, -5.5], abs=0.05)
    page.wait_for_function("(n) => frontiere.store.state.points.labels.length === n", arg=count + 1)
    page.get_by_text("Erase", exact=True).click()
    page.mouse.click(*bench.place(-5.5, -5.5))
    for _ in range(100):
        if len(bench.rest("GET", "/points").json()["y"]) == count:
            break
        page.wait_for_timeout(50)
    assert len(bench.rest("GET", "/points").json()["y"]) == count


def test_layers_and_units_grow_and_shrink_while_it_plays(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="One layer more").click()
    page.get_by_role("button", name=re.compile("One unit more")).first.click()
    for _ in range(100):
        hidden = bench.rest("GET").json()["config"]["network"]["hidden"]
        if [layer["units"] for layer in hidden][:1] == [5] and len(hidden) == 3:
            break
        page.wait_for_timeout(50)
    assert [len(hidden), hidden[0]["units"]] == [3, 5]
    assert bench.state["running"]


@pytest.mark.parametrize(
    "bench", [{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], indirect=True
)
def test_it_plays_in_the_dark_and_on_a_phone(bench: Bench) -> None:
    bench.page.get_by_role("button", name="Play").click()
    expect(bench.page.locator("#figure-epoch")).not_to_have_text("0")


def test_a_session_that_is_gone_goes_on_where_the_page_last_saw_it(bench: Bench) -> None:
    page = bench.page
    bench.rest(
        "PATCH", json={"data": {"dataset": "moons"}, "network": {"hidden": [{"units": 3, "activation": "relu"}]}}
    )
    bench.rest("POST", "/points", json={"x": [[5.0, 5.0]], "y": [1]})
    bench.rest("POST", "/train", json={"epochs": 4})
    expect(page.locator("#figure-epoch")).to_have_text("4")
    weights, old = bench.rest("GET", "/weights").json(), bench.session_id
    bench.rest("DELETE")
    expect(page.locator("#message")).to_contain_text("goes on from where the page last saw it")
    bench.live()
    assert bench.session_id != old
    assert bench.rest("GET", "/weights").json() == weights
    assert bench.rest("GET").json()["config"]["data"]["dataset"] == "moons"
    assert [5.0, 5.0] in bench.rest("GET", "/points").json()["x"]
    expect(page.locator("#figure-epoch")).to_have_text("4")
