"""docs/engine.md and docs/plots/ are what the engine's tables say today."""

from scripts.engine_docs import DOCS, pages


def test_the_page_and_the_plots_are_up_to_date() -> None:
    for path, text in pages().items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, "run: python -m scripts.engine_docs"


def test_there_is_no_plot_of_what_is_gone() -> None:
    assert {f"plots/{path.name}" for path in (DOCS / "plots").iterdir()} == pages().keys() - {"engine.md"}
