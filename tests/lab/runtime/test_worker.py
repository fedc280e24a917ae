"""The worker: one thread, alive whatever happens in it, and its heart can be felt."""

import math
import threading

import numpy as np

from app.lab.runtime.scheduler import Scheduler
from app.lab.runtime.worker import Worker
from tests.flushing import flushed
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


def test_its_thread_flushes_denormal_numbers_to_zero_and_no_other_does():
    def product():
        single, double = np.full(9, 1e-25, "float32"), np.full(9, 1e-200)
        return (single * np.float32(1e-15)).tolist() + (double * 1e-120).tolist()

    assert flushed(product) == [0.0] * 18
    worker = Worker(Scheduler(HandClock(), lambda session, snapshot: None))
    worker.start()
    assert worker.submit(product).result(10) == [0.0] * 18
    worker.stop()
    assert 0.0 not in product()


def test_a_machine_that_cannot_be_made_ready_is_told_to_the_log_and_to_nobody_else(monkeypatch):
    told = threading.Event()
    monkeypatch.setattr("app.lab.runtime.worker.prepare_machine", lambda: 1 / 0)
    monkeypatch.setattr("app.lab.runtime.worker._log.exception", lambda text: told.set())
    worker = Worker(Scheduler(HandClock(), lambda session, snapshot: None))
    worker.start()
    assert told.wait(10)
    assert worker.submit(lambda: 7).result(10) == 7
    worker.stop()
