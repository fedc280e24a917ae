"""The PyTorch oracle: tests that need it run under `make oracle`, which installs it; elsewhere they are skipped."""

import os
from typing import Final

import pytest

WANTED: Final = os.environ.get("ORACLE") == "1"
WHY: Final = "needs PyTorch: run `make oracle`"
needs_torch = pytest.mark.skipif(not WANTED, reason=WHY)
