"""Configurations: options, sections, limits, defaults and presets."""
