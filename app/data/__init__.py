"""The plane and its points: data sets to learn, how they are split, and the features a network is given of them."""

from .datasets import DATASETS, Dataset, preview
from .features import FEATURES, Feature, feature_slopes, features
from .plane import PLANE, grid, lattice
from .scale import Scale
from .split import split

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
