"""Taking away: code, files, pictures of any view, and the training as a film; the run does not notice."""

import base64
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import Bench

STACKED = """(view) => {
    const layers = [...document.querySelectorAll(`${view} canvas`)];
    const [{width, height}] = layers;
    const canvas = Object.assign(document.createElement("canvas"), {width, height});
    for (const layer of layers) canvas.getContext("2d").drawImage(layer, 0, 0);
    return canvas.toDataURL();
}"""


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Export", exact=True).click()
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog).to_be_visible()
    return dialog


def picture(download: Download) -> Image.Image:
    image = Image.open(io.BytesIO(Path(download.path()).read_bytes()))
    image.load()
    return image


def take(page: Page, dialog: Locator, view: str, size: str) -> Image.Image:
    dialog.get_by_label("View", exact=True).select_option(label=view)
    dialog.get_by_label("Size of the picture").select_option(label=size)
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download PNG").click()
    return picture(download.value)


def coloured(image: Image.Image) -> int:
    """How many different colours there are: a blank picture has one."""
    colours = image.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    return len(colours)


def test_the_code_is_shown_saved_and_runs(bench: Bench, tmp_path: Path) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 5})
    dialog = opened(page)
    code = dialog.get_by_role("region", name="Code")
    expect(code).to_contain_text("import torch")
    dialog.get_by_label("NumPy").check()
    expect(code).to_contain_text("import numpy")
    expect(code).not_to_contain_text("import torch")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download", exact=True).click()
    assert download.value.suggested_filename == "frontiere-circle-numpy.py"
    script = tmp_path / "network.py"
    download.value.save_as(script)
    assert script.read_text(encoding="utf-8") == code.inner_text() == bench.rest("GET", "/export?format=numpy").text
    subprocess.run([sys.executable, script], check=True, capture_output=True)
    dialog.get_by_role("button", name="Copy", exact=True).click()
    expect(dialog.get_by_text("Copied.")).to_be_visible()


def test_files_are_those_of_the_server(bench: Bench) -> None:
    page = bench.page
    dialog = opened(page)
    for link, name in (
        ("Configuration (JSON)", "frontiere-circle-config.json"),
        ("Weights (safetensors)", "frontiere-circle.safetensors"),
        ("Points (CSV)", "frontiere-circle-points.csv"),
        ("Points (JSON)", "frontiere-circle-points.json"),
    ):
        with page.expect_download() as download:
            dialog.get_by_role("link", name=link).click()
        assert download.value.suggested_filename == name
        assert Path(download.value.path()).stat().st_size > 100


@pytest.mark.parametrize("bench", [{}, {"color_scheme": "dark"}], indirect=True, ids=["light", "dark"])
def test_every_view_is_a_picture_at_any_size_on_the_pages_ground(bench: Bench) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 20})
    expect(page.locator("#figure-epoch")).to_have_text("20")
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    shown = {name: bench.pixels(view) for name, view in {"Output": "#plane", "Loss": "#loss"}.items()}
    dialog = opened(page)
    views = dialog.get_by_label("View", exact=True).locator("option").all_inner_texts()
    assert views == ["Network", "Output", "Loss", "Feature space"]
    for view in views:
        one, two = (take(page, dialog, view, size) for size in ("1×", "2×"))
        assert (two.width, two.height) == pytest.approx((2 * one.width, 2 * one.height), abs=2)
        corner = one.convert("RGB").getpixel((2, 2))
        assert f"rgb({', '.join(map(str, corner))})" == paper  # type: ignore[arg-type]
        assert coloured(one) > 50
        # The sharper one is not the other one enlarged.
        blurred = one.resize(two.size, Image.Resampling.BICUBIC).convert("RGB")
        assert blurred.tobytes() != two.convert("RGB").tobytes()
    page.keyboard.press("Escape")
    # What is on the page is as it was before.
    assert {name: bench.pixels(view) for name, view in {"Output": "#plane", "Loss": "#loss"}.items()} == shown


def test_a_picture_of_the_plane_is_all_its_canvases_on_each_other(bench: Bench) -> None:
    page = bench.page
    taken = take(page, opened(page), "Output", "1×").convert("RGB")
    stacked = page.evaluate(STACKED, "#plane")
    shown = Image.open(io.BytesIO(base64.b64decode(stacked.partition(",")[2]))).convert("RGB")
    part = taken.crop((16, 52, 16 + shown.width, 52 + shown.height))
    inside = (10, 10, shown.width - 10, shown.height - 10)  # its corners are round
    one, other = (np.asarray(image.crop(inside), np.int64) for image in (part, shown))
    assert np.abs(one - other).max() <= 2


def test_the_views_of_an_open_drawer_are_pictures_too(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Twin network").click()
    page.get_by_role("button", name="Start both").click()
    expect(page.get_by_role("img", name="The twin's output")).to_be_visible()
    dialog = opened(page)
    assert coloured(take(page, dialog, "The twin's output", "1×")) > 50


def film(page: Page, dialog: Locator, **settings: str) -> None:
    for label, value in settings.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_role("button", name="Make the film").click()


def test_the_training_is_a_gif_and_the_run_does_not_notice(bench: Bench) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 30})
    expect(page.locator("#figure-epoch")).to_have_text("30")
    before = bench.rest("GET").json(), bench.rest("GET", "/history").json()
    dialog = opened(page)
    for part in ("Network", "Loss"):
        dialog.get_by_label(part, exact=True).check()
    film(page, dialog, frames="12", seconds="3")
    expect(dialog.get_by_role("img", name="The film of the training")).to_be_visible()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download frontiere-circle-film.gif").click()
    gif = picture(download.value)
    assert (gif.format, gif.n_frames, gif.info["loop"]) == ("GIF", 12, 0)
    assert gif.width == 720
    times, pictures = [], []
    for frame in range(gif.n_frames):
        gif.seek(frame)
        times.append(gif.info["duration"])
        pictures.append(gif.convert("RGB").tobytes())
    assert sum(times) == 3000 + 1500
    assert len(set(pictures)) == 12
    assert (bench.rest("GET").json(), bench.rest("GET", "/history").json()) == before
    assert page.evaluate("() => frontiere.store.state.frame.state.undo + frontiere.store.state.frame.state.redo") == 0
    assert page.locator(".studio").count() == 0


def test_a_film_is_made_while_it_trains_and_it_trains_on(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.epoch > 15")
    dialog = opened(page)
    film(page, dialog, frames="10", seconds="2")
    expect(dialog.get_by_role("img", name="The film of the training")).to_be_visible()
    state = bench.state
    assert state["running"] is True
    page.wait_for_function(f"() => frontiere.store.state.frame.state.epoch > {state['epoch']}")


def test_a_webm_is_recorded_by_the_browser(bench: Bench) -> None:
    page = bench.page
    bench.rest("POST", "/train", json={"epochs": 8})
    dialog = opened(page)
    dialog.get_by_label("Kind of film").select_option(label="WebM")
    dialog.get_by_label("Width of the film").select_option(label="480 px")
    film(page, dialog, frames="8", seconds="1")
    video = dialog.get_by_label("The film of the training")
    expect(video).to_be_visible()
    page.wait_for_function("() => document.querySelector('#export video').readyState >= 2")
    width, seconds = page.evaluate(
        "() => (({videoWidth, duration}) => [videoWidth, duration])(document.querySelector('#export video'))"
    )
    assert width == 480
    assert 2 < seconds < 6  # a second of film, one and a half of its last picture; the machine may be busy
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download frontiere-circle-film.webm").click()
    assert Path(download.value.path()).read_bytes()[:4] == b"\x1a\x45\xdf\xa3"  # EBML


def test_a_film_can_be_cancelled_and_what_cannot_be_made_is_refused(bench: Bench) -> None:
    page = bench.page
    dialog = opened(page)
    film(page, dialog)
    expect(dialog.get_by_text("There is nothing to film yet")).to_be_visible()
    bench.rest("POST", "/train", json={"epochs": 150})
    film(page, dialog, frames="500")
    expect(dialog.get_by_text("The number of frames must be a whole number from 2 to 200.")).to_be_visible()
    film(page, dialog, frames="200", seconds="1")
    expect(dialog.get_by_text("No more than 50 frames fit into a second")).to_be_visible()
    dialog.get_by_label("Output", exact=True).uncheck()
    dialog.get_by_label("Feature space", exact=True).uncheck()
    film(page, dialog, frames="150", seconds="10")
    expect(dialog.get_by_text("Choose what the film is to show.")).to_be_visible()
    dialog.get_by_label("Network", exact=True).check()
    film(page, dialog)
    cancel = dialog.get_by_role("button", name="Cancel")
    expect(cancel).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("The film was cancelled.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Make the film")).to_be_focused()
    assert page.locator(".studio").count() == 0


@pytest.mark.parametrize(
    "bench", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True, ids=["390"]
)
def test_on_a_phone_what_is_out_of_sight_is_a_picture_too(bench: Bench) -> None:
    page = bench.page
    page.mouse.wheel(0, 10_000)
    page.wait_for_function("() => !frontiere.store.state.frame.surface")
    dialog = opened(page)
    # Without a surface, a lattice or maps there are a few hundred shades at most.
    for view, least in {"Output": 2000, "Feature space": 1000, "Network": 2000}.items():
        assert coloured(take(page, dialog, view, "1×")) > least
