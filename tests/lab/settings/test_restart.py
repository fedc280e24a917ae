"""What a network cannot go on with: the settings that its first weights depend on."""

import pytest

from app.lab.settings.config import Config, Settings
from app.lab.settings.restart import changed_origin, restart_note

OLD = Config()


def changed(**sections: object) -> Config:
    return OLD.patched(Settings.read(sections))


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("network", "features", ["x1", "x2", "x1^2"]),
        ("network", "initializer", "uniform"),
        ("network", "half_width", 0.1),
        ("network", "seed", 1),
        ("training", "dtype", "float64"),
    ],
)
def test_another_setting_of_the_first_weights_is_named(section, field, value):
    assert changed_origin(OLD, changed(**{section: {field: value}})) == [f"{section}.{field}"]


@pytest.mark.parametrize(
    "change",
    [
        {"network": {"hidden": [{"units": 3}]}},
        {"network": {"connections": "residual"}},
        {"training": {"batch_size": 1}},
        {"data": {"seed": 1}},
        {},
    ],
)
def test_every_other_setting_lets_the_network_go_on(change):
    assert changed_origin(OLD, changed(**change)) == []
    assert restart_note(OLD, changed(**change)) is None


def test_several_reasons_are_said_in_one_message():
    note = restart_note(OLD, changed(network={"seed": 1}, training={"dtype": "float64"}))
    assert note == (
        "The network starts anew from its first weights: another weight seed and another precision"
        " make another network."
    )
