"""Speed, measured as ratios against peers in one run.

BLAS is limited to one thread before NumPy is imported anywhere: that is how the server runs, and two threads
lose up to ten times when the other core is busy.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
