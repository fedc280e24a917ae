"""Draws the catalogue's picture of every data set of images: `python -m scripts.previews`."""

from app.data import DATASETS, Dataset, Images
from app.wire.catalog.catalog import preview_file
from app.wire.images import as_png

_SEED = 7


def preview(dataset: Dataset) -> bytes:
    """A PNG with one image of each class side by side."""
    assert dataset.draw is not None
    assert isinstance(dataset.space, Images)
    drawn = dataset.draw(len(dataset.names), 0.0, _SEED)
    return as_png(drawn.sheet.images(drawn.x), dataset.space, len(drawn.x))


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
