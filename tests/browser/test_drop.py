"""A file dropped on the page: its points take the place of all."""

import pytest

from tests.browser.conftest import Bench

DROP = """([text, name]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, {type: "text/csv"}));
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
