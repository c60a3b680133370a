"""Run chapter 8's long experiments and store their results beside the lesson.

    .venv/bin/python scripts/run_autoencoders.py [vae] [plane] [family] [pca] [collapse]

Without names it runs all five, about 10 minutes on one core, and writes
``notebooks/08_vae/results.json``: for each experiment its settings, seeds, results, versions of
packages and seconds of processor time. ``vae`` and ``plane`` also store the weights of their first
run. The lesson runs shorter versions of the same code.
"""

import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import stored
import tensorflow as tf
from keras import layers, ops
from sklearn.decomposition import PCA

from coursekit import digits
from coursekit.data import load_mnist_with_validation

FOLDER = stored.ROOT / "notebooks" / "08_vae"

#: Standard deviation of the noise that the denoising autoencoder trains on and all are tested on.
NOISE = 0.3


class Sampling(layers.Layer):
    """Draw a code: ``mean + exp(log_var / 2) * eps``, with new noise at every call."""

    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        """Draw one code for each row of ``[mean, log_var]``."""
        mean, log_var = inputs
        eps = keras.random.normal(ops.shape(mean), seed=self.generator)
        return mean + ops.exp(log_var / 2) * eps

    def get_config(self):
        """Give the seed along with what every layer has."""
        return {**super().get_config(), "seed": self.seed}


def build_encoder(latent_dim: int, hidden: tuple[int, ...], seed: int | None = None):
    """Build the network from images (28, 28, 1) to ``[mean, log_var, z]``."""
    images = keras.Input((28, 28, 1))
    h = layers.Flatten()(images)
    for units in hidden:
        h = layers.Dense(units, activation="relu")(h)
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    return keras.Model(images, [mean, log_var, Sampling(seed)([mean, log_var])])


def build_decoder(latent_dim: int, hidden: tuple[int, ...]) -> keras.Model:
    """Build the network from codes (latent_dim,) to the logits of images (28, 28, 1)."""
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            *(layers.Dense(units, activation="relu") for units in hidden),
            layers.Dense(784),
            layers.Reshape((28, 28, 1)),
        ]
    )


class VAE(keras.Model):
    """Encoder, noise and decoder, with the two terms of the ELBO as the loss.

    Parameters
    ----------
    encoder, decoder
        As `build_encoder` and `build_decoder` give them.
    nll_weight, kl_weight
        What the terms are multiplied by. Both are 1 in the ELBO.
    """

    def __init__(self, encoder, decoder, nll_weight=1.0, kl_weight=1.0, **kwargs):
        super().__init__(**kwargs)
        self.encoder, self.decoder = encoder, decoder
        self.nll_weight, self.kl_weight = nll_weight, kl_weight
        self.nll = keras.metrics.Mean(name="nll")
        self.kl = keras.metrics.Mean(name="kl")

    def call(self, x):
        """Give the reconstruction of a batch and add its loss."""
        mean, log_var, z = self.encoder(x)
        logits = self.decoder(z)
        nll = ops.sum(ops.softplus(logits) - x * logits, axis=(1, 2, 3))
        kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
        self.nll.update_state(nll)
        self.kl.update_state(kl)
        self.add_loss(ops.mean(self.nll_weight * nll + self.kl_weight * kl))
        return ops.sigmoid(logits)


#: The network of two latent dimensions whose weights an interactive figure uses.
PLANE = {"latent_dim": 2, "hidden": (128, 64)}


def build_plane_decoder() -> keras.Model:
    """Build the decoder of ``decoder_2d.weights.h5``: dense 2, 64, 128, 784.

    Both hidden layers have ReLU; the 784 outputs are logits, so their sigmoid is the image.
    """
    return build_decoder(PLANE["latent_dim"], PLANE["hidden"][::-1])


def load_images() -> tuple:
    """Load the training, validation and test images, float32 (n, 28, 28, 1) in [0, 1]."""
    splits = load_mnist_with_validation()
    return tuple(images[..., None].astype(np.float32) / 255 for images, _ in splits)


def train_vae(x, seed: int, latent_dim: int, hidden: tuple, epochs: int, **weights) -> tuple:
    """Train a VAE; give it, its history and the seconds that the training took."""
    keras.utils.set_random_seed(seed)
    vae = VAE(
        build_encoder(latent_dim, hidden, seed), build_decoder(latent_dim, hidden[::-1]), **weights
    )
    vae.compile(steps_per_execution=16, optimizer="adam")
    start = time.process_time()
    history = vae.fit(x, epochs=epochs, batch_size=128, verbose=0).history
    return vae, history, time.process_time() - start


def decode(decoder, z) -> np.ndarray:
    """Give the images that a decoder of logits makes of codes."""
    logits = decoder.predict(np.asarray(z, np.float32), batch_size=1000, verbose=0)
    return 0.5 * (1 + np.tanh(logits / 2))


def describe_vae(vae, x) -> dict:
    """Measure a VAE on images: both terms, each dimension's KL, and the squared error."""
    mean, log_var, z = vae.encoder.predict(x, batch_size=1000, verbose=0)
    logits = vae.decoder.predict(z, batch_size=1000, verbose=0)
    kl = (np.exp(log_var) + mean**2 - 1 - log_var).mean(axis=0) / 2
    nll = (np.logaddexp(0, logits) - x * logits).sum(axis=(1, 2, 3)).mean()
    return {
        "nll": float(nll),
        "kl": float(kl.sum()),
        "kl_by_dimension": kl.tolist(),
        "error": float(np.mean((decode(vae.decoder, mean) - x) ** 2)),
        "mean_std": mean.std(axis=0).tolist(),
        "noise_std": np.exp(log_var / 2).mean(axis=0).tolist(),
    }


def describe_images(images) -> dict:
    """Give the classifier's opinion of images as plain data."""
    judgement = digits.judge(images)
    return {
        "confident": judgement.confident,
        "counts": judgement.counts.tolist(),
        "covered": judgement.covered,
    }


def run_vae() -> dict:
    """Train VAEs and, with the same layers, plain autoencoders; judge what they make of noise."""
    settings = {"latent_dim": 10, "hidden": [256, 128], "epochs": 15, "samples": 2000}
    seeds = [0, 1, 2]
    x, _, test = load_images()
    pca = PCA(settings["latent_dim"]).fit(x.reshape(-1, 784))
    back = pca.inverse_transform(pca.transform(test.reshape(-1, 784)))
    results = {
        "pca_error": float(np.mean((back - test.reshape(-1, 784)) ** 2)),
        "real": describe_images(test),
        "noise": describe_images(np.random.default_rng(0).random((2000, 28, 28))),
        "vae": [],
        "plain": [],
    }
    shape = (settings["samples"], settings["latent_dim"])
    for seed in seeds:
        normal = np.random.default_rng(seed).standard_normal(shape)
        vae, history, seconds = train_vae(x, seed, 10, (256, 128), settings["epochs"])
        results["vae"].append(
            describe_vae(vae, test)
            | {"history": history, "seconds": seconds}
            | {"prior": describe_images(decode(vae.decoder, normal))}
        )
        if seed == seeds[0]:
            vae.encoder.save_weights(FOLDER / "encoder.weights.h5")
            vae.decoder.save_weights(FOLDER / "decoder.weights.h5")
        results["plain"].append(_plain_twin(x, test, seed, normal, settings["epochs"]))
    return {"settings": settings, "seeds": seeds, "results": results}


def _plain_twin(x, test, seed: int, normal: np.ndarray, epochs: int) -> dict:
    """Train the VAE's layers without noise and KL; decode random codes of three kinds."""
    keras.utils.set_random_seed(seed)
    encoder, decoder = build_encoder(10, (256, 128), seed), build_decoder(10, (128, 256))
    mean_only = keras.Model(encoder.input, encoder.outputs[0])
    model = keras.Sequential([mean_only, decoder, layers.Activation("sigmoid")])
    model.compile(steps_per_execution=16, optimizer="adam", loss="binary_crossentropy")
    start = time.process_time()
    model.fit(x, x, epochs=epochs, batch_size=128, verbose=0)
    seconds = time.process_time() - start
    codes = mean_only.predict(test, batch_size=1000, verbose=0)
    fitted = codes.mean(axis=0) + normal @ np.linalg.cholesky(np.cov(codes.T)).T
    rng = np.random.default_rng(seed)
    box = rng.uniform(codes.min(axis=0), codes.max(axis=0), normal.shape)
    return {
        "error": float(np.mean((decode(decoder, codes) - test) ** 2)),
        "seconds": seconds,
        "code_std": codes.std(axis=0).tolist(),
        "prior": describe_images(decode(decoder, normal)),
        "fitted": describe_images(decode(decoder, fitted)),
        "box": describe_images(decode(decoder, box)),
    }


def run_plane() -> dict:
    """Train a VAE with a plane as latent space, and store its weights."""
    settings = PLANE | {"epochs": 20}
    x, _, test = load_images()
    vae, history, seconds = train_vae(x, 0, 2, PLANE["hidden"], settings["epochs"])
    vae.encoder.save_weights(FOLDER / "encoder_2d.weights.h5")
    vae.decoder.save_weights(FOLDER / "decoder_2d.weights.h5")
    normal = np.random.default_rng(0).standard_normal((2000, 2))
    pca = PCA(2).fit(x.reshape(-1, 784))
    back = pca.inverse_transform(pca.transform(test.reshape(-1, 784)))
    results = describe_vae(vae, test) | {
        "history": history,
        "seconds": seconds,
        "prior": describe_images(decode(vae.decoder, normal)),
        "pca_error": float(np.mean((back - test.reshape(-1, 784)) ** 2)),
    }
    return {"settings": settings, "seeds": [0], "results": results}


class ContractiveDense(layers.Dense):
    """A dense sigmoid layer that adds its squared Jacobian norm, times a strength, to the loss."""

    def __init__(self, units, strength, **kwargs):
        super().__init__(units, activation="sigmoid", **kwargs)
        self.strength = strength

    def call(self, inputs):
        """Give the activations and add the penalty's mean over the batch."""
        h = super().call(inputs)
        squares = ops.sum(self.kernel**2, axis=0)
        self.add_loss(self.strength * ops.mean(((h * (1 - h)) ** 2) @ squares[:, None]))
        return h


CODE = 32
FAMILY = ["plain", "deep", "convolutional", "sparse", "denoising", "contractive", "stacked"]
#: Four times Glorot's weights, as is usual before a sigmoid.
START = keras.initializers.VarianceScaling(16, mode="fan_avg", distribution="uniform")
RATE = 0.003
SPARSITY = 1e-3
CONTRACTION = 1e-3


def build_autoencoder(kind: str, mean_image: np.ndarray) -> tuple:
    """Build one of the family: encoder, decoder and the model that trains, rows (784,) in [0, 1].

    All codes have `CODE` sigmoid units. "stacked" is built as "deep"; its training differs. The
    output's biases start at the logits of the mean image (784,): otherwise all decoding weights
    learn that image first, and for many epochs the shallow kinds answer nothing else.
    """
    x = h = keras.Input((784,))
    code = layers.Dense(CODE, activation="sigmoid", kernel_initializer=START)
    before, after = [], []
    if kind in ("deep", "stacked"):
        before = [layers.Dense(n, activation="relu") for n in (256, 64)]
        after = [layers.Dense(n, activation="relu") for n in (64, 256)]
    elif kind == "convolutional":
        before = [
            layers.Reshape((28, 28, 1)),
            layers.Conv2D(16, 3, strides=2, padding="same", activation="relu"),
            layers.Conv2D(16, 3, strides=2, padding="same", activation="relu"),
            layers.Flatten(),
        ]
        after = [
            layers.Dense(784, activation="relu"),
            layers.Reshape((7, 7, 16)),
            layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu"),
            layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid"),
            layers.Flatten(),
        ]
    elif kind == "sparse":
        code.activity_regularizer = keras.regularizers.L1(SPARSITY)
    elif kind == "contractive":
        code = ContractiveDense(CODE, CONTRACTION, kernel_initializer=START)
    for layer in (*before, code):
        h = layer(h)
    output = after[-2] if kind == "convolutional" else layers.Dense(784, activation="sigmoid")
    if kind != "convolutional":
        after.append(output)
    encoder, decoder = keras.Model(x, h), keras.Sequential([keras.Input((CODE,)), *after])
    seen = x
    if kind == "denoising":  # noise in training only; the encoder itself has no clipping
        seen = layers.ReLU(max_value=1)(layers.GaussianNoise(NOISE)(x))
    model = keras.Model(x, decoder(encoder(seen)))
    mean = mean_image.mean(keepdims=True) if kind == "convolutional" else mean_image
    mean = np.clip(mean, 0.001, 0.999)
    output.bias.assign(np.log(mean / (1 - mean)))
    model.compile(
        steps_per_execution=16,
        optimizer=keras.optimizers.Adam(RATE),
        loss="binary_crossentropy",
    )
    return encoder, decoder, model


def train_stacked(x, encoder, decoder, model, epochs: int) -> None:
    """Train each pair of an encoding and a decoding layer alone, then all of them together."""
    each = epochs // 4
    inputs = x
    down = [layer for layer in encoder.layers if layer.weights]
    for enc, dec in zip(down, decoder.layers[::-1], strict=True):
        pair = keras.Sequential([keras.Input(inputs.shape[1:]), enc, dec])
        pair.compile(
            steps_per_execution=16,
            optimizer=keras.optimizers.Adam(RATE),
            loss="binary_crossentropy" if inputs is x else "mse",
        )
        pair.fit(inputs, inputs, epochs=each, batch_size=128, verbose=0)
        only = keras.Sequential([keras.Input(inputs.shape[1:]), enc])
        inputs = only.predict(inputs, batch_size=1000, verbose=0)
    model.fit(x, x, epochs=epochs - 3 * each, batch_size=128, verbose=0)


def measure_autoencoder(encoder, model, test) -> dict:
    """Measure what the family is compared by, on test rows."""
    rng = np.random.default_rng(0)
    noise = rng.normal(0, NOISE, test.shape)
    noisy = np.clip(test + noise, 0, 1).astype(np.float32)
    codes = encoder.predict(test, batch_size=1000, verbose=0)
    some = tf.constant(test[::50])
    with tf.GradientTape() as tape:
        tape.watch(some)
        h = encoder(some, training=False)
    jacobian = tape.batch_jacobian(h, some).numpy()  # (200, CODE, 784)
    norms = np.sqrt((jacobian**2).sum(axis=(1, 2)))
    spread = np.sqrt(codes.var(axis=0).sum())
    return {
        "error": float(np.mean((model.predict(test, batch_size=1000, verbose=0) - test) ** 2)),
        "noisy_error": float(
            np.mean((model.predict(noisy, batch_size=1000, verbose=0) - test) ** 2)
        ),
        "near_zero": float(np.mean(codes < 0.05 * codes.max(axis=0))),
        "below_0.05": float(np.mean(codes < 0.05)),
        "jacobian": float(norms.mean()),
        "jacobian_over_spread": float(norms.mean() / spread),
        "parameters": model.count_params(),
    }


def run_family() -> dict:
    """Train the autoencoder family, all with codes of the same size, and measure it."""
    settings = {
        "code": CODE,
        "epochs": 8,
        "batch_size": 128,
        "learning_rate": RATE,
        "noise": NOISE,
        "sparsity": SPARSITY,
        "contraction": CONTRACTION,
    }
    seeds = [0, 1, 2]
    x, _, test = (images.reshape(-1, 784) for images in load_images())
    results = {}
    for kind in FAMILY:
        results[kind] = []
        for seed in seeds:
            keras.utils.set_random_seed(seed)
            encoder, decoder, model = build_autoencoder(kind, x.mean(axis=0))
            start = time.process_time()
            if kind == "stacked":
                train_stacked(x, encoder, decoder, model, settings["epochs"])
            else:
                model.fit(x, x, epochs=settings["epochs"], batch_size=128, verbose=0)
            seconds = time.process_time() - start
            results[kind].append(measure_autoencoder(encoder, model, test) | {"seconds": seconds})
    return {"settings": settings, "seeds": seeds, "results": results}


def run_pca() -> dict:
    """Compare deep autoencoders with PCA at equal code sizes."""
    settings = {"sizes": [2, 8, 32], "hidden": [256, 128], "epochs": 6, "batch_size": 128}
    seeds = [0, 1, 2]
    x, _, test = (images.reshape(-1, 784) for images in load_images())
    results = {"pca": [], "deep": []}
    for size in settings["sizes"]:
        pca = PCA(size, random_state=0).fit(x)
        back = pca.inverse_transform(pca.transform(test))
        results["pca"].append(float(np.mean((back - test) ** 2)))
        errors = []
        for seed in seeds:
            keras.utils.set_random_seed(seed)
            model = keras.Sequential(
                [
                    keras.Input((784,)),
                    *(layers.Dense(n, activation="relu") for n in (256, 128)),
                    layers.Dense(size),
                    *(layers.Dense(n, activation="relu") for n in (128, 256)),
                    layers.Dense(784, activation="sigmoid"),
                ]
            )
            model.compile(steps_per_execution=16, optimizer="adam", loss="mse")
            model.fit(x, x, epochs=settings["epochs"], batch_size=128, verbose=0)
            back = model.predict(test, batch_size=1000, verbose=0)
            errors.append(float(np.mean((back - test) ** 2)))
        results["deep"].append(errors)
    return {"settings": settings, "seeds": seeds, "results": results}


def run_collapse() -> dict:
    """Train VAEs with more latent dimensions than needed, at several weights of the KL."""
    settings = {"latent_dim": 20, "hidden": [256, 128], "epochs": 6, "beta": [0.1, 1.0, 8.0]}
    seeds = [0, 1]
    x, _, test = load_images()
    normal = np.random.default_rng(0).standard_normal((2000, 20))
    results = {}
    for beta in settings["beta"]:
        results[str(beta)] = []
        for seed in seeds:
            vae, _, _ = train_vae(x, seed, 20, (256, 128), settings["epochs"], kl_weight=beta)
            results[str(beta)].append(
                describe_vae(vae, test) | {"prior": describe_images(decode(vae.decoder, normal))}
            )
    return {"settings": settings, "seeds": seeds, "results": results}


EXPERIMENTS = {
    "vae": run_vae,
    "plane": run_plane,
    "family": run_family,
    "pca": run_pca,
    "collapse": run_collapse,
}


if __name__ == "__main__":
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    stored.run("08_vae", EXPERIMENTS)
