"""Denormal numbers flushed to zero: a run learns the same, and one that has converged shows none."""

import platform
import threading

import numpy as np
import pytest

from app.nn import Architecture, Evaluation, Layer, Network, Optimizer, Training, denormals, flush_denormals
from tests.flushing import flushed

SMALLEST = np.finfo("float32").tiny
ARCHITECTURE = Architecture(2, (Layer(32, "relu"), Layer(32, "relu")), 3, "multiclass")


def converged():
    """The loss of every 40th epoch of a net with Adam on three clouds; its parameters and Adam's vectors."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 3, 60)
    points = rng.normal(size=(60, 2)) + np.array([[0, 9], [9, 0], [-9, -9]])[labels]
    network = Network(ARCHITECTURE)
    network.initialize("glorot_uniform", np.random.default_rng(0))
    training = Training(
        network, points, labels, rng=np.random.default_rng(0), optimizer=Optimizer("adam", learning_rate=0.01)
    )
    evaluation, losses = Evaluation(network, points, labels, "cross_entropy"), []
    for _ in range(5):
        training.run(40 * training.steps_per_epoch)
        losses.append(evaluation.loss())
    return losses, network.parameters, np.concatenate([*training.state().update.slots.values()])


def denormal(numbers):
    """How many there are; asked in a thread that flushes, the processor would take them for 0."""
    return int(((numbers != 0) & (np.abs(numbers) < SMALLEST)).sum())


def test_a_converged_run_with_adam_learns_the_same_and_keeps_no_denormal_number():
    losses, parameters, moments = converged()
    flushed_losses, flushed_parameters, flushed_moments = flushed(converged)
    assert denormal(moments) > 100, "the test is to meet what it is about"
    assert denormal(flushed_moments) == 0
    np.testing.assert_allclose(flushed_losses, losses, rtol=1e-5)
    np.testing.assert_allclose(flushed_parameters, parameters, atol=1e-5)


@pytest.mark.parametrize("machine", ["riscv64", "x86_64", "aarch64", ""])
def test_a_platform_that_lacks_it_goes_on_as_it_was(monkeypatch, machine):
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(denormals.ctypes, "CDLL", lambda name: object())
    assert flush_denormals() is False
    assert np.float64(1e-200) * np.float64(1e-120) != 0


def test_a_word_that_is_not_the_control_word_is_left_alone(monkeypatch):
    """An environment that is laid out otherwise must not be written back with a bit set somewhere."""
    monkeypatch.setattr(denormals, "_LAYOUTS", {(platform.system(), platform.machine()): (0, *denormals._X86)})
    found = []
    thread = threading.Thread(target=lambda: found.append((flush_denormals(), 1e-200 * float("1e-120"))))
    thread.start()
    thread.join()
    assert not found[0][0]
    assert found[0][1] != 0
