"""Points from JSON: bounded before they are read."""

import pytest

from app.lab.messages import Refusal
from app.lab.points.json_file import from_json
from app.lab.settings import limits


def test_rows_of_very_many_fields_are_refused_before_any_becomes_an_error(monkeypatch):
    monkeypatch.setattr("app.lab.points.json_file._ROWS", None)
    row = ",".join(f'"{n:x}": 0' for n in range(limits.FILE_FIELDS + 1))
    with pytest.raises(Refusal, match="expected at most 25000 fields in all, not 25001"):
        from_json(f"[{{{row}}}]")
