"""Points of the plane and images: data sets to learn, how they are split, and what a network is given of them."""

from .datasets import DATASETS, Dataset, preview
from .features import FEATURES, Feature, feature_slopes, features
from .plane import PLANE, grid, lattice
from .scale import Scale
from .sheet import Drawn, Sheet
from .space import PLANE_SPACE, Images, Plane, Space
from .split import split

__all__ = [
    "DATASETS",
    "FEATURES",
    "PLANE",
    "PLANE_SPACE",
    "Dataset",
    "Drawn",
    "Feature",
    "Images",
    "Plane",
    "Scale",
    "Sheet",
    "Space",
    "feature_slopes",
    "features",
    "grid",
    "lattice",
    "preview",
    "split",
]
