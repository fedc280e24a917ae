"""What the page says when something is worth explaining."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Bench


def why(bench: Bench) -> Locator:
    return bench.page.get_by_role("status", name="Why")


def stuck(bench: Bench) -> None:
    """A network whose units are all alike, learning as fast as it can."""
    bench.rest("PATCH", json={"network": {"initializer": "zeros"}, "view": {"epochs_per_second": None}})
    bench.page.get_by_role("button", name="Play").click()


def test_units_that_are_all_alike_are_explained_and_helped(bench: Bench) -> None:
    stuck(bench)
    expect(why(bench)).to_contain_text("All units are alike")
    why(bench).get_by_role("button", name="Start from random weights").click()
    expect(why(bench)).to_be_hidden()
    bench.page.wait_for_function("() => frontiere.store.state.config.network.initializer === 'glorot_uniform'")


def test_a_muted_message_stays_muted_until_it_is_wanted_again(bench: Bench) -> None:
    page = bench.page
    stuck(bench)
    expect(why(bench)).to_contain_text("All units are alike")
    noticed = page.evaluate("frontiere.store.state.frame.state.epoch")
    why(bench).get_by_role("button", name="Mute this message").click()
    page.reload()
    bench.live()
    again = page.get_by_role("button", name="say again what was muted")
    expect(again).to_be_visible()
    page.wait_for_function("() => frontiere.store.state.frame.state.running")
    # By as many epochs more as it took to notice, it would have been said again.
    page.wait_for_function("(epoch) => frontiere.store.state.frame.state.epoch > epoch", arg=2 * noticed + 1000)
    expect(why(bench)).not_to_contain_text("All units are alike")
    again.click()
    expect(again).to_be_hidden()
    expect(why(bench)).to_contain_text("All units are alike")


def test_the_default_run_needs_no_explanation(bench: Bench) -> None:
    page = bench.page
    page.get_by_label("Speed", exact=True).select_option(label="full speed")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.epoch > 1000")
    expect(why(bench)).to_be_hidden()


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_overfitting_leads_back_to_the_best_moment_on_a_phone(bench: Bench) -> None:
    page = bench.page
    bench.rest(
        "PATCH",
        json={
            "data": {"dataset": "spiral", "samples": 80, "noise": 0.5},
            "network": {"hidden": [{"units": 24, "activation": "tanh"}] * 2},
            "training": {"optimizer": {"name": "adam", "learning_rate": 0.02}},
        },
    )
    page.get_by_role("button", name="Play").click()
    expect(why(bench)).to_contain_text("learning by heart")
    why(bench).get_by_role("button", name="Back to epoch").click()
    page.wait_for_function("() => !frontiere.store.state.frame.state.running")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
