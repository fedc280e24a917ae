"""Linear separability: how well a straight decision does on the features of a layer."""

import numpy as np
from numpy.typing import ArrayLike

from .tape import Array

RIDGE = 1e-6


def linear_fit(features: ArrayLike, labels: ArrayLike) -> float:
    """The accuracy on n features (n, m) of the linear classifier fitted to them by least squares on one-hot labels.

    For labels that are numbers R² of the linear regression, at least 0. Features are standardised, so that a
    little ridge (10⁻⁶) makes the fit unique where they depend on one another. Source: Alain and Bengio, Understanding
    intermediate layers using linear classifier probes, 2016; Hastie, Tibshirani and Friedman, The elements of
    statistical learning, 2009, section 4.2.
    """
    x, y = np.asarray(features, np.float64), np.asarray(labels)
    if x.ndim != 2 or y.shape != (len(x),) or not len(x):
        raise ValueError(f"expected features (n, m) and labels (n,), got {x.shape} and {y.shape}")
    with np.errstate(all="ignore"):
        x = np.nan_to_num(x)
        spread = x.std(axis=0)
        x = (x - x.mean(axis=0)) / np.where(spread > 0, spread, 1)
    classes = np.issubdtype(y.dtype, np.integer)
    targets: Array = np.eye(int(y.max()) + 1)[y] if classes else y.astype(np.float64)[:, None]
    centre = targets.mean(axis=0)
    gram = x.T @ x + RIDGE * len(x) * np.eye(x.shape[1])
    fitted = x @ np.linalg.solve(gram, x.T @ (targets - centre)) + centre
    if classes:
        return float((fitted.argmax(axis=1) == y).mean())
    spread = float(((targets - centre) ** 2).sum())
    return max(0.0, 1 - float(((targets - fitted) ** 2).sum()) / spread) if spread else 1.0
