"""The presets: each is a valid configuration, and shows what its lesson says."""

import itertools

import numpy as np
import pytest

from app.lab.session.session import Session
from app.lab.settings.config import Config
from app.lab.settings.presets import PRESETS
from app.lab.views.maps import inputs_of
from app.lab.views.request import FeaturesRequest
from app.nn.health import unit_health
from tests.lab.conftest import train


def trained(name: str, epochs: int) -> Session:
    session = Session(PRESETS[name].config)
    train(session, session.steps_in(epochs))
    return session


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_a_configuration_with_a_title_and_one_lesson(name):
    preset = PRESETS[name]
    assert preset.config == Config.model_validate(preset.config.model_dump())
    assert preset.title
    assert preset.lesson.endswith(".")
    assert len(preset.lesson) < 120


def test_there_are_at_least_twelve_and_no_two_are_alike():
    configs = [preset.config for preset in PRESETS.values()]
    assert len(configs) >= 12
    assert all(one != other for i, one in enumerate(configs) for other in configs[:i])


@pytest.mark.parametrize(
    ("name", "epochs"),
    [
        ("one_neuron", 30),
        ("xor_hidden", 100),
        ("circle_squares", 30),
        ("unfolding", 100),
        ("spiral_sines", 100),
        ("relu_folds", 100),
        ("tanh_bends", 100),
        ("deep_tanh", 100),
        ("several_classes", 100),
    ],
)
def test_what_should_be_learnt_is_learnt(name, epochs):
    assert trained(name, epochs).state.accuracy.train > 0.95


def test_one_neuron_does_not_solve_xor():
    assert trained("xor_neuron", 200).state.accuracy.train < 0.75


def test_gradients_vanish_in_sigmoids_and_not_in_tanh():
    assert trained("vanishing", 100).state.loss.train > 0.69
    assert trained("deep_tanh", 100).state.loss.train < 0.05


def test_a_rate_too_high_makes_the_loss_jump():
    session, losses = Session(PRESETS["rate_too_high"].config), []
    for _ in range(20):
        train(session, session.steps_in(1))
        losses.append(session.state.loss.train)
    rises = sum(later > earlier for earlier, later in itertools.pairwise(losses))
    assert rises >= 5
    assert session.state.diverged is None


def test_most_relus_die():
    session = trained("dead_relus", 100)
    health = unit_health(
        session._run.trainer.network, inputs_of(session.config, session._run.trainer.network, session.points.x)
    )
    assert sum(unit == "dead" for layer in health for unit in layer) >= 8


def turned_over(session: Session) -> float:
    """The share of the plane's cells that the last hidden layer sees from behind: paths have crossed there."""
    mesh = session.still.display.features(FeaturesRequest(mesh=61)).mesh.astype(float)
    right, up = mesh[:-1, 1:] - mesh[:-1, :-1], mesh[1:, :-1] - mesh[:-1, :-1]
    sides = np.sign(right[..., 0] * up[..., 1] - right[..., 1] * up[..., 0])
    return min((sides > 0).mean(), (sides < 0).mean())


@pytest.mark.parametrize("epochs", [100, 300])
def test_residual_paths_do_not_cross_and_leave_the_ring_open_where_momentum_parts_the_classes(epochs):
    residual, momentum = trained("residual_flow", epochs), trained("momentum_flow", epochs)
    assert turned_over(residual) == 0
    steepest = max(np.linalg.norm(weights, 2) for weights in residual.layers[0][:-1])
    assert steepest < 1  # so that a + f(a) is one to one in every layer, whatever the points
    assert residual.state.accuracy.train < 0.98
    assert turned_over(momentum) > 0.1
    assert momentum.state.accuracy.train > 0.99
    assert residual.layers[0][0].shape == momentum.layers[0][0].shape == (2, 2)


def test_momentum_is_several_times_as_fast():
    assert trained("momentum", 150).state.loss.train < trained("plain_descent", 500).state.loss.train


def test_the_large_network_overfits_and_the_penalty_helps():
    free, bound = trained("overfitting", 300).state.loss, trained("l2_smooths", 300).state.loss
    assert free.train < 0.01
    assert free.test > 0.7
    assert bound.test < free.test / 2


def test_a_plane_needs_one_linear_neuron_and_bumps_some_more():
    assert trained("plane", 30).state.loss.train < 1e-3
    assert trained("bumps", 100).state.loss.train < 0.01
