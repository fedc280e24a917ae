"""Twins: two networks, one thing different, always at the same epoch."""

import httpx
from playwright.sync_api import expect

from tests.browser.conftest import Bench


def start(bench: Bench, what: str, how: str) -> None:
    page = bench.page
    page.get_by_role("button", name="Twin network").click()
    page.get_by_label("What is different").select_option(what)
    page.get_by_label("How it is different").select_option(label=how)
    page.get_by_role("button", name="Start both").click()
    expect(page.get_by_role("img", name="The twin's output")).to_be_visible()
    page.wait_for_function("() => frontiere.store.state.twinCurve")


def test_both_learn_in_step_and_both_curves_are_on_the_chart(bench: Bench) -> None:
    page = bench.page
    start(bench, "optimizer", "Adam")
    region = page.get_by_role("region", name="Twin network")
    before = page.locator(".stage-twin .plane").screenshot()
    page.wait_for_function("() => frontiere.store.state.frame.state.epoch > 20")
    page.get_by_role("button", name="Pause").click()
    page.wait_for_function("() => !frontiere.store.state.frame.state.running")
    epoch = bench.state["epoch"]
    expect(region.get_by_text(f"epoch {epoch} ·")).to_be_visible()
    assert bench.pixels(".stage-twin .plane") != before
    page.get_by_role("button", name="Close the drawer").click()
    expect(page.locator("#twin-key")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("() => frontiere.store.state.twinCurve.length === 4")


def test_a_moved_point_moves_in_both_and_closing_deletes_the_twin(bench: Bench) -> None:
    page = bench.page
    made: list[str] = []
    page.on("response", lambda answer: made.append(answer.json()["id"]) if answer.url.endswith("/twin") else None)
    start(bench, "activation", "ReLU")
    twin = f"{bench.server}/api/v1/sessions/{made[0]}"
    bench.rest("PATCH", "/points/0", json={"x": [5.0, -5.0]})
    assert httpx.get(f"{twin}/points").json()["x"][0] == [5.0, -5.0]
    assert httpx.get(twin).json()["config"]["network"]["hidden"][0]["activation"] == "relu"
    page.get_by_role("button", name="Close the twin").click()
    expect(page.get_by_role("img", name="The twin's output")).to_be_hidden()
    expect(page.locator("#twin-key")).to_be_hidden()
    for _ in range(100):
        if httpx.get(twin).status_code == 404:
            break
        page.wait_for_timeout(50)
    assert httpx.get(twin).status_code == 404
    bench.rest("POST", "/train", json={"epochs": 1})
