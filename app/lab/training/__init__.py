"""One training run: trainer, checkpoints, loss history, metrics and stop conditions."""
