"""The chain rule in numbers: what is shown is what the engine computed, and pointing lights where it comes from."""

import re

import httpx
import pytest
from playwright.sync_api import expect


def opened(bench):
    bench.page.get_by_role("button", name="Chain rule").click()
    drawer = bench.page.get_by_role("region", name="Chain rule")
    expect(drawer.locator("li").first).to_be_visible()
    return drawer


def short(value):
    """A number as the page writes it: four significant digits, and a power of ten where it is tiny."""
    if value == 0 or abs(value) >= 1e-4:
        return f"{value:.4g}".replace("-", "−")
    digits, power = f"{value:.3e}".split("e")
    script = str(int(power)).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
    return f"{float(digits):.4g}·10{script}".replace("-", "−")


def results(drawer):
    return [text.replace("=", "").strip() for text in drawer.locator("li > p > math").all_text_contents()]


def test_every_number_is_the_engines(bench):
    bench.rest("POST", "/train", json={"steps": 40})
    drawer = opened(bench)
    expect(drawer.get_by_text("at step 40")).to_be_visible()
    seen = bench.rest("GET", "/trace?point=0&check=1,0&check=2,0&check=3,0").json()
    expected = []
    for number, layer in reversed(list(enumerate(seen["layers"], start=1))):
        if layer["error"] is not None:
            expected.append(layer["error"][0][0])
        expected += [layer["delta"][0][0], *layer["dW"][0], layer["db"][0]]
        assert drawer.get_by_role("heading", name=re.compile(f"^Layer {number}")).count() == 1
    shown = results(drawer)
    assert len(shown) == len(expected)
    for text, value in zip(shown, expected, strict=True):
        assert text == short(value)
    expect(drawer.locator("li > p > span")).to_have_count(len(seen["checks"]))
    for text, check in zip(drawer.locator("li > p > span").all_inner_texts(), seen["checks"][::-1], strict=True):
        assert "relative error" in text and check["relative_error"] < 1e-3


def test_one_neuron_ends_in_the_mean_of_error_times_input(bench):
    bench.rest("PATCH", json={"network": {"hidden": []}})
    drawer = opened(bench)
    drawer.get_by_label("Of what").select_option("all training points")
    expect(drawer.get_by_text("the mean over N = 250 points")).to_be_visible()
    layer = bench.rest("GET", "/trace").json()["layers"][0]
    expect(drawer.locator("li")).to_have_count(3)
    assert results(drawer) == [short(value) for value in [*layer["dW"][0], layer["db"][0]]]
    formula = drawer.locator("li math").first
    assert formula.evaluate("math => math.namespaceURI") == "http://www.w3.org/1998/Math/MathML"
    assert re.sub(r"\s", "", formula.text_content()).startswith("∂J∂w1,1[1]=1N∑i=1N(y^(i)−y(i))x1(i)=1250(")


def test_pointing_at_a_factor_lights_the_weight_and_the_unit(bench):
    drawer = opened(bench)
    first = drawer.locator("li").filter(has_text="k").first
    first.hover()
    lit = bench.page.evaluate("() => frontiere.store.state.lit")
    assert {"layer": 3, "row": 0, "column": 0} in lit
    drawer.locator("li").nth(1).locator(".formula mrow[data-lit]").first.hover()
    expect(bench.page.locator(".unit[data-probed]")).to_have_count(1)
    bench.page.get_by_role("button", name="Chain rule").click()
    expect(bench.page.locator(".unit[data-probed]")).to_have_count(0)


def test_another_point_unit_and_the_matrix_form(bench):
    drawer = opened(bench)
    drawer.get_by_label("Point", exact=True).fill("8")
    drawer.get_by_label("Unit of layer 1").select_option("unit 3")
    drawer.get_by_label("in matrices").check()
    seen = bench.rest("GET", "/trace?point=7").json()["layers"][0]
    expect(drawer.locator("section").last.locator("li > p > math").last).to_contain_text(short(seen["db"][2]))
    box = drawer.get_by_role("group", name="Layer 1 in matrices")
    expect(box.locator("math")).to_have_count(3)
    assert "4×2" in re.sub(r"\s", "", box.text_content())
    drawer.get_by_label("Of what").select_option("all training points")
    over_w, over_b = box.locator("math").nth(1), box.locator("math").nth(2)
    expect(over_w).to_contain_text("1Nδ[1]")  # the mean, in both
    expect(over_b).to_contain_text("1Nδ[1]")


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_formula_scrolls_in_its_own_box_alone(bench):
    drawer = opened(bench)
    drawer.get_by_label("Of what").select_option("all training points")
    box = drawer.locator(".formula").first
    expect(box).to_have_attribute("tabindex", "0")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert bench.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_closed_it_asks_for_nothing_and_open_the_stream_goes_on(bench):
    asked = []
    bench.page.on("request", lambda request: asked.append(request.url) if "/trace" in request.url else None)
    bench.page.get_by_role("button", name="Play").click()
    bench.page.wait_for_function("() => frontiere.store.state.frame.state.step > 100")
    assert asked == []
    drawer = opened(bench)
    bench.page.wait_for_function("() => frontiere.store.state.frame.state.step > 600")
    assert 1 <= len(asked) <= 60
    drawer.press("Escape")
    bench.page.wait_for_function("() => !frontiere.store.state.drawer")
    before = len(asked)
    bench.page.wait_for_function(
        "(step) => frontiere.store.state.frame.state.step > step + 300", arg=bench.state["step"]
    )
    assert len(asked) <= before + 1


def test_every_loss_and_problem_has_its_formula(bench):
    drawer = opened(bench)
    cases = [("circle", loss) for loss in ("cross_entropy", "squared_error", "huber", "hinge")]
    cases += [("blobs", loss) for loss in ("cross_entropy", "squared_error", "huber", "hinge")]
    cases += [("plane", loss) for loss in ("squared_error", "huber")]
    for dataset, loss in cases:
        bench.rest("PATCH", json={"data": {"dataset": dataset}, "training": {"loss": loss}})
        state = httpx.get(f"{bench.server}/api/v1/sessions/{bench.session_id}").json()
        bench.page.wait_for_function(
            "(revision) => frontiere.store.state.frame.state.config_revision === revision",
            arg=state["state"]["config_revision"],
        )
        value = bench.rest("GET", "/trace?point=0").json()["layers"][-1]["delta"][0][0]
        expect(drawer.locator("li > p > math").first).to_contain_text(short(value))
        assert drawer.locator("li .formula").first.inner_text()
