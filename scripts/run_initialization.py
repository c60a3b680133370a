"""Run chapter 3's long experiments and store their results beside the lesson.

    .venv/bin/python scripts/run_initialization.py [curves] [depth]

Without names it runs both, about 13 minutes on one core, and writes
``notebooks/03_initialization/results.json``: for each experiment its settings, seeds, results,
package versions and seconds of processor time. The lesson runs shorter versions of the same code.
"""

import itertools

import numpy as np
import stored

from coursekit import deep, network


def run_curves() -> dict:
    """Train 30 and 100 hidden units from both initialisations at the source's settings."""
    settings = {
        "batch_size": 10,
        "learning_rate": 0.1,
        "regularization": 5.0,
        "cost": "cross-entropy",
    }
    epochs = {"30": 30, "100": 60}
    seeds = [0, 1, 2, 3, 4]
    X, Y, X_val, labels = stored.mnist_rows()
    curves = {}
    for hidden, n_epochs in epochs.items():
        curves[hidden] = {}
        for weights in (network.standard_gaussian, network.scaled_gaussian):
            runs = curves[hidden][weights.__name__] = []
            for seed in seeds:
                rng = np.random.default_rng(seed)
                params = network.init_params([784, int(hidden), 10], rng, weights, np.float32)
                trained = network.train(params, X, Y, rng, epochs=n_epochs, **settings)
                runs.append([network.accuracy(params, X_val, labels) for params in trained])
    return {
        "settings": settings | {"epochs": epochs},
        "seeds": seeds,
        "validation_accuracy": curves,
    }


#: The scales of the lesson: name -> standard deviation of the weights, given n_in.
SCALES = {
    "0.02": lambda n_in: 0.02,
    "0.1/sqrt(n)": lambda n_in: 0.1 * n_in**-0.5,
    "1/sqrt(n)": lambda n_in: n_in**-0.5,
}


def tanh_network(sizes: list[int], scale, rng: np.random.Generator) -> list:
    """Stack tanh layers of these sizes and a layer of logits; all biases start at 0."""
    net = []
    for n_in, n_out in itertools.pairwise(sizes):
        W = rng.standard_normal((n_in, n_out)) * scale(n_in)
        net.append(deep.Dense(W.astype(np.float32), np.zeros(n_out, np.float32)))
        net.append(deep.Activation("tanh"))
    return net[:-1]


def run_depth() -> dict:
    """Train tanh networks of growing depth for one epoch, at each scale and learning rate."""
    settings = {
        "depths": [1, 3, 10, 20, 50],
        "width": 100,
        "epochs": 1,
        "batch_size": 100,
        "learning_rates": [0.01, 0.03, 0.1, 0.3],
    }
    seeds = [0, 1, 2]
    X, Y, X_val, labels = stored.mnist_rows()
    results = {}
    for name, depth, rate in itertools.product(
        SCALES, settings["depths"], settings["learning_rates"]
    ):
        runs = results.setdefault(name, {}).setdefault(str(depth), {})[str(rate)] = []
        for seed in seeds:
            rng = np.random.default_rng(seed)
            sizes = [784, *[settings["width"]] * depth, 10]
            net = tanh_network(sizes, SCALES[name], rng)
            for _ in deep.train(net, X, Y, rng, epochs=1, batch_size=100, learning_rate=rate):
                pass
            runs.append(deep.accuracy(net, X_val, labels))
    return {"settings": settings, "seeds": seeds, "validation_accuracy": results}


EXPERIMENTS = {"curves": run_curves, "depth": run_depth}


if __name__ == "__main__":
    stored.run("03_initialization", EXPERIMENTS)
