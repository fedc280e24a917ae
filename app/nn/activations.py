"""The activations of hidden layers: g and g′ as calls on a tape, with what a reader needs to know."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from . import elementwise
from .tape import Array, Tape

LEAK = 0.01


@dataclass(frozen=True)
class Activation:
    """One activation a = g(z), applied element by element to z of shape (n^[l], N).

    `forward(tape, z, a)` writes g(z) into a; `slope(tape, z, a, slope)` writes g′(z) into slope, or is None
    where g′ = 1. Unless `keeps_z`, g may be computed in place (z and a are one array) and g′ from a alone.
    """

    title: str
    formula: str
    derivative: str
    what: str
    source: str
    forward: Callable[[Tape, Array, Array], None]
    slope: Callable[[Tape, Array, Array, Array], None] | None
    keeps_z: bool = False


def _linear(tape: Tape, z: Array, a: Array) -> None:
    if a is not z:
        tape.call(np.positive, z, a)


def _sigmoid_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    tape.call(np.subtract, tape.constant(1, a), a, slope)
    tape.call(np.multiply, a, slope, slope)


def _tanh(tape: Tape, z: Array, a: Array) -> None:
    tape.call(np.tanh, z, a)


def _tanh_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    tape.call(np.multiply, a, a, slope)
    tape.call(np.subtract, tape.constant(1, a), slope, slope)


def _relu(tape: Tape, z: Array, a: Array) -> None:
    # fmax is six times as fast as maximum on small arrays; it drops NaN, so divergence is looked
    # for in the parameters.
    tape.call(np.fmax, z, tape.constant(0, z), a)


def _relu_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    tape.call(np.sign, a, slope)


def _leaky_relu(tape: Tape, z: Array, a: Array) -> None:
    leaked = tape.scratch(z)
    tape.call(np.multiply, z, tape.constant(LEAK, z), leaked)
    tape.call(np.fmax, z, leaked, a)


def _leaky_relu_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    tape.call(np.sign, a, slope)
    tape.call(np.fmax, slope, tape.constant(LEAK, a), slope)


def _elu(tape: Tape, z: Array, a: Array) -> None:
    below = tape.scratch(z)
    zero = tape.constant(0, z)
    tape.call(np.fmin, z, zero, below)
    tape.call(np.expm1, below, below)
    tape.call(np.fmax, z, zero, a)
    tape.call(np.add, a, below, a)


def _elu_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    tape.call(np.fmin, a, tape.constant(0, a), slope)
    tape.call(np.add, slope, tape.constant(1, a), slope)


def _normal_distribution(tape: Tape, z: Array, out: Array) -> None:
    """Φ(z) = ½ (1 + erf(z / √2))."""
    tape.call(np.multiply, z, tape.constant(math.sqrt(0.5), z), out)
    tape.call(elementwise.erf, out, out)
    tape.call(np.add, out, tape.constant(1, z), out)
    tape.call(np.multiply, out, tape.constant(0.5, z), out)


def _gelu(tape: Tape, z: Array, a: Array) -> None:
    _normal_distribution(tape, z, a)
    tape.call(np.multiply, z, a, a)


def _gelu_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    density = tape.scratch(z)
    tape.call(np.multiply, z, z, density)
    tape.call(np.multiply, density, tape.constant(-0.5, z), density)
    tape.call(np.exp, density, density)
    tape.call(np.multiply, density, tape.constant(1 / math.sqrt(2 * math.pi), z), density)
    tape.call(np.multiply, density, z, density)
    _normal_distribution(tape, z, slope)
    tape.call(np.add, slope, density, slope)


def _silu(tape: Tape, z: Array, a: Array) -> None:
    elementwise.sigmoid(tape, z, a)
    tape.call(np.multiply, z, a, a)


def _silu_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    rest = tape.scratch(z)
    elementwise.sigmoid(tape, z, slope)
    tape.call(np.subtract, tape.constant(1, z), slope, rest)
    tape.call(np.multiply, a, rest, rest)
    tape.call(np.add, slope, rest, slope)


def _softplus(tape: Tape, z: Array, a: Array) -> None:
    tape.call(np.logaddexp, z, tape.constant(0, z), a)


def _softplus_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    elementwise.sigmoid(tape, z, slope)


def _sine(tape: Tape, z: Array, a: Array) -> None:
    tape.call(np.sin, z, a)


def _sine_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    tape.call(np.cos, z, slope)


def _step(tape: Tape, z: Array, a: Array) -> None:
    tape.call(np.heaviside, z, tape.constant(1, z), a)


def _step_slope(tape: Tape, z: Array, a: Array, slope: Array) -> None:
    one = tape.constant(1, z)
    tape.call(np.absolute, z, slope)
    tape.call(np.add, slope, one, slope)
    tape.call(np.multiply, slope, slope, slope)
    tape.call(np.divide, one, slope, slope)


ACTIVATIONS: Mapping[str, Activation] = {
    "linear": Activation(
        "Linear",
        r"\mathrm{g}(z) = z",
        r"\mathrm{g}'(z) = 1",
        "No bend at all: a stack of linear layers is one linear layer.",
        "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.1",
        _linear,
        None,
    ),
    "sigmoid": Activation(
        "Sigmoid",
        r"\mathrm{g}(z) = \sigma(z) = \frac{1}{1 + e^{-z}}",
        r"\mathrm{g}'(z) = a (1 - a)",
        "A smooth switch from 0 to 1 that saturates on both sides.",
        "Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986",
        elementwise.sigmoid,
        _sigmoid_slope,
    ),
    "tanh": Activation(
        "Tanh",
        r"\mathrm{g}(z) = \tanh(z)",
        r"\mathrm{g}'(z) = 1 - a^2",
        "A sigmoid stretched to (-1, 1), so that its outputs are centred on 0.",
        "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998",
        _tanh,
        _tanh_slope,
    ),
    "relu": Activation(
        "ReLU",
        r"\mathrm{g}(z) = \max(0, z)",
        r"\mathrm{g}'(z) = 1 \text{ if } z > 0, \text{ else } 0",
        "Passes what is positive and cuts the rest: each unit folds the plane along a straight line.",
        "Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, 2010",
        _relu,
        _relu_slope,
    ),
    "leaky_relu": Activation(
        "Leaky ReLU",
        r"\mathrm{g}(z) = \max(0.01\,z, z)",
        r"\mathrm{g}'(z) = 1 \text{ if } z > 0, \text{ else } 0.01",
        "A ReLU whose negative side keeps a small slope, so that no unit dies.",
        "Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models, 2013",
        _leaky_relu,
        _leaky_relu_slope,
    ),
    "elu": Activation(
        "ELU",
        r"\mathrm{g}(z) = z \text{ if } z > 0, \text{ else } e^z - 1",
        r"\mathrm{g}'(z) = 1 \text{ if } z > 0, \text{ else } a + 1",
        "A ReLU whose negative side bends smoothly down to -1.",
        "Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by ELUs, 2016",
        _elu,
        _elu_slope,
    ),
    "gelu": Activation(
        "GELU",
        r"\mathrm{g}(z) = z\,\Phi(z) = \frac{z}{2}\left(1 + \mathrm{erf}\frac{z}{\sqrt{2}}\right)",
        r"\mathrm{g}'(z) = \Phi(z) + z\,\varphi(z)",
        "Weighs z by the probability that a standard normal variable lies below it: the exact form.",
        "Hendrycks and Gimpel, Gaussian error linear units, 2016",
        _gelu,
        _gelu_slope,
        keeps_z=True,
    ),
    "silu": Activation(
        "SiLU",
        r"\mathrm{g}(z) = z\,\sigma(z)",
        r"\mathrm{g}'(z) = \sigma(z) + a\,(1 - \sigma(z))",
        "z times its own sigmoid, also called swish: smooth, and slightly negative left of 0.",
        "Elfwing, Uchibe and Doya, Sigmoid-weighted linear units, 2018",
        _silu,
        _silu_slope,
        keeps_z=True,
    ),
    "softplus": Activation(
        "Softplus",
        r"\mathrm{g}(z) = \log(1 + e^z)",
        r"\mathrm{g}'(z) = \sigma(z)",
        "A ReLU with its corner rounded off.",
        "Dugas, Bengio, Bélisle, Nadeau and Garcia, Incorporating second-order functional knowledge, 2000",
        _softplus,
        _softplus_slope,
        keeps_z=True,
    ),
    "sine": Activation(
        "Sine",
        r"\mathrm{g}(z) = \sin(z)",
        r"\mathrm{g}'(z) = \cos(z)",
        "A wave: units repeat themselves across the plane and fit fine detail.",
        "Sitzmann, Martel, Bergman, Lindell and Wetzstein, Implicit neural representations, 2020",
        _sine,
        _sine_slope,
        keeps_z=True,
    ),
    "step": Activation(
        "Step",
        r"\mathrm{g}(z) = 1 \text{ if } z \ge 0, \text{ else } 0",
        r"\tilde{\mathrm{g}}'(z) = \frac{1}{(1 + |z|)^2}",
        "The perceptron's hard switch; its true slope is 0, so learning follows a surrogate slope instead.",
        "Rosenblatt, The perceptron, 1958; surrogate: Zenke and Ganguli, SuperSpike, 2018",
        _step,
        _step_slope,
        keeps_z=True,
    ),
}


def value_and_slope(activation: str, z: Array) -> tuple[Array, Array]:
    """Return g(z) and g′(z), for one z or many of any shape, in the dtype of z."""
    entry, tape = ACTIVATIONS[activation], Tape(z.dtype)
    a, slope = np.zeros_like(z), np.ones_like(z)
    entry.forward(tape, z, a)
    if entry.slope is not None:
        entry.slope(tape, z, a, slope)
    tape.run()
    return a, slope
