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


@pytest.mark.parametrize(
    "path", [path for path in DOCS if path.name != "CHANGELOG.md"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_path_that_is_named_is_there(path) -> None:
    named = re.findall(
        r"`((?:app|static|templates|tests|docs|scripts|bench|examples|locale)/[\w./-]+)`", path.read_text("utf-8")
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


FOLDERS = {path.name for path in (ROOT / "static" / "js").iterdir() if path.is_dir()}


def test_the_table_of_the_pages_folders_is_the_folders() -> None:
    table = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "page.md").read_text("utf-8"), re.MULTILINE)
    assert set(table) == FOLDERS


@pytest.mark.parametrize("path", sorted((ROOT / "static" / "js").rglob("*.js")), ids=lambda path: path.stem)
def test_every_module_of_the_page_says_in_its_first_line_what_it_is(path) -> None:
    lines = path.read_text("utf-8").splitlines()
    first = lines[1].strip(" *") if lines[0] == "/**" else lines[0]
    assert lines[0].startswith("/**"), "a module begins with a comment"
    assert len(first.removeprefix("/** ").removesuffix(" */")) > 15
