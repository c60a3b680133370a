"""Run chapter 4's long experiments and store their results beside the lesson.

    .venv/bin/python scripts/run_vanishing_gradients.py [deeper] [cures] [greedy] [stochastic]

Without names it runs all four, about 25 minutes on one core, and writes
``notebooks/04_vanishing_gradients/results.json``: for each experiment its settings, seeds, results,
package versions and seconds of processor time. The lesson runs shorter versions of the same code.
"""

import time

import numpy as np
import stored
from sklearn.datasets import make_blobs

from coursekit import deep, network


def run_deeper() -> dict:
    """Train one to four hidden layers of 30 sigmoid neurons at the source's settings."""
    settings = {
        "epochs": 30,
        "batch_size": 10,
        "learning_rate": 0.1,
        "regularization": 5.0,
        "cost": "cross-entropy",
    }
    seeds = [0, 1, 2, 3, 4]
    X, Y, X_val, labels = stored.mnist_rows()
    accuracy = {}
    for depth in (1, 2, 3, 4):
        curves = accuracy[str(depth)] = []
        for seed in seeds:
            rng = np.random.default_rng(seed)
            params = network.init_params([784, *[30] * depth, 10], rng, dtype=np.float32)
            epochs = network.train(params, X, Y, rng, **settings)
            curves.append([network.accuracy(params, X_val, labels) for params in epochs])
    return {"settings": settings, "seeds": seeds, "validation_accuracy": accuracy}


#: The cures of the lesson, and what each tells `deep.build`.
CURES = {
    "sigmoid": {},
    "sigmoid, weights x 4": {"gain": 4.0},
    "tanh, Glorot": {"activation": "tanh"},
    "ReLU": {"activation": "relu"},
    "ReLU, He": {"activation": "relu", "gain": 2**0.5},
    "sigmoid, batch norm": {"batch_norm": True},
    "ReLU, He, batch norm": {"activation": "relu", "gain": 2**0.5, "batch_norm": True},
    "tanh, residual": {"activation": "tanh", "residual": True},
    "tanh, residual, weights / 5": {"activation": "tanh", "residual": True, "gain": 0.2},
}


def run_cures() -> dict:
    """Train networks with 30 hidden layers, one for each cure; watch signals and accuracy."""
    settings = {
        "depth": 30,
        "width": 30,
        "epochs": 3,
        "batch_size": 100,
        "learning_rates": [0.01, 0.1, 1.0],
        "networks": CURES,
    }
    seeds = [0, 1, 2]
    X, Y, X_val, labels = stored.mnist_rows()
    sizes = [784, *[settings["width"]] * settings["depth"], 10]
    results = {}
    for name, options in CURES.items():
        results[name] = {}
        for rate in settings["learning_rates"]:
            runs = results[name][str(rate)] = []
            for seed in seeds:
                rng = np.random.default_rng(seed)
                net = deep.build(sizes, rng, dtype=np.float32, **options)
                watched = []
                with np.errstate(all="ignore"):  # too large a rate ends in nan, and counts as such
                    for step in deep.train(
                        net,
                        X,
                        Y,
                        rng,
                        epochs=settings["epochs"],
                        batch_size=100,
                        learning_rate=rate,
                    ):
                        if (step - 1) % 50 == 0:
                            watched.append(_ratio(deep.signals(net)))
                    runs.append(
                        {
                            "accuracy": deep.accuracy(net, X_val, labels),
                            "ratio_every_50_steps": watched,
                        }
                    )
    return {"settings": settings, "seeds": seeds, "results": results}


def _ratio(signals: list[float]) -> float | None:
    """Divide the first layer's signal by the last one's; None where training has failed."""
    ratio = signals[0] / signals[-1] if signals[-1] > 0 else np.nan
    return float(f"{ratio:.4g}") if np.isfinite(ratio) else None


def run_greedy() -> dict:
    """Add hidden layers one at a time on the blobs problem; beside it, train all layers at once."""
    settings = {
        "samples": 1000,
        "train_samples": 500,
        "classes": 3,
        "cluster_std": 2.0,
        "blobs_seed": 2,
        "width": 10,
        "max_depth": 11,
        "epochs_a_layer": 100,
        "batch_size": 32,
        "learning_rate": 0.01,
        "momentum": 0.9,
    }
    seeds = list(range(10))
    X, labels = make_blobs(n_samples=1000, centers=3, n_features=2, cluster_std=2.0, random_state=2)
    Y = np.eye(3)[labels]
    training = {"epochs": 100, "batch_size": 32, "learning_rate": 0.01, "momentum": 0.9}
    results = {}
    for activation, gain in (("relu", 2**0.5), ("sigmoid", 1.0)):
        result = results[activation] = {"greedy": [], "plain": [], "plain_long": []}
        for seed in seeds:
            rng = np.random.default_rng(seed)
            net, trainable = deep.build([2, 10, 3], rng, activation=activation, gain=gain), None
            greedy, plain = [], []
            for depth in range(1, settings["max_depth"] + 1):
                if depth > 1:
                    net, trainable = deep.grow(net, 10, rng, activation, gain)
                for _ in deep.train(net, X[:500], Y[:500], rng, **training, trainable=trainable):
                    pass
                greedy.append(_both_accuracies(net, X, labels))
                whole = deep.build([2, *[10] * depth, 3], rng, activation=activation, gain=gain)
                for _ in deep.train(whole, X[:500], Y[:500], rng, **training):
                    pass
                plain.append(_both_accuracies(whole, X, labels))
            result["greedy"].append(greedy)
            result["plain"].append(plain)
            whole = deep.build([2, *[10] * depth, 3], rng, activation=activation, gain=gain)
            for _ in deep.train(whole, X[:500], Y[:500], rng, **training | {"epochs": 100 * depth}):
                pass
            result["plain_long"].append(_both_accuracies(whole, X, labels))
    return {"settings": settings, "seeds": seeds, "results": results}


def _both_accuracies(net: list, X: np.ndarray, labels: np.ndarray) -> list[float]:
    """Give the accuracy on the first 500 samples (training) and on the others (test)."""
    return [deep.accuracy(net, X[:500], labels[:500]), deep.accuracy(net, X[500:], labels[500:])]


def run_stochastic() -> dict:
    """Train 54 layers: without shortcuts, with them, and with stochastic depth."""
    blocks, last_survival = 54, 0.5
    survival = [1 - (1 - last_survival) * number / blocks for number in range(1, blocks + 1)]
    networks = {
        "no shortcuts": {},
        "residual": {"residual": True},
        "stochastic depth": {"residual": True, "survival": survival},
    }
    settings = {
        "blocks": blocks,
        "width": 30,
        "block": "dense, batch normalisation, ReLU; He's initialisation",
        "last_survival": last_survival,
        "epochs": 5,
        "batch_size": 100,
        "learning_rates": [0.01, 0.1],
        "networks": networks,
    }
    seeds = [0, 1, 2]
    X, Y, X_val, labels = stored.mnist_rows()
    results = {}
    for name, options in networks.items():
        results[name] = {}
        for rate in settings["learning_rates"]:
            runs = results[name][str(rate)] = []
            for seed in seeds:
                rng = np.random.default_rng(seed)
                net = deep.build(
                    # the first layer brings 784 inputs to 30 and has no shortcut
                    [784, *[30] * (blocks + 1), 10],
                    rng,
                    activation="relu",
                    gain=2**0.5,
                    batch_norm=True,
                    dtype=np.float32,
                    **options,
                )
                start, seconds, curve, alive = time.process_time(), 0.0, [], 0
                for step in deep.train(
                    net, X, Y, rng, epochs=settings["epochs"], batch_size=100, learning_rate=rate
                ):
                    alive += sum(b.alive for b in net if isinstance(b, deep.Residual))
                    if step % 500 == 0:
                        seconds += time.process_time() - start
                        curve.append(deep.accuracy(net, X_val, labels))
                        start = time.process_time()
                runs.append({"accuracy": curve, "seconds": seconds, "mean_depth": alive / step})
    return {"settings": settings, "seeds": seeds, "results": results}


EXPERIMENTS = {
    "deeper": run_deeper,
    "cures": run_cures,
    "greedy": run_greedy,
    "stochastic": run_stochastic,
}


if __name__ == "__main__":
    stored.run("04_vanishing_gradients", EXPERIMENTS)
