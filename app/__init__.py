"""Frontière: see and touch a neural network while it learns a decision boundary.

The client's classes are found here, `from frontiere import Client`: this folder is called so where it is installed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        """A class of the client; importing it waits until it is asked for, as the server does without."""
        if not name[:1].isupper():
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import client

        return getattr(client, name)
