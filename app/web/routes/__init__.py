"""The REST interface, one noun a module."""
