"""A file dropped on the page, or cells pasted: its points take the place of all, read as the server reads them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Bench

DROP = """([content, name]) => {
    const data = new DataTransfer();
    const part = typeof content === "string" ? content : Uint8Array.from(content);
    data.items.add(new File([part], name, {type: "text/csv"}));
    for (const type of ["dragover", "drop"]) {
        document.querySelector("#plane").dispatchEvent(
            new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
    }
}"""


@pytest.mark.complains("status of 422")  # Chromium reports the refusal of what does not fit as it is
def test_a_dropped_file_is_imported_and_rescaled_where_it_has_to_be(bench: Bench) -> None:
    page = bench.page
    lines = [f"{10 * i},{i * i},{'cat' if i % 2 else 'dog'}" for i in range(20)]
    page.evaluate(DROP, ["x1,x2,label\n" + "\n".join(lines), "animals.csv"])
    page.get_by_text("The points of animals.csv were rescaled").wait_for()
    page.wait_for_function("() => frontiere.store.state.points.labels.length === 20")
    assert bench.rest("GET").json()["config"]["data"]["dataset"] == "custom"
    page.evaluate(DROP, ["this is no table", "poem.txt"])
    page.get_by_role("status").filter(has_text="line 1").wait_for()
    assert len(bench.rest("GET", "/points").json()["y"]) == 20


def test_accents_of_windows_keep_their_classes_and_classes_their_names(bench: Bench) -> None:
    page = bench.page
    page.evaluate(DROP, [list("x1,x2,label\n1,2,é\n3,4,à\n2,1,é\n4,3,à\n".encode("cp1252")), "accents.csv"])
    expect(page.locator("#legend")).to_have_text(re.compile("à.*é"))
    page.get_by_role("button", name="Metrics", exact=True).click()
    expect(page.get_by_role("rowheader", name="Class é").first).to_be_visible()
    page.get_by_role("button", name="Points", exact=True).click()
    expect(page.get_by_label("class of point 1", exact=True)).to_have_value("1")
    assert page.get_by_label("class of point 1", exact=True).locator("option").all_text_contents() == ["à", "é"]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#legend")).not_to_have_text(re.compile("é"))


def test_what_is_left_out_of_a_file_is_said(bench: Bench) -> None:
    page = bench.page
    page.evaluate(DROP, ["NA,NA,0\n1,2,0\n3,4,1\n1,1,0\n4,4,1\n", "gaps.csv"])
    expect(page.get_by_role("status").filter(has_text="Rows left out because a value is missing: 1.")).to_be_visible()
    assert len(bench.rest("GET", "/points").json()["y"]) == 4


@pytest.mark.complains("status of 422")
@pytest.mark.parametrize("bench", [{"locale": "fr-FR"}], indirect=True)
def test_columns_are_chosen_by_keyboard_in_a_dialog_that_shows_the_first_rows(bench: Bench) -> None:
    page = bench.page
    rows = "\n".join(f"{i},{i % 3},{i % 5},{'u' if i % 2 else 'v'}" for i in range(1, 5))
    page.evaluate(DROP, [f"a,b,c,kind\n{rows}\n", "four.csv"])
    dialog = page.get_by_role("dialog", name="Colonnes du fichier")
    expect(dialog).to_contain_text("le fichier a les colonnes a, b, c, kind")
    expect(dialog.get_by_role("cell", name="u").first).to_be_visible()
    expect(dialog.get_by_role("combobox", name="x₁", exact=True)).to_be_focused()
    expect(dialog.get_by_role("combobox", name="étiquette", exact=True)).to_have_value("kind")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("combobox", name="x₂", exact=True)).to_be_focused()
    page.keyboard.press("c")
    expect(dialog.get_by_role("columnheader", name=re.compile("^c x₂$"))).to_be_visible()
    dialog.get_by_role("combobox", name="x₂", exact=True).select_option("a")
    expect(dialog.get_by_role("button", name="Importer")).to_be_disabled()
    dialog.get_by_role("combobox", name="x₂", exact=True).select_option("c")
    dialog.get_by_role("button", name="Importer").press("Enter")
    page.wait_for_function("() => frontiere.store.state.points.labels.length === 4")
    points = bench.rest("GET", "/points").json()
    assert (points["x"], points["names"]) == ([[1, 1], [2, 2], [3, 3], [4, 4]], ["u", "v"])
    page.evaluate(DROP, [f"a,b,c,kind\n{rows}\n", "four.csv"])
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.complains("status of 422")
def test_many_whole_numbers_are_asked_about_and_may_be_targets(bench: Bench) -> None:
    page = bench.page
    page.evaluate(DROP, ["".join(f"{n % 5},{n % 3},{n}\n" for n in range(1, 16)), "ages.csv"])
    dialog = page.get_by_role("dialog", name="Columns of the file")
    expect(dialog).to_contain_text("10 classes at most; the file has 15 different labels")
    dialog.get_by_label("The labels are").select_option("targets of a regression")
    dialog.get_by_role("button", name="Import").click()
    page.wait_for_function("() => frontiere.store.state.frame.state.problem === 'regression'")


PASTE = """(text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_cells_of_a_spreadsheet_are_pasted_into_the_table(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Points", exact=True).click()
    cell = page.get_by_label("x₁ of point 1", exact=True)
    cell.focus()
    dialog = page.get_by_role("dialog", name="Pasted cells")
    count = "(count) => frontiere.store.state.points.labels.length === count"
    page.evaluate(PASTE, "1,5\t2\tcat\n−2,25\t1\tdog\n3\t3\tcat\n1\t1\tdog\n")
    dialog.get_by_role("button", name="Put them in place of all points").click()
    page.wait_for_function(count, arg=4)
    points = bench.rest("GET", "/points").json()
    assert (points["x"][:2], points["names"]) == ([[1.5, 2], [-2.25, 1]], ["cat", "dog"])
    cell.focus()
    page.evaluate(PASTE, "0,5\t0\tdog\n−1\t1\tbird\n")
    dialog.get_by_role("button", name="Add them").click()
    page.wait_for_function(count, arg=6)
    assert bench.rest("GET", "/points").json()["names"] == ["cat", "dog", "bird"]
    cell.focus()
    page.evaluate(PASTE, "0,5\t0\tdog\n−1\t1\tbird\n")
    dialog.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function(count, arg=500)


def test_an_error_in_a_cell_goes_with_the_next_valid_entry(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Points", exact=True).click()
    cell = page.get_by_label("x₁ of point 1", exact=True)
    for wrong, said in (("seven", "“seven” is not a number."), ("7", "a point must lie in the plane")):
        cell.fill(wrong)
        cell.press("Enter")
        message = page.get_by_role("status").filter(has_text=said)
        expect(message).to_be_visible()
        cell.fill("1.5" if wrong == "7" else "2.5")
        cell.press("Enter")
        expect(message).to_be_hidden()


@pytest.mark.parametrize("bench", [{"locale": "fr-FR"}], indirect=True)
def test_in_french_the_table_has_semicolons_and_decimal_commas(bench: Bench) -> None:
    page = bench.page
    page.get_by_role("button", name="Exporter").click()
    address = page.get_by_role("link", name="Points (CSV)").get_attribute("href")
    assert address is not None
    assert address.endswith("format=csv&separator=semicolon")


@pytest.mark.parametrize("bench", [{"viewport": {"width": 390, "height": 800}}], indirect=True)
def test_long_names_of_classes_widen_nothing(bench: Bench) -> None:
    page = bench.page
    before = page.evaluate("() => document.documentElement.scrollWidth")
    names = "a" * 100, "b c" * 33
    page.evaluate(DROP, ["".join(f"{n},{n % 3},{names[n % 2]}\n" for n in range(6)), "long.csv"])
    page.wait_for_function("() => frontiere.store.state.points.labels.length === 6")
    expect(page.locator("#legend")).to_contain_text(names[0])
    assert page.evaluate("() => document.documentElement.scrollWidth") == before
    box = page.locator("#legend").bounding_box()
    assert box is not None
    assert page.locator("#legend span").evaluate_all(
        "(spans, right) => spans.every((span) => span.getBoundingClientRect().right <= right + 1)",
        box["x"] + box["width"],
    )
