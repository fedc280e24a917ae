"""The end of every picture: drawn larger, scaled down and written as PNG bytes."""

from io import BytesIO
from typing import Final

from PIL import Image

SUPERSAMPLED: Final = 2
"""Pictures are drawn so many times as large, for smooth lines."""


def encode(picture: Image.Image) -> bytes:
    """The picture at its own size, as PNG bytes."""
    out = BytesIO()
    size = picture.width // SUPERSAMPLED, picture.height // SUPERSAMPLED
    picture.resize(size, Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
