"""The changelog: its newest dated version is the package's, and every version has its date."""

import re
import tomllib

from tests.conftest import ROOT


def test_the_newest_version_is_the_packages_and_all_are_dated() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    versions = [re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d", heading) for heading in headings[1:]]
    assert all(versions)
    newest = versions[0]
    assert newest is not None
    assert newest[1] == tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
