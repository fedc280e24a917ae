"""What a person does while the page is still being built is kept, and done as soon as it can be."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench

# The document is complete, and what comes after the first boundary is not there yet.
EARLY = """
document.addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("#main"), sent = { bubbles: true, cancelable: true };
  if (!main) return; // about:blank
  if (main.getAttribute("aria-busy") !== "true") throw new Error("too late for this test");
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ...sent }));
  const click = (selector) => document.querySelector(selector).click();
  const at = (type, selector, x, y) => {
    const on = document.querySelector(selector), box = on.getBoundingClientRect();
    const [clientX, clientY] = [box.left + x * box.width, box.top + y * box.height];
    const how = { pointerId: 1, isPrimary: true, pointerType: "mouse", buttons: type === "pointerup" ? 0 : 1 };
    on.dispatchEvent(new PointerEvent(type, { ...how, ...sent, clientX, clientY }));
  };
  const choose = (selector, value) => {
    const menu = document.querySelector(selector);
    menu.value = value;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  };
  %s;
});
"""
DONE = {
    'click("#presets-open")': "document.querySelector('#presets').open",
    'click("#share-open")': "document.querySelector('#share').open",
    'click("#hiding-open")': "document.querySelector('#hiding').open",
    'press("?")': "document.querySelector('#help').open",
    'click("#play")': "frontiere.store.state.frame.state.running",
    'press(" ")': "frontiere.store.state.frame.state.running",
    'press("e")': "frontiere.store.state.frame.state.epoch === 1",
    'press("e"); press("e"); click("#reset")': "frontiere.store.state.frame.state.undo === 1",
    'click("#discretise")': "document.querySelector('#discretise').checked",
    'click("[data-drawer=metrics]")': "document.querySelector('#drawer-metrics table')",
    'choose("#speed", "100")': "frontiere.store.state.config.view.epochs_per_second === 100",
    'click("#tiles button[aria-label=XOR]")': "frontiere.store.state.config.data.dataset === 'xor'",
    'click("#tools input[value=add]"); at("pointerdown", "#plane", 0.5, 0.5); at("pointerup", "#plane", 0.5, 0.5)': (
        "frontiere.store.state.points.labels.length === 501"
    ),
}


@pytest.mark.parametrize(("doing", "done"), DONE.items())
def test_what_is_done_before_the_page_listens_is_carried_out(bench: Bench, doing: str, done: str) -> None:
    page = bench.page
    page.add_init_script(EARLY % doing)
    page.goto("about:blank")
    page.goto(f"{bench.server}/#new")
    bench.live()
    page.wait_for_function(f"() => {done}")
    expect(page.locator("#message")).to_be_hidden()
