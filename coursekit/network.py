"""A network of sigmoid neurons in NumPy, small enough to hold in the head.

Chapter 2 builds it step by step; chapters 3 and 4 use it to watch what initialisation and depth do
to learning. `params` is a list of ``(W, b)``, one pair for each layer: ``W`` has the shape
``(n_in, n_out)``, ``b`` the shape ``(n_out,)``.
"""

import itertools
from collections.abc import Callable, Iterator

import numpy as np

Params = list[tuple[np.ndarray, np.ndarray]]


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Compute ``1 / (1 + exp(-z))`` without overflow, as ``(1 + tanh(z / 2)) / 2``."""
    return 0.5 * np.tanh(0.5 * z) + 0.5


def standard_gaussian(n_in: int, n_out: int, rng: np.random.Generator) -> np.ndarray:
    """Draw weights from N(0, 1)."""
    return rng.standard_normal((n_in, n_out))


def scaled_gaussian(n_in: int, n_out: int, rng: np.random.Generator) -> np.ndarray:
    """Draw weights from N(0, 1 / n_in): standard deviation ``1 / sqrt(n_in)``."""
    return rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)


def init_params(
    sizes: list[int],
    rng: np.random.Generator,
    weights: Callable = scaled_gaussian,
    dtype: type = np.float64,
) -> Params:
    """Make parameters for layers of these sizes, the input's first; biases from N(0, 1).

    In float32 an epoch takes a third of the time that it takes in float64.
    """
    return [
        (weights(n_in, n_out, rng).astype(dtype), rng.standard_normal(n_out).astype(dtype))
        for n_in, n_out in itertools.pairwise(sizes)
    ]


def forward(params: Params, X: np.ndarray) -> list[np.ndarray]:
    """Compute the activations ``[X, a1, ..., aL]`` of all layers, each ``(n, width)``."""
    activations = [X]
    for W, b in params:
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations


def backward(
    params: Params, X: np.ndarray, Y: np.ndarray, cost: str = "cross-entropy"
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Compute the gradient of the mean cost over the samples by back-propagation.

    Parameters
    ----------
    X, Y : ndarray
        Inputs ``(n, n_inputs)`` and targets ``(n, n_outputs)``.
    cost : {"cross-entropy", "quadratic"}
        For one sample ``-sum(y log a + (1 - y) log(1 - a))`` or ``sum((a - y)^2) / 2``.

    Returns
    -------
    list of (ndarray, ndarray)
        ``(dW, db)`` for each layer, shaped like the layer's ``(W, b)``.
    """
    activations = forward(params, X)
    delta = activations[-1] - Y  # with the cross-entropy, sigma' cancels in the last layer
    if cost == "quadratic":
        delta = delta * activations[-1] * (1 - activations[-1])
    grads = []
    for layer in range(len(params) - 1, -1, -1):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        if layer > 0:
            a = activations[layer]
            delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


def train(
    params: Params,
    X: np.ndarray,
    Y: np.ndarray,
    rng: np.random.Generator,
    *,
    epochs: int,
    batch_size: int = 10,
    learning_rate: float = 0.1,
    regularization: float = 0.0,
    cost: str = "cross-entropy",
) -> Iterator[Params]:
    """Train by mini-batch gradient descent; give the parameters after each epoch.

    Parameters
    ----------
    regularization : float
        The lambda of the L2 penalty ``lambda / (2 n) * sum(W^2)``, with n all training samples.

    Yields
    ------
    list of (ndarray, ndarray)
        New arrays in each epoch; the `params` given stay as they were.
    """
    params = [(W.copy(), b.copy()) for W, b in params]
    shrink = 1 - learning_rate * regularization / len(X)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        X_epoch, Y_epoch = X[order], Y[order]
        for start in range(0, len(X), batch_size):
            batch = slice(start, start + batch_size)
            for (W, b), (dW, db) in zip(
                params, backward(params, X_epoch[batch], Y_epoch[batch], cost), strict=True
            ):
                W *= shrink
                W -= learning_rate * dW
                b -= learning_rate * db
        yield [(W.copy(), b.copy()) for W, b in params]


def accuracy(params: Params, X: np.ndarray, labels: np.ndarray) -> float:
    """Give the share of samples whose largest output is that of their label."""
    return float(np.mean(forward(params, X)[-1].argmax(axis=1) == labels))
