"""The small assignment that all cases answer: two questions in NumPy, one in Keras, one to read."""

import copy

import nbformat
import toy
from nbformat import NotebookNode

from autograder.assignment import Assignment

CHAPTER = "98_hostile"

SETUP = """
import numpy as np

from coursekit import checks
"""

SCALE = '''
def scale(x, factor):
    """Give x times factor."""
    ### BEGIN SOLUTION
    return np.asarray(x) * factor
    ### END SOLUTION
'''

SCALE_TESTS = """
checks.equal(checks.call(scale, np.array([1.0, 2.0]), 3), [3, 6], "scale([1, 2], 3)")
### BEGIN HIDDEN TESTS
checks.equal(checks.call(scale, np.array([4.0, -5.0]), 7), [28, -35], "scale([4, -5], 7)")
### END HIDDEN TESTS
"""

CENTER = '''
def center(X):
    """Give X minus the mean of each column."""
    ### BEGIN SOLUTION
    return X - X.mean(axis=0)
    ### END SOLUTION
'''

CENTER_TESTS = """
X = np.array([[1.0, 2.0], [3.0, 8.0]])
checks.close(checks.call(center, X), [[-1, -3], [1, 3]], "center([[1, 2], [3, 8]])")
### BEGIN HIDDEN TESTS
X = np.random.default_rng(0).normal(size=(5, 3))
checks.close(checks.call(center, X), X - X.mean(0), "center of an array (5, 3)")
### END HIDDEN TESTS
"""

MODEL = '''
def build_model(n_inputs):
    """Give a compiled Keras model: n_inputs numbers to one, for mean squared error."""
    ### BEGIN SOLUTION
    import keras

    model = keras.Sequential([keras.Input((n_inputs,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.Adam(0.1), "mse")
    return model
    ### END SOLUTION
'''

MODEL_TESTS = """
rng = np.random.default_rng(1)
X = rng.normal(size=(64, 3)).astype("float32")
y = X @ np.array([1.0, -2.0, 0.5], "float32") + 3
model = checks.call(build_model, 3)
model.fit(X, y, epochs=60, batch_size=16, verbose=0)
predicted = np.asarray(model.predict(X[:5], verbose=0))
checks.shape(predicted, (5, 1), "the predictions for 5 samples")
### BEGIN HIDDEN TESTS
unseen = rng.normal(size=(64, 3)).astype("float32")
error = np.asarray(model.predict(unseen, verbose=0))[:, 0] - (
    unseen @ np.array([1.0, -2.0, 0.5], "float32") + 3
)
checks.require(np.mean(error**2) < 0.5, "The trained model should predict data it has not seen.")
### END HIDDEN TESTS
"""

HONEST = {
    "scale-answer": "def scale(x, factor):\n    return factor * np.asarray(x)",
    "center-answer": "def center(X):\n    return X - np.mean(X, axis=0, keepdims=True)",
    "model-answer": """
import keras


def build_model(n_inputs):
    model = keras.Sequential([keras.Input((n_inputs,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.1), loss="mse")
    return model
""".strip(),
    "why": "Because the mean of a constant is the constant.",
}

WRONG = {
    "scale-answer": "def scale(x, factor):\n    return np.asarray(x) + factor",
    "center-answer": "def center(X):\n    return X - X.mean()",
    "model-answer": """
import keras


def build_model(n_inputs):
    model = keras.Sequential([keras.Input((n_inputs,)), keras.layers.Dense(1, trainable=False)])
    model.compile(optimizer="adam", loss="mse")
    return model
""".strip(),
    "why": "",
}

POINTS = {"scale": 2.0, "center": 2.0, "model": 3.0}


def source() -> NotebookNode:
    """Give the source notebook."""
    cells = [
        toy.cell("locked", "setup", SETUP),
        toy.cell("prompt", "scale-prompt", "## 1. Scale (2 points)\n\nWrite `scale`."),
        toy.cell("answer", "scale-answer", SCALE),
        toy.cell("test", "scale", SCALE_TESTS, 2),
        toy.cell("prompt", "center-prompt", "## 2. Center (2 points)\n\nWrite `center`."),
        toy.cell("answer", "center-answer", CENTER),
        toy.cell("test", "center", CENTER_TESTS, 2),
        toy.cell("prompt", "model-prompt", "## 3. Model (3 points)\n\nWrite `build_model`."),
        toy.cell("answer", "model-answer", MODEL),
        toy.cell("test", "model", MODEL_TESTS, 3),
        toy.cell("prompt", "why-prompt", "## 4. Why (1 point)\n\nSay why."),
        toy.cell("manual", "why", "*Your answer.*", 1),
    ]
    kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec})


def notebook(answers: dict[str, str], first: str = "", last: str = "") -> NotebookNode:
    """Give the released notebook with these answers, `first` in a cell on top, `last` below."""
    made = copy.deepcopy(Assignment.parse(nbformat.writes(source()), CHAPTER).public)
    for cell in made.cells:
        cell.source = answers.get(cell.metadata.nbgrader.grade_id, cell.source)
    if first:
        made.cells.insert(0, nbformat.v4.new_code_cell(first.strip(), id="first"))
    if last:
        made.cells.append(nbformat.v4.new_code_cell(last.strip(), id="last"))
    return made
