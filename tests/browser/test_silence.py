"""A server that falls silent and comes back: the page says so, and goes on."""

import signal
import sys

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Bench
from tests.conftest import started


def test_a_stopped_server_is_not_live_and_one_that_goes_on_is_again(browser: Browser) -> None:
    with started([sys.executable, "-m", "app"]) as (address, server):
        page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en").new_page()
        bench = Bench(page, address)
        page.goto(f"{address}/#new")
        bench.live()
        connection = page.locator("#connection")
        server.send_signal(signal.SIGSTOP)
        try:
            # The bound is the product's: ten seconds.
            expect(connection).not_to_have_attribute("data-is", "live", timeout=10_000)
        finally:
            server.send_signal(signal.SIGCONT)
        bench.live()
        bench.rest("POST", "/train", json={"steps": 7})
        step = bench.state["step"]
        page.wait_for_function("(step) => frontiere.store.state.frame?.state.step === step", arg=step)
        weights = bench.rest("GET", "/weights").json()["layers"][0]["W"]
        shown = page.evaluate("() => [...frontiere.store.state.frame.weights[0].values]")
        assert shown == pytest.approx([value for row in weights for value in row], rel=1e-6)
        page.context.close()
