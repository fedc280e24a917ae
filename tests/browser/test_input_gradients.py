"""Gradient marks: on request, a stroke on each training point."""

from tests.browser.conftest import Bench


def test_strokes_come_on_request_and_only_then(bench: Bench) -> None:
    page = bench.page
    assert page.evaluate("frontiere.store.state.frame.inputGradients") is None
    before = bench.pixels("#plane")
    page.get_by_label("gradients").check()
    page.wait_for_function("() => frontiere.store.state.frame.inputGradients?.length === 1000")
    assert bench.pixels("#plane") != before
    page.get_by_label("gradients").uncheck()
    page.wait_for_function("() => !frontiere.store.state.frame.inputGradients")
    page.mouse.move(5, 5)
    assert bench.pixels("#plane") == before


def test_a_point_that_is_moved_keeps_its_stroke(bench: Bench) -> None:
    page = bench.page
    page.get_by_label("gradients").check()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "() => frontiere.store.state.frame.inputGradients && frontiere.store.state.frame.state.epoch > 10"
    )
    count = len(bench.rest("GET", "/points").json()["y"])
    bench.rest("POST", "/points", json={"x": [[5, 5]], "y": [1]})
    page.wait_for_function("(n) => frontiere.store.state.frame.inputGradients.length === 2 * n", arg=count + 1)
