"""The compiled executor: made ready, and put in NumPy's place where it is the faster one."""

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from . import program
from .epoch import Epoch
from .tape import Array, Call
from .training_state import Executor, Maker
from .update import Update

# The machine spends less on a call and more on a number than NumPy with its BLAS: it takes tapes with no more
# multiplications a call than this.
MOST_WORK: Final = 20_000

_machine: Any = None


def prepare_machine() -> bool:
    """Whether the machine is ready from now on; to compile it takes seconds, once: it is kept in the user's cache.

    Where numba is not installed, or FRONTIERE_EXECUTOR is numpy, nothing happens; an exception says that it does not
    work here.
    """
    global _machine
    if os.environ.get("FRONTIERE_EXECUTOR") == "numpy":
        return False
    try:
        import numba
    except ImportError:
        return False
    if not os.environ.get("NUMBA_CACHE_DIR"):
        sources = [Path(__file__).with_name(name).read_bytes() for name in ("vectors.py", "machine.py", "program.py")]
        numba.config.CACHE_DIR = str(_cache() / "frontiere" / hashlib.sha256(b"".join(sources)).hexdigest()[:16])
    from . import machine

    for dtype in (np.float32, np.float64):
        nothing = np.zeros((0, program.LENGTH), np.uintp)
        machine.run(nothing, np.uintp(0), np.uintp(0), np.zeros(1, dtype))
    _machine = machine
    return True


def _cache() -> Path:
    """The folder for what programs of the user can make anew."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home())
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def run(code: program.Code, start: int, stop: int, like: Array) -> None:
    """Have the machine run all rows for the steps start … stop - 1; `like` holds one number of their dtype."""
    _machine.run(code, np.uintp(start), np.uintp(stop), like)


def programs(epoch: Epoch, update: Update) -> tuple["Program", ...]:
    """The programs of an epoch; none while the machine is not ready, or where NumPy must or should make the steps."""
    if _machine is None:
        return ()
    try:
        found = tuple(Program(*steps, update) for steps in epoch.batches())
    except program.NotForTheMachine:
        return ()
    return found if program.work(found[0].code) <= MOST_WORK else ()


def decided(
    maker: Maker, known: tuple["Program", ...], epoch: Epoch, update: Update
) -> tuple[Maker, tuple["Program", ...]]:
    """Hold a run to its executor; its programs are those that are known, or made now.

    A state can name an executor that there is not: from then on it is another run's, and NumPy's.
    """
    if maker.name == "numpy":
        return maker, known
    known = known or programs(epoch, update)
    name: Executor = "compiled" if known else "numpy"
    if maker.name is None:
        maker.name = name
    return maker if maker.name == name else Maker(name), known


class Program:
    """The steps of an epoch that have equally many points, for the machine."""

    def __init__(self, steps: range, calls: Sequence[Call], moves: Mapping[int, int], update: Update) -> None:
        self._steps, self._calls, self._update = steps, calls, update  # the rows name the memory of the calls
        self.code = program.assemble(calls, {**moves, **update.moves}, update.advance)
        self._like = np.zeros(1, update.dtype)

    def run(self, start: int, stop: int) -> None:
        """Make those of the steps start … stop - 1 that are its own."""
        start, stop = max(start, self._steps.start), min(stop, self._steps.stop)
        if start < stop:
            self._update.foresee(range(start, stop))
            run(self.code, start, stop, self._like)
