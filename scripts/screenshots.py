"""Takes the page as one looks at it: every state, width and theme, into screenshots/. Run as `make screenshots`.

`python -m scripts.screenshots story metrics-390 --language fr` takes those whose names begin so, in French.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from frontiere import Client
from scripts.screenshot import FLAGS, ROOT, chromium, server

PICTURES = ROOT / "screenshots"
SIZES = {1440: 900, 1024: 768, 390: 844}
THEMES = ("light", "dark")
FULL = "Every session of this server is in use: 64 of 64. Try again in a minute."


@dataclass(frozen=True)
class State:
    """A session as a script sets it up, and what is then done on the page. Without settings it is a first visit."""

    settings: dict[str, dict[str, Any]] | None = field(default_factory=dict)
    epochs: int = 0
    do: Callable[[Page], object] = Page.bring_to_front
    whole: bool = True  # the whole page, not only what is in sight


def playing(page: Page, until: int) -> None:
    """Wait, while it plays, until so many epochs are learnt."""
    page.wait_for_function("until => (frontiere.store.state.frame?.state.epoch ?? 0) >= until", arg=until)


def play(page: Page) -> None:
    """Press play and look on for a while."""
    page.locator("#play").click()
    playing(page, 40)


def decide(page: Page) -> None:
    """Show the decision only, and ring what is wrong."""
    page.locator("#discretise").check()
    page.locator("#ring-wrong").check()


def diverge(page: Page) -> None:
    """Play until nothing is finite any more."""
    page.locator("#play").click()
    expect(page.locator("#diverged")).to_be_visible()


def drawer(name: str) -> Callable[[Page], object]:
    """Open a drawer by its name, which is the same in every language."""
    return lambda page: page.locator(f"#drawer-bar [data-drawer={name}]").click()


def surface(page: Page) -> None:
    """Open the surface of J over the path of the run, and wait until it is whole."""
    drawer("landscape")(page)
    with page.expect_response(lambda response: "over=path" in response.url):
        page.locator("#drawer input[value=path]").check(force=True)
    expect(page.locator("#drawer progress")).to_be_hidden()


def twin(page: Page) -> None:
    """Start a twin with another activation, and let both learn."""
    drawer("twin")(page)
    page.locator(".twin .strong").click()
    expect(page.locator(".stage-twin .plane")).to_be_visible()
    play(page)


def travel(page: Page) -> None:
    """Go back in time, by keyboard on the loss chart."""
    chart = page.locator("#loss")
    chart.focus()
    chart.press("Home")
    for _ in range(3):
        chart.press("PageUp")


def dialog(opener: str) -> Callable[[Page], object]:
    """Open a dialog by its button."""
    return lambda page: page.locator(opener).click()


ADAM = {"optimizer": {"name": "adam", "learning_rate": 0.01}}
STATES = {
    "story": State(None, do=lambda page: playing(page, 60)),
    "circle": State({"data": {"noise": 0.1}}, do=play),
    "spiral": State(
        {
            "data": {"dataset": "spiral", "noise": 0.05},
            "network": {"hidden": [{"units": 8, "activation": "tanh"}] * 6},
            "training": ADAM,
        },
        epochs=150,
    ),
    "classes": State(
        {
            "data": {"dataset": "pinwheel", "classes": 4, "noise": 0.3},
            "network": {"hidden": [{"units": 8, "activation": "relu"}, {"units": 4, "activation": "tanh"}]},
            "training": ADAM,
        },
        epochs=100,
        do=decide,
    ),
    "regression": State(
        {
            "data": {"dataset": "bumps"},
            "network": {"hidden": [{"units": 8, "activation": "tanh"}, {"units": 4, "activation": "tanh"}]},
            "training": {**ADAM, "loss": "squared_error"},
        },
        epochs=150,
    ),
    "diverged": State(
        {
            "data": {"dataset": "bumps"},
            "network": {"hidden": [{"units": 8, "activation": "linear"}] * 2},
            "training": {"optimizer": {"name": "sgd", "learning_rate": 10}, "loss": "squared_error"},
        },
        do=diverge,
    ),
    "metrics": State(
        {"data": {"dataset": "iris_petals"}, "training": ADAM}, epochs=100, do=drawer("metrics"), whole=False
    ),
    "break": State(
        {
            "data": {"dataset": "iris_petals"},
            "network": {
                "hidden": [{"units": 8, "activation": "tanh"}, {"units": 4, "activation": "tanh"}],
                "silenced_units": [[1, 2]],
            },
            "training": {**ADAM, "frozen_layers": [2], "frozen_weights": [[1, 0, 1], [3, 0, None]]},
        },
        epochs=60,
        do=drawer("break-it"),
        whole=False,
    ),
    "slope": State({"data": {"dataset": "xor"}, "training": ADAM}, epochs=60, do=drawer("slope"), whole=False),
    "surface": State({"data": {"dataset": "xor"}, "training": ADAM}, epochs=60, do=surface, whole=False),
    "neuron": State({"data": {"dataset": "xor"}, "training": ADAM}, epochs=60, do=drawer("neuron"), whole=False),
    "losses": State({"data": {"dataset": "xor"}, "training": ADAM}, epochs=60, do=drawer("loss"), whole=False),
    "chain": State({"data": {"dataset": "xor"}, "training": ADAM}, epochs=60, do=drawer("chain"), whole=False),
    "steps": State({"data": {"dataset": "xor"}, "training": ADAM}, epochs=60, do=drawer("step-by-step"), whole=False),
    "unfolding": State(
        {"data": {"dataset": "xor"}, "training": ADAM}, epochs=60, do=drawer("unfolding"), whole=False
    ),
    "points": State({"data": {"dataset": "iris_petals"}}, do=drawer("points"), whole=False),
    "twin": State({"data": {"dataset": "moons", "noise": 0.15}, "training": ADAM}, do=twin, whole=False),
    "time": State({"data": {"dataset": "xor"}, "training": ADAM}, epochs=120, do=travel),
    "lessons": State(do=dialog("#presets-open"), whole=False),
    "help": State(do=dialog("#help-open"), whole=False),
    "full": State(None, do=lambda page: expect(page.locator("#full")).to_be_visible(), whole=False),
}


def main() -> None:
    """Take what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=[""], help="the beginnings of names, such as spiral or story-390")
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    taken = 0
    with server() as address, Client(address) as client, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for state in STATES:
            for width in SIZES:
                for theme in THEMES:
                    name = f"{state}-{width}-{theme}"
                    if name.startswith(tuple(options.names)):
                        take(browser, client, address, name, options.language)
                        taken += 1
        browser.close()
    print(f"wrote {taken} pictures into {PICTURES.relative_to(ROOT)}/")
    if not taken:
        sys.exit(f"no picture begins with {' or '.join(options.names)}")


def take(browser: Browser, client: Client, address: str, name: str, language: str) -> None:
    """Set up a session, open the page on it, do what belongs to the state, take the picture."""
    title, width, theme = name.split("-")
    state, phone = STATES[title], int(width) < 500
    session = None
    if state.settings is not None:
        session = client.session(**state.settings)
        if state.epochs:
            session.train(epochs=state.epochs)
    context = browser.new_context(
        viewport={"width": int(width), "height": SIZES[int(width)]},
        device_scale_factor=2 if phone else 1,
        color_scheme="dark" if theme == "dark" else "light",
        locale=language,
        has_touch=phone,
        is_mobile=phone,
    )
    page = context.new_page()
    if title == "full":
        page.route("**/api/v1/sessions", lambda route: route.fulfill(status=503, json={"detail": FULL}))
    page.goto(f"{address}/#s={session.id}" if session else f"{address}/")
    if title != "full":
        expect(page.locator("#connection")).to_have_attribute("data-is", "live")
    state.do(page)
    page.mouse.move(0, 0)
    if state.whole:
        unroll(page, phone)
        page.wait_for_function("() => frontiere.store.state.frame?.surface && frontiere.store.state.frame.features")
    page.wait_for_timeout(700)  # what glides has come to rest, but for what trains
    suffix = "" if language == "en" else f"-{language}"
    page.screenshot(path=PICTURES / f"{name}{suffix}.png", full_page=state.whole)
    # A server must not train for nobody, nor be full before the last picture.
    last = session or (client.open(page.url.rpartition("#s=")[2]) if "#s=" in page.url else None)
    context.close()
    if last:
        last.delete()


def unroll(page: Page, phone: bool) -> None:
    """Let nothing that sticks to the window's edge lie over the whole page; on a phone all of it is in sight."""
    if phone:
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": page.viewport_size["width"], "height": height})  # type: ignore[index]
    else:
        page.evaluate("document.querySelector('.drawers').style.position = 'static'")


if __name__ == "__main__":
    main()
