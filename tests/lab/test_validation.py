"""Explanations: one line that says what was expected, what came, and where."""

import pytest
from pydantic import ValidationError
from pydantic_core._pydantic_core import list_all_errors

from app.lab import validation
from app.lab.messages import Refusal, message
from app.lab.settings.config import Config, Settings
from app.lab.validation import EXPECTED, refused


def explained(values):
    with pytest.raises((ValidationError, Refusal)) as caught:
        Config().patched(Settings.model_validate(values))
    error = caught.value
    return (error if isinstance(error, Refusal) else refused(error)).message


def test_a_number_out_of_bounds_is_named_with_its_bound_and_itself():
    assert explained({"data": {"noise": 2}}) == "data.noise: expected at most 1, not 2"


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


def test_of_very_many_mistakes_only_the_first_are_put_into_words(monkeypatch):
    worded = []
    monkeypatch.setattr(validation, "_explained", lambda error: worded.append(error) or message("{n}", n=len(worded)))
    assert explained({f"field {n}": n for n in range(1500)}) == "1; 2; 3; 4; 5; and 1495 more"
    assert len(worded) == 50


def test_what_is_expected_is_said_in_terms_that_pydantic_gives():
    context = {error["type"]: error.get("example_context") or {} for error in list_all_errors()}
    for kind, template in EXPECTED.items():
        assert template.format(**context[kind])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"network": {"hidden": 3}}, "network.hidden: expected a list, not 3"),
        ({"network": {"hidden": [3]}}, "network.hidden.0: expected an object, not 3"),
        ({"network": {"features": []}}, "network.features: expected at least one entry"),
        ({"network": {"hidden": [{"units": 4}] * 9}}, "network.hidden: expected at most 8 entries"),
        ({"training": {"shuffle": 1}}, "training.shuffle: expected true or false, not 1"),
        ({"training": {"dtype": "f8"}}, "training.dtype: expected one of 'float32', 'float64', not 'f8'"),
        ({"data": {"noise": float("nan")}}, "data.noise: expected a finite number, not nan"),
        ({"data": None}, "data: expected an object, not None"),
    ],
)
def test_no_phrase_of_pydantic_reaches_a_person(values, sentence):
    assert explained(values) == sentence
