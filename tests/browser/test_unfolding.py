"""The unfolding drawer and the ways to look at the feature space."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench


def opened(bench: Bench) -> Locator:
    bench.page.get_by_role("button", name="Unfolding", exact=True).click()
    drawer = bench.page.get_by_role("region", name="Unfolding")
    expect(drawer.get_by_text(re.compile("^epoch"))).not_to_have_count(0)
    return drawer


def slider(bench: Bench) -> Locator:
    return bench.page.get_by_role("slider", name="Stage of the way through the network")


def test_keys_and_hand_carry_the_plane_from_stage_to_stage(bench: Bench) -> None:
    page = bench.page
    opened(bench)
    way = slider(bench)
    way.press("Home")
    way.press("PageDown")
    page.get_by_text("the plane: x").wait_for()
    expect(page.get_by_role("button", name="Play the unfolding")).to_be_visible()
    before = bench.pixels(".morph")
    for text in ["W[1] a[0]", "W[1] a[0] + b[1]", "g[1](W[1] a[0] + b[1])", "W[2] a[1]"]:
        way.press("PageUp")
        expect(page.locator(".stage-name")).to_have_text(re.compile(rf"^layer \d: {re.escape(text)}$"))
    assert bench.pixels(".morph") != before
    for _ in range(9):
        way.press("PageUp")
    expect(page.locator(".stage-name")).to_have_text("output: ŷ = σ(W[3] a[2] + b[3])")
    page.get_by_role("button", name="Play the unfolding").click()
    expect(page.locator(".stage-name")).to_contain_text("layer 1", timeout=15_000)


def test_bars_and_history_say_what_the_server_measures(bench: Bench) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 60})
    drawer = opened(bench)
    stages = bench.rest("GET", "/stages?mesh=5").json()
    for name, share in zip(["input", "layer 1", "layer 2", "output"], stages["separability"], strict=True):
        expect(drawer.get_by_role("listitem").filter(has_text=re.compile(f"^{name}"))).to_contain_text(f"{share:.0%}")
    expect(page.locator(".column.separable")).to_have_count(4)
    history = bench.rest("GET", "/feature-history").json()["checkpoints"]
    expect(drawer.get_by_text(re.compile("^epoch"))).to_have_count(len(history))
    for checkpoint in history:
        expect(drawer.get_by_text(re.compile(rf"^epoch {checkpoint['epoch']} ·"))).to_be_visible()
    page.get_by_role("button", name="Close the drawer").click()
    expect(page.locator(".column.separable")).to_have_count(0)


def test_a_closed_drawer_asks_for_nothing(bench: Bench) -> None:
    page = bench.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => frontiere.store.state.frame.state.step > 100")
    assert page.evaluate("() => frontiere.store.state.frame.stages") is None
    assert not [url for url in asked if "feature-history?" in url]
    opened(bench)
    page.wait_for_function("() => frontiere.store.state.frame.stages !== null")
    page.get_by_role("button", name="Close the drawer").click()
    page.wait_for_function("() => frontiere.store.state.frame.stages === null")


def test_a_point_that_is_hovered_there_is_lit_on_the_plane(bench: Bench) -> None:
    page = bench.page
    opened(bench)
    slider(bench).press("Home")
    for _ in range(3):
        slider(bench).press("PageUp")
    page.locator(".morph").scroll_into_view_if_needed()
    box = page.locator(".morph").bounding_box()
    assert box is not None
    before = bench.pixels("#plane")
    for row in range(4, 17):
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * row / 20, steps=4)
        if page.evaluate("() => frontiere.store.state.hover.point !== null"):
            break
    page.wait_for_function("() => frontiere.store.state.hover.point !== null")
    assert bench.pixels("#plane") != before


def test_every_network_can_be_unfolded(bench: Bench) -> None:
    opened(bench)
    way = slider(bench)
    data: dict[str, object]
    for data, hidden in (
        ({"dataset": "blobs", "classes": 4}, [5]),
        ({"dataset": "plane"}, [3, 1]),
        ({"dataset": "moons"}, list[int]()),
        ({"dataset": "moons", "samples": 5000}, [64] * 8),
    ):
        layers = [{"units": units, "activation": "tanh"} for units in hidden]
        bench.rest("PATCH", json={"data": data, "network": {"hidden": layers}})
        bench.rest("POST", "/train", json={"steps": 5})  # biases begin at 0, and + b would move nothing
        stages = 1 + 3 * (len(hidden) + 1)
        bench.page.wait_for_function(f"() => frontiere.store.state.frame.stages?.stages.length === {stages}")
        expect(way).to_have_attribute("max", str(stages - 1))
        way.press("Home")
        seen = set()
        for _ in range(3):
            way.press("PageUp")
            seen.add(bench.pixels(".morph"))
        assert len(seen) == 3


def test_three_axes_are_turned_by_keys_and_by_hand(bench: Bench) -> None:
    page = bench.page
    bench.rest("PATCH", json={"network": {"hidden": [{"units": 5, "activation": "tanh"}]}})
    ways = page.get_by_role("combobox", name="Axes of the feature space")
    for way, axes in [("3 units, 3-D", 3), ("PCA", 2), ("PCA, 3-D", 3)]:
        ways.select_option(label=way)
        page.wait_for_function(f"() => frontiere.store.state.frame.axes === {axes}")
        expect(page.get_by_role("combobox", name="Third unit")).to_be_visible(visible=way.startswith("3 units"))
    space = page.get_by_role("application", name=re.compile("Feature space in three dimensions"))
    first = bench.pixels("#features")
    space.focus()
    page.keyboard.press("ArrowRight")
    turned = bench.pixels("#features")
    assert turned != first
    box = space.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 100, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 90, steps=4)
    page.mouse.up()
    assert bench.pixels("#features") != turned
    ways.select_option(label="2 units")
    page.wait_for_function("() => frontiere.store.state.frame.axes === 2")
    expect(space).to_have_count(0)


@pytest.mark.parametrize("bench", [{"reduced_motion": "reduce"}], indirect=True)
def test_with_reduced_motion_nothing_moves_by_itself(bench: Bench) -> None:
    opened(bench)
    expect(bench.page.get_by_role("button", name="Play the unfolding")).to_be_visible()
    expect(bench.page.locator(".stage-name")).to_have_text("the plane: x")
