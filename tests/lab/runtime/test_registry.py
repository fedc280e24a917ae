"""The registry: found by ids, and room made of what nobody needs."""

import pytest

from app.lab.runtime.registry import Full, Registry
from app.lab.session.session import Session
from app.lab.settings import limits
from app.lab.settings.config import Config
from app.lab.settings.sections import Data


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def registry(clock):
    return Registry(clock, capacity=2)


def session():
    return Session(Config(data=Data(samples=10)))


def full_of(registry, clock):
    """Two sessions, the second a second younger."""
    older, younger = session(), session()
    registry.add(older)
    clock.now += 1
    registry.add(younger)
    return older, younger


def test_an_id_may_edit_and_a_watch_id_may_not(registry):
    one = session()
    registry.add(one)
    assert registry.find(one.id) == (one, True)
    assert registry.find(one.watch_id) == (one, False)
    assert registry.find("nobody") is None


def test_a_removed_session_is_found_by_neither_id(registry):
    one = session()
    registry.add(one)
    registry.remove(one)
    assert registry.find(one.id) is registry.find(one.watch_id) is None
    assert len(registry) == 0


def test_a_session_that_two_remove_at_once_is_gone_without_a_word(registry):
    one = session()
    registry.add(one)
    registry.remove(one)
    registry.remove(one)
    assert len(registry) == 0


def test_there_is_room_until_the_capacity_is_reached(registry, clock):
    assert registry.make_room() == []
    full_of(registry, clock)
    with pytest.raises(Full) as full:
        registry.make_room()
    assert "all 2 sessions are in use" in str(full.value)
    assert full.value.retry_after > 0


def test_the_longest_idle_session_makes_room(registry, clock):
    older, younger = full_of(registry, clock)
    clock.now += limits.IDLE_SECONDS
    assert registry.make_room() == [older]
    assert registry.find(older.id) is None
    assert registry.find(younger.id) == (younger, True)


def test_a_session_that_was_used_lately_stays(registry, clock):
    older, younger = full_of(registry, clock)
    clock.now += limits.IDLE_SECONDS
    registry.find(older.id)
    assert registry.make_room() == [younger]


@pytest.mark.parametrize("busy", ["running", "training", "watched"])
def test_a_session_that_is_in_use_stays(registry, clock, busy):
    older, younger = full_of(registry, clock)
    if busy == "running":
        older.play()
    elif busy == "training":
        older.train(10)
    else:
        registry.watched(older, 1)
    clock.now += 2 * limits.IDLE_SECONDS
    assert registry.make_room() == [younger]


def test_a_session_is_idle_from_when_its_last_watcher_left(registry, clock):
    older, younger = full_of(registry, clock)
    registry.watched(older, 1)
    clock.now += limits.IDLE_SECONDS
    registry.watched(older, 0)
    assert registry.make_room() == [younger]


def test_a_watcher_of_a_session_that_is_gone_is_no_mistake(registry):
    registry.watched(session(), 0)


def test_a_read_through_the_watch_id_is_use(registry, clock):
    older, younger = full_of(registry, clock)
    clock.now += limits.IDLE_SECONDS
    registry.find(older.watch_id)
    assert registry.make_room() == [younger]


@pytest.mark.parametrize("used", ["leader", "follower", "neither"])
def test_a_session_and_its_twin_stay_and_go_together(clock, used):
    registry = Registry(clock, capacity=3)
    leader, follower = full_of(registry, clock)
    registry.tie(leader, follower)
    other = session()
    registry.add(other)
    clock.now += limits.IDLE_SECONDS
    if used == "neither":
        assert registry.make_room() == [leader, follower]
    else:
        registry.find((leader if used == "leader" else follower).id)
        assert registry.make_room() == [other]


@pytest.mark.parametrize("use", ["watched", "asked", "read", "not playing"])
def test_who_plays_for_nobody_is_named_and_nobody_else(registry, clock, use):
    older, younger = full_of(registry, clock)
    older.play()
    if use != "not playing":
        younger.play()
    if use == "watched":
        registry.watched(younger, 1)
    clock.now += limits.UNATTENDED_SECONDS
    if use == "asked":
        registry.find(younger.id)
    elif use == "read":
        registry.find(younger.watch_id)
    assert registry.unattended() == [older]
