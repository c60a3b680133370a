"""Run chapter 5's long experiments and store their results beside the lesson.

    .venv/bin/python scripts/run_cnn.py [settings] [mnist] [cats]

Without names it runs all three, about 8 minutes on one core, and writes
``notebooks/05_cnn/results.json``: for each experiment its settings, seeds, results, package
versions and seconds of processor time. ``cats`` also writes the weights of its first network with
augmentation, ``cats_and_dogs.weights.h5``. The lesson builds the same networks and runs shorter
versions.
"""

import keras
import numpy as np
import stored
import tensorflow as tf
from keras import layers

from coursekit.data import (
    load_cats_vs_dogs,
    load_mnist,
    load_mnist_with_validation,
)

WEIGHTS = stored.ROOT / "notebooks" / "05_cnn" / "cats_and_dogs.weights.h5"

#: One budget for both networks: passes over the data, and samples in a step.
MNIST = {"epochs": 4, "batch_size": 64, "learning_rate": 0.003}
CATS = {"epochs": 60, "batch_size": 32, "learning_rate": 0.001}

#: The pictures of cats and dogs that train; the rest of the 4,000 validates.
N_TRAIN = 3200


def build_lenet() -> keras.Model:
    """Build the convolutional network for images (28, 28, 1)."""
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(8, 5, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(16, 5, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(64, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def build_mlp() -> keras.Model:
    """Build the fully connected network that it is compared with."""
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Flatten(),
            layers.Dense(256, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


BUILDERS = {"convolutional": build_lenet, "fully connected": build_mlp}


def build_cats_cnn(augment: bool) -> keras.Model:
    """Build the network for photographs (32, 32, 3) with values from 0 to 255."""
    augmentation = [
        layers.RandomFlip("horizontal"),
        layers.RandomTranslation(0.1, 0.1),
        layers.RandomRotation(0.05),
        layers.RandomZoom(0.15),
    ]
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            *(augmentation if augment else []),
            layers.Rescaling(1 / 255),
            layers.Conv2D(16, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(64, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def compile_model(model, n_samples, epochs, batch_size, learning_rate) -> None:
    """Compile with Adam, whose learning rate falls to 0 along a cosine over the whole training."""
    steps = epochs * -(-n_samples // batch_size)
    binary = model.output_shape[-1] == 1
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(learning_rate, steps)),
        "binary_crossentropy" if binary else "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )


def scaled(images: np.ndarray) -> np.ndarray:
    """Give grey images as (n, 28, 28, 1) from 0 to 1."""
    return images[..., None].astype(np.float32) / 255


def train_and_judge(build, train, test, settings: dict, seed: int) -> float:
    """Train a new network and give its accuracy on the other images."""
    keras.utils.set_random_seed(seed)
    model = build()
    compile_model(model, len(train[0]), **settings)
    model.fit(
        *train,
        epochs=settings["epochs"],
        batch_size=settings["batch_size"],
        verbose=0,
        shuffle=True,
    )
    return float(model.evaluate(*test, batch_size=500, verbose=0)[1])


def run_settings() -> dict:
    """Choose each network's learning rate by its accuracy on the validation images."""
    train, validation, _ = load_mnist_with_validation()
    train, validation = ((scaled(x), y) for x, y in (train, validation))
    accuracy = {
        name: {
            str(rate): train_and_judge(
                build, train, validation, MNIST | {"learning_rate": rate}, seed=0
            )
            for rate in (0.001, 0.003, 0.01)
        }
        for name, build in BUILDERS.items()
    }
    return {"settings": MNIST, "seeds": [0], "validation_accuracy": accuracy}


def run_mnist() -> dict:
    """Train both networks on all 60,000 digits, and judge them on the 10,000 test digits."""
    seeds = [0, 1, 2]
    train, test = ((scaled(x), y) for x, y in load_mnist())
    accuracy = {
        name: [train_and_judge(build, train, test, MNIST, seed) for seed in seeds]
        for name, build in BUILDERS.items()
    }
    parameters = {name: build().count_params() for name, build in BUILDERS.items()}
    return {
        "settings": MNIST,
        "seeds": seeds,
        "parameters": parameters,
        "test_accuracy": accuracy,
    }


class Watch(keras.callbacks.Callback):
    """Keep loss and accuracy, without augmentation, after each epoch."""

    def __init__(self, parts: dict[str, tuple]):
        super().__init__()
        self.parts = parts
        self.curves = {f"{part}_{what}": [] for part in parts for what in ("loss", "accuracy")}

    def on_epoch_end(self, epoch, logs=None):
        """Judge the network on each part."""
        for part, (x, y) in self.parts.items():
            # Not `evaluate`, which would disturb the training's own running means.
            p = np.clip(self.model.predict(x, batch_size=800, verbose=0)[:, 0], 1e-7, 1 - 1e-7)
            loss = -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))
            self.curves[f"{part}_loss"].append(float(loss))
            self.curves[f"{part}_accuracy"].append(float(np.mean((p > 0.5) == y)))


def run_cats() -> dict:
    """Train on cats and dogs with and without augmentation."""
    seeds = [0, 1, 2]
    (x, y), (x_test, y_test) = load_cats_vs_dogs()
    x, x_test = x.astype(np.float32), x_test.astype(np.float32)
    train = x[:N_TRAIN], y[:N_TRAIN]
    # As many training as validation pictures are watched, so that both curves are as noisy.
    parts = {"train": (x[: len(x) - N_TRAIN], y[: len(x) - N_TRAIN])}
    parts["validation"] = x[N_TRAIN:], y[N_TRAIN:]
    runs = {}
    for name, augment in (("plain", False), ("augmented", True)):
        runs[name] = []
        for seed in seeds:
            keras.utils.set_random_seed(seed)
            model = build_cats_cnn(augment)
            compile_model(model, N_TRAIN, **CATS)
            watch = Watch(parts)
            model.fit(
                *train,
                epochs=CATS["epochs"],
                batch_size=CATS["batch_size"],
                callbacks=[watch],
                verbose=0,
            )
            p = model.predict(x_test, batch_size=500, verbose=0)[:, 0]
            result = {"test_accuracy": float(np.mean((p > 0.5) == y_test))}
            runs[name].append(result | watch.curves)
            print(name, seed, result, watch.curves["validation_accuracy"][-1], flush=True)
            if augment and seed == seeds[0]:
                trained = build_cats_cnn(
                    augment=False
                )  # the layers of augmentation have no weights
                trained.set_weights([weight.numpy() for weight in model.trainable_weights])
                trained.save_weights(WEIGHTS)
    return {
        "settings": CATS | {"train": N_TRAIN, "validation": len(x) - N_TRAIN},
        "seeds": seeds,
        "parameters": build_cats_cnn(augment=False).count_params(),
        "runs": runs,
    }


EXPERIMENTS = {
    "settings": run_settings,
    "mnist": run_mnist,
    "cats": run_cats,
}

if __name__ == "__main__":
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    stored.run("05_cnn", EXPERIMENTS)
