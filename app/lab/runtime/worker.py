"""The one thread that trains; whatever is to be done with a session is done here, between two slices."""

import logging
import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

from ...nn import flush_denormals, prepare_machine
from .scheduler import Scheduler

T = TypeVar("T")
_log = logging.getLogger(__name__)
_BREATH_SECONDS: Final = 0.1  # what fails again and again must not take the processor


def _prepare() -> None:
    try:
        prepare_machine()
    except Exception:
        _log.exception("the compiled executor does not work here; NumPy goes on training")


class Worker:
    """Runs the scheduler, and jobs as they come. No session is ever touched by two threads."""

    def __init__(self, scheduler: Scheduler, clock: Callable[[], float] = time.monotonic) -> None:
        self._scheduler = scheduler
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="trainer", daemon=True)
        self._clock = clock
        self._since = clock()
        self._idle = True

    def start(self) -> None:
        """Begin, and make the compiled executor ready beside it: NumPy trains until then."""
        self._thread.start()
        threading.Thread(target=_prepare, name="compiler", daemon=True).start()

    @property
    def stalled(self) -> float:
        """Seconds for which the thread has been at one piece of work; infinite where it has ended."""
        if not self._thread.is_alive():
            return math.inf
        return 0.0 if self._idle else self._clock() - self._since

    def stop(self) -> None:
        """Finish what is queued, then end."""
        self._jobs.put(None)
        self._thread.join()

    def submit(self, job: Callable[[], T]) -> "Future[T]":
        """Have a job done before the next slice; its result or its exception is the future's."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = job()
            except Exception as error:  # handed to the one who waits for it
                future.set_exception(error)
            else:
                future.set_result(result)

        self._jobs.put(run)
        return future

    def _run(self) -> None:
        flush_denormals()
        wait: float | None = None
        while True:
            self._idle = wait != 0.0
            try:
                job = self._jobs.get(block=self._idle, timeout=wait or None)
            except Empty:
                work = self._scheduler.tick
            else:
                if job is None:
                    return
                work = partial(self._do, job)
            self._since, self._idle = self._clock(), False
            try:
                wait = work()
            except Exception:
                # A session's turn is guarded by the scheduler: this is a fault of the scheduler itself.
                _log.exception("the trainer's work has failed; it goes on with what comes next")
                wait = _BREATH_SECONDS

    def _do(self, job: Callable[[], None]) -> float:
        job()
        self._scheduler.review()
        return 0.0  # there may be more jobs; all of them go before the next slice
