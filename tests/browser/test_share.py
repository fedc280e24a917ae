"""Sharing: a link that gives another person the same picture, a link to look on, and links of the playground."""

import re
from pathlib import Path

import httpx
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Bench

PLAYGROUND = (
    "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=xor&learningRate=0.1&noise=10"
    "&networkShape=3&seed=0.5&showTestData=false&discretize=true&percTrainData=60&x=true&y=true&problem=classification"
)


def test_the_link_to_a_moment_gives_another_person_the_same_picture(bench: Bench, browser: Browser) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 7})
    bench.rest("PATCH", "/points/0", json={"x": [5.25, 5.25]})
    expect(page.locator("#figure-epoch")).to_have_text("7")
    loss = page.locator("#figure-train-loss").inner_text()
    page.get_by_label("decision only").check()
    page.get_by_role("button", name="Share").click()
    link = page.get_by_label("This moment", exact=True)
    expect(link).to_have_value(re.compile("#x="))
    address = link.input_value()
    other = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en")
    page = other.new_page()
    page.goto(address)
    expect(page.locator("#figure-epoch")).to_have_text("7")
    expect(page.locator("#figure-step")).to_have_text("175")
    expect(page.locator("#figure-train-loss")).to_have_text(loss)
    expect(page.get_by_label("decision only")).to_be_checked()
    copy = Bench(page, bench.server)
    assert copy.session_id != bench.session_id
    assert copy.rest("GET", "/points").json()["x"][0] == [5.25, 5.25]
    assert copy.rest("GET", "/weights").json() == bench.rest("GET", "/weights").json()
    copy.rest("DELETE")
    other.close()


def test_a_damaged_link_says_so_and_gives_a_new_session(bench: Bench) -> None:
    bench.page.goto("about:blank")
    bench.page.goto(f"{bench.server}/#x=abc")
    expect(bench.page.get_by_text("This link is damaged")).to_be_visible()
    bench.live()


def test_one_who_watches_sees_everything_and_changes_nothing(bench: Bench, browser: Browser) -> None:
    page = bench.page
    page.get_by_role("button", name="Share").click()
    address = page.get_by_label("Watch live").input_value()
    page.keyboard.press("Escape")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en")
    watcher = context.new_page()
    watcher.goto(address)
    expect(watcher.get_by_text("You are watching")).to_be_visible()
    for name in ("Play", "Reset", "One batch", "One layer more"):
        expect(watcher.get_by_role("button", name=name, exact=True)).to_be_disabled()
    expect(watcher.get_by_label("Learning rate", exact=True)).to_be_disabled()
    expect(watcher.get_by_label("test points")).to_be_enabled()
    watcher.get_by_role("button", name="Twin network").click()
    expect(watcher.get_by_role("button", name="Start both")).to_be_disabled()
    watcher.get_by_role("button", name="Close the drawer").click()
    watcher.keyboard.press("s")
    at = Bench(watcher, bench.server)
    watcher.mouse.move(*at.place(*bench.rest("GET", "/points").json()["x"][0]))
    watcher.mouse.down()
    watcher.mouse.move(*at.place(5, 5), steps=3)
    watcher.mouse.up()
    page.get_by_role("button", name="One epoch").click()
    expect(watcher.locator("#figure-step")).to_have_text("25")
    expect(watcher.get_by_role("button", name="Play", exact=True)).to_be_disabled()
    assert bench.state["step"] == 25
    assert bench.state["data_revision"] == 0
    assert re.search("#w=", watcher.url)
    watcher.get_by_role("button", name="Open a copy of my own").click()
    expect(watcher.get_by_text("You are watching")).to_be_hidden()
    expect(watcher.locator("#figure-step")).to_have_text("25")
    context.close()


def test_a_checkpoint_is_downloaded_and_goes_on_step_by_step_the_same(bench: Bench, tmp_path: Path) -> None:
    page = bench.page
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-step")).to_have_text("25")
    first, file = bench.session_id, tmp_path / "checkpoint.safetensors"
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    download.value.save_as(file)
    page.get_by_label("Checkpoint, as a file").set_input_files(file)
    page.wait_for_function("(first) => !location.hash.includes(first)", arg=first)
    expect(page.locator("#figure-step")).to_have_text("25")
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-step")).to_have_text("50")
    api = f"{bench.server}/api/v1/sessions"
    httpx.post(f"{api}/{first}/train", json={"epochs": 1})
    both = [httpx.get(f"{api}/{name}/weights").json() for name in (first, bench.session_id)]
    assert both[0] == both[1]


def test_a_link_of_the_playground_is_the_same_setup(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Share").click()
    share = page.get_by_role("dialog", name="Share")
    share.get_by_label("From playground.tensorflow.org").fill("https://example.org")
    share.get_by_role("button", name="Open").click()
    expect(share.get_by_text("This is no link of")).to_be_visible()
    share.get_by_label("From playground.tensorflow.org").fill(PLAYGROUND)
    share.get_by_role("button", name="Open").click()
    expect(share.get_by_text("not a tanh")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("1 hidden layer")).to_be_visible()
    config = bench.rest("GET").json()["config"]
    assert config["data"] | {"seed": 0} == {
        "dataset": "xor",
        "samples": 500,
        "noise": 0.1,
        "classes": 2,
        "test_fraction": 0.4,
        "seed": 0,
    }
    assert config["network"]["hidden"] == [{"units": 3, "activation": "relu"}]
    expect(page.get_by_label("decision only")).to_be_checked()
