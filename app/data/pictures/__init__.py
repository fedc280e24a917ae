"""Pictures of faces, elephants, crocodiles and turtles, drawn by this package itself: no photographs, no artwork.

What draws them is loaded with the first picture.
"""

from .creatures import CREATURES, SIDE

__all__ = ["CREATURES", "SIDE"]
