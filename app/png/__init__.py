"""Pictures as PNG: arrays in, bytes out."""
