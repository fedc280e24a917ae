"""The documentation names what is there: decisions are numbered alike and listed, links lead somewhere."""

import re

import pytest

from tests.conftest import ROOT

DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def title(text: str) -> str:
    return text.splitlines()[0].removeprefix("# ")


def test_decisions_are_numbered_without_a_gap_and_listed_by_their_titles() -> None:
    assert [path.name[:5] for path in DECISIONS] == [f"{number:04}-" for number in range(1, len(DECISIONS) + 1)]
    assert {path.name for path in (ROOT / "docs" / "decisions").iterdir()} == {
        "README.md",
        *(path.name for path in DECISIONS),
    }
    listed = re.findall(r"^- \[(.*)\]\((.*)\)$", (ROOT / "docs/decisions/README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == [(title(path.read_text("utf-8")), path.name) for path in DECISIONS]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_context_choice_and_consequence(path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ")
    assert re.findall(r"^\*\*(.*)\.\*\*", text, re.MULTILINE) == [
        "Context",
        "Choice",
        "Consequence",
    ]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_of_the_repository(path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([\w./-]*[./][\w./-]+)[)#]", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target
