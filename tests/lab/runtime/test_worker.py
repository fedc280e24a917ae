"""The worker: one thread, alive whatever happens in it, and its heart can be felt."""

import math
import threading

from app.lab.runtime.scheduler import Scheduler
from app.lab.runtime.worker import Worker
from tests.lab.conftest import HandClock


def test_it_outlives_a_fault_of_the_scheduler(monkeypatch, caplog):
    scheduler = Scheduler(HandClock(), lambda session, snapshot: None)
    monkeypatch.setattr(scheduler, "tick", lambda: 1 / 0)
    worker = Worker(scheduler)
    worker.start()
    assert [worker.submit(lambda: 7).result(10) for _ in range(3)] == [7, 7, 7]
    worker.stop()
    assert "ZeroDivisionError" in caplog.text


def test_how_long_it_has_been_at_one_piece_of_work():
    clock = HandClock()
    worker = Worker(Scheduler(clock, lambda session, snapshot: None), clock)
    assert worker.stalled == math.inf  # not begun
    worker.start()
    begun, go_on = threading.Event(), threading.Event()
    job = worker.submit(lambda: (begun.set(), go_on.wait(10)))
    assert begun.wait(10)
    clock.now += 7
    assert worker.stalled == 7
    go_on.set()
    job.result(10)
    worker.stop()
    assert worker.stalled == math.inf
