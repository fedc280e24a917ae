"""The plane and its points: data sets to learn, how they are split, and the features a network is given of them."""

from app.data.datasets import DATASETS, Dataset, preview
from app.data.features import FEATURES, Feature, feature_slopes, features
from app.data.plane import PLANE, grid, lattice
from app.data.scale import Scale
from app.data.split import split

__all__ = [
    "DATASETS",
    "FEATURES",
    "PLANE",
    "Dataset",
    "Feature",
    "Scale",
    "feature_slopes",
    "features",
    "grid",
    "lattice",
    "preview",
    "split",
]
