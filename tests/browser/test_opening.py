"""The page opens on a real server in a real Chromium: without complaint, without another host, and it learns."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from scripts.screenshot import FLAGS, chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def test_the_page_opens_plays_and_asks_no_other_host(browser: Browser, server: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(server)
    epoch = page.locator("#figure-epoch")
    expect(epoch).to_have_text("0")
    page.click("#play")
    expect(epoch).not_to_have_text("0")
    page.click("#play")
    page.close()
    assert complaints == []
    assert hosts == {urlsplit(server).netloc}
