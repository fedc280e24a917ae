"""Takes docs/screenshot.png of the real page: two moons, learnt. Run as `make screenshots`."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from frontiere import Client, Session

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "screenshot.png"
WIDTH, HEIGHT = 1440, 900
# A browser that calls home only waits for answers that never come.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
LEARNT, MOST_EPOCHS = 0.01, 1200


def main() -> None:
    """Start the server, open the page, let it learn, take the picture."""
    with server() as address, Client(address) as client, sync_playwright() as playwright:
        session = client.session(
            data={"dataset": "moons", "samples": 400, "noise": 0.15, "test_fraction": 0.3},
            training={"optimizer": {"name": "adam", "learning_rate": 0.03}},
            view={"epochs_per_second": 60.0},
        )
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=1,
            color_scheme="light",
            locale="en",
        )
        page = context.new_page()
        page.goto(f"{address}/#s={session.id}")
        page.click("#play")
        page.mouse.move(0, 0)
        learn(page, session)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"wrote {PICTURE.relative_to(ROOT)}")


def learn(page: Page, session: Session) -> None:
    """Look on until the train loss is low; then pause, and let the last frame be drawn."""
    state = session.state
    while (state["loss"]["train"] or 0.0) > LEARNT and state["epoch"] < MOST_EPOCHS:
        page.wait_for_timeout(100)
        state = session.state
    epoch = session.pause()["epoch"]
    page.wait_for_function("epoch => document.body.innerText.replace(/\\D/g, '').includes(epoch)", arg=str(epoch))
    page.wait_for_timeout(500)


@contextmanager
def server() -> Iterator[str]:
    """Run a server on a free port; its address is what it prints."""
    command = [sys.executable, "-m", "app", "--no-browser", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+:\d+", process.stdout.readline())
        try:
            if address is None:
                sys.exit("the server did not start")
            yield address[0]
        finally:
            process.terminate()


def chromium() -> str:
    """The Chromium that CHROMIUM names, or the one on the path."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        sys.exit("there is no Chromium; name one: CHROMIUM=/path/to/chromium")
    return path


if __name__ == "__main__":
    main()
