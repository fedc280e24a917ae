"""One step as a story: its numbers are the trace's, its update is the one that then happens; closed it is silent."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Bench
from tests.browser.test_landscape import shown
from tests.browser.test_weights import eventually, weights

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
TABLET = {"viewport": {"width": 1024, "height": 768}}


def opened(bench: Bench) -> Locator:
    bench.page.get_by_role("button", name="Step by step").click()
    region = bench.page.get_by_role("region", name="Step by step")
    expect(region.get_by_text("Input: the next batch")).to_be_visible()
    return region


def next_batch(bench: Bench) -> dict:  # type: ignore[type-arg]
    trace: dict = bench.rest("GET", "/trace", params={"batch": "next"}).json()  # type: ignore[type-arg]
    return trace


def go_to(region: Locator, words: str) -> None:
    """Next, until the story says so."""
    sentence = region.locator(".sentence")
    following = region.get_by_role("button", name="Next")
    for _ in range(40):
        if re.search(words, sentence.text_content() or ""):
            return
        following.click()
    raise AssertionError(f"no stage says {words}")


def drawn(page: Page) -> None:
    """Wait for the frame in which the diagram has the stage."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


def at_units(page: Page) -> list[float]:
    drawn(page)
    return [shown(text) for text in page.locator(".step-unit b").all_text_contents()]


def mean(table: list[list[float]]) -> list[float]:
    values: list[float] = np.mean(np.asarray(table, np.float64), axis=0).tolist()
    return values


def result(region: Locator) -> float:
    """The last number of the formula."""
    return shown(region.locator("math mn").last.text_content())


STAGES = [
    ("Forward through layer 1: each unit", 0, "z"),
    ("Forward through layer 1: the activation", 0, "a"),
    ("Forward through layer 2: each unit", 1, "z"),
    ("Forward through layer 2: the activation", 1, "a"),
    ("The output: from z", 2, "a"),
    ("Backward: δ at the output", 2, "delta"),
    ("Backward through layer 2", 1, "delta"),
    ("Backward through layer 1", 0, "delta"),
]


def test_every_number_is_the_engines(bench: Bench) -> None:
    bench.rest("POST", "/train", json={"steps": 30})
    eventually(bench, "frame.state.step === 30")
    region = opened(bench)
    trace = next_batch(bench)

    def told(which: Callable[[list[list[float]]], list[float]]) -> None:
        assert at_units(bench.page) == pytest.approx(which(trace["inputs"]), abs=6e-4, rel=6e-3)
        for words, layer, name in STAGES:
            go_to(region, words)
            expected = which(trace["layers"][layer][name])
            assert at_units(bench.page) == pytest.approx(expected, abs=6e-4, rel=6e-3)
            assert result(region) == pytest.approx(expected[0], abs=6e-5, rel=6e-3)

    told(mean)
    bench.page.get_by_role("button", name="Close the drawer").click()
    opened(bench)
    region.get_by_label("Numbers of").select_option(label=f"point {trace['points'][3] + 1}")
    expect(region.locator(".sentence")).to_contain_text(f"point {trace['points'][3] + 1}")
    told(lambda table: table[3])


def test_the_loss_and_the_gradient_are_the_engines(bench: Bench) -> None:
    bench.rest("PATCH", json={"training": {"regularization": {"name": "l2", "rate": 0.1}}})
    region = opened(bench)
    trace = next_batch(bench)
    go_to(region, "J: how wrong")
    assert result(region) == pytest.approx(trace["objective"], abs=6e-5)
    expect(bench.page.locator(".step-unit b")).to_contain_text("J = ")
    go_to(region, "The gradient of layer 2")
    region.get_by_label("Unit").select_option(index=1)
    region.get_by_label("Its weight or bias").select_option(index=2)
    layer = trace["layers"][1]
    whole = layer["dW"][1][2] + layer["penalty"][1][2]
    assert result(region) == pytest.approx(whole, abs=6e-5, rel=6e-3)
    drawn(bench.page)
    assert shown(bench.page.locator(".step-edge").text_content()) == pytest.approx(whole, abs=6e-4, rel=6e-3)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_the_update_told_is_the_one_that_then_happens(bench: Bench, optimizer: str) -> None:
    page = bench.page
    bench.rest("PATCH", json={"training": {"optimizer": {"name": optimizer}}})
    bench.rest("POST", "/train", json={"steps": 7})
    eventually(bench, "frame.state.step === 7")
    region = opened(bench)
    trace = next_batch(bench)
    go_to(region, "Update: ")
    old, new = trace["layers"][0]["W"][0][0], trace["after"][0]["W"][0][0]
    rule = region.get_by_label("The optimizer’s rule").get_by_role("math")
    expect(rule).to_have_count({"sgd": 1, "adam": 3}[optimizer])
    expect(rule.last).to_contain_text("w:=w−α")
    texts = [shown(text.replace("→ ", "")) for text in page.locator(".step-edge span").all_text_contents()]
    assert texts == pytest.approx([old, new], abs=6e-5)
    assert result(region) == pytest.approx(new, abs=6e-5)
    go_to(region, "That was one step")
    told = page.evaluate("() => frontiere.store.state.stepStage.trace.after")
    region.get_by_role("button", name="Make this step").click()
    eventually(bench, "frame.state.step === 8")
    for layer, after, said in zip(weights(bench), trace["after"], told, strict=True):
        for name in ("W", "b"):
            made = np.asarray(layer[name], np.float32)
            assert made.tobytes() == np.asarray(after[name], np.float32).tobytes()
            assert made.tobytes() == np.asarray(said[name], np.float32).tobytes()
    expect(region.locator(".sentence")).to_contain_text("Input: the next batch")


def test_a_connection_pointed_at_tells_its_own_change(bench: Bench) -> None:
    page = bench.page
    region = opened(bench)
    trace = next_batch(bench)
    go_to(region, "Update: ")
    unit = page.get_by_role("button", name="Layer 2, unit 1").bounding_box()
    output = page.get_by_role("button", name="Output ŷ").bounding_box()
    assert unit is not None
    assert output is not None
    x = unit["x"] + unit["width"] + 0.06 * (output["x"] - unit["x"] - unit["width"])
    page.mouse.move(x, unit["y"] + unit["height"] / 2)
    drawn(page)
    texts = [shown(text.replace("→ ", "")) for text in page.locator(".step-edge span").all_text_contents()]
    expected = [trace["layers"][2]["W"][0][0], trace["after"][2]["W"][0][0]]
    assert texts == pytest.approx(expected, abs=6e-5)


def test_opening_pauses_and_training_ends_the_story(bench: Bench) -> None:
    bench.rest("POST", "/play")
    eventually(bench, "frame.state.running")
    region = opened(bench)
    assert not bench.state["running"]
    bench.rest("POST", "/play")
    expect(region.locator(".sentence")).to_contain_text("The network trains")
    expect(bench.page.locator(".step-unit")).to_have_count(0)
    bench.rest("POST", "/pause")
    expect(region.locator(".sentence")).to_contain_text("Input: the next batch")


def test_another_weight_begins_the_story_anew(bench: Bench) -> None:
    region = opened(bench)
    go_to(region, "Forward through layer 2")
    bench.page.evaluate(
        "() => frontiere.send({type: 'set_weight', layer: 1, row: 0, column: 0, value: 1.5, stroke: 1})"
    )
    expect(region.locator(".sentence")).to_contain_text("Input: the next batch")
    go_to(region, "Forward through layer 1: each unit")
    expect(region.locator("math")).to_contain_text("1.5000")
    assert at_units(bench.page) == pytest.approx(mean(next_batch(bench)["layers"][0]["z"]), abs=6e-4, rel=6e-3)


def test_it_is_told_by_keyboard_and_by_itself(bench: Bench) -> None:
    page = bench.page
    region = opened(bench)
    sentence = region.locator(".sentence")
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(sentence).to_contain_text("Forward through layer 1: each unit")
    page.keyboard.press("ArrowLeft")
    expect(sentence).to_contain_text("Input")
    region.get_by_role("slider", name="Stages a second").fill("4")
    region.focus()
    page.keyboard.press("Space")
    expect(region.get_by_role("button", name="Stop")).to_be_visible()
    expect(sentence).to_contain_text("That was one step")
    expect(region.get_by_role("button", name="Auto")).to_be_visible()
    assert not bench.state["running"]


def test_closed_it_asks_and_shows_nothing(bench: Bench) -> None:
    page = bench.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/trace?" in request.url else None)
    bench.rest("POST", "/train", json={"steps": 5})
    eventually(bench, "frame.state.step === 5")
    assert asked == []
    opened(bench)
    assert len(asked) == 1
    page.get_by_role("button", name="Close the drawer").click()
    expect(page.locator(".step-unit")).to_have_count(0)
    bench.rest("POST", "/train", json={"steps": 5})
    eventually(bench, "frame.state.step === 10")
    assert len(asked) == 1
    assert page.evaluate("() => frontiere.store.state.stepStage") is None


def test_who_looks_on_reads_but_does_not_step(bench: Bench) -> None:
    page = bench.page
    watch = bench.rest("GET").json()["watch_id"]
    page.goto("about:blank")
    page.goto(f"{bench.server}/#w={watch}")
    bench.live()
    region = opened(bench)
    go_to(region, "That was one step")
    expect(region.get_by_role("button", name="Make this step")).to_be_disabled()
    page.goto("about:blank")
    page.goto(f"{bench.server}/#new")
    bench.live()


def test_a_batch_too_large_is_told_point_by_point(bench: Bench) -> None:
    bench.rest(
        "PATCH",
        json={
            "data": {"samples": 5000, "test_fraction": 0},
            "network": {"hidden": [{"units": 16, "activation": "relu"}]},
            "training": {"batch_size": "full"},
        },
    )
    eventually(bench, "frame.weights[0].rows === 16")
    page = bench.page
    page.get_by_role("button", name="Step by step").click()
    region = page.get_by_role("region", name="Step by step")
    expect(region.locator(".sentence")).to_contain_text("Input: point")
    point = next_batch(bench)["points"][0]
    trace = bench.rest("GET", "/trace", params={"point": point}).json()
    go_to(region, "Forward through layer 1: the activation")
    expected = trace["layers"][0]["a"][0]
    texts = at_units(page)
    assert texts == pytest.approx(expected[: len(texts)], abs=6e-4, rel=6e-3)


def test_dropout_with_a_batch_too_large_is_refused_with_a_sentence(bench: Bench) -> None:
    bench.rest(
        "PATCH",
        json={
            "data": {"samples": 5000, "test_fraction": 0},
            "network": {"hidden": [{"units": 16, "activation": "relu"}]},
            "training": {"batch_size": "full", "dropout": 0.2},
        },
    )
    eventually(bench, "frame.weights[0].rows === 16")
    bench.page.get_by_role("button", name="Step by step").click()
    region = bench.page.get_by_role("region", name="Step by step")
    expect(region.get_by_text("too many numbers")).to_be_visible()
    expect(region.get_by_role("button", name="Next")).to_be_disabled()


@pytest.mark.parametrize("bench", [PHONE], indirect=True)
def test_a_wide_formula_scrolls_in_its_box_alone(bench: Bench) -> None:
    page = bench.page
    bench.rest("PATCH", json={"network": {"hidden": [{"units": 12, "activation": "tanh"}] * 2}})
    eventually(bench, "frame.weights[1].columns === 12")
    region = opened(bench)
    go_to(region, "Forward through layer 2: each unit")
    drawn(page)
    wide = "(one) => one.scrollWidth > one.clientWidth"
    assert region.get_by_role("group", name="The formula of this stage").evaluate(wide)
    assert not region.evaluate(wide)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("connections", ["residual", "momentum_residual"])
def test_residual_layers_are_told_too(bench: Bench, connections: str) -> None:
    bench.rest(
        "PATCH", json={"network": {"hidden": [{"units": 3, "activation": "tanh"}] * 2, "connections": connections}}
    )
    eventually(bench, "frame.weights[1].rows === 3 && frame.weights[1].columns === 3")
    region = opened(bench)
    layer = next_batch(bench)["layers"][1]
    region.get_by_label("Numbers of").select_option(index=1)
    for words, name in (("Forward through layer 2: the activation", "a"), ("Backward through layer 2", "delta")):
        go_to(region, words)
        assert result(region) == pytest.approx(layer[name][0][0], abs=6e-5, rel=6e-3)


def test_every_problem_is_told(bench: Bench) -> None:
    patches: tuple[dict[str, object], ...] = (
        {"data": {"dataset": "blobs", "classes": 4}},
        {"data": {"dataset": "plane"}, "training": {"loss": "squared_error"}},
        {"network": {"hidden": []}},
    )
    for patch in patches:
        bench.rest("PATCH", json=patch)
        revision = bench.rest("GET").json()["state"]["config_revision"]
        eventually(bench, f"frame.state.config_revision === {revision}")
        region = opened(bench)
        output = next_batch(bench)["layers"][-1]
        for words, name in (("The output: from z", "a"), ("Backward: δ at the output", "delta")):
            go_to(region, words)
            assert at_units(bench.page) == pytest.approx(mean(output[name]), abs=6e-4, rel=6e-3)
            assert result(region) == pytest.approx(mean(output[name])[0], abs=6e-5, rel=6e-3)
        go_to(region, "That was one step")
        bench.page.get_by_role("button", name="Close the drawer").click()


OVERLAP = """() => {
    const boxes = [...document.querySelectorAll('.step-marks b')].map((one) => one.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
}"""


@pytest.mark.parametrize("bench", [{}, TABLET, PHONE], indirect=True, ids=["1440", "1024", "390"])
@pytest.mark.parametrize("deep", [False, True])
def test_the_numbers_are_readable_at_every_width(bench: Bench, deep: bool) -> None:
    page = bench.page
    if deep:
        bench.rest("PATCH", json={"network": {"hidden": [{"units": 24, "activation": "tanh"}] * 6}})
        eventually(bench, "frame.weights.length === 7")
    region = opened(bench)
    following = region.get_by_role("button", name="Next")
    width = page.viewport_size["width"] if page.viewport_size else 0
    while following.is_enabled():
        drawn(page)
        assert page.evaluate(OVERLAP) == 0
        inside = page.evaluate(
            """() => [...document.querySelectorAll('.step-marks b')].every((one) => {
                const { left, right } = one.getBoundingClientRect();
                const diagram = document.querySelector('.diagram').getBoundingClientRect();
                return left >= diagram.left - 1 && right <= diagram.right + 1;
            })"""
        )
        assert inside
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        following.click()
