"""Every drawer for everybody: no violation that axe knows, text one can read, formulas that are read aloud."""

from dataclasses import dataclass
from unicodedata import normalize

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.browser.conftest import Bench
from tests.browser.test_accessibility import (
    EVERYWHERE,
    LEAST_TEXT,
    WIDTHS,
    inspect,
    named,
    violations,
)
from tests.browser.test_twin import start

# What a drawer has when it is full, and whether it has formulas.
FULL = {
    "One neuron": ("math mfrac, math mn", True),
    "Point losses": ("math mn", True),
    "J(w)": ("[role=slider][aria-valuenow]", False),
    "Surface of J": ("[role=img][aria-label^='The surface of J over']", False),
    "Chain rule": ("math mn", True),
    "Step by step": ("math mn", True),
    "Unfolding": (".feature-history li", False),
    "Metrics": ("td[data-actual]", False),
    "Break it": (".histograms svg", False),
    "Twin network": ('[role=img][aria-label="The twin\'s output"]', False),
    "Points": (".point-row[data-index]", False),
    "Runs": ("li", False),
}

# The roles of a formula: MathML's, and one that is given by hand.
FORMULA = ("MathMLMath", "math")


def fill(bench: Bench) -> None:
    """A run that has ended, a network that has learnt, a twin beside it: no drawer is empty."""
    page = bench.page
    page.get_by_role("button", name="One epoch").click()
    expect(page.locator("#figure-epoch")).to_have_text("1")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#figure-epoch")).to_have_text("0")
    start(bench, "optimizer", "Adam")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#figure-epoch")).to_have_text("0")
    bench.rest("POST", "/train", json={"epochs": 3})
    expect(page.locator("#figure-epoch")).to_have_text("3")


def opened(bench: Bench, name: str) -> Locator:
    page = bench.page
    tab = page.get_by_role("button", name=name, exact=True)
    if tab.get_attribute("aria-expanded") != "true":
        tab.click()
    drawer = page.get_by_role("region", name=name, exact=True)
    expect(drawer.locator(FULL[name][0]).first).to_be_visible()
    return drawer


def unreadable(page: Page, drawer: Locator) -> list[str]:
    found: list[str] = inspect(page, f"small({LEAST_TEXT})")
    root = "document.documentElement"
    if page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"):
        found.append("the page scrolls sideways")
    if drawer.evaluate("(drawer) => drawer.scrollWidth > drawer.clientWidth"):
        found.append("the drawer scrolls sideways")
    return found


def test_no_drawer_is_left_out(bench: Bench) -> None:
    assert bench.page.locator("#drawer-bar button").all_text_contents() == list(FULL)


@pytest.mark.parametrize("bench", EVERYWHERE, indirect=True, ids=named)
def test_every_drawer_can_be_read_and_reached(bench: Bench) -> None:
    page = bench.page
    own = page.viewport_size
    assert own is not None
    fill(bench)
    wrong: list[str] = []
    for name in FULL:
        drawer = opened(bench, name)
        wrong += [f"{name}: {one}" for one in violations(page, "#drawer")]
        for width in dict.fromkeys((own["width"], 1024)):
            page.set_viewport_size({"width": width, "height": WIDTHS[width]})
            wrong += [f"{name}, {width} px: {one}" for one in unreadable(page, drawer)]
        page.set_viewport_size(own)
    page.get_by_role("button", name="Export", exact=True).click()
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog.get_by_role("region", name="Code")).to_contain_text("import")
    wrong += [f"Export: {one}" for one in violations(page, "#export") + inspect(page, f"small({LEAST_TEXT})")]
    assert not wrong, "\n".join(wrong)


@dataclass
class Tree:
    """The accessibility tree of a page, as Chromium gives it to a screen reader."""

    cdp: CDPSession

    def formulas(self, drawer: Locator) -> list[tuple[str, str]]:
        """Of each formula in sight: its text on the page, and what is read of it."""
        nodes = {node["nodeId"]: node for node in self.cdp.send("Accessibility.getFullAXTree")["nodes"]}
        places = {node["backendDOMNodeId"]: node for node in nodes.values() if "backendDOMNodeId" in node}

        def read(node: dict) -> str:  # type: ignore[type-arg]
            name: str = node.get("name", {}).get("value", "")
            if node.get("role", {}).get("value") in (*FORMULA, "StaticText") and name:
                return name
            return "".join(read(nodes[child]) for child in node.get("childIds", []) if child in nodes)

        formulas = drawer.locator("math:visible")
        texts = formulas.evaluate_all(
            """(all) => {
                for (const one of document.querySelectorAll("[data-mark]")) delete one.dataset.mark;
                return all.map((one) => {
                    one.dataset.mark = "";
                    return one.getAttribute("aria-label") || one.textContent || "";
                });
            }"""
        )
        document = self.cdp.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        marked = self.cdp.send("DOM.querySelectorAll", {"nodeId": document, "selector": "[data-mark]"})["nodeIds"]
        found = []
        for at, text in zip(marked, texts, strict=True):
            backend = self.cdp.send("DOM.describeNode", {"nodeId": at})["node"]["backendNodeId"]
            node = places.get(backend)
            role = node["role"]["value"] if node and not node.get("ignored") else "ignored"
            heard = read(node) if node and role in FORMULA else f"({role})"
            # A single letter is heard as the slanted one that is seen: 𝑦 is a y.
            found.append((normalize("NFKC", text), normalize("NFKC", heard)))
        return found


def test_a_screen_reader_hears_every_formula(bench: Bench) -> None:
    fill(bench)
    tree = Tree(bench.page.context.new_cdp_session(bench.page))
    for name, (_, has_formulas) in FULL.items():
        drawer = opened(bench, name)
        formulas = tree.formulas(drawer)
        assert bool(formulas) == has_formulas, name
        for seen, heard in formulas:
            assert seen == heard, name
