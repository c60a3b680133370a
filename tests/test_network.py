"""The shared network must have the right gradient, and train as the lessons say it does."""

import itertools
import warnings

import numpy as np
import pytest

from coursekit import network


def cost(params, X, Y, kind):
    a = network.forward(params, X)[-1]
    if kind == "quadratic":
        return np.sum((a - Y) ** 2) / 2 / len(X)
    return -np.sum(Y * np.log(a) + (1 - Y) * np.log(1 - a)) / len(X)


def small_problem(sizes, n_samples=5):
    rng = np.random.default_rng(3)
    params = network.init_params(sizes, rng)
    X = rng.standard_normal((n_samples, sizes[0]))
    Y = rng.integers(0, 2, (n_samples, sizes[-1])).astype(float)
    return params, X, Y


def numerical_gradient(params, X, Y, kind, eps=1e-5):
    """Nudge every entry of copies of the arrays."""
    copies = [(W.copy(), b.copy()) for W, b in params]
    grads = []
    for pair in copies:
        grads.append(tuple(np.zeros_like(part) for part in pair))
        for part, grad in zip(pair, grads[-1], strict=True):
            for place in np.ndindex(part.shape):
                kept = part[place]
                part[place] = kept + eps
                up = cost(copies, X, Y, kind)
                part[place] = kept - eps
                grad[place] = (up - cost(copies, X, Y, kind)) / (2 * eps)
                part[place] = kept
    return grads


def flat(grads):
    return np.concatenate([np.ravel(part) for pair in grads for part in pair])


def blobs(n_samples=600):
    """Three well separated clouds in the plane, their labels and one-hot targets."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 3, n_samples)
    X = np.array([[0, 3], [3, -2], [-3, -2]])[labels] + rng.standard_normal((n_samples, 2))
    return X, labels, np.eye(3)[labels]


def test_sigmoid_has_its_values_and_never_overflows():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = network.sigmoid(np.array([-1000.0, -2.0, 0.0, 2.0, 1000.0]))
    expected = [0, 1 / (1 + np.exp(2)), 0.5, 1 / (1 + np.exp(-2)), 1]
    np.testing.assert_allclose(values, expected, atol=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_parameters_have_the_shapes_and_the_spread_of_their_rule(dtype):
    rng = np.random.default_rng(0)
    params = network.init_params([400, 300, 10], rng, dtype=dtype)
    assert [(W.shape, b.shape) for W, b in params] == [((400, 300), (300,)), ((300, 10), (10,))]
    assert {part.dtype for pair in params for part in pair} == {np.dtype(dtype)}
    assert params[0][0].std() == pytest.approx(1 / 20, rel=0.02)
    assert params[0][1].std() == pytest.approx(1, rel=0.2)
    wide = network.init_params([400, 300], rng, weights=network.standard_gaussian)
    assert wide[0][0].std() == pytest.approx(1, rel=0.02)


def test_forward_gives_the_activations_of_every_layer():
    params, X, _ = small_problem([3, 4, 2])
    activations = network.forward(params, X)
    assert [a.shape for a in activations] == [(5, 3), (5, 4), (5, 2)]
    assert activations[0] is X
    (W1, b1), (W2, b2) = params
    for row, out in zip(X, activations[-1], strict=True):
        hidden = 1 / (1 + np.exp(-(row @ W1 + b1)))
        np.testing.assert_allclose(out, 1 / (1 + np.exp(-(hidden @ W2 + b2))), rtol=1e-12)


@pytest.mark.parametrize("kind", ["cross-entropy", "quadratic"])
@pytest.mark.parametrize("sizes", [[3, 2], [4, 3, 2], [2, 5, 4, 3], [3, 3, 3, 3, 1]])
def test_gradient_is_the_one_that_nudging_finds(sizes, kind):
    params, X, Y = small_problem(sizes)
    found = flat(network.backward(params, X, Y, cost=kind))
    nudged = flat(numerical_gradient(params, X, Y, kind))
    gap = np.linalg.norm(found - nudged) / (np.linalg.norm(found) + np.linalg.norm(nudged))
    assert gap < 1e-8


def test_gradient_is_a_mean_over_the_samples():
    params, X, Y = small_problem([3, 4, 2])
    once = flat(network.backward(params, X, Y))
    twice = flat(network.backward(params, np.vstack([X, X]), np.vstack([Y, Y])))
    np.testing.assert_allclose(once, twice, rtol=1e-12)


def test_gradient_is_the_one_that_keras_computes():
    import keras

    params, X, Y = small_problem([6, 5, 4])
    layers = [
        keras.layers.Dense(W.shape[1], activation="sigmoid", dtype="float64") for W, _ in params
    ]
    model = keras.Sequential([keras.Input(shape=(6,), dtype="float64"), *layers])
    model.set_weights([part for pair in params for part in pair])
    # Keras means over the four outputs too, where our cost sums.
    model.compile(
        optimizer=keras.optimizers.SGD(4.0), loss=keras.losses.BinaryCrossentropy(dtype="float64")
    )
    model.train_on_batch(X, Y)
    steps = [
        old - new for old, new in zip(itertools.chain(*params), model.get_weights(), strict=True)
    ]
    found = flat(network.backward(params, X, Y))
    np.testing.assert_allclose(np.concatenate([np.ravel(s) for s in steps]), found, atol=1e-6)


def test_training_gives_new_parameters_each_epoch_and_leaves_the_given_ones():
    X, _, Y = blobs(60)
    params = network.init_params([2, 4, 3], np.random.default_rng(0))
    kept = [(W.copy(), b.copy()) for W, b in params]
    epochs = list(network.train(params, X, Y, np.random.default_rng(1), epochs=3))
    assert len(epochs) == 3
    np.testing.assert_array_equal(flat(params), flat(kept))
    assert not np.array_equal(flat(epochs[0]), flat(epochs[1]))
    assert not np.shares_memory(epochs[0][0][0], epochs[1][0][0])


def test_one_batch_of_all_samples_is_one_step_against_the_gradient():
    X, _, Y = blobs(30)
    params = network.init_params([2, 4, 3], np.random.default_rng(0))
    settings = {"epochs": 1, "batch_size": 30, "learning_rate": 0.5, "regularization": 6.0}
    (after,) = network.train(params, X, Y, np.random.default_rng(1), **settings)
    grads = network.backward(params, X, Y)
    expected = [
        (W * (1 - 0.5 * 6.0 / 30) - 0.5 * dW, b - 0.5 * db)
        for (W, b), (dW, db) in zip(params, grads, strict=True)
    ]
    np.testing.assert_allclose(flat(after), flat(expected), rtol=1e-10)


@pytest.mark.parametrize("kind", ["cross-entropy", "quadratic"])
def test_training_learns_what_can_be_learned(kind):
    X, labels, Y = blobs()
    rng = np.random.default_rng(0)
    params = network.init_params([2, 8, 3], rng)
    before = network.accuracy(params, X, labels)
    *_, after = network.train(params, X, Y, rng, epochs=20, learning_rate=0.5, cost=kind)
    assert network.accuracy(after, X, labels) > max(before, 0.95)


def test_accuracy_counts_the_largest_outputs():
    identity = [(np.eye(3), np.zeros(3))]
    X = np.eye(3)[[0, 1, 2, 2]]
    assert network.accuracy(identity, X, np.array([0, 1, 2, 0])) == 0.75
