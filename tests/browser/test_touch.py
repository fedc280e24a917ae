"""A finger inside the network: it moves a neuron's line, rolls the ball along J, turns the surface of J."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench
from tests.browser.test_inside import line, without_hidden
from tests.browser.test_landscape import PHONE, open_slope, open_surface
from tests.browser.test_weights import eventually, weights

Place = tuple[float, float]
SCROLLED = (
    "[scrollX, scrollY, ...[...document.querySelectorAll('.drawer, .drawer .content')].map((e) => e.scrollTop)]"
)
# How long the arrow of w = (1, 0) is, as the page itself says.
ARROW = """async () => {
    const { src } = document.querySelector('script[src$="/js/main.js"]');
    const { arrowLength, INPUTS } = await import(new URL("model/neuron.js", src));
    return arrowLength(1, INPUTS);
}"""

pytestmark = pytest.mark.parametrize("bench", [PHONE], indirect=True)


def drag(bench: Bench, start: Place, end: Place) -> None:
    """A finger goes down, moves and is lifted; nothing scrolls under it."""
    page = bench.page
    finger = page.context.new_cdp_session(page)
    before = page.evaluate(SCROLLED)

    def touch(kind: str, *at: Place) -> None:
        points = [{"x": x, "y": y} for x, y in at]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    (x0, y0), (x1, y1) = start, end
    touch("touchStart", start)
    for share in (0.1, 0.3, 0.6, 0.8, 1.0):
        touch("touchMove", (x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
    # A browser that scrolls has taken the finger from the page by now.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(SCROLLED) == before, "the page scrolls under the finger"
    touch("touchEnd")
    finger.detach()


def box(of: Locator) -> dict[str, float]:
    """Where it is, in the middle of the window: the bars above and below cover none of it."""
    of.evaluate("(element) => element.scrollIntoView({block: 'center', behavior: 'instant'})")
    found = of.bounding_box()
    assert found is not None
    return dict(found)


def centre(of: Locator) -> Place:
    place = box(of)
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def neuron(bench: Bench) -> Locator:
    """The plane of a neuron whose arrow w = (1, 0) ends where a finger finds it, and whose line is x1 = 0."""
    without_hidden(bench)
    layers = [{"W": [[1.0, 0.0]], "b": [0.0], "activation": None}]
    bench.rest("PUT", "/weights", json={"layers": layers})
    eventually(bench, "frame.weights[0].values[0] === 1")
    return bench.page.get_by_role("application", name=re.compile("its line in the plane"))


def on_plane(plane: Locator, x1: float, x2: float) -> Place:
    place = box(plane)
    return place["x"] + (x1 + 6) / 12 * place["width"], place["y"] + (6 - x2) / 12 * place["height"]


def test_a_finger_shifts_the_line(bench: Bench) -> None:
    plane = neuron(bench)
    drag(bench, on_plane(plane, -1, -4), on_plane(plane, -3, 3))
    # The line is where the finger was lifted, x1 = −3, and stands as it stood.
    eventually(bench, "Math.abs(frame.biases[0][0] - 3) < 0.1")
    (w1, w2), b = line(bench)
    assert (w1, w2) == pytest.approx((1, 0), abs=1e-6)
    assert b == pytest.approx(3, abs=0.1)
    eventually(bench, "frame.state.undo >= 1")


def test_a_finger_turns_and_steepens_the_line_by_the_tip_of_its_arrow(bench: Bench) -> None:
    plane = neuron(bench)
    length = bench.page.evaluate(ARROW)  # of w, as it is drawn, in units of the plane
    drag(bench, on_plane(plane, length, 0), on_plane(plane, 0, length))
    eventually(bench, "Math.abs(frame.weights[0].values[0]) < 0.1")
    (w1, w2), b = line(bench)
    assert (w1, w2) == pytest.approx((0, 1), abs=0.1)  # turned by a right angle
    assert b == pytest.approx(0, abs=0.05)  # around the place where it stood
    drag(bench, on_plane(plane, 0, length), on_plane(plane, 0, 1.5 * length))
    eventually(bench, "frame.weights[0].values[1] > 1.2")
    (w1, steeper), _ = line(bench)
    assert w1 == pytest.approx(0, abs=0.1 * steeper)
    assert steeper > w2
    eventually(bench, "frame.state.undo === 4")  # no hidden layers, the weights by REST, and one for each drag


def test_a_finger_rolls_the_ball_down_j(bench: Bench) -> None:
    ball = open_slope(bench).get_by_role("slider", name="The ball")
    before = weights(bench)[0]["W"][0][0]
    x, y = centre(ball)
    drag(bench, (x, y), (x - 60, y + 120))
    eventually(bench, f"frame.weights[0].values[0] < {before - 0.2}")
    expect(ball).not_to_have_attribute("aria-valuenow", str(before))
    eventually(bench, "frame.state.undo === 1")


def test_a_finger_turns_the_surface_of_j(bench: Bench) -> None:
    relief = open_surface(bench).get_by_role("slider", name="The surface as a relief")
    before = relief.get_attribute("aria-valuetext")
    pixels = bench.pixels(".turnable")
    x, y = centre(relief)
    drag(bench, (x - 50, y - 40), (x + 50, y + 40))
    expect(relief).not_to_have_attribute("aria-valuetext", before or "")
    assert bench.pixels(".turnable") != pixels
