"""The drawer that breaks the network: switches, damage, the figures around it, and the histograms."""

import numpy as np
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench


def figure(drawer: Locator, row: str, column: int) -> Locator:
    return drawer.get_by_role("row", name=row).get_by_role("cell").nth(column)


def config(bench: Bench, section: str, field: str) -> object:
    return bench.rest("GET", "").json()["config"][section][field]


def test_the_network_is_broken_and_mended(bench: Bench) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 40})
    page.get_by_role("button", name="Break it", exact=True).click()
    drawer = page.get_by_role("region", name="Break it", exact=True)
    pictures = drawer.get_by_role("img")
    expect(pictures).to_have_count(6)
    expect(pictures.first).to_have_attribute("aria-label", "Layer 1: activations from −1 to 1")

    # A silenced unit: said at once, in the page's own numbers too, and undone.
    unit = drawer.get_by_role("button", name="Silence unit 1 of layer 1")
    trained = bench.rest("GET", "").json()["state"]["loss"]["train"]
    expect(figure(drawer, "train loss", 2)).to_have_text(f"{trained:.3f}")
    unit.focus()
    page.keyboard.press("Enter")
    expect(unit).to_have_attribute("aria-pressed", "true")
    expect(figure(drawer, "train loss", 0)).to_have_text(f"{trained:.3f}")
    broken = bench.rest("GET", "").json()["state"]["loss"]["train"]
    expect(figure(drawer, "train loss", 1)).to_have_text(f"{broken:.3f}")
    assert broken > trained
    assert config(bench, "network", "silenced_units") == [[1, 0]]
    page.get_by_role("button", name="Undo").click()
    expect(unit).to_have_attribute("aria-pressed", "false")

    # A frozen layer and a frozen weight stay while it trains; a layer without biases has none.
    drawer.get_by_role("checkbox", name="Layer 2: frozen").check()
    drawer.get_by_role("checkbox", name="Layer 1: without biases").check()
    drawer.get_by_role("combobox", name="Single weight: neuron").select_option("3,0")
    drawer.get_by_role("button", name="Freeze").click()
    thaw = drawer.get_by_role("button", name="learn again")
    expect(thaw).to_be_visible()
    before = bench.rest("GET", "/weights").json()["layers"]
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#figure-epoch")).not_to_have_text("40")
    unit.click()  # live
    expect(unit).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Pause").click()
    after = bench.rest("GET", "/weights").json()["layers"]
    assert before[1] == after[1]
    assert before[2]["W"][0][0] == after[2]["W"][0][0]
    assert before[2]["W"][0][1] != after[2]["W"][0][1]
    assert after[0]["b"] == [0, 0, 0, 0]
    thaw.click()
    expect(thaw).to_have_count(0)
    assert config(bench, "training", "frozen_weights") == []

    # Damage that is done once, and its marks.
    drawer.get_by_role("button", name="2 bits").click()
    drawer.get_by_role("button", name="Add noise").click()
    share = drawer.get_by_role("slider", name="Wrong labels")
    share.press("End")
    drawer.get_by_role("button", name="Flip labels").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.undo >= 7")
    edits = [edit["what"] for edit in bench.rest("GET", "/history").json()["edits"]]
    assert edits[-2:] == ["noise of 20 % on the weights", "100 % of the training labels flipped"]
    layers = bench.rest("GET", "/weights").json()["layers"]
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.redo === 2")
    rounded = bench.rest("GET", "/weights").json()["layers"]
    assert layers[0]["W"] != rounded[0]["W"]
    assert all(len(np.unique(layer["W"])) <= 3 for layer in rounded)
