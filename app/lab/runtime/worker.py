"""The one thread that trains; whatever is to be done with a session is done here, between two slices."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

from .scheduler import Scheduler

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Worker:
    """Runs the scheduler, and jobs as they come. No session is ever touched by two threads."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="trainer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

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
        wait: float | None = None
        while True:
            try:
                job = self._jobs.get(block=wait != 0.0, timeout=wait or None)
            except Empty:
                pass
            else:
                if job is None:
                    return
                job()
                self._scheduler.review()
                wait = 0.0  # there may be more jobs; all of them go before the next slice
                continue
            wait = self._scheduler.tick()
