"""A thousand random actions leave no complaint, no stuck state, and a session that still trains.

MONKEY_SEED takes another seed, MONKEY_ACTIONS another number. What was done is printed when it fails.
"""

import os
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Response, expect

from tests.browser.conftest import Bench

PICK = Path(__file__).with_name("monkey.js").read_text(encoding="utf-8")
SEED = int(os.environ.get("MONKEY_SEED", "1"))
ACTIONS = int(os.environ.get("MONKEY_ACTIONS", "1000"))
TOLD = 20
LATE = "status of 422"
SURFACES = ["#plane", "#plane", "#plane", "#loss", "#features", "#network"]
KEYS = [
    *("Space", "s", "e", "r", "?", "Escape", "Escape", "Tab", "Shift+Tab", "Enter"),
    *("Control+z", "Control+z", "Control+y", "Control+Shift+z", "Control+a", "Delete", "Backspace"),
    *("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Shift+ArrowLeft", "Home", "End", "PageUp", "PageDown"),
    *("n", "p", "a", "Shift+a", "0", "1", "2", "9", "x"),
]
SLIDES = ["Home", "End", "ArrowLeft", "ArrowRight", "PageUp", "PageDown"]
TYPED = [
    *(
        "",
        "0",
        "1",
        "2",
        "3",
        "7",
        "10",
        "50",
        "0.03",
        "0.5",
        "0,5",
        "-1",
        "1e9",
        "1e-9",
        "NaN",
        "∞",
        "abc",
        "9" * 30,
    ),
    "https://playground.tensorflow.org/#activation=relu&networkShape=3,2&dataset=xor",
    "https://nowhere.invalid/#x=1",
]
SIZES = [(1440, 900), (1024, 768), (390, 844)]


class Monkey:
    """Seeded hands at the page, and what they did."""

    def __init__(self, page: Page, seed: int) -> None:
        self.page = page
        self.chance = random.Random(seed)
        self.log: list[str] = []

    def act(self) -> None:
        """One action."""
        action = self.chance.choices(
            (self.use, self.press, self.click, self.drag, self.hover, self.resize, self.reload),
            (50, 20, 8, 12, 6, 0.5, 0.4),
        )[0]
        action()

    def say(self, what: str) -> None:
        self.log.append(what)

    def use(self) -> None:
        """Something a person would do with a control that is seen."""
        chances = [[self.chance.random(), self.chance.random()] for _ in range(8)]
        found: dict[str, Any] | None = self.page.evaluate(PICK, chances)
        if found is None:
            self.say("nothing to use: Escape")
            self.page.keyboard.press("Escape")
            return
        name = found["name"]
        assert not found["external"], f"a link leads out: {name}"
        if found["kind"] == "select" and found["options"]:  # a page that is being built has menus without
            self.choose(name, found["options"])
        elif found["kind"] == "text":
            self.type(name)
        elif found["kind"] == "range" and self.chance.random() < 0.5:
            self.say(f"slide {name}")
            for _ in range(self.chance.randint(1, 4)):
                self.page.keyboard.press(self.chance.choice(SLIDES))
        else:
            left, top, width, height = found["box"]
            share = self.chance.random() if found["kind"] == "range" else 0.5
            self.say(f"click {found['kind']} {name}")
            times = self.chance.choice([1, 1, 1, 2])
            self.page.mouse.click(left + share * width, top + height / 2, click_count=times)

    def choose(self, name: str, options: list[str]) -> None:
        value = self.chance.choice(options)
        self.say(f"choose {value!r} in {name}")
        self.page.evaluate(
            "(value) => { const menu = document.activeElement; menu.value = value;"
            " for (const type of ['input', 'change']) menu.dispatchEvent(new Event(type, { bubbles: true })); }",
            value,
        )

    def type(self, name: str) -> None:
        text, end = self.chance.choice(TYPED), self.chance.choice(["Enter", "Tab", "Escape"])
        self.say(f"type {text!r} and {end} into {name}")
        self.page.keyboard.press("Control+a")
        if text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("Delete")
        self.page.keyboard.press(end)

    def press(self) -> None:
        key = self.chance.choice(KEYS)
        self.say(f"press {key}")
        self.page.keyboard.press(key)

    def place(self) -> tuple[str, float, float]:
        """A place on one of the canvases, or beside one that is out of sight."""
        surface = self.chance.choice(SURFACES)
        box = self.page.evaluate(
            "(selector) => { const box = document.querySelector(selector).getBoundingClientRect();"
            " return [box.x, box.y, box.width, box.height]; }",
            surface,
        )
        x, y = self.chance.random(), self.chance.random()
        return f"{surface} at {x:.2f}, {y:.2f}", box[0] + x * box[2], box[1] + y * box[3]

    def click(self) -> None:
        where, x, y = self.place()
        self.say(f"click {where}")
        self.page.mouse.click(x, y, button=self.chance.choice(["left", "left", "left", "right"]))

    def hover(self) -> None:
        where, x, y = self.place()
        self.say(f"point to {where}")
        self.page.mouse.move(x, y)

    def drag(self) -> None:
        start, x0, y0 = self.place()
        end, x1, y1 = self.place()
        key = self.chance.choice([None, None, None, "Shift", "Escape"])
        self.say(f"drag from {start} to {end}" + (f" with {key}" if key else ""))
        self.page.mouse.move(x0, y0)
        self.page.mouse.down()
        if key == "Shift":
            self.page.keyboard.down(key)
        self.page.mouse.move((x0 + x1) / 2, (y0 + y1) / 2)
        if key == "Escape":
            self.page.keyboard.press(key)
        self.page.mouse.move(x1, y1)
        if key == "Shift":
            self.page.keyboard.up(key)
        self.page.mouse.up()

    def resize(self) -> None:
        width, height = self.chance.choice(SIZES)
        self.say(f"resize to {width}×{height}")
        self.page.set_viewport_size({"width": width, "height": height})

    def reload(self) -> None:
        self.say("reload")
        self.page.reload(wait_until="domcontentloaded")


def played(bench: Bench, monkey: Monkey) -> None:
    """Act, and stop at the first complaint, so that the last action is the one that brought it about."""
    for _ in range(ACTIONS):
        try:
            monkey.act()
        except Error as error:
            # A link or a reload may take the page away under an action; that is no fault of the page.
            if not any(part in error.message for part in ("navigation", "context was destroyed", "not attached")):
                raise
            bench.page.wait_for_load_state()
        assert faults(bench) == []


def faults(bench: Bench) -> list[str]:
    """All complaints but those of a refused reading: a drawer may ask a moment after its points have gone."""
    return [complaint for complaint in bench.complaints if LATE not in complaint]


def calm(bench: Bench) -> None:
    """Close what is open, show what is hidden, as a visitor would."""
    page = bench.page
    page.mouse.up()
    for _ in range(page.locator("dialog[open]").count() + 1):
        page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.set_viewport_size({"width": 1440, "height": 900})
    if page.evaluate("location.search") != "":
        page.goto(f"{bench.server}/#s={bench.session_id}")
    bench.live()


def still_trains(bench: Bench) -> None:
    page = bench.page
    page.locator("#reset").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.step === 0")
    received = page.evaluate("frontiere.store.state.received")
    if page.locator("#play").get_attribute("aria-pressed") != "true":
        page.locator("#play").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.step > 0")
    page.wait_for_function("(before) => frontiere.store.state.received > before", arg=received)


def agrees(bench: Bench) -> None:
    """What the page shows is what the server has; nothing that was wanted is still on its way."""
    page = bench.page
    if bench.state["running"]:
        page.locator("#play").click()
    page.wait_for_function("() => !frontiere.store.state.frame.state.running && !frontiere.store.state.wanted")
    shown = page.evaluate(
        "() => { const { config, points, frame } = frontiere.store.state;"
        " return { config, points: points.labels.length, step: frame.state.step }; }"
    )
    config = bench.rest("GET").json()["config"]
    assert shown == {
        "config": config,
        "points": len(bench.rest("GET", "/points").json()["y"]),
        "step": bench.state["step"],
    }


def undoes(bench: Bench) -> None:
    page = bench.page
    config = "() => JSON.stringify(frontiere.store.state.frame && frontiere.store.state.config.data.dataset)"
    before = page.evaluate(config)
    page.locator("#tiles button[aria-pressed=false]:not([aria-label=Custom])").first.click()
    page.wait_for_function(f"(before) => ({config})() !== before", arg=before)
    page.locator("#undo").click()
    page.wait_for_function(f"(before) => ({config})() === before", arg=before)


@pytest.mark.complains(LATE)
def test_a_thousand_random_actions_leave_a_page_that_works(bench: Bench) -> None:
    monkey = Monkey(bench.page, SEED)

    def judge(answer: Response) -> None:
        read = answer.request.method == "GET" and answer.status == 422
        bench.complaints.extend([f"{answer.status} {answer.url}"] if answer.status >= 400 and not read else [])

    bench.page.on("response", judge)
    try:
        played(bench, monkey)
        calm(bench)
        still_trains(bench)
        agrees(bench)
        undoes(bench)
        assert faults(bench) == []
    except BaseException:
        print(f"MONKEY_SEED={SEED}, after {len(monkey.log)} actions; the last were:", *monkey.log[-TOLD:], sep="\n  ")
        raise
