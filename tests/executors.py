"""The compiled executor: under `make fast`, which installs numba, it runs every tape that it can; else NumPy does.

Tests of the machine itself are skipped there, with this reason.
"""

import math
import os
from typing import Final

import numpy as np
import pytest

from app.nn import executor, program
from app.nn.tape import Tape

WANTED: Final = os.environ.get("FRONTIERE_EXECUTOR") == "compiled"
WHY: Final = "needs numba: run `make fast`"
needs_numba = pytest.mark.skipif(not WANTED, reason=WHY)


def put_in_numpys_place():
    """Have the machine run trainings of every size, and single tapes too, which are not worth it otherwise."""
    assert executor.prepare_machine(), "numba is not installed"
    executor.MOST_WORK = math.inf
    numpy_run = Tape.run

    def run(tape):
        try:
            code = program.assemble(tape.calls, {})
        except program.NotForTheMachine:
            numpy_run(tape)
        else:
            executor.run(code, 0, 1, np.zeros(1, tape.dtype))

    Tape.run = run
