"""Keys of the whole page: Space plays and pauses wherever the focus is, Escape lets go of a pinned neuron."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Bench

CLICKED: list[tuple[Any, str]] = [
    ("button", "Undo"),
    ("button", "Runs"),
    ("button", "XOR"),
    ("button", "One unit more in layer 1"),
    ("radio", "Brush"),
    ("slider", "Noise"),
]
RUNNING = "(running) => frontiere.store.state.frame.state.running === running"


def plays(page: Page) -> None:
    """Space plays, and plays no more when it is pressed again."""
    for running in (True, False):
        page.keyboard.press("Space")
        page.wait_for_function(RUNNING, arg=running)


def test_space_plays_and_does_not_press_again_what_was_clicked_last(bench: Bench) -> None:
    page = bench.page
    shown = """() => {
        const { drawer, tool, config } = frontiere.store.state;
        return [drawer, tool, config.network.hidden[0].units];
    }"""
    for role, name in CLICKED:
        control = page.get_by_role(role, name=name, exact=True)
        control.click(force=True)
        control.focus()
        page.wait_for_function("() => !frontiere.store.state.wanted")
        before = page.evaluate(shown)
        plays(page)
        assert page.evaluate(shown) == before, name


def test_space_plays_from_a_view_and_from_a_tab(bench: Bench) -> None:
    for place in ("#plane", "#loss", "#drawer-bar button"):
        bench.page.locator(place).first.focus()
        plays(bench.page)


def test_space_after_a_click_on_pause_plays_though_nothing_has_been_told_yet(bench: Bench) -> None:
    page = bench.page
    page.locator("#play").click()
    page.wait_for_function(RUNNING, arg=True)
    asked = page.evaluate(
        "() => { document.querySelector('#play').click();"
        " const { asked } = frontiere.store.state;"
        " document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }));"
        " return [asked, frontiere.store.state.asked]; }"
    )
    assert asked == [False, True]
    page.wait_for_function("() => frontiere.store.state.asked === null")
    assert bench.state["running"]


def test_enter_still_presses_the_button_that_has_the_focus(bench: Bench) -> None:
    bench.page.get_by_role("button", name="Runs", exact=True).focus()
    bench.page.keyboard.press("Enter")
    expect(bench.page.get_by_role("region", name="Runs", exact=True)).to_be_visible()


def test_a_box_keeps_its_space_and_so_does_a_text_field(bench: Bench) -> None:
    page = bench.page
    box = page.get_by_label("decision only")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    page.get_by_label("Data seed").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="One batch").click()
    expect(page.locator("#figure-step")).to_have_text("1")
    assert not bench.state["running"]


def test_a_key_that_is_held_plays_once(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Runs", exact=True).focus()
    page.keyboard.down("Space")
    page.keyboard.down("Space")
    page.keyboard.up("Space")
    page.wait_for_function(RUNNING, arg=True)
    expect(page.get_by_role("region", name="Runs", exact=True)).to_be_hidden()


def pin(page: Page) -> None:
    page.locator(".unit").first.click()
    page.wait_for_function("() => frontiere.store.state.pinned")
    page.mouse.move(5, 300)


def test_escape_closes_what_is_open_and_then_lets_go_of_a_pinned_neuron(bench: Bench) -> None:
    page = bench.page
    pin(page)
    expect(page.locator("#output-title")).to_have_text("Layer 1, unit 1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("() => frontiere.store.state.pinned !== null")
    page.keyboard.press("Escape")
    page.wait_for_function("() => frontiere.store.state.pinned === null")
    expect(page.locator("#output-title")).to_have_text("Output")


def test_a_pinned_neuron_has_a_way_back_beside_its_name(bench: Bench) -> None:
    page = bench.page
    back = page.get_by_role("button", name="Show the output again")
    expect(back).to_be_hidden()
    pin(page)
    back.click()
    page.wait_for_function("() => frontiere.store.state.pinned === null")
    expect(back).to_be_hidden()
    expect(page.locator("#output-title")).to_have_text("Output")


def test_escape_in_a_drawer_closes_it_and_leaves_the_neuron_pinned(bench: Bench) -> None:
    page = bench.page
    pin(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Runs", exact=True).click()
    expect(page.get_by_role("region", name="Runs", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Runs", exact=True)).to_be_hidden()
    assert page.evaluate("() => frontiere.store.state.pinned !== null")
