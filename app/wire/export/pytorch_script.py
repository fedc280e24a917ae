"""A network as a Python script that builds the very same one in PyTorch."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from ...nn.activations import LEAK
from .model import Model, numbers
from .numpy_script import FEATURES

ACTIVATIONS: Final[Mapping[str, str]] = {
    "linear": "nn.Identity()",
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "relu": "nn.ReLU()",
    "leaky_relu": f"nn.LeakyReLU({LEAK})",
    "elu": "nn.ELU()",
    "gelu": "nn.GELU()",
    "silu": "nn.SiLU()",
    "softplus": "nn.Softplus()",
    "sine": "Sine()",
    "step": "Step()",
}
_HEADS: Final[Mapping[str, str]] = {
    "binary": "    nn.Sigmoid(),",
    "multiclass": "    nn.Softmax(1),",
    "regression": "",
}
_MODULES: Final[Mapping[str, str]] = {
    "sine": """

class Sine(nn.Module):
    def forward(self, z):
        return torch.sin(z)
""",
    "step": '''

class Switch(torch.autograd.Function):
    """A hard switch forward, the slope 1 / (1 + |z|)^2 backward."""

    @staticmethod
    def forward(context, z):
        context.save_for_backward(z)
        return (z >= 0).to(z.dtype)

    @staticmethod
    def backward(context, gradient):
        (z,) = context.saved_tensors
        return gradient / (1 + z.abs()) ** 2


class Step(nn.Module):
    def forward(self, z):
        return Switch.apply(z)
''',
}
_SPOKEN: Final = '''

class Spoken(nn.Module):
    """An activation of which silenced units say 0."""

    def __init__(self, activation, mask):
        super().__init__()
        self.activation = activation
        self.mask = torch.tensor(mask)

    def forward(self, z):
        return self.activation(z) * self.mask
'''
_BLOCKS: Final[Mapping[str, str]] = {
    "residual": '''

class Residual(nn.Sequential):
    """a + f(a)."""

    def forward(self, a):
        return a + super().forward(a)
''',
    "momentum_residual": '''

class Momentum(nn.Sequential):
    """Residual blocks with a velocity: v = gamma v + (1 - gamma) f(a), a + v; v is 0 at first."""

    def __init__(self, gamma, *blocks):
        super().__init__(*blocks)
        self.gamma = gamma

    def forward(self, a):
        v = torch.zeros_like(a)
        for f in self:
            v = self.gamma * v + (1 - self.gamma) * f(a)
            a = a + v
        return a
''',
}
_TEMPLATE: Final = '''\
"""{introduction}
"""

import torch
from torch import nn

{constants}

# [W, b] of each layer: z = W a + b
LAYERS = [
{layers}
]


class Features(nn.Module):
    """What the network is given of each point (N, 2)."""

    def forward(self, x):
        x1, x2 = x.double().unbind(1)
        return torch.stack([{features}], 1).to(torch.{dtype})
{modules}

network = nn.Sequential(
    Features(),
{network}
).to(torch.{dtype})

linear = [module for module in network.modules() if isinstance(module, nn.Linear)]

with torch.no_grad():
    for module, (W, b) in zip(linear, LAYERS):
        module.weight.copy_(torch.tensor(W, dtype=torch.float64))
        module.bias.copy_(torch.tensor(b, dtype=torch.float64))


def load(tensors):
    """Take the weights of another moment: load(safetensors.torch.load_file("frontiere-circle.safetensors")).

    There they are called 0.weight, 0.bias, 2.weight, ... in the order of the layers, residual ones too.
    """
    with torch.no_grad():
        for i, module in enumerate(linear):
            module.weight.copy_(tensors[f"{{2 * i}}.weight"])
            module.bias.copy_(tensors[f"{{2 * i}}.bias"])


def predict(x):
    with torch.no_grad():
        return network(torch.as_tensor(x, dtype=torch.float64))


if __name__ == "__main__":
    torch.testing.assert_close(predict(CHECKED).double(), torch.tensor(ANSWERS).double(), rtol=1e-3, atol=1e-4)
    for point, answer in zip(CHECKED, predict(CHECKED).tolist()):
        print(point, answer)
'''


def pytorch_script(model: Model) -> str:
    """The text of the script."""
    layers = zip(model.weights, model.biases, strict=True)
    head = _HEADS[model.config.problem]
    return _TEMPLATE.format(
        introduction=model.introduction,
        constants=model.constants,
        layers="\n".join(f"    [{numbers(w)}, {numbers(b)}]," for w, b in layers),
        features=", ".join(FEATURES[name].replace("np.", "torch.") for name in model.config.network.features),
        dtype=model.config.training.dtype,
        modules="".join(_MODULES[name] for name in sorted(set(model.activations) & _MODULES.keys()))
        + (_SPOKEN if any(model.spoken) else "")
        + (_BLOCKS[model.config.network.connections] if any(model.residual) else ""),
        network="\n".join([*_layers(model), *([head] if head else [])]),
    )


def _layers(model: Model) -> Iterator[str]:
    """The layers of the network, one a line; a run of momentum residual layers shares its velocity."""
    momentum = model.config.network.connections == "momentum_residual"
    linear = [f"nn.Linear({w.shape[1]}, {w.shape[0]})" for w in model.weights]
    activations = [
        ACTIVATIONS[name] if spoken is None else f"Spoken({ACTIVATIONS[name]}, {spoken})"
        for name, spoken in zip(model.activations, model.spoken, strict=True)
    ]
    layers = zip(linear, activations, model.residual, strict=False)
    for residual, run in groupby(layers, key=lambda layer: layer[2]):
        pairs = [(layer, activation) for layer, activation, _ in run]
        if not residual:
            yield from (f"    {module}," for pair in pairs for module in pair)
        elif momentum:
            blocks = (f"        nn.Sequential({', '.join(pair)})," for pair in pairs)
            yield from ("    Momentum(", f"        {model.gamma},", *blocks, "    ),")
        else:
            yield from (f"    Residual({', '.join(pair)})," for pair in pairs)
    yield f"    {linear[-1]},"
