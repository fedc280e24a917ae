"""Places that settings name: they must be there, and follow the layers they belong to."""

import pytest

from app.lab.messages import Refusal
from app.lab.settings.config import Config
from tests.lab.conftest import settings

FOUR = {
    "network": {"silenced_units": [[2, 1], [1, 2], [1, 0], [1, 2]], "layers_without_bias": [3, 1]},
    "training": {"frozen_layers": [3], "frozen_weights": [[1, 0, None], [3, 0, 1], [1, 0, 1]]},
}


def named(config):
    network, training = config.network, config.training
    return network.silenced_units, network.layers_without_bias, training.frozen_layers, training.frozen_weights


def hidden(*units):
    return settings(network={"hidden": [{"units": count} for count in units]})


def test_they_stand_in_order_and_once():
    assert named(Config().patched(settings(**FOUR))) == (
        ((1, 0), (1, 2), (2, 1)),
        (1, 3),
        (3,),
        ((1, 0, 1), (1, 0, None), (3, 0, 1)),
    )


def test_they_go_with_a_unit_that_goes():
    config = Config().patched(settings(**FOUR)).patched(hidden(2, 2))
    assert named(config)[0] == ((1, 0), (2, 1))
    config = config.patched(hidden(2, 1))
    assert named(config) == (((1, 0),), (1, 3), (3,), ((1, 0, 1), (1, 0, None)))


def test_they_follow_their_layer():
    """The output layer stays the output layer, and a hidden one is found where it has gone."""
    config = Config().patched(settings(**FOUR)).patched(hidden(4, 2, 2))
    assert named(config) == (
        ((1, 0), (1, 2), (2, 1)),
        (1, 4),
        (4,),
        ((1, 0, 1), (1, 0, None), (4, 0, 1)),
    )
    assert named(config.patched(hidden(4, 2))) == named(Config().patched(settings(**FOUR)))
    assert named(config.patched(hidden()))[:3] == ((), (1,), (1,))


def test_other_settings_leave_them():
    config = Config().patched(settings(**FOUR))
    other = config.patched(settings(training={"loss": "squared_error"}, data={"samples": 40}, view={"fps": 20}))
    assert named(other) == named(config)


def test_other_classes_make_another_output():
    config = Config().patched(settings(data={"dataset": "blobs", "classes": 4}))
    config = config.patched(settings(training={"frozen_weights": [[3, 3, 0], [3, 0, None]]}))
    assert named(config.patched(settings(data={"classes": 2})))[3] == ((3, 0, None),)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ({"network": {"silenced_units": [[3, 0]]}}, r"silenced_units names \(3, 0\): there is no such hidden unit"),
        ({"network": {"silenced_units": [[1, 4]]}}, r"silenced_units names \(1, 4\): there is no such hidden unit"),
        ({"network": {"layers_without_bias": [4]}}, "layers_without_bias names 4: there is no such layer"),
        ({"training": {"frozen_layers": [4]}}, "training.frozen_layers names 4: there is no such layer"),
        ({"training": {"frozen_weights": [[1, 0, 2]]}}, r"names \(1, 0, 2\): there is no such weight"),
        ({"training": {"frozen_weights": [[2, 2, None]]}}, r"names \(2, 2, null\): there is no such weight"),
    ],
)
def test_what_is_not_there_is_refused(part, says):
    with pytest.raises(Refusal, match=says):
        Config().patched(settings(**part))
