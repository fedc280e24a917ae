"""Configurations: options, limits, defaults, presets and the catalogue."""
