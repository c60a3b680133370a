"""The same class gets the same tables, to the byte, however it is graded."""

import nbformat
import pytest
from hostile import exercises

from autograder.course import find_submissions, grade, load_results

TABLES = ("grades.csv", "questions.csv")

MODEL = """
import keras


def build_model(n_inputs):
    model = keras.Sequential([keras.Input((n_inputs,))])
    {hidden}
    model.add(keras.layers.Dense(1))
    model.compile({optimizer}, loss="mse")
    return model
"""

#: Work without a seed: what it prints, and whether it fails, must not depend on chance either.
UNSEEDED = """
import random

import keras
import numpy as np

model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3), keras.layers.Dropout(0.5)])
model.compile("adam", "mse")
history = model.fit(np.random.normal(size=(64, 2)), np.random.normal(size=(64, 3)), verbose=0)
print(history.history["loss"], random.random())
"""

OPTIMIZERS = (
    "keras.optimizers.Adam(0.1)",
    "keras.optimizers.Adam(0.003)",  # too slow to pass, or nearly so
    "keras.optimizers.Adam(0.01)",
    "keras.optimizers.SGD(0.03)",
    "keras.optimizers.RMSprop(0.05)",
)
HIDDEN = (
    "pass",
    "model.add(keras.layers.Dense(8, activation='relu'))",
    "model.add(keras.layers.Dense(8, activation='tanh')); model.add(keras.layers.Dropout(0.2))",
    "model.add(keras.layers.BatchNormalization())",
)
#: Each says something that could differ from run to run: an address, the order of a set.
WRONG = ("return print", "raise ValueError(f'{object()} and {set(dir(x))}')")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Write a class of 20, each with a Keras model of its own, some with other mistakes too."""
    folder = tmp_path_factory.mktemp("class")
    source = folder / "course" / "solutions" / exercises.CHAPTER / "exercises.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(exercises.source(), source)
    for i, optimizer in enumerate(OPTIMIZERS):
        for j, hidden in enumerate(HIDDEN):
            answers = {
                **exercises.HONEST,
                "model-answer": MODEL.format(hidden=hidden, optimizer=optimizer),
            }
            if j == 3:
                answers["scale-answer"] = f"def scale(x, factor):\n    {WRONG[i % 2]}"
            notebook = exercises.notebook(answers, first=UNSEEDED if i % 2 else "")
            path = folder / "submissions" / f"student-{i}{j}" / exercises.CHAPTER / source.name
            path.parent.mkdir(parents=True)
            nbformat.write(notebook, path)
    return folder


def graded(place, name: str, **how):
    """Grade the class into a new folder; give the tables' bytes and what each notebook printed."""
    submissions = find_submissions(place / "submissions", [exercises.CHAPTER])
    grade(place / "course", submissions, place / name, sandbox="bwrap", **how)
    printed = {
        result.student_id: [
            output["text"]
            for cell in result.notebook["cells"]
            for output in cell.get("outputs", [])
            if output["output_type"] == "stream"
        ]
        for result in load_results(place / name)
    }
    return [(place / name / table).read_bytes() for table in TABLES], printed


@pytest.fixture(scope="module")
def first(place):
    return graded(place, "first", jobs=2)


def test_the_class_has_passed_and_failed_models(first):
    models = [line for line in first[0][1].decode().splitlines() if ",model," in line]
    outcomes = {line.split(",")[5] for line in models}
    assert len(models) == 20
    assert outcomes == {"passed", "failed"}


@pytest.mark.parametrize(
    "how", [{"jobs": 1}, {"jobs": 2, "fork": False}], ids=["one job", "fresh kernels"]
)
def test_a_repeated_run_gives_the_same_bytes(place, first, how):
    tables, printed = graded(place, "-".join(map(str, how)), **how)
    assert printed == first[1]
    assert tables == first[0]
