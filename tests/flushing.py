"""Work done in a thread of its own that flushes denormal numbers to zero; skipped where the platform cannot."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.nn import flush_denormals


def flushed(job):
    """Return what `job()` returns in such a thread."""

    def run():
        if not flush_denormals():
            pytest.skip("this platform cannot flush denormal numbers to zero")
        return job()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run).result()
