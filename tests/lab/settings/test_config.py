"""Configuration: what is allowed, what follows from what, and what is refused with which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.data import DATASETS
from app.lab.messages import Refusal
from app.lab.settings import limits
from app.lab.settings.config import Config, Settings
from app.lab.settings.sections import NetworkConfig, Optimizer, Schedule
from app.lab.validation import refused
from app.nn import ACTIVATIONS, CONNECTION_NUMBERS, HYPER_PARAMETERS, LOSSES, SCHEDULE_NUMBERS
from tests.lab.conftest import settings


def patched(base: Config | None = None, **parts: object) -> Config:
    return (base or Config()).patched(settings(**parts))


def test_the_default_is_the_documented_one():
    config = Config()
    assert (config.data.dataset, config.data.samples, config.data.test_fraction) == ("circle", 500, 0.5)
    assert [(layer.units, layer.activation) for layer in config.network.hidden] == [(4, "tanh"), (2, "tanh")]
    assert (config.training.loss, config.training.batch_size) == ("cross_entropy", 10)
    assert config.training.optimizer.learning_rate == 0.03
    assert (config.view.resolution, config.view.fps, config.view.epochs_per_second) == (100, 30, 30)


def test_a_patch_changes_what_it_names_and_nothing_else():
    config = patched(training={"optimizer": {"name": "adam"}})
    assert config.training.optimizer.name == "adam"
    assert config.training.optimizer.learning_rate == Config().training.optimizer.learning_rate
    assert config.data == Config().data


def test_hidden_layers_are_replaced_whole():
    config = patched(network={"hidden": [{"units": 3, "activation": "relu"}]})
    assert [(layer.units, layer.activation) for layer in config.network.hidden] == [(3, "relu")]


@pytest.mark.parametrize(("dataset", "loss"), [("plane", "squared_error"), ("circle", "cross_entropy")])
def test_the_loss_follows_the_data_set_where_it_was_left_open(dataset: str, loss: str):
    assert patched(data={"dataset": dataset}).training.loss == loss


def test_coming_back_from_a_regression_takes_cross_entropy_again():
    regression = patched(data={"dataset": "plane"})
    assert patched(regression, data={"dataset": "circle"}).training.loss == "cross_entropy"


def test_a_chosen_loss_stays_when_the_data_set_changes_to_one_it_fits():
    chosen = patched(training={"loss": "hinge"})
    assert patched(chosen, data={"dataset": "xor"}).training.loss == "hinge"


def test_the_number_of_classes_follows_the_data_set_where_it_was_left_open():
    four = patched(data={"dataset": "blobs", "classes": 4})
    assert four.problem == "multiclass"
    assert patched(four, data={"dataset": "moons"}).data.classes == 2


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"data": {"dataset": "plane"}, "training": {"loss": "cross_entropy"}}, "choose one of squared_error, huber"),
        ({"data": {"dataset": "circle", "classes": 3}}, "'circle' has 2 classes, not 3"),
    ],
)
def test_what_cannot_be_combined_is_refused_with_a_sentence(parts: dict[str, object], sentence: str):
    with pytest.raises(Refusal, match=sentence):
        patched(**parts)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"data": {"samples": 1}}, "data.samples: expected at least 2, not 1"),
        ({"data": {"samples": True}}, "data.samples: expected a whole number, not True"),
        ({"data": {"noise": float("nan")}}, "data.noise: expected a finite number, not nan"),
        ({"data": {"dataset": "mona"}}, "there is no data set 'mona'; choose one of circle, xor"),
        (
            {"network": {"hidden": [{"units": 257}]}},
            "network.hidden.0.units: expected at most 256",
        ),
        ({"network": {"hidden": [{}] * 9}}, "at most 8 entries"),
        ({"network": {"features": []}}, "at least one entry"),
        ({"network": {"features": ["x1", "x1"]}}, "each feature may be named once"),
        ({"view": {"fps": 61}}, "view.fps: expected at most 60, not 61"),
        ({"color": {}}, "color: there is no such field"),
        ({"training": {"batch_size": 0}}, "training.batch_size"),
    ],
)
def test_what_is_out_of_bounds_is_refused_with_a_sentence(parts: dict[str, object], sentence: str):
    with pytest.raises(ValidationError) as refusal:
        settings(**parts)
    assert sentence in refused(refusal.value).message


@given(
    dataset=st.sampled_from(list(DATASETS)),
    loss=st.sampled_from(list(LOSSES)),
    classes=st.integers(*limits.CLASSES),
    activation=st.sampled_from(list(ACTIVATIONS)),
)
def test_any_choice_gives_a_coherent_configuration_or_a_sentence(
    dataset: str, loss: str, classes: int, activation: str
):
    parts = {
        "data": {"dataset": dataset, "classes": classes},
        "training": {"loss": loss},
        "network": {"hidden": [{"activation": activation}]},
    }
    try:
        config = patched(**parts)
    except Refusal as refusal:
        assert refusal.message
    else:
        assert config.problem in LOSSES[config.training.loss].heads
        assert Config.model_validate_json(config.model_dump_json()) == config


def test_settings_and_configuration_have_the_same_fields():
    assert set(Settings.model_fields) == set(Config.model_fields)


def test_a_measured_data_set_has_no_more_points_than_were_measured():
    petals = patched(data={"dataset": "iris_petals"})
    assert (petals.data.samples, petals.data.classes, petals.problem) == (150, 3, "multiclass")
    assert patched(data={"dataset": "iris_petals", "samples": 90}).data.samples == 90
    with pytest.raises(Refusal, match="has 150 points at most, not 151"):
        patched(petals, data={"samples": 151})


@pytest.mark.parametrize("number", HYPER_PARAMETERS | SCHEDULE_NUMBERS | CONNECTION_NUMBERS)
def test_every_number_within_its_limits_is_one_that_the_engine_takes(number: str):
    entry = (HYPER_PARAMETERS | SCHEDULE_NUMBERS | CONNECTION_NUMBERS)[number]
    bounds = [
        [getattr(bound, name) for bound in field.metadata for name in ("ge", "le") if hasattr(bound, name)]
        for part in (Optimizer, Schedule, NetworkConfig)
        for name, field in part.model_fields.items()
        if name == number
    ]
    assert bounds
    for least, most in bounds:
        entry.check(number, least)
        entry.check(number, most)
