"""The page in Firefox: it plays, every drawer opens, nothing is complained of, and its ground is the paper."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.firefox import Firefox, running

FIREFOX = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox") or ""
LIVE = (
    "!document.querySelector('#main').hasAttribute('aria-busy')"
    " && document.querySelector('#connection').dataset.is === 'live'"
)
DRAWERS = "[...document.querySelectorAll('#drawer-bar [data-drawer]')].map((tab) => tab.dataset.drawer)"
BOX = """(() => {
  const network = document.querySelector('#network'), { left, top, right, bottom } = network.getBoundingClientRect();
  const stage = network.querySelector('.stage').getBoundingClientRect();
  return { left, top, right, bottom, spare: right - left - stage.width, below: bottom - top - stage.height };
})()"""


@pytest.mark.skipif(not FIREFOX, reason="there is no Firefox; scripts/firefox.sh installs one")
def test_the_page_works_in_firefox(server: str, tmp_path: Path) -> None:
    with running(FIREFOX, tmp_path) as firefox:
        firefox.call("browsingContext.setViewport", context=firefox.page, viewport={"width": 1440, "height": 900})
        firefox.goto(f"{server}/#new")
        firefox.wait_for(LIVE)
        the_network_stands_on_the_paper(firefox)
        it_plays(firefox)
        every_drawer_opens(firefox)
        complaints = [
            entry["text"] for entry in firefox.told("log.entryAdded") if entry["level"] in ("warn", "error")
        ]
        assert complaints == []
        asked = [urlsplit(told["request"]["url"]).netloc for told in firefox.told("network.beforeRequestSent")]
        assert {host for host in asked if host} == {urlsplit(server).netloc}  # a picture in a data: URL has none


def the_network_stands_on_the_paper(firefox: Firefox) -> None:
    """No scrollbar where there is nothing to scroll: its track was whiter than the paper, in every second frame."""
    firefox.wait_for("document.querySelector('#network .unit canvas')")
    box = firefox.evaluate(BOX)
    assert 0 <= box["spare"] < 1
    assert 0 <= box["below"] < 1
    picture = firefox.picture()
    paper = picture.getpixel((2, int(box["top"])))
    middle = (int(box["left"] + box["right"]) // 2, int(box["bottom"]) - 2)
    corner = (int(box["right"]) - 2, int(box["bottom"]) - 2)
    edge = (int(box["right"]) - 2, int(box["top"] + 70))
    assert [picture.getpixel(place) for place in (middle, corner, edge)] == [paper] * 3


def it_plays(firefox: Firefox) -> None:
    epoch = "Number(document.querySelector('#figure-epoch').textContent)"
    firefox.evaluate("document.querySelector('#play').click()")
    firefox.wait_for(f"{epoch} > 3")
    firefox.evaluate("document.querySelector('#play').click()")
    firefox.wait_for("document.querySelector('#play').dataset.running !== 'true'")


def every_drawer_opens(firefox: Firefox) -> None:
    names = firefox.evaluate(DRAWERS)
    assert len(names) > 8
    for name in names:
        firefox.evaluate(f"document.querySelector('[data-drawer={name}]').click()")
        there = f"document.querySelector('#drawer-{name}')"
        firefox.wait_for(f"{there}?.textContent && !{there}.textContent.includes('Loading…')")
        assert "could not be loaded" not in firefox.evaluate(f"{there}.textContent")
