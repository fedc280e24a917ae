"""Explanations: one line that says what was expected, what came, and where."""

import pytest
from pydantic import ValidationError

from app.lab.settings.config import Config, Settings
from app.wire.explain import explain


def explained(values):
    with pytest.raises(ValidationError) as caught:
        Config().patched(Settings.model_validate(values))
    return explain(caught.value)


def test_a_number_out_of_bounds_is_named_with_its_bound_and_itself():
    assert explained({"data": {"noise": 2}}) == "data.noise: input should be less than or equal to 1, not 2"


def test_an_unknown_field_is_named():
    assert explained({"data": {"colour": "red"}}) == "data.colour: there is no such field"


def test_our_own_sentence_stands_as_it_is():
    assert explained({"data": {"dataset": "xor", "classes": 3}}) == "the data set 'xor' has 2 classes, not 3"


def test_several_mistakes_are_joined():
    sentence = explained({"data": {"noise": -1, "seed": "a"}})
    assert sentence.count("; ") == 1
    assert "data.noise" in sentence
    assert "data.seed" in sentence


def test_what_came_is_shortened():
    sentence = explained({"data": {"noise": "x" * 10_000}})
    assert sentence.endswith("…")
    assert len(sentence) < 200


def test_where_it_came_is_shortened():
    assert len(explained({"x" * 10_000: 1})) < 200


def test_more_than_five_mistakes_are_counted():
    assert explained({f"field {n}": n for n in range(9)}).endswith("; and 4 more")
