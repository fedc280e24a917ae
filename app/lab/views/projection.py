"""Projections: two or three axes in which the features of a layer are drawn, and which never flip nor jitter."""

from collections.abc import Hashable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_TURNS: Final = 2  # a plane that lies askew is left behind in few frames, and in each only a little
_LARGE: Final = 1e100
_REST: Final = 1e-9  # where the features do not spread the axes stay what they are


def principal_axes(features: Array, count: int) -> Array:
    """The directions Q (n, k) in which features (n, N) spread most around their mean, QᵀQ = I; needs n ≥ k.

    They are what a principal component analysis finds. Pictures are Qᵀa, without taking the mean away, so that
    what shifts all features (+ b) is seen to shift them.
    """
    centred = _centred(features)
    _, directions = np.linalg.eigh(centred @ centred.T)
    axes: Array = directions[:, : -count - 1 : -1]
    return axes


def followed(axes: Array, features: Array) -> Array:
    """Axes (n, k) for the features (n, N) of the next frame: nearer to their principal plane, and near to those.

    Each turn is one of orthogonal iteration: Q becomes the polar factor of CQ, C = Σ (a − ā)(a − ā)ᵀ + ε I, which
    solves the orthogonal Procrustes problem of coming nearest to CQ. A plane that is principal stays as it is, axis
    by axis; another is approached by the factor λ₃/λ₂ a turn. Q depends smoothly on what it was and on the
    features, even where eigenvalues cross, and since QᵀCQ is positive definite no axis is ever mirrored.
    Source: Golub and Van Loan, Matrix computations, 2013, sections 6.4.1 and 8.2.4.
    """
    centred = _centred(features)
    rest = _REST * float((centred * centred).sum())
    if not rest > 0:
        return axes
    for _ in range(_TURNS):
        axes = _polar(centred @ (centred.T @ axes) + rest * axes)
    return axes


def turned(picture: Array, before: Array) -> Array:
    """The rotation or reflection R (k, k) after which a picture (N, k), picture @ R, lies nearest to one before it.

    The orthogonal Procrustes problem. Source: Schönemann, A generalized solution of the orthogonal Procrustes
    problem, 1966.
    """
    return _polar((picture - picture.mean(axis=0)).T @ (before - before.mean(axis=0)))


def along(values: Array, before: Array) -> Array:
    """The direction (1, 2) for values (N,) on a line that lies nearest to a picture (N, 2) before it."""
    direction = (values - values.mean()) @ (before - before.mean(axis=0))
    length = float(np.hypot(*direction))
    return np.array([[1.0, 0.0]]) if not length > 0 else direction[None] / length


def corners(count: int) -> Array:
    """The corners (K, 2) of a regular polygon, in which probabilities of K classes are drawn as Σ p_k c_k."""
    angles = np.pi / 2 - 2 * np.pi * np.arange(count) / count
    return np.column_stack([np.cos(angles), np.sin(angles)])


class Axes:
    """The axes in which pictures were drawn last, by what they show; the next ones follow them."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Array] = {}

    def kept(self, name: Hashable, units: int) -> Array | None:
        """Those of this name, if they are for so many units."""
        axes = self._kept.get(name)
        return axes if axes is not None and len(axes) == units else None

    def keep(self, name: Hashable, axes: Array) -> Array:
        """Remember them until the next time, and give them back."""
        self._kept[name] = axes
        return axes

    def principal(self, name: Hashable, features: Array, count: int) -> Array:
        """Principal axes (n, k) of features (n, N) that follow the last ones; the units themselves where n ≤ k."""
        units = len(features)
        if units <= count:
            return np.eye(units, count)
        kept = self.kept(name, units)
        return self.keep(name, principal_axes(features, count) if kept is None else followed(kept, features))


def _centred(features: Array) -> Array:
    """a − ā in a unit in which no square overflows: directions do not know how long anything is."""
    centred: Array = features.astype(np.float64)
    largest = np.abs(centred).max(initial=0.0)
    if largest > _LARGE:
        centred /= largest
    centred -= centred.mean(axis=1, keepdims=True)
    return centred


def _polar(matrix: Array) -> Array:
    """The matrix with orthonormal columns nearest to this one; the unit matrix where there is nothing to go by."""
    if not np.isfinite(matrix).all():
        return np.eye(*matrix.shape)
    left, _, right = np.linalg.svd(matrix, full_matrices=False)
    nearest: Array = left @ right
    return nearest
