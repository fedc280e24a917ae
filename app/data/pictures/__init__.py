"""Pictures of faces, elephants, crocodiles and turtles, drawn by this package itself: no photographs, no artwork."""

from .drawing import CREATURES, pictures
from .styles import ANOTHER_HAND, SIDE, STYLES

__all__ = ["ANOTHER_HAND", "CREATURES", "SIDE", "STYLES", "pictures"]
