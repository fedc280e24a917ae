"""Tools for those who work on Frontière."""
