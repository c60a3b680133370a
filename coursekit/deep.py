"""Deep networks in NumPy, made of layers that know their own derivative.

Chapter 4 measures with them what each cure does to the gradient. A network is a list of layers.
``forward(x, training)`` gives a layer's output, shape ``(n, width)``; ``backward(delta)`` takes the
derivative of the mean cost with respect to that output, stores those of the layer's own parameters
in ``grads``, in the order of ``params``, and gives the one with respect to the layer's input.
"""

import itertools
from collections.abc import Callable, Iterator

import numpy as np

from .network import sigmoid


def relu(z: np.ndarray) -> np.ndarray:
    """Compute ``max(0, z)``."""
    return np.maximum(z, 0)


#: Name of an activation function -> the function, and its derivative as a function of its output.
ACTIVATIONS: dict[str, tuple[Callable, Callable]] = {
    "sigmoid": (sigmoid, lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a**2),
    "relu": (relu, lambda a: (a > 0).astype(a.dtype)),
}


class Dense:
    """The weighted inputs ``x @ W + b``."""

    def __init__(self, W: np.ndarray, b: np.ndarray):
        self.params, self.grads = [W, b], []

    def forward(self, x, training):
        self.x = x
        return x @ self.params[0] + self.params[1]

    def backward(self, delta):
        self.grads = [self.x.T @ delta, delta.sum(axis=0)]
        self.delta = delta
        return delta @ self.params[0].T

    def signal(self) -> float:
        """Measure the gradient that reached this layer.

        Returns
        -------
        float
            Root mean square over the samples of the norm of dC/dz, where C is one sample's cost and
            z the layer's weighted input. (Each row of `delta` is dC/dz divided by n.)
        """
        return float(np.linalg.norm(self.delta) * np.sqrt(len(self.delta)))


class Activation:
    """An activation function, applied to each number."""

    def __init__(self, name: str):
        self.function, self.derivative = ACTIVATIONS[name]
        self.params, self.grads = [], []

    def forward(self, x, training):
        self.a = self.function(x)
        return self.a

    def backward(self, delta):
        return delta * self.derivative(self.a)


class BatchNorm:
    """Batch normalisation: each column to mean 0 and variance 1, then a learned scale and shift.

    In training the mean and variance are the batch's; afterwards they are running averages.

    References
    ----------
    Ioffe and Szegedy, "Batch normalization", ICML 2015.
    """

    def __init__(self, width: int, dtype: type = np.float64, eps: float = 1e-3, keep: float = 0.9):
        self.params = [np.ones(width, dtype), np.zeros(width, dtype)]
        self.grads = []
        self.mean, self.var = np.zeros(width, dtype), np.ones(width, dtype)
        self.eps, self.keep = eps, keep

    def forward(self, x, training):
        mean, var = self.mean, self.var
        if training:
            mean, var = x.mean(axis=0), x.var(axis=0)
            self.mean = self.keep * self.mean + (1 - self.keep) * mean
            self.var = self.keep * self.var + (1 - self.keep) * var
        self.std = np.sqrt(var + self.eps)
        self.normal = (x - mean) / self.std
        return self.params[0] * self.normal + self.params[1]

    def backward(self, delta):
        self.grads = [(delta * self.normal).sum(axis=0), delta.sum(axis=0)]
        delta = delta * self.params[0]
        through_std = self.normal * (delta * self.normal).mean(axis=0)
        return (delta - delta.mean(axis=0) - through_std) / self.std


class Residual:
    """A shortcut around some layers: ``x + F(x)``, with stochastic depth if `survival` < 1.

    Parameters
    ----------
    layers : list
        The layers of F; their output is as wide as their input.
    survival : float
        Probability that F takes part in a training step. After training it always does, times
        this probability.
    rng : numpy.random.Generator
        Draws who survives.

    References
    ----------
    He et al., "Deep residual learning for image recognition", CVPR 2016;
    Huang et al., "Deep networks with stochastic depth", ECCV 2016.
    """

    def __init__(self, layers: list, survival: float = 1.0, rng: np.random.Generator | None = None):
        self.layers, self.survival, self.rng = layers, survival, rng
        self.params, self.grads = [], []
        self.alive = True

    def forward(self, x, training):
        if self.survival == 1:
            return x + forward(self.layers, x, training)
        if not training:
            return x + self.survival * forward(self.layers, x, training)
        self.alive = self.rng.random() < self.survival
        return x + forward(self.layers, x, training) if self.alive else x

    def backward(self, delta):
        if self.alive:
            return delta + backward(self.layers, delta)
        for layer in self.layers:
            layer.grads = []  # nothing to learn from a step in which the block was asleep
        return delta


def random_dense(
    n_in: int, n_out: int, rng: np.random.Generator, gain: float, dtype: type = np.float64
) -> Dense:
    """Make a dense layer with weights from N(0, gain^2 / n_in) and biases 0."""
    W = rng.standard_normal((n_in, n_out)) * gain / np.sqrt(n_in)
    return Dense(W.astype(dtype), np.zeros(n_out, dtype))


def build(
    sizes: list[int],
    rng: np.random.Generator,
    *,
    activation: str = "sigmoid",
    gain: float = 1.0,
    batch_norm: bool = False,
    residual: bool = False,
    survival: list[float] | None = None,
    dtype: type = np.float64,
) -> list:
    """Stack layers of these sizes, the input's first and the output's (logits) last.

    Parameters
    ----------
    gain : float
        Weights are N(0, gain^2 / n_in); biases are 0. He's initialisation has the gain sqrt(2).
    batch_norm : bool
        Whether to normalise the weighted inputs of each hidden layer.
    residual : bool
        Whether to put a shortcut around each hidden layer whose input and output are equally wide.
    survival : list of float, optional
        With `residual`: the survival probability of each such layer, the first one's first.
    """

    net = []
    for n_in, n_out in itertools.pairwise(sizes[:-1]):
        block = [random_dense(n_in, n_out, rng, gain, dtype)]
        if batch_norm:
            block.append(BatchNorm(n_out, dtype))
        block.append(Activation(activation))
        if residual and n_in == n_out:
            number = sum(isinstance(layer, Residual) for layer in net)
            net.append(Residual(block, survival[number] if survival else 1.0, rng))
        else:
            net += block
    return [*net, random_dense(sizes[-2], sizes[-1], rng, 1.0, dtype)]


def grow(
    net: list, width: int, rng: np.random.Generator, activation: str = "relu", gain: float = 1.0
) -> tuple[list, list]:
    """Put a new hidden layer under the output layer, as greedy layer-wise pretraining does.

    Returns
    -------
    (net, trainable)
        A longer network that shares all old layers, and the two layers to train next: the new one
        and the output layer.
    """
    *hidden, output = net
    new = random_dense(len(output.params[0]), width, rng, gain, output.params[0].dtype)
    return [*hidden, new, Activation(activation), output], [new, output]


def flat(net: list) -> list:
    """List the layers of a network, those inside shortcuts too, from input to output."""
    return [
        part
        for layer in net
        for part in (flat(layer.layers) if isinstance(layer, Residual) else [layer])
    ]


def forward(net: list, X: np.ndarray, training: bool = False) -> np.ndarray:
    """Compute the output of the last layer: logits of shape ``(n, n_classes)``."""
    for layer in net:
        X = layer.forward(X, training)
    return X


def backward(net: list, delta: np.ndarray) -> np.ndarray:
    """Send a derivative through the layers from the last to the first."""
    for layer in reversed(net):
        delta = layer.backward(delta)
    return delta


def softmax(logits: np.ndarray) -> np.ndarray:
    """Turn each row of logits into probabilities."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def gradients(net: list, X: np.ndarray, Y: np.ndarray) -> None:
    """Store in each layer the gradient of the mean cross-entropy after softmax, `Y` one-hot."""
    backward(net, (softmax(forward(net, X, training=True)) - Y) / len(X))


def signals(net: list) -> list[float]:
    """List the gradient signal at each hidden layer, the first one's first."""
    return [layer.signal() for layer in flat(net) if isinstance(layer, Dense)][:-1]


def gradient_norm(layers: list) -> float:
    """Compute the length of the gradient with respect to all parameters of these layers."""
    return float(np.sqrt(sum(np.sum(grad**2) for layer in layers for grad in layer.grads)))


def train(
    net: list,
    X: np.ndarray,
    Y: np.ndarray,
    rng: np.random.Generator,
    *,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    momentum: float = 0.0,
    trainable: list | None = None,
    max_norm: float | None = None,
) -> Iterator[int]:
    """Change a network by mini-batch gradient descent; give the number of each step just made.

    Parameters
    ----------
    trainable : list of layers, optional
        The only layers to change; all by default.
    max_norm : float, optional
        Steps whose gradient, all parameters together, is longer than this are shortened to it.
    """
    layers = flat(net) if trainable is None else trainable
    velocity = [[np.zeros_like(p) for p in layer.params] for layer in layers]
    step = 0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            gradients(net, X[batch], Y[batch])
            rate = learning_rate
            if max_norm is not None:
                rate *= min(1.0, max_norm / max(gradient_norm(layers), 1e-30))
            for layer, speeds in zip(layers, velocity, strict=True):
                for p, v, grad in zip(layer.params, speeds, layer.grads, strict=False):
                    v *= momentum
                    v -= rate * grad
                    p += v
            step += 1
            yield step


def accuracy(net: list, X: np.ndarray, labels: np.ndarray) -> float:
    """Give the share of samples whose largest output is that of their label."""
    return float(np.mean(forward(net, X).argmax(axis=1) == labels))
