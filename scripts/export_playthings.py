"""Write the data of the things to play with.

    .venv/bin/python scripts/export_playthings.py

Writes two files, the same ones byte for byte as long as their sources are the same:

- ``book/_static/interactive/decoder.js``, from the weights that chapter 8 stores: the layers of the
  decoder with two latent dimensions, its weights as 16-bit numbers with one scale for each unit,
  and where the encoder puts some test digits;
- ``book/interactive/src/digits.json``: the first test digit of each kind, as bytes.
"""

import base64
import json
from pathlib import Path

import h5py
import numpy as np

from coursekit.data import load_mnist

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks" / "08_vae"
DECODER = ROOT / "book" / "_static" / "interactive" / "decoder.js"
DIGITS = ROOT / "book" / "interactive" / "src" / "digits.json"

#: Digits of each kind whose codes are shown on the plane.
PER_DIGIT = 25


def read_dense(path, names):
    """Read dense layers of a stored model; returns a list of (weights, biases)."""
    with h5py.File(path) as file:
        stored = [file["layers"][name]["vars"] for name in names]
        return [(layer["0"][:], layer["1"][:]) for layer in stored]


def read_decoder():
    """Read the decoder: dense 2, 64, 128, 784, ReLU in the hidden layers, logits at the end."""
    return read_dense(FOLDER / "decoder_2d.weights.h5", ["dense", "dense_1", "dense_2"])


def encode(values):
    """Write bytes as text: base64."""
    return base64.b64encode(values.tobytes()).decode()


def quantize(weights):
    """Round the weights of each unit to -32767..32767 steps; returns the steps and their sizes."""
    scales = np.abs(weights.astype(float)).max(axis=0) / 32767
    return np.rint(weights / scales).astype("<i2"), scales


def shorten(values):
    """Keep six digits of each number, more than the steps of the weights have."""
    return [float(f"{value:.6g}") for value in values]


def describe_layer(weights, biases, activation):
    steps, scales = quantize(weights)
    return {
        "fanIn": len(weights),
        "activation": activation,
        "weights": encode(steps),
        "scales": shorten(scales),
        "biases": shorten(biases),
    }


def find_codes():
    """Encode the first test digits of each kind; returns rows of (digit, first, second)."""
    layers = read_dense(FOLDER / "encoder_2d.weights.h5", ["dense", "dense_1", "dense_2"])
    _, (images, digits) = load_mnist()
    chosen = np.concatenate([np.flatnonzero(digits == digit)[:PER_DIGIT] for digit in range(10)])
    h = images[chosen].reshape(-1, 784) / 255
    for weights, biases in layers[:2]:
        h = np.maximum(h @ weights.astype(float) + biases, 0)
    means = h @ layers[2][0].astype(float) + layers[2][1]
    return [
        [int(digit), round(float(first), 2), round(float(second), 2)]
        for digit, (first, second) in zip(digits[chosen], means, strict=True)
    ]


def describe_decoder():
    """Give the text of decoder.js."""
    activations = ("relu", "relu", "sigmoid")
    decoder = {
        "layers": [
            describe_layer(*layer, activation)
            for layer, activation in zip(read_decoder(), activations, strict=True)
        ],
        "codes": find_codes(),
    }
    return (
        "/* Made from chapter 8's stored weights by scripts/export_playthings.py; do not edit. */\n"
        f"window.playthingsDecoder={json.dumps(decoder, separators=(',', ':'))};\n"
    )


def describe_digits():
    """Give the text of digits.json: a text of 784 bytes for each digit from 0 to 9."""
    _, (images, digits) = load_mnist()
    first = [images[np.flatnonzero(digits == digit)[0]] for digit in range(10)]
    return json.dumps([encode(image) for image in first], indent=2) + "\n"


def main():
    DECODER.write_text(describe_decoder(), encoding="utf-8")
    DIGITS.write_text(describe_digits(), encoding="utf-8")


if __name__ == "__main__":
    main()
