"""Honest work that looks odd, or answers in another way: all points."""

import nbformat

from hostile import exercises
from hostile.case import ALL_PASSED, Case, honest, written

STDERR = (
    "import sys\nprint('a harmless word', file=sys.stderr)\nimport logging\nlogging.warning('hm')"
)

PROGRESS = """
import sys
import time
for step in range(200):
    sys.stderr.write(f"\\r{step} of 200 " + "#" * (step // 10))
    time.sleep(0.001)
"""

KERAS_INSIDE = """
def build_model(n_inputs):
    import keras
    from keras import layers

    class Line(keras.Model):
        def __init__(self):
            super().__init__()
            self.dense = layers.Dense(1)

        def call(self, inputs):
            return self.dense(inputs)

    model = Line()
    model.build((None, n_inputs))
    model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mean_squared_error")
    return model
""".strip()

FUNCTIONAL = """
import tensorflow as tf
from tensorflow import keras


def build_model(n_inputs):
    inputs = keras.Input(shape=(n_inputs,))
    hidden = keras.layers.Dense(8, activation="relu", kernel_initializer="zeros")(inputs)
    outputs = keras.layers.Dense(1)(keras.layers.Concatenate()([inputs, hidden]))
    model = keras.Model(inputs, outputs)
    model.compile("adam", "mse")
    model.optimizer.learning_rate = 0.1
    return model
""".strip()

PLOTS = """
%matplotlib inline
import matplotlib.pyplot as plt
plt.plot([1, 2, 3])
plt.show()
plt.figure()
plt.imshow([[1, 2], [3, 4]])
"""

SHELL = "%timeit -n 1 -r 1 sum(range(10))\n%pwd\n!echo hello\n%%time\nx = 1"

SCRIPTS = {
    "scale-answer": "# Умножение · 乗算 · ضرب · 🙂\n"
    "def scale(x, factor):\n    größe = np.asarray(x) * factor  # größer\n    return größe",
}


def _scale(expression: str) -> dict[str, str]:
    return {"scale-answer": f"def scale(x, factor):\n    return {expression}"}


def _reordered() -> Case:
    made = exercises.notebook(exercises.HONEST)
    answers = [c for c in made.cells if c.id.endswith("-answer")]
    others = [c for c in made.cells if not c.id.endswith("-answer")]
    made.cells = [others[0], *reversed(answers), *others[1:]]
    return Case("answers first, in another order", written(made), ALL_PASSED)


def _split() -> Case:
    made = exercises.notebook(
        exercises.HONEST | {"scale-answer": "def scale(x, factor):\n    return product(x, factor)"}
    )
    helper = nbformat.v4.new_code_cell(
        "def product(a, b):\n    return np.multiply(a, b)", id="helper"
    )
    made.cells.insert(1, helper)
    made.cells.append(nbformat.v4.new_markdown_cell("Some **notes** of mine.", id="notes"))
    made.cells.append(nbformat.v4.new_raw_cell("raw", id="raw"))
    made.cells.append(nbformat.v4.new_code_cell("", id="empty"))
    return Case("extra cells and a helper function", written(made), ALL_PASSED)


def cases() -> list[Case]:
    """Give every case of this kind."""
    return [
        honest("plain right answers"),
        honest("harmless words on stderr", STDERR),
        honest("a progress bar", PROGRESS),
        honest("Keras imported inside the function", answers={"model-answer": KERAS_INSIDE}),
        honest("the functional interface of tf.keras", answers={"model-answer": FUNCTIONAL}),
        honest(
            "tensors for arrays",
            "import tensorflow as tf",
            answers=_scale("tf.constant(x) * factor"),
        ),
        honest("lists for arrays", answers=_scale("[float(v) * factor for v in x]")),
        honest("single precision", answers=_scale("(x * factor).astype('float32')")),
        honest("a lambda", answers={"scale-answer": "scale = lambda x, factor: x * factor"}),
        honest(
            "a callable object",
            answers={
                "scale-answer": "class Scale:\n    def __call__(self, x, factor):\n"
                "        return x * factor\n\n\nscale = Scale()"
            },
        ),
        honest("plots", PLOTS),
        honest("a magic for plots alone", "%matplotlib inline"),
        honest("magics and shell commands", SHELL.split("\n%%time")[0]),
        honest("comments in any script", answers=SCRIPTS),
        honest(
            "prints within answers",
            answers={"scale-answer": "def scale(x, factor):\n    print(x)\n    return x * factor"},
        ),
        honest("names used again later", last="scale = 3\nX = None\ncenter = 'done'"),
        honest("an error in a cell of one's own", last="1 / 0"),
        _reordered(),
        _split(),
    ]
