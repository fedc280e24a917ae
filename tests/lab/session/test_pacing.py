"""Pacing: the first piece is one step, the next at most twice the last; what changes the cost begins anew."""

from app.lab.session.pacing import Pacing
from tests.lab.conftest import HandClock, make, settings


def pieces(session, monkeypatch):
    """The steps of each piece from now on."""
    made = []
    train = session._run.train
    monkeypatch.setattr(session._run, "train", lambda steps: (made.append(steps), train(steps)))
    return made


def costing(clock, made, seconds):
    """A clock by which every step made takes so long."""
    return lambda: clock.now + seconds * sum(made)


def test_pieces_double_until_the_time_is_used(monkeypatch):
    session, clock = make(), HandClock()
    made = pieces(session, monkeypatch)
    session.train(10_000)
    session.advance(None, 0.010, costing(clock, made, 1e-5))
    assert made[:9] == [1, 2, 4, 8, 16, 32, 64, 128, 256]
    assert sum(made) <= 1001


def test_a_step_that_takes_longer_than_the_slice_is_made_alone(monkeypatch):
    session, clock = make(), HandClock()
    made = pieces(session, monkeypatch)
    session.train(100)
    for _ in range(3):
        session.advance(None, 0.010, costing(clock, made, 0.5))
    assert made == [1, 1, 1]


def test_another_network_or_batch_begins_with_one_step_again(monkeypatch):
    session, clock = make(), HandClock()
    made = pieces(session, monkeypatch)
    session.train(10_000)
    for change in ({"network": {"hidden": [{"units": 8, "activation": "relu"}]}}, {"training": {"batch_size": 1}}):
        session.advance(None, 0.010, costing(clock, made, 1e-5))
        assert max(made) > 100
        session.update(settings(**change))
        session.train(10_000)
        made.clear()
        session.advance(3, 0.010, costing(clock, made, 1e-5))
        assert made == [1, 2]
        made.clear()


def test_what_follows_is_brought_along_before_and_after_every_piece():
    session = make()
    told = []
    pacing = Pacing(session.run, session.run.train, lambda: session.state)

    def level(seconds, clock):
        told.append(session.run.step)
        return session.run.step < 3

    pacing.advance(10, 1.0, HandClock(), lambda: True, level=level)
    assert told == [0, 1, 3]
