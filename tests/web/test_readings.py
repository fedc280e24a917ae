"""Readings: computed in threads of their own, so that the trainer's is free for edits meanwhile."""

import threading

import pytest

from app.lab.views.display import Display
from app.lab.views.queries import Queries
from tests.lab.conftest import make, train


@pytest.fixture
def threads(monkeypatch) -> set[str]:
    """The names of the threads in which anything is read of a network."""
    seen = set()

    def noting(owner, name):
        original = getattr(owner, name)

        def noted(self, *arguments, **named):
            seen.add(threading.current_thread().name.rpartition("_")[0])
            return original(self, *arguments, **named)

        monkeypatch.setattr(owner, name, noted)

    for name in ("surface", "stages", "features", "separability"):
        noting(Display, name)
    for name in ("predict", "activations", "neuron", "losses"):
        noting(Queries, name)
    return seen


@pytest.mark.parametrize(
    ("what", "accept"),
    [
        ("surface", "application/json"),
        ("surface", "image/png"),
        ("features", "application/json"),
        ("stages", "application/json"),
        ("stages", "image/png"),
        ("feature-history", "application/json"),
        ("neuron", "application/json"),
        ("losses", "application/json"),
    ],
)
def test_a_reading_is_none_of_the_trainers_work(api, path, threads, what, accept):
    assert api.get(f"{path}/{what}", headers={"Accept": accept}).status_code == 200
    assert threads == {"reader"}


def test_what_is_read_is_of_one_moment():
    session = make()
    still = session.still
    before = still.network.parameters.copy()
    session.set_weight(1, 0, 0, 3.0)
    train(session, 5)
    assert (still.network.parameters == before).all()
