"""The shapes of the wire, in the page and in the client, are what the server's models say today."""

from dataclasses import dataclass
from typing import Literal

import pytest
from pydantic import BaseModel

from scripts.wire_types import ROOT, Python, Sent, TypeScript, files, members_of, once, shapes_in


@pytest.mark.parametrize(("path", "text"), files().items(), ids=files())
def test_what_is_written_is_up_to_date(path: str, text: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == text, "run: make wire"


def test_nothing_is_left_of_what_was_written_once() -> None:
    written = {path for path in files() if path.startswith("app/client/wire/")}
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "app/client/wire").glob("*.py")}
    assert here == written | {"app/client/wire/__init__.py"}


class Part(BaseModel):
    """A part."""

    kind: Literal["a", "b"] | None
    pair: tuple[float, float] = (0.0, 1.0)


class Whole(BaseModel):
    """A whole."""

    parts: list[Part | None]
    names: dict[str, int]


@dataclass(frozen=True)
class Frame:
    """Something with a part that may be left out."""

    step: int
    part: Part | None = None


def test_a_model_becomes_a_type_in_both_languages() -> None:
    assert list(shapes_in(list[Whole])) == [Part, Whole]
    assert TypeScript().definition("Part", Part, members_of(Part)).splitlines()[1:] == [
        "export type Part = {",
        'kind: "a" | "b" | null;',
        "pair: [number, number];",
        "};",
    ]
    assert Python().definition(Part).splitlines()[-2:] == [
        '    kind: Literal["a", "b"] | None',
        "    pair: list[float]",
    ]
    assert "    parts: list[Part | None]\n    names: dict[str, int]" in Python().definition(Whole)
    assert "parts: (Part | null)[];\nnames: { [name: string]: number };" in TypeScript().definition(
        "Whole", Whole, members_of(Whole)
    )


def test_what_may_be_left_out_is_optional_and_defaults_need_not_be_sent() -> None:
    assert [field.always for field in members_of(Frame)] == [True, False]
    assert [field.always for field in members_of(Part)] == [True, True]
    assert [field.always for field in members_of(Part, sent=True)] == [True, False]
    assert "part?: Part | null;" in TypeScript().definition("Frame", Frame, members_of(Frame))
    assert Sent().written(Part | None) == "PartOf<Part> | null"
    assert Sent().written(Whole) == "Whole"


def test_two_shapes_of_one_name_are_refused() -> None:
    other = type("Part", (BaseModel,), {})
    with pytest.raises(AssertionError, match="two shapes are called Part"):
        once([Part, other])
