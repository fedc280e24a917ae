"""Background tasks: they take turns, tell what they find, and take no more than their share."""

import pytest

from app.lab.runtime.background import PIECE_SECONDS, SHARE, BackgroundTask, BackgroundTasks
from app.lab.runtime.scheduler import Scheduler
from app.lab.views.request import ViewRequest
from tests.lab.conftest import HandClock, make


class Told:
    """A task of so many pieces, each of which costs time; and what it told."""

    def __init__(self, clock, pieces=10, cost=1.01 * PIECE_SECONDS, fails=False):
        self.clock, self.told, self.ended = clock, [], []
        self.task = BackgroundTask("session", self._pieces(pieces, cost, fails), self.told.append, self.ended.append)

    def _pieces(self, pieces, cost, fails):
        for piece in range(pieces):
            self.clock.now += cost
            yield piece if piece % 2 else None
        if fails:
            raise ValueError("nothing there")


def test_what_a_piece_yields_is_told_and_the_end_too():
    clock = HandClock()
    tasks, one = BackgroundTasks(clock), Told(clock)
    tasks.begin(one.task)
    while tasks:
        tasks.work()
    assert one.told == [1, 3, 5, 7, 9] and one.ended == [None]


def test_an_error_ends_a_task_and_is_handed_on():
    clock = HandClock()
    tasks, one = BackgroundTasks(clock), Told(clock, fails=True)
    tasks.begin(one.task)
    while tasks:
        tasks.work()
    assert str(one.ended[0]) == "nothing there"


def test_tasks_take_turns_and_one_that_is_dropped_gets_none():
    clock = HandClock()
    tasks, one, two = BackgroundTasks(clock), Told(clock), Told(clock)
    tasks.begin(one.task)
    tasks.begin(two.task)
    for _ in range(4):
        tasks.work()
    assert one.told == two.told == [1]
    tasks.drop(one.task)
    tasks.drop(one.task)
    while tasks:
        tasks.work()
    assert one.told == [1] and one.ended == [] and two.ended == [None]


@pytest.mark.parametrize("cost", [PIECE_SECONDS / 10, 1.01 * PIECE_SECONDS, 10 * PIECE_SECONDS])
def test_beside_a_greedy_session_they_take_a_tenth(cost):
    clock = HandClock()
    session = make(view={"epochs_per_second": None})
    session.watch([ViewRequest(surface=None, neurons=None, features=None)])
    scheduler = Scheduler(clock, lambda session, snapshot: None)
    scheduler.add(session)
    session.play()
    one, advance, trained = Told(clock, pieces=10**6, cost=cost), session.advance, 0.0

    def timed(steps, seconds, given_clock):
        nonlocal trained
        advance(1, 1.0, given_clock)
        clock.now += seconds
        trained += seconds

    session.advance = timed
    scheduler.tasks.begin(one.task)
    scheduler.review()
    start = clock.now
    while clock.now - start < 5:
        wait = scheduler.tick()
        clock.now += wait or 1e-7
    spent = 2 * len(one.told) * cost
    assert spent <= 1.1 * SHARE * (clock.now - start)
    assert spent >= 0.7 * SHARE * (clock.now - start)
    assert trained >= 0.85 * (clock.now - start)


def test_where_nobody_trains_they_have_all_the_time():
    clock = HandClock()
    scheduler = Scheduler(clock, lambda session, snapshot: None)
    one = Told(clock, pieces=100)
    scheduler.tasks.begin(one.task)
    scheduler.review()
    start = clock.now
    while scheduler.tick() is not None:
        pass
    assert one.ended == [None]
    assert clock.now - start == pytest.approx(101 * PIECE_SECONDS)


def test_a_paced_session_keeps_its_frames_beside_a_task():
    clock, frames = HandClock(), []
    session = make(view={"epochs_per_second": 30, "fps": 30})
    session.watch([ViewRequest(surface=None, neurons=None, features=None)])
    scheduler = Scheduler(clock, lambda session, snapshot: frames.append(snapshot))
    scheduler.add(session)
    session.play()
    one = Told(clock, pieces=10**6)
    scheduler.tasks.begin(one.task)
    scheduler.review()
    start = clock.now
    while clock.now - start < 2:
        wait = scheduler.tick()
        clock.now += wait or 1e-7
    assert abs(len(frames) - 60) <= 2
    assert 2 * len(one.told) * PIECE_SECONDS >= 1  # nobody else wanted the time
