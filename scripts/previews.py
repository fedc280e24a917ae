"""Draws the catalogue's picture of every data set of images: `python -m scripts.previews`."""

from io import BytesIO

from PIL import Image

from app.data import DATASETS, Dataset, Images
from app.wire.catalog.catalog import preview_file
from app.wire.images import as_png

_SEED = 7
_SHOWN = 4
_SIDE = 16
_COLOURS = 8


def preview(dataset: Dataset) -> bytes:
    """A small PNG of some images side by side: every visitor is sent one of each data set."""
    assert dataset.draw is not None
    assert isinstance(dataset.space, Images)
    space, drawn = dataset.space, dataset.draw(len(dataset.names), 0.0, _SEED)
    side = min(space.height, _SIDE)
    with Image.open(BytesIO(as_png(drawn.sheet.images(drawn.x[:_SHOWN]), space, _SHOWN))) as whole:
        size = (round(_SHOWN * space.width * side / space.height), side)
        small = whole.resize(size, Image.Resampling.BOX).quantize(_COLOURS, dither=Image.Dither.NONE)
    file = BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def main() -> None:
    """Write all of them."""
    for dataset in DATASETS.values():
        if dataset.draw is not None:
            path = preview_file(dataset.name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(preview(dataset))
            print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
