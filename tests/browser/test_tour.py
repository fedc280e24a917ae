"""The tour: every stop is at most three clicks from the opening page, and shows what it says."""

import pytest

from scripts.tour import PAGE, PICTURES, STOPS, opened, text, visit


def test_the_written_tour_is_this_one():
    assert PAGE.read_text(encoding="utf-8") == text()
    assert all((PICTURES / f"{stop.name}.png").stat().st_size > 10_000 for stop in STOPS)


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_a_stop_is_three_clicks_away_at_most(browser, server, stop):
    assert len(stop.clicks) <= 3
    page = opened(browser, server, 1)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    visit(page, stop).wait_for()
    page.wait_for_function("() => document.querySelector('#drawer .content')?.innerText.length > 40")
    assert complaints == []
    page.context.close()
