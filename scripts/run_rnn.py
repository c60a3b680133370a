"""Run chapter 6's long experiments and store their results beside the lesson.

    .venv/bin/python scripts/run_rnn.py [characters] [recall]

Without names it runs both, some minutes on one core, and writes
``notebooks/06_rnn/results.json``: for each experiment its settings, seeds, results, package
versions and seconds of processor time. The weights of the character model and of one LSTM that
recalls are written beside it. The lesson runs shorter versions of the same code.
"""

import keras
import numpy as np
import stored
from keras import layers

from coursekit.data import load_moby_dick

FOLDER = stored.ROOT / "notebooks" / "06_rnn"

#: Delayed recall: symbols to remember, as many other ones that fill the gap, and the question.
N_SYMBOLS = 4
N_INPUTS = 2 * N_SYMBOLS + 1

RECALL = {
    "units": 16,
    "batch_size": 32,
    "block_steps": 100,
    "max_blocks": 20,
    "stop_at": 0.995,
    "test_sequences": 1000,
    "learning_rate": 0.01,
    "clip_norm": 1.0,
}

#: Name -> recurrent layer and what its forget gate's bias starts from.
VARIANTS = {
    "RNN": ("rnn", None),
    "GRU": ("gru", None),
    "LSTM": ("lstm", 1.0),
    "LSTM, bias 0": ("lstm", 0.0),
    "LSTM, bias 3": ("lstm", 3.0),
}


def save_weights(model: keras.Model, name: str) -> None:
    """Save a network's weights beside the lesson, without what its optimiser remembers."""
    inputs = keras.Input(model.input_shape[1:], dtype=model.inputs[0].dtype)
    keras.Sequential([inputs, *model.layers]).save_weights(FOLDER / name)


def recall_data(n: int, gap: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw sequences: a symbol, `gap` fillers, the question; and the symbols as answers."""
    y = rng.integers(0, N_SYMBOLS, n)
    codes = rng.integers(N_SYMBOLS, 2 * N_SYMBOLS, (n, gap + 2))
    codes[:, 0], codes[:, -1] = y, 2 * N_SYMBOLS
    return np.eye(N_INPUTS, dtype=np.float32)[codes], y


def recall_model(cell: str, gap: int) -> keras.Model:
    """Build and compile a small network for delayed recall."""
    units = RECALL["units"]
    recurrent = {
        "rnn": layers.SimpleRNN(units),
        "gru": layers.GRU(units, reset_after=False),
        "lstm": layers.LSTM(units),
    }[cell]
    model = keras.Sequential([keras.Input((gap + 2, N_INPUTS)), recurrent, layers.Dense(N_SYMBOLS)])
    model.compile(
        optimizer=keras.optimizers.Adam(
            RECALL["learning_rate"], global_clipnorm=RECALL["clip_norm"]
        ),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    return model


def recall_train(model: keras.Model, gap: int, seed: int) -> list[float]:
    """Train in blocks of steps until the task is solved; give the accuracy after each block."""
    rng = np.random.default_rng(seed)
    X_test, y_test = recall_data(RECALL["test_sequences"], gap, np.random.default_rng(1000 + seed))
    curve = []
    for _ in range(RECALL["max_blocks"]):
        X, y = recall_data(RECALL["batch_size"] * RECALL["block_steps"], gap, rng)
        model.fit(X, y, batch_size=RECALL["batch_size"], verbose=0, shuffle=False)
        answers = model.predict(X_test, batch_size=len(X_test), verbose=0).argmax(axis=1)
        curve.append(float(np.mean(answers == y_test)))
        if curve[-1] >= RECALL["stop_at"]:
            break
    return curve


def run_recall() -> dict:
    """Train RNN, GRU and LSTM, with three forget biases, on delayed recall with growing gaps."""
    settings = RECALL | {"gaps": [5, 20, 50, 100], "variants": VARIANTS}
    seeds = [0, 1, 2]
    curves = {name: {str(gap): [] for gap in settings["gaps"]} for name in VARIANTS}
    for gap in settings["gaps"]:
        for cell in ("rnn", "gru", "lstm"):
            keras.backend.clear_session()
            model = recall_model(cell, gap)  # compiled once, then started anew for each run
            model.optimizer.build(model.trainable_variables)
            fresh = [variable.numpy() for variable in model.optimizer.variables]
            for name in (name for name in VARIANTS if VARIANTS[name][0] == cell):
                if gap < 20 and name not in ("RNN", "GRU", "LSTM"):
                    continue  # short gaps need no help
                for seed in seeds:
                    keras.utils.set_random_seed(seed)
                    weights = recall_model(cell, gap).get_weights()
                    if cell == "lstm":
                        weights[2][RECALL["units"] : 2 * RECALL["units"]] = VARIANTS[name][1]
                    model.set_weights(weights)
                    for variable, value in zip(model.optimizer.variables, fresh, strict=True):
                        variable.assign(value)
                    curve = recall_train(model, gap, seed)
                    curves[name][str(gap)].append(curve)
                    print(f"  gap {gap} {name} {seed}: {curve}", flush=True)
                    if (name, gap, curve[-1] > 0.99) == ("LSTM, bias 3", 50, True):
                        save_weights(model, "recall.weights.h5")
    return {"settings": settings, "seeds": seeds, "curves": curves}


CHARACTERS = {
    "text": "Moby-Dick",
    "train_share": 0.9,
    "units": 128,
    "embedding": 32,
    "window": 64,
    "batch_size": 32,
    "epochs": 8,
    "optimizer": "Adam with cosine decay",
    "learning_rate": 0.005,
    "clip_norm": 5.0,
    "seed": 0,
}


def character_model(n_chars: int, embedding: int, units: int) -> keras.Model:
    """Build the network that gives each next character's logits."""
    return keras.Sequential(
        [
            keras.Input((None,), dtype="int32"),
            layers.Embedding(n_chars, embedding),
            layers.LSTM(units, return_sequences=True),
            layers.Dense(n_chars),
        ]
    )


def character_windows(codes: np.ndarray, n: int, width: int, rng: np.random.Generator) -> tuple:
    """Draw n windows of the text, and the same windows one character later."""
    starts = rng.integers(0, len(codes) - width, n)
    windows = codes[starts[:, None] + np.arange(width + 1)]
    return windows[:, :-1], windows[:, 1:]


def run_characters() -> dict:
    """Train the character model on Moby-Dick and keep its weights."""
    s = CHARACTERS
    text = load_moby_dick()
    chars = sorted(set(text))
    codes = np.searchsorted(chars, list(text)).astype(np.int32)
    n_train = int(s["train_share"] * len(codes))
    train, val = codes[:n_train], codes[n_train:]
    keras.utils.set_random_seed(s["seed"])
    rng = np.random.default_rng(s["seed"])
    model = character_model(len(chars), s["embedding"], s["units"])
    steps = n_train // (s["batch_size"] * s["window"])
    rate = keras.optimizers.schedules.CosineDecay(
        s["learning_rate"], s["epochs"] * steps, alpha=0.02
    )
    model.compile(
        optimizer=keras.optimizers.Adam(rate, global_clipnorm=s["clip_norm"]),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    # each part of the validation text is read from its start, with a memory that is empty there
    whole = len(val) // 257 * 257
    val_parts = val[:whole].reshape(-1, 257)
    train_loss, val_loss = [], []
    for epoch in range(s["epochs"]):
        X, Y = character_windows(train, steps * s["batch_size"], s["window"], rng)
        fit = model.fit(X, Y, batch_size=s["batch_size"], verbose=0, shuffle=False)
        train_loss.append(fit.history["loss"][0])
        val_loss.append(
            model.evaluate(val_parts[:, :-1], val_parts[:, 1:], batch_size=64, verbose=0)
        )
        print(f"  epoch {epoch + 1}: {train_loss[-1]:.3f} {val_loss[-1]:.3f}", flush=True)
        save_weights(model, "characters.weights.h5")
    return {
        "settings": s | {"steps_an_epoch": steps, "characters": len(chars)},
        "parameters": model.count_params(),
        "train_loss": train_loss,
        "validation_loss": val_loss,
    }


EXPERIMENTS = {
    "characters": run_characters,
    "recall": run_recall,
}


if __name__ == "__main__":
    stored.run("06_rnn", EXPERIMENTS)
