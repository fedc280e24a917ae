"""The walk of docs/architecture.md can be walked: its modules and names exist, and each is known to one before it."""

import re
from posixpath import dirname, join, normpath

import pytest

from tests.conftest import ROOT
from tests.test_imports import imported

MOST = 10
ROW = re.compile(r"^\| (\d+) \| `([^`]+)` \| `(\w+)`: .* \| `([^`]+)` \|$", re.MULTILINE)
WALK = ROW.findall((ROOT / "docs" / "architecture.md").read_text("utf-8"))


def known_in(path: str) -> set[str]:
    """The paths of the modules that a module imports, or names in its types."""
    source = (ROOT / path).read_text("utf-8")
    if path.endswith(".js"):
        return {normpath(join(dirname(path), name)) for name in re.findall(r'"(\.{1,2}/[^"]+\.js)"', source)}
    names = set(imported(source, package := ".".join(path.split("/")[:-1])))
    beside = re.findall(r"^from \. import (.+)$", source, re.MULTILINE)
    names |= {f"{package}.{name}" for line in beside for name in line.split(", ")}
    return {f"{name.replace('.', '/')}.py" for name in names}


def test_a_dragged_point_goes_through_ten_modules_at_most_and_none_twice() -> None:
    modules = [module for _, module, _, _ in WALK]
    assert [int(number) for number, *_ in WALK] == list(range(1, len(WALK) + 1))
    assert 2 <= len(modules) <= MOST
    assert len(set(modules)) == len(modules)


@pytest.mark.parametrize(("module", "name", "knower"), [row[1:] for row in WALK], ids=[row[1] for row in WALK])
def test_a_step_of_the_walk_exists_and_is_reached(module: str, name: str, knower: str) -> None:
    source = (ROOT / module).read_text("utf-8")
    defined = rf"(?:def|function|const) {name}\b|^ +{name}\("
    assert re.search(defined, source, re.MULTILINE), f"{module} has no {name}"
    assert module in known_in(knower), f"{knower} does not know {module}"


def test_a_step_is_known_to_an_earlier_one_or_to_what_builds_the_page_or_the_server() -> None:
    known = {"static/js/main.js", "static/js/shell/interaction.js", "app/web/server.py"}
    for _, module, _, knower in WALK:
        assert knower in known, module
        known.add(module)
