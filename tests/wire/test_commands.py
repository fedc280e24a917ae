"""Commands: what parses, what does not, and the sentence it gets."""

import json
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.lab.session.session import Session
from app.lab.settings import limits
from app.lab.settings.config import Config, Settings
from app.wire.commands import Action, AnyCommand, NotACommand, View, parse
from tests.conftest import ROOT

GOOD = [
    {"type": "play"},
    {"type": "pause"},
    {"type": "reset"},
    {"type": "step"},
    {"type": "step", "count": 3},
    {"type": "epoch", "count": 2},
    {"type": "update", "config": {"training": {"optimizer": {"learning_rate": 0.1}}}},
    {"type": "update", "config": {"network": {"hidden": [{"units": 3}]}}},
    {"type": "move_point", "index": 0, "x": [1, -2.5]},
    {"type": "move_points", "indices": [0, 1], "x": [[1, -2.5], [0, 0]]},
    {"type": "add_points", "x": [[1, 2], [3, 4]], "y": [0, 1], "split": ["train", "test"]},
    {"type": "add_points", "x": [[1, 2]], "y": [0]},
    {"type": "remove_points", "indices": [1, 2]},
    {"type": "relabel", "indices": [1], "y": 1},
    {"type": "set_split", "indices": [1], "split": "test"},
    {"type": "set_weight", "layer": 1, "row": 0, "column": 1, "value": -0.5},
    {"type": "set_weight", "layer": 1, "row": 0, "column": None, "value": 2},
    {"type": "ping"},
    {"type": "view", "metrics": True},
    {"type": "view", "surface": None, "neurons": {"resolution": 8}, "features": {"layer": 0, "mesh": 5}},
]

BAD = {
    "no JSON": ("{", "this is not JSON"),
    "nothing": ("", "this is not JSON"),
    "a list": ("[]", "object"),
    "a number": ("3", "object"),
    "no type": ("{}", "type"),
    "an unknown type": ('{"type": "fly"}', "'play', 'pause'"),
    "a type that is no text": ('{"type": 3}', "'play', 'pause'"),
    "an unknown field": ('{"type": "play", "loud": 1}', "play.loud: there is no such field"),
    "a field of another command": ('{"type": "pause", "count": 1}', "there is no such field"),
    "a missing field": ('{"type": "move_point", "x": [0, 0]}', "index: this field is needed"),
    "NaN": ('{"type": "set_weight", "layer": 1, "row": 0, "column": 0, "value": NaN}', "finite number"),
    "infinity": ('{"type": "relabel", "indices": [0], "y": Infinity}', "finite number"),
    "a number that overflows": ('{"type": "relabel", "indices": [0], "y": 1e999}', "finite number"),
    "true for an integer": ('{"type": "step", "count": true}', "expected a whole number, not True"),
    "true for a number": ('{"type": "relabel", "indices": [0], "y": true}', "expected a number, not True"),
    "text for a number": ('{"type": "step", "count": "1"}', "expected a whole number, not '1'"),
    "a fraction for an integer": ('{"type": "step", "count": 1.5}', "expected a whole number, not 1.5"),
    "nothing to do": ('{"type": "step", "count": 0}', "expected at least 1, not 0"),
    "a huge integer": ('{"type": "step", "count": 1' + "0" * 400 + "}", "not 1000"),
    "an integer too long to be one": ('{"type": "step", "count": 1' + "0" * 9000 + "}", "the number at line 1"),
    "a negative index": ('{"type": "move_point", "index": -1, "x": [0, 0]}', "expected at least 0, not -1"),
    "one coordinate": ('{"type": "move_point", "index": 0, "x": [0]}', "x.1: this field is needed"),
    "three coordinates": ('{"type": "move_point", "index": 0, "x": [0, 0, 0]}', "at most 2 entries"),
    "no points": ('{"type": "add_points", "x": [], "y": []}', "at least one entry"),
    "no indices": ('{"type": "remove_points", "indices": []}', "at least one entry"),
    "too many indices": (json.dumps({"type": "remove_points", "indices": [0] * 5501}), "at most 5500 entries"),
    "an unknown split": ('{"type": "add_points", "x": [[0, 0]], "y": [0], "split": ["both"]}', "'train', 'test'"),
    "a weight beyond the limit": (
        '{"type": "set_weight", "layer": 1, "row": 0, "column": 0, "value": 1e7}',
        "expected at most 1000000",
    ),
    "a layer of none": (
        '{"type": "set_weight", "layer": 0, "row": 0, "column": 0, "value": 1}',
        "expected at least 1, not 0",
    ),
    "an unknown activation": (
        '{"type": "update", "config": {"network": {"hidden": [{"activation": "cube"}]}}}',
        "there is no activation 'cube'; choose one of",
    ),
    "a coarse surface": ('{"type": "view", "surface": {"resolution": 1}}', "expected at least 10, not 1"),
    "deep nesting": ('{"type": "update", "config": ' + "[" * 100_000 + "]" * 100_000 + "}", ""),
    "deep objects": ('{"a":' * 10_000 + "1" + "}" * 10_000, ""),
    "invalid UTF-8": (b'{"type": "\xff\xfe"}', "this is not JSON"),
    "a lone surrogate": ('{"type": "\\ud800"}', ""),
    "a NUL": (b"\0", "this is not JSON"),
}


@pytest.mark.parametrize("command", GOOD, ids=lambda command: command["type"])
def test_every_command_parses_and_keeps_its_number(command):
    parsed = parse(json.dumps(command | {"seq": 12}))
    assert parsed.type == command["type"]
    assert parsed.seq == 12
    assert parse(json.dumps(command).encode()).seq is None


@pytest.mark.parametrize(
    "command", [c for c in GOOD if c["type"] not in ("view", "ping")], ids=lambda command: command["type"]
)
def test_every_action_can_be_applied_to_a_session(command):
    action = parse(json.dumps(command))
    assert isinstance(action, Action)
    session = Session(Config().patched(Settings.model_validate({"data": {"samples": 20}})))
    before = session.revision
    action.apply(session)
    assert session.revision > before


def test_a_view_that_leaves_a_part_out_looks_at_its_default():
    view = parse('{"type": "view"}')
    assert isinstance(view, View)
    assert view.alone.surface.resolution == 100
    assert view.alone.features.layer == -1


@pytest.mark.parametrize(("text", "sentence"), BAD.values(), ids=BAD.keys())
def test_a_bad_message_is_answered_with_what_is_allowed(text, sentence):
    with pytest.raises(NotACommand) as caught:
        parse(text)
    assert sentence in str(caught.value)
    assert 0 < len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    ("text", "seq"),
    [
        ('{"type": "fly", "seq": 5}', 5),
        ('{"seq": 0}', 0),
        ('{"type": "step", "count": [], "seq": 9007199254740992}', 2**53),
        ('{"type": "fly", "seq": 9007199254740993}', None),
        ('{"type": "fly", "seq": -1}', None),
        ('{"type": "fly", "seq": true}', None),
        ('{"type": "fly", "seq": "5"}', None),
        ('{"type": "play", "seq": 1.5}', None),
        ('{"type": "fly"}', None),
        ('{"seq": 5', None),
        ("[5]", None),
    ],
)
def test_the_number_of_a_bad_message_is_found_where_it_can_be_read(text, seq):
    with pytest.raises(NotACommand) as caught:
        parse(text)
    assert caught.value.seq == seq


def test_many_mistakes_give_a_short_answer():
    with pytest.raises(NotACommand) as caught:
        parse(json.dumps({"type": "add_points", "x": [["a" * 100, 0]] * 5000, "y": ["b"] * 5000}))
    assert "more" in str(caught.value)
    assert len(str(caught.value)) < 2000


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
_NAMES = sorted({command["type"] for command in GOOD})
_FIELDS = st.sampled_from(sorted({field for command in GOOD for field in command} - {"type"}))


@given(st.binary() | st.text() | _JSON.map(json.dumps))
@example(b"\xed\xa0\x80")
def test_no_bytes_raise_anything_but_a_command_error(message):
    _parses_or_says_why(message)


@given(st.dictionaries(_FIELDS, _JSON), st.sampled_from(_NAMES))
def test_no_fields_of_a_command_raise_anything_but_a_command_error(fields, name):
    _parses_or_says_why(json.dumps(fields | {"type": name}))


def _parses_or_says_why(message):
    try:
        parse(message)
    except NotACommand as error:
        assert str(error)
        json.dumps(str(error), ensure_ascii=False).encode()  # the answer can be sent


def test_the_commands_of_the_documentation_are_whole_and_can_be_sent_one_after_the_other():
    text = (ROOT / "docs" / "protocol.md").read_text("utf-8")
    lines = text.partition("```json\n")[2].partition("```")[0].splitlines()
    commands, session = [parse(line) for line in lines], Session(Config())
    for command in commands:
        if isinstance(command, Action):
            command.apply(session)
            session.advance(3, 60.0, iter(range(10**9)).__next__)
    assert [command.seq for command in commands] == list(range(1, len(commands) + 1))
    kinds = {kind.model_fields["type"].annotation for kind in get_args(get_args(AnyCommand)[0])}
    assert {type(command).model_fields["type"].annotation for command in commands} == kinds


@pytest.mark.parametrize("as_bytes", [False, True])
def test_too_many_fields_are_refused_before_a_model_sees_them(as_bytes, monkeypatch):
    text = json.dumps({"type": "play"} | {f"field {n}": 0 for n in range(limits.JSON_FIELDS)})
    monkeypatch.setattr("app.wire.commands._ADAPTER", None)
    with pytest.raises(NotACommand, match="expected at most 2000 fields in all, not 2001"):
        parse(text.encode() if as_bytes else text)


def test_the_number_of_a_message_with_too_many_fields_is_known():
    text = json.dumps({"type": "play", "seq": 7} | {f"field {n}": 0 for n in range(limits.JSON_FIELDS)})
    with pytest.raises(NotACommand) as caught:
        parse(text)
    assert caught.value.seq == 7
