"""A trained classifier of digits, and what it says of digits that a model has made.

The network is that of chapter 5, trained by ``scripts/train_digit_classifier.py``. It knows digits
alone: shown a picture of nothing it still names one, which is why only confident answers count.
"""

import functools
from pathlib import Path
from typing import NamedTuple

import keras
import numpy as np
from keras import layers

__all__ = [
    "CONFIDENT",
    "COVERED",
    "WEIGHTS",
    "Judgement",
    "build_classifier",
    "classifier",
    "judge",
]

WEIGHTS = Path(__file__).resolve().parent / "weights" / "digit_classifier.weights.h5"

#: A picture is called a digit where one class has more than this probability.
CONFIDENT = 0.9

#: A digit is covered where at least this share of all pictures is confidently called it.
COVERED = 0.01


class Judgement(NamedTuple):
    """What the classifier says of pictures.

    Attributes
    ----------
    probabilities
        Shape (n, 10), of each digit.
    confident
        Share of the pictures that one digit claims with more than `CONFIDENT`.
    counts
        Shape (10,): how many pictures are confidently called each digit.
    covered
        Number of digits, out of 10, that at least the share `COVERED` is called.
    """

    probabilities: np.ndarray
    confident: float
    counts: np.ndarray
    covered: int


def build_classifier() -> keras.Model:
    """Build the untrained network: three convolutions for images (28, 28, 1) in [0, 1]."""
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(16, 5, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 3, activation="relu"),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(64, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(10, activation="softmax"),
        ]
    )


@functools.cache
def classifier() -> keras.Model:
    """Build the network with its trained weights: one object, however often it is asked for."""
    model = build_classifier()
    model.load_weights(WEIGHTS)
    return model


def judge(images: np.ndarray) -> Judgement:
    """Ask the trained classifier what digits it sees.

    Parameters
    ----------
    images
        Shape (n, 28, 28, 1) or (n, 28, 28), from 0 (background) to 1 (ink).

    Raises
    ------
    ValueError
        If the shape or the range is another one.
    """
    images = np.asarray(images, np.float32)
    if images.ndim == 3:
        images = images[..., None]
    if images.shape[1:] != (28, 28, 1):
        raise ValueError(f"judge needs images (n, 28, 28, 1), not {images.shape}.")
    if images.min() < -1e-3 or images.max() > 1 + 1e-3:
        raise ValueError(
            f"judge needs values from 0 to 1, not {images.min():.3g} to {images.max():.3g}: "
            "a generator that ends in tanh gives (x + 1) / 2."
        )
    probabilities = classifier().predict(images, batch_size=500, verbose=0)
    confident = probabilities.max(axis=1) > CONFIDENT
    counts = np.bincount(probabilities.argmax(axis=1)[confident], minlength=10)
    covered = int((counts >= COVERED * len(images)).sum())
    return Judgement(probabilities, float(confident.mean()), counts, covered)
