"""Many random commands: a few by default, very many with `make fuzz`."""

import os

# So many commands in a test without and with `make fuzz`, and the seeds they are drawn with.
FULL = os.environ.get("FUZZ") == "full"
IN_PROCESS, OVER_THE_SOCKET = (40_000, 30_000) if FULL else (400, 200)
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "0").split(",")]
