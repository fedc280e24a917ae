"""PyTorch twins of trainings: the same weights, batches, losses, penalties and optimizers, in eager autograd.

Twins that differ only in optimizer and penalty share one forward and one backward pass: their weights are stacked,
the objectives summed, and so the gradient of each is its own. PyTorch's optimizers work element by element.
"""

import torch

from tests.nn.textbook import encode


class Switch(torch.autograd.Function):
    """The step activation: a hard switch forward, the slope 1 / (1 + |z|)² backward."""

    @staticmethod
    def forward(context, z):
        context.save_for_backward(z)
        return (z >= 0).to(z.dtype)

    @staticmethod
    def backward(context, gradient):
        (z,) = context.saved_tensors
        return gradient / (1 + z.abs()) ** 2


functional = torch.nn.functional
ACTIVATIONS = {
    "linear": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": functional.relu,
    "leaky_relu": lambda z: functional.leaky_relu(z, 0.01),
    "elu": functional.elu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softplus": functional.softplus,
    "sine": torch.sin,
    "step": Switch.apply,
}
OUTPUTS = {"binary": torch.sigmoid, "multiclass": lambda z: z.softmax(1), "regression": lambda z: z}


def loss_of(name, head, z, labels, y):
    """The mean loss of logits z (N, K) under labels (N,) and their encoding y (N, K)."""
    if name == "cross_entropy" and head == "binary":
        return functional.binary_cross_entropy_with_logits(z, y)
    if name == "cross_entropy":
        return functional.cross_entropy(z, labels)
    if name == "squared_error":
        return functional.mse_loss(OUTPUTS[head](z), y)
    if name == "huber":
        return functional.huber_loss(OUTPUTS[head](z), y)
    if head == "binary":
        return functional.relu(1 - (2 * y - 1) * z).mean()
    return functional.multi_margin_loss(z, labels)


def optimizer_of(options, parameters):
    o, betas = options, (options.beta_1, options.beta_2)
    optim = torch.optim
    return {
        "sgd": lambda: optim.SGD(parameters, o.learning_rate),
        "momentum": lambda: optim.SGD(parameters, o.learning_rate, o.momentum),
        "nesterov": lambda: optim.SGD(parameters, o.learning_rate, o.momentum, nesterov=True),
        "rmsprop": lambda: optim.RMSprop(parameters, o.learning_rate, o.smoothing, o.epsilon),
        "adam": lambda: optim.Adam(parameters, o.learning_rate, betas, o.epsilon),
        "adamw": lambda: optim.AdamW(parameters, o.learning_rate, betas, o.epsilon, o.weight_decay),
    }[o.name]()


class Twins:
    """Read the parameters of a network of the engine once, and step from there, for each optimizer and penalty."""

    def __init__(self, network, loss, penalties, optimizers):
        self.kind = getattr(torch, network.dtype.name)
        self.head, self.loss = network.architecture.head, loss
        self.outputs = network.architecture.outputs
        self.activations = [ACTIVATIONS[layer.activation] for layer in network.architecture.hidden]
        self.residual, self.gamma = network.architecture.residual, network.architecture.gamma
        if network.architecture.connections == "residual":
            self.gamma = 0.0
        self.count = len(penalties) * len(optimizers)
        self.l1, self.l2 = (
            torch.tensor([rate * (name == kind) for name, rate in penalties] * len(optimizers), dtype=self.kind)
            for kind in ("l1", "l2")
        )
        # leaves[optimizer][layer] = [W | b] of every penalty, (penalties, n_l, n_{l-1} + 1)
        self.leaves = [
            [torch.tensor(matrix.copy()).repeat(len(penalties), 1, 1).requires_grad_() for matrix in network.matrices]
            for _ in optimizers
        ]
        self.optimizers = [optimizer_of(*pair) for pair in zip(optimizers, self.leaves, strict=True)]

    def batches(self, inputs, labels, size):
        x, y = torch.tensor(inputs, dtype=self.kind), torch.tensor(labels)
        encoded = torch.tensor(encode(self.head, labels, self.outputs), dtype=self.kind)
        return list(zip(x.split(size), y.split(size), encoded.split(size), strict=True))

    def step(self, batch, clip_norm=None):
        x, labels, y = batch
        matrices = [torch.cat(layer) for layer in zip(*self.leaves, strict=True)]
        velocity = 0.0
        for index, matrix in enumerate(matrices):
            z = x @ matrix[:, :, :-1].transpose(1, 2) + matrix[:, None, :, -1]
            if index < len(self.activations) and self.residual[index]:
                velocity = self.gamma * velocity + (1 - self.gamma) * self.activations[index](z)
                x = x + velocity
            elif index < len(self.activations):
                x, velocity = self.activations[index](z), 0.0
        mean = loss_of(
            self.loss, self.head, z.reshape(-1, z.shape[2]), labels.repeat(self.count), y.repeat(self.count, 1)
        )
        objective = self.count * mean
        for matrix in matrices:
            w = matrix[:, :, :-1]
            objective = objective + (self.l1 * w.abs().sum((1, 2)) + self.l2 / 2 * w.square().sum((1, 2))).sum()
        for optimizer in self.optimizers:
            optimizer.zero_grad()
        objective.backward()
        if clip_norm is not None:
            torch.nn.utils.clip_grad_norm_([leaf for leaves in self.leaves for leaf in leaves], clip_norm)
        for optimizer in self.optimizers:
            optimizer.step()

    def gradient(self, inputs, labels):
        """dJ/dθ of the first of them on a whole data set, flat, as autograd finds it."""
        self.step(self.batches(inputs, labels, len(inputs))[0])
        return torch.cat([leaf.grad[0].ravel() for leaf in self.leaves[0]]).numpy()

    def flat(self, optimizer=0, penalty=0):
        return torch.cat([leaf[penalty].ravel() for leaf in self.leaves[optimizer]]).detach().numpy()
