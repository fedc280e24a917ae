"""Linear separability: how well a straight decision does on the features of a layer."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from .tape import Array

RIDGE: Final = 1e-9
_STEPS, _HALVINGS = 25, 6
_EXACT_PARAMETERS: Final = 66  # beyond that the Hessian costs more than what it is for
_BOUNDED_STEPS: Final = 20
_CONVERGED: Final = 1e-8


def linear_fit(features: ArrayLike, labels: ArrayLike) -> float:
    """The accuracy on n features (n, m) of the logistic regression fitted to them; R² where the labels are numbers.

    Of several classes it is the multinomial one. It is fitted by Newton's steps until they change nothing, or until
    all points are classified right: a set that is linearly separable gives 1. Of more than 66 parameters (features +
    1, times classes − 1), as in a wide layer, 20 steps with an upper bound of the Hessian, ½ (I − 1 1ᵀ/K) ⊗ XᵀX, must
    do, and the best of them is told: it may fall a little short. For labels that are numbers R² of the linear
    regression, at least 0. Features are standardised, so that a little ridge (10⁻⁹) makes the fit unique where they
    depend on one another. Source: Alain and Bengio, Understanding intermediate layers using linear classifier probes,
    2016; Hastie, Tibshirani and Friedman, The elements of statistical learning, 2009, section 4.4; Böhning,
    Multinomial logistic regression algorithm, 1992.
    """
    x, y = np.asarray(features, np.float64), np.asarray(labels)
    if x.ndim != 2 or y.shape != (len(x),) or not len(x):
        raise ValueError(f"expected features (n, m) and labels (n,), got {x.shape} and {y.shape}")
    with np.errstate(all="ignore"):
        x = np.nan_to_num(x)
        spread = x.std(axis=0)
        x = (x - x.mean(axis=0)) / np.where(spread > 0, spread, 1)
    x = np.column_stack([np.nan_to_num(x), np.ones(len(x))])
    return _accuracy(x, y) if np.issubdtype(y.dtype, np.integer) else _r_squared(x, y.astype(np.float64))


def _r_squared(x: Array, y: Array) -> float:
    rest = y - x @ np.linalg.solve(_gram(x), x.T @ y)
    spread = float(((y - y.mean()) ** 2).sum())
    return max(0.0, 1 - float((rest**2).sum()) / spread) if spread else 1.0


def _accuracy(x: Array, y: Array) -> float:
    """The accuracy of the multinomial logistic regression, its first class the reference."""
    classes, y = np.unique(y, return_inverse=True)
    if len(classes) == 1:
        return 1.0
    targets = np.eye(len(classes))[y][:, 1:]
    exact = targets.shape[1] * x.shape[1] <= _EXACT_PARAMETERS
    return _by_newton(x, y, targets) if exact else _by_bound(x, y, targets)


def _by_newton(x: Array, y: Array, targets: Array) -> float:
    """Newton's steps, each halved until it makes the cost smaller."""
    w: Array = np.zeros((x.shape[1], targets.shape[1]))
    cost, p, right = _state(x, y, w)
    for _ in range(_STEPS):
        gradient = x.T @ (p - targets) + RIDGE * len(x) * w
        step = _newton_step(x, p, gradient)
        if right == 1 or not (gradient * step).sum() > _CONVERGED * len(x):
            break
        for halving in range(_HALVINGS):
            tried = w - 0.5**halving * step
            after = _state(x, y, tried)
            if after[0] < cost:
                break
        else:
            break
        w, (cost, p, right) = tried, after
    return right


def _by_bound(x: Array, y: Array, targets: Array) -> float:
    """Steps of the Hessian's upper bound, with Nesterov's momentum; the best accuracy on the way."""
    inverse = np.linalg.inv(_gram(x))
    w: Array = np.zeros((x.shape[1], targets.shape[1]))
    ahead, best = w, 0.0
    for count in range(_BOUNDED_STEPS):
        _, p, right = _state(x, y, ahead)
        best = max(best, right)
        if best == 1:
            break
        step = inverse @ (x.T @ (p - targets) + RIDGE * len(x) * ahead)
        last, w = w, ahead - 2 * (step + step.sum(axis=1, keepdims=True))
        ahead = w + count / (count + 3) * (w - last)
    return best


def _state(x: Array, y: Array, w: Array) -> tuple[float, Array, float]:
    """The cost (negative log-likelihood and ridge), the probabilities but the first class's, the accuracy."""
    z = np.zeros((len(x), w.shape[1] + 1))
    np.matmul(x, w, z[:, 1:])
    right = float((z.argmax(axis=1) == y).mean())
    z -= z.max(axis=1, keepdims=True)
    own = z[np.arange(len(y)), y]
    np.exp(z, z)
    total = z.sum(axis=1)
    cost = float((np.log(total) - own).sum() + RIDGE * len(x) / 2 * (w**2).sum())
    return cost, z[:, 1:] / total[:, None], right


def _newton_step(x: Array, p: Array, gradient: Array) -> Array:
    """H⁻¹ ∇: Newton's step."""
    m, k = gradient.shape
    hessian = np.empty((k, m, k, m))
    for i in range(k):
        for j in range(i + 1):
            curvature = p[:, i] * ((i == j) - p[:, j])
            hessian[i, :, j] = hessian[j, :, i] = (x * curvature[:, None]).T @ x
    matrix = hessian.reshape(k * m, k * m)
    matrix.flat[:: k * m + 1] += RIDGE * len(x)
    return np.linalg.solve(matrix, gradient.T.ravel()).reshape(k, m).T


def _gram(x: Array) -> Array:
    return x.T @ x + RIDGE * len(x) * np.eye(x.shape[1])
