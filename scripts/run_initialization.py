"""Run chapter 3's long experiments and store their results beside the lesson.

    .venv/bin/python scripts/run_initialization.py [curves] [depth]

Without names it runs both, about 13 minutes on one core, and writes
``notebooks/03_initialization/results.json``: for each experiment its settings, seeds, results,
package versions and seconds of processor time. The lesson runs shorter versions of the same code.
"""

import itertools
import json
import platform
import sys
import time
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from coursekit import deep, network
from coursekit.data import load_mnist_with_validation

RESULTS = Path(__file__).resolve().parent.parent / "notebooks/03_initialization/results.json"


def mnist() -> tuple:
    """Load MNIST as float32 rows: training inputs, one-hot targets, validation inputs, labels."""
    (images, labels), (val_images, val_labels), _ = load_mnist_with_validation()
    X = images.reshape(-1, 784).astype(np.float32) / 255
    X_val = val_images.reshape(-1, 784).astype(np.float32) / 255
    return X, np.eye(10, dtype=np.float32)[labels], X_val, val_labels


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
    X, Y, X_val, labels = mnist()
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
    X, Y, X_val, labels = mnist()
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


def main() -> None:
    """Run the experiments named on the command line, or both, and store each when it is done."""
    names = sys.argv[1:] or list(EXPERIMENTS)
    unknown = [name for name in names if name not in EXPERIMENTS]
    if unknown:
        sys.exit(f"No experiment {', '.join(unknown)}: choose among {', '.join(EXPERIMENTS)}.")
    for name in names:
        start = time.process_time()
        with threadpool_limits(1):  # so that the times are those of one thread
            result = EXPERIMENTS[name]()
        result["seconds"] = round(time.process_time() - start)
        result["versions"] = {"python": platform.python_version(), "numpy": np.__version__}
        stored = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(stored | {name: result}, separators=(",", ":"))
        RESULTS.write_text(text + "\n", encoding="utf-8")
        print(f"{name}: {result['seconds']} s")


if __name__ == "__main__":
    main()
