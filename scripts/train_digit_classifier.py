"""Train the classifier that judges made-up digits in chapters 7 and 8, and store its weights.

    .venv/bin/python scripts/train_digit_classifier.py

About five minutes on two cores. Writes ``coursekit/weights/digit_classifier.weights.h5``.
"""

import keras
import numpy as np

from coursekit import digits
from coursekit.data import load_mnist_with_validation

EPOCHS = 12


def scaled(images: np.ndarray) -> np.ndarray:
    """Give images as (n, 28, 28, 1) from 0 to 1."""
    return images[..., None].astype(np.float32) / 255


def main() -> None:
    """Train on 50,000 images; print the accuracy on the test images and store the weights."""
    keras.utils.set_random_seed(0)
    (images, labels), (val_images, val_labels), (test_images, test_labels) = (
        load_mnist_with_validation()
    )
    model = digits.build_classifier()
    steps = EPOCHS * -(-len(images) // 100)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(0.002, steps)),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(
        scaled(images),
        labels,
        batch_size=100,
        epochs=EPOCHS,
        validation_data=(scaled(val_images), val_labels),
        verbose=2,
    )
    _, accuracy = model.evaluate(scaled(test_images), test_labels, verbose=0)
    digits.WEIGHTS.parent.mkdir(exist_ok=True)
    trained = digits.build_classifier()  # a compiled model would store its optimiser, too
    trained.set_weights(model.get_weights())
    trained.save_weights(digits.WEIGHTS)
    print(f"{accuracy:.4f} of the test images; {model.count_params()} parameters")


if __name__ == "__main__":
    main()
