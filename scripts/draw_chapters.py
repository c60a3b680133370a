"""Draw the small picture of each chapter for the welcome page, from the chapter's own results.

    .venv/bin/python scripts/draw_chapters.py [CHAPTER ...]

A chapter is named as its folder; without names, all are drawn. The pictures have no background and
colours of middle lightness, so that one file serves light and dark pages.
"""

import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # before Keras is imported

import keras
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from draw_course import fit_line
from keras import layers
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from stored import mnist_rows

from coursekit import deep, network
from coursekit.data import load_mnist

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "book" / "_static" / "chapters"
SIZE = (3.0, 1.9)  # inches; 200 dots each

BLUE, ORANGE, GREEN, GREY = "#2f8fd0", "#e0701a", "#12a47c", "#8a94a0"
#: From nothing to a colour: for quantities from 0, and for signed ones.
INK = LinearSegmentedColormap.from_list("ink", [(*to_rgb(BLUE), 0.0), (*to_rgb(BLUE), 1.0)])
SIGNED = LinearSegmentedColormap.from_list(
    "signed",
    [
        (0.0, (*to_rgb(ORANGE), 1.0)),
        (0.5, (*to_rgb(ORANGE), 0.0)),
        (0.5, (*to_rgb(BLUE), 0.0)),
        (1.0, (*to_rgb(BLUE), 1.0)),
    ],
)


def weights(chapter, name):
    """Find stored weights of a chapter."""
    return ROOT / "notebooks" / chapter / f"{name}.weights.h5"


def tiles(figure, images, rows, columns, cmap=INK, limit=1.0):
    """Lay images out in rows and columns."""
    low = -limit if cmap is SIGNED else 0.0
    for place, image in enumerate(images[: rows * columns], 1):
        ax = figure.add_subplot(rows, columns, place)
        ax.imshow(image, cmap=cmap, vmin=low, vmax=limit, interpolation="nearest")
        ax.set_axis_off()
    figure.subplots_adjust(0, 0, 1, 1, 0.06, 0.06)


def bare(ax):
    """Leave only two thin axes of a plot."""
    ax.set(xticks=[], yticks=[], facecolor="none")
    ax.minorticks_off()
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(GREY)
    ax.figure.subplots_adjust(0.03, 0.04, 0.97, 0.98)


def perceptron(figure):
    """Draw two clouds and the line that the perceptron rule finds between them."""
    rng = np.random.default_rng(3)
    labels = np.arange(60) % 2
    X = rng.normal(np.where(labels[:, None], [1.0, 0.6], [-1.0, -0.6]), 0.45)
    w, b = fit_line(X, labels)
    ax = figure.add_subplot()
    for label, color, marker in ((0, BLUE, "o"), (1, ORANGE, "^")):
        ax.scatter(*X[labels == label].T, s=34, c=color, marker=marker)
    x = np.array([-2.3, 2.3])
    ax.plot(x, -(b + w[0] * x) / w[1], color=GREY, lw=2.5)
    ax.set(xlim=(-2.5, 2.3), ylim=(-1.9, 1.9))
    bare(ax)


def backpropagation(figure):
    """Draw what twelve hidden units look for after five epochs: their weights, as images."""
    X, Y, _, _ = mnist_rows()
    rng = np.random.default_rng(0)
    params = network.init_params((784, 30, 10), rng)
    *_, trained = network.train(params, X, Y, rng, epochs=5, regularization=5.0)
    images = trained[0][0].T.reshape(-1, 28, 28)
    tiles(figure, images, 3, 5, SIGNED, 0.6 * np.abs(images).max())


def initialization(figure):
    """Draw how ten layers of tanh spread their answers, for three sizes of the weights."""
    rng = np.random.default_rng(0)
    for column, (gain, color) in enumerate(((0.5, GREY), (1.0, GREEN), (4.0, ORANGE))):
        a = rng.normal(size=(2000, 100))
        ax = figure.add_subplot(1, 3, column + 1)
        for layer in range(8):
            a = np.tanh(a @ rng.normal(0, gain / 10, (100, 100)))
            density, edges = np.histogram(a, 60, (-1.05, 1.05))
            height = 1.6 * density / density.max()
            ax.fill_between(edges[:-1], -layer, height - layer, color=color, alpha=0.75, lw=0)
        ax.set_axis_off()
    figure.subplots_adjust(0, 0.02, 1, 1, 0.12)


def vanishing_gradients(figure):
    """Draw the gradient signal at each of twenty layers, on a logarithmic scale."""
    X, Y, _, _ = mnist_rows()
    ax = figure.add_subplot()
    for options, color in (
        ({"activation": "sigmoid"}, ORANGE),
        ({"activation": "tanh"}, BLUE),
        ({"activation": "relu", "gain": 2**0.5}, GREEN),
    ):
        net = deep.build([784, *[100] * 20, 10], np.random.default_rng(0), **options)
        deep.gradients(net, X[:500], Y[:500])
        ax.semilogy(deep.signals(net), ".-", color=color, lw=2.5, ms=9)
    bare(ax)


def cnn(figure):
    """Draw a digit and where it has edges of four directions."""
    (images, _), _ = load_mnist()
    image = images[7].astype(float) / 255
    down, across = np.gradient(image)
    edges = [across, down, (across + down) / 2**0.5, (across - down) / 2**0.5]
    ax = figure.add_axes((0.0, 0.14, 0.44, 0.72))
    ax.imshow(image, cmap=INK)
    ax.set_axis_off()
    for place, edge in enumerate(edges):
        ax = figure.add_axes((0.5 + 0.26 * (place % 2), 0.51 - 0.5 * (place // 2), 0.24, 0.48))
        ax.imshow(edge, cmap=SIGNED, vmin=-0.5, vmax=0.5)
        ax.set_axis_off()


def rnn(figure):
    """Draw the 16 cells of the stored LSTM while it keeps a letter in mind for fifty steps."""
    memory = keras.Sequential([keras.Input((52, 9)), layers.LSTM(16), layers.Dense(4)])
    memory.load_weights(weights("06_rnn", "recall"))
    W, U, b = memory.get_weights()[:3]
    rng = np.random.default_rng(7)
    codes = rng.integers(4, 8, 52)
    codes[0], codes[-1] = 1, 8
    h = c = np.zeros(16)
    cells = []
    for code in codes:
        i, f, g, o = np.split(W[code] + h @ U + b, 4)
        c = network.sigmoid(f) * c + network.sigmoid(i) * np.tanh(g)
        h = network.sigmoid(o) * np.tanh(c)
        cells.append(c)
    ax = figure.add_axes((0, 0.03, 1, 0.94))
    ax.imshow(np.transpose(cells), cmap=SIGNED, vmin=-4, vmax=4, aspect="auto")
    ax.set_axis_off()


def gan(figure):
    """Draw fifteen digits of the stored generator."""
    generator = keras.Sequential(
        [
            keras.Input((64,)),
            layers.Dense(7 * 7 * 64, use_bias=False),
            layers.Reshape((7, 7, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, 2, "same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, 2, "same", activation="tanh"),
        ]
    )
    generator.load_weights(weights("07_gan", "generator"))
    noise = np.random.default_rng(1).standard_normal((15, 64))
    images = (generator.predict(noise, verbose=0)[..., 0] + 1) / 2
    tiles(figure, np.clip(images, 0, 1), 3, 5)


def vae(figure):
    """Draw what the stored decoder makes of points of the latent plane."""
    decoder = keras.Sequential(
        [
            keras.Input((2,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(128, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28)),
        ]
    )
    decoder.load_weights(weights("08_vae", "decoder_2d"))
    points = [(x, y) for y in np.linspace(1.4, -1.4, 5) for x in np.linspace(-1.7, 1.7, 8)]
    tiles(figure, decoder.predict(np.array(points), verbose=0), 5, 8)


CHAPTERS = {
    "01_perceptron": perceptron,
    "02_backpropagation": backpropagation,
    "03_initialization": initialization,
    "04_vanishing_gradients": vanishing_gradients,
    "05_cnn": cnn,
    "06_rnn": rnn,
    "07_gan": gan,
    "08_vae": vae,
}


def main():
    mpl.use("agg")
    TARGET.mkdir(exist_ok=True)
    for chapter in sys.argv[1:] or CHAPTERS:
        figure = plt.figure(figsize=SIZE)
        CHAPTERS[chapter](figure)
        figure.savefig(TARGET / f"{chapter}.png", dpi=200, transparent=True)
        plt.close(figure)


if __name__ == "__main__":
    main()
