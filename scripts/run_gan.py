"""Run chapter 7's long experiments and store their results beside the lesson.

    .venv/bin/python scripts/run_gan.py [ring] [dcgan]

Without names it runs both, about half an hour, and writes ``notebooks/07_gan/results.json``: for
each experiment its settings, seeds, results, package versions and seconds of processor time.
``dcgan`` also writes the trained generator's weights beside it. The lesson runs shorter versions of
the same code.
"""

import base64
import io
import time

import keras
import numpy as np
import stored
import tensorflow as tf
from keras import layers
from PIL import Image

from coursekit.data import load_mnist_with_validation
from coursekit.digits import judge

FOLDER = stored.ROOT / "notebooks" / "07_gan"

DCGAN = {
    "latent_dim": 64,
    "epochs": 30,
    "batch_size": 64,
    "learning_rate": 2e-4,
    "beta_1": 0.5,
    "judged_samples": 1000,
    "checkpoints": [0, 1, 2, 4, 7, 10, 15, 20, 25, 30],
    "steps_a_point": 50,
}


def build_generator(latent_dim: int) -> keras.Model:
    """Build a network from noise to images (28, 28, 1) in [-1, 1]: 7 x 7, 14 x 14, 28 x 28."""
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 7 * 64, use_bias=False),
            layers.Reshape((7, 7, 64)),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same", use_bias=False),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ],
        name="generator",
    )


def build_discriminator() -> keras.Model:
    """Build a network from images (28, 28, 1) to one logit: 14 x 14, 7 x 7, one number."""
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same", use_bias=False),
            layers.LeakyReLU(0.2),
            layers.Dropout(0.3),
            layers.Conv2D(64, 4, strides=2, padding="same", use_bias=False),
            layers.LeakyReLU(0.2),
            layers.Dropout(0.3),
            layers.Flatten(),
            layers.Dense(1),
        ],
        name="discriminator",
    )


def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    """Take one step of each network; give both losses and the discriminator's share of hits."""
    with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:
        fake_images = generator(noise, training=True)
        real = discriminator(real_images, training=True)
        fake = discriminator(fake_images, training=True)
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_gradients = d_tape.gradient(d_loss, d_weights)
    g_gradients = g_tape.gradient(g_loss, g_weights)
    d_optimizer.apply(d_gradients, d_weights)
    g_optimizer.apply(g_gradients, g_weights)
    hits = tf.concat([real > 0, fake < 0], 0)
    return d_loss, g_loss, tf.reduce_mean(tf.cast(hits, tf.float32))


def run_dcgan() -> dict:
    """Train a small DCGAN on MNIST; keep losses, pictures of fixed noise and the judge's words."""
    s, seed = DCGAN, 0
    (images, _), (val_images, _), _ = load_mnist_with_validation()
    images = images[..., None].astype(np.float32) / 127.5 - 1
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    generator, discriminator = build_generator(s["latent_dim"]), build_discriminator()
    optimizers = [keras.optimizers.Adam(s["learning_rate"], beta_1=s["beta_1"]) for _ in range(2)]
    for optimizer, model in zip(optimizers, (generator, discriminator), strict=True):
        optimizer.build(model.trainable_variables)

    @tf.function
    def step(real_images, noise):
        return train_step(generator, discriminator, *optimizers, real_images, noise)

    fixed = np.random.default_rng(7).standard_normal((40, s["latent_dim"])).astype(np.float32)
    test_noise = np.random.default_rng(8).standard_normal((s["judged_samples"], s["latent_dim"]))
    curve, epochs, checkpoints = [], [], []
    size, batches = s["batch_size"], len(images) // s["batch_size"]
    start = time.perf_counter()
    for epoch in range(s["epochs"] + 1):
        if epoch:
            order, records = rng.permutation(len(images)), []
            for number in range(batches):
                noise = rng.standard_normal((size, s["latent_dim"])).astype(np.float32)
                batch = images[order[number * size : (number + 1) * size]]
                records.append(step(tf.constant(batch), tf.constant(noise)))
                if epoch == 1 and number in (5, 25):
                    print(number, f"{time.perf_counter() - start:.1f} s", flush=True)
            records = np.array([[float(value) for value in record] for record in records])
            epochs.append(records.mean(axis=0).tolist())
            points = len(records) // s["steps_a_point"]
            points = np.array_split(records[: points * s["steps_a_point"]], points)
            curve += [point.mean(axis=0).tolist() for point in points]
            print(epoch, epochs[-1], f"{time.perf_counter() - start:.0f} s", flush=True)
        if epoch in s["checkpoints"]:
            verdict = judge_samples(sample(generator, test_noise))
            checkpoints.append(
                {"epoch": epoch, **verdict, "picture": as_png(sample(generator, fixed), 10)}
            )
            print(epoch, verdict, flush=True)
            generator.save_weights(FOLDER / "generator.weights.h5")
    uniform = np.random.default_rng(9).random((s["judged_samples"], 28, 28, 1))
    real = val_images[: s["judged_samples"], ..., None] / 255
    parameters = {
        "generator": generator.count_params(),
        "discriminator": discriminator.count_params(),
    }
    return {
        "settings": s | {"batches_an_epoch": batches, "parameters": parameters},
        "seeds": [seed],
        "curve": curve,
        "epochs": epochs,
        "checkpoints": checkpoints,
        "noise": judge_samples(uniform),
        "real": judge_samples(real),
    }


def sample(generator: keras.Model, noise: np.ndarray) -> np.ndarray:
    """Make images with values in [0, 1] from noise."""
    return np.clip((generator.predict(noise, batch_size=200, verbose=0) + 1) / 2, 0, 1)


def judge_samples(images: np.ndarray) -> dict:
    """Ask the classifier of chapter 5, and give its answer as plain data."""
    verdict = judge(images)
    return {
        "confident": verdict.confident,
        "covered": verdict.covered,
        "counts": verdict.counts.tolist(),
    }


def as_png(images: np.ndarray, columns: int) -> str:
    """Lay images (n, 28, 28, 1) in [0, 1] out as a grid, ink dark, as a PNG in base64."""
    rows = len(images) // columns
    grid = images.reshape(rows, columns, 28, 28).swapaxes(1, 2).reshape(rows * 28, columns * 28)
    file = io.BytesIO()
    Image.fromarray((255 * (1 - grid)).round().astype(np.uint8)).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()


#: Eight Gaussians on a ring, and what the lesson tries on them.
RING = {
    "modes": 8,
    "radius": 2.0,
    "std": 0.05,
    "latent_dim": 2,
    "width": 64,
    "batch_size": 128,
    "learning_rate": 1e-3,
    "chunks": 40,
    "steps_a_chunk": 100,
    "judged_samples": 2000,
    "kinds": {
        "Adam as it comes": {"beta_1": 0.9, "pack": 1},
        "pairs": {"beta_1": 0.9, "pack": 2},
        "no momentum": {"beta_1": 0.0, "pack": 1},
        "less momentum": {"beta_1": 0.5, "pack": 1},
        "less momentum, pairs": {"beta_1": 0.5, "pack": 2},
    },
}


def run_ring() -> dict:
    """Play the game on the ring: as it comes, with pairs of samples, and with less momentum."""
    seeds = list(range(10))
    results = {}
    for name, options in RING["kinds"].items():
        runs = results[name] = []
        for seed in seeds:
            runs.append(play_on_ring(seed, **options))
            print(name, seed, runs[-1]["modes"][-1], runs[-1]["good"][-1], flush=True)
    return {"settings": RING, "seeds": seeds, "results": results}


def play_on_ring(seed: int, beta_1: float, pack: int) -> dict:
    """Train a GAN on the ring; after each chunk of steps give losses, modes covered, good share."""
    s = RING
    angles = 2 * np.pi * np.arange(s["modes"]) / s["modes"]
    centers = s["radius"] * np.column_stack([np.cos(angles), np.sin(angles)])
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    hidden = {"units": s["width"], "activation": "relu"}
    generator = keras.Sequential(
        [
            keras.Input((s["latent_dim"],)),
            layers.Dense(**hidden),
            layers.Dense(**hidden),
            layers.Dense(2),
        ]
    )
    discriminator = keras.Sequential(
        [
            keras.Input((2,)),
            Pack(pack),
            layers.Dense(**hidden),
            layers.Dense(**hidden),
            layers.Dense(1),
        ]
    )
    optimizers = [keras.optimizers.Adam(s["learning_rate"], beta_1=beta_1) for _ in range(2)]
    for optimizer, model in zip(optimizers, (generator, discriminator), strict=True):
        optimizer.build(model.trainable_variables)

    @tf.function(jit_compile=True)
    def play(real, noise):
        total = tf.zeros(3)
        for i in tf.range(s["steps_a_chunk"]):
            total += tf.stack(train_step(generator, discriminator, *optimizers, real[i], noise[i]))
        return total / s["steps_a_chunk"]

    test_noise = np.random.default_rng(99).standard_normal((s["judged_samples"], s["latent_dim"]))
    curve, modes, good = [], [], []
    for _ in range(s["chunks"]):
        shape = (s["steps_a_chunk"], s["batch_size"])
        real = centers[rng.integers(0, s["modes"], shape)] + rng.normal(0, s["std"], (*shape, 2))
        noise = rng.standard_normal((*shape, s["latent_dim"]))
        losses = play(tf.constant(real, tf.float32), tf.constant(noise, tf.float32))
        curve.append(losses.numpy().tolist())
        samples = generator(test_noise).numpy()
        distances = np.linalg.norm(samples[:, None] - centers, axis=-1)
        near = distances.min(axis=1) < 3 * s["std"]
        counts = np.bincount(distances.argmin(axis=1)[near], minlength=s["modes"])
        modes.append(int((counts >= 0.01 * len(samples)).sum()))
        good.append(float(near.mean()))
    return {"curve": curve, "modes": modes, "good": good}


class Pack(layers.Layer):
    """Put the values of `size` neighbours in the batch into one row: shape (n / size, size * d)."""

    def __init__(self, size: int):
        super().__init__()
        self.size = size

    def call(self, x):
        """Reshape a batch (n, d)."""
        return keras.ops.reshape(x, (-1, self.size * x.shape[-1]))


EXPERIMENTS = {"ring": run_ring, "dcgan": run_dcgan}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    stored.run("07_gan", EXPERIMENTS)
