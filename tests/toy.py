"""A toy assignment, small enough to grade in a second, and submissions to it."""

import copy
import csv
from pathlib import Path
from typing import Any

import nbformat
from click.testing import CliRunner, Result
from nbformat import NotebookNode

from autograder.assignment import Assignment
from autograder.cli import main
from autograder.results import QuestionResult, SubmissionResult

CHAPTER = "99_toy"

SETUP = """
import numpy as np

from coursekit import checks


def square(x):
    return x * x
"""

DOUBLE = '''
def double(x):
    """Give 2 x."""
    ### BEGIN SOLUTION
    return 2 * np.asarray(x)
    ### END SOLUTION
'''

DOUBLE_TESTS = """
checks.equal(checks.call(double, np.array([1, 2])), [2, 4], "double([1, 2])")
### BEGIN HIDDEN TESTS
checks.equal(
    checks.call(double, np.array([5, -3])), [10, -6], "double([5, -3])",
    mistakes=[([25, 9], "That is the square.")],
)
### END HIDDEN TESTS
"""

APPLY = '''
def apply(f, xs):
    """Give f of each of xs as a list."""
    ### BEGIN SOLUTION
    return [f(x) for x in xs]
    ### END SOLUTION
'''

APPLY_TESTS = """
assert apply(square, [1, 2]) == [1, 4], "apply(square, [1, 2]) should be [1, 4]"
### BEGIN HIDDEN TESTS
assert apply(square, [3]) == [9]
### END HIDDEN TESTS
"""


def cell(kind: str, grade_id: str, source: str, points: float | None = None) -> NotebookNode:
    """Make a cell with nbgrader's marks: kind is locked, prompt, answer, test or manual."""
    new = nbformat.v4.new_markdown_cell if kind in ("prompt", "manual") else None
    made = (new or nbformat.v4.new_code_cell)(source.strip("\n"), id=grade_id)
    made.metadata["nbgrader"] = {
        "grade_id": grade_id,
        "schema_version": 3,
        "solution": kind in ("answer", "manual"),
        "grade": kind in ("test", "manual"),
        "locked": kind in ("locked", "prompt", "test"),
        "task": False,
    }
    if points is not None:
        made.metadata.nbgrader["points"] = points
    return made


def source() -> NotebookNode:
    """Give the source notebook of the toy assignment."""
    prompt = "## 1. Twice (2 points)\n\nWrite `double`. See [the lesson](lesson.ipynb#twice)."
    cells = [
        cell("locked", "setup", SETUP),
        cell("prompt", "double-prompt", prompt),
        cell("answer", "double-answer", DOUBLE),
        cell("test", "double", DOUBLE_TESTS, 2),
        cell("prompt", "apply-prompt", "## 2. Everywhere (1 point)\n\nWrite `apply`."),
        cell("answer", "apply-answer", APPLY),
        cell("test", "apply", APPLY_TESTS, 1),
        cell("prompt", "why-prompt", "## 3. Why (1 point)\n\nSay why."),
        cell("manual", "why", "*Your answer.*", 1),
    ]
    kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec})


def assignment() -> Assignment:
    """Give the toy assignment."""
    return Assignment.parse(nbformat.writes(source()), CHAPTER)


def submission(answers: dict[str, str] | None = None, *, first: str = "") -> NotebookNode:
    """Give the released notebook with answers filled in by grade id, `first` in a cell on top."""
    notebook = copy.deepcopy(assignment().public)
    for cell in notebook.cells:
        cell.source = (answers or {}).get(cell.metadata.nbgrader.grade_id, cell.source)
    if first:
        notebook.cells.insert(0, nbformat.v4.new_code_cell(first, id="first"))
    return notebook


RIGHT = {
    "double-answer": "def double(x):\n    return np.asarray(x) + x",
    "apply-answer": "def apply(f, xs):\n    return list(map(f, xs))",
    "why": "Because I say so.",
}


HALF = {**RIGHT, "double-answer": "def double(x):\n    return x"}


def course(folder: Path) -> Path:
    """Make a course with the toy chapter only."""
    root = folder / "course"
    (root / "solutions" / CHAPTER).mkdir(parents=True)
    (root / "_toc.yml").write_text("root: book/welcome\n")
    (root / "_config.yml").write_text("html:\n  baseurl: https://example.org/book\n")
    nbformat.write(source(), root / "solutions" / CHAPTER / "exercises.ipynb")
    return root


def hand_in(folder: Path, student: str, text: str, *, attempt: str = "", time: str = "") -> None:
    """Put a submission, or an earlier attempt, into ``folder/submissions``."""
    place = folder / "submissions" / student / CHAPTER
    if attempt:
        place = place / "attempts" / attempt
    place.mkdir(parents=True, exist_ok=True)
    (place / "exercises.ipynb").write_text(text)
    if time:
        (place / "timestamp.txt").write_text(time)


def autograder(*arguments: object) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def question(result: SubmissionResult, name: str) -> QuestionResult:
    """Find one question's verdict."""
    return next(q for q in result.questions if q.question == name)


def outcomes(result: SubmissionResult) -> dict[str, Any]:
    """Give the outcome of each question."""
    return {q.question: q.outcome for q in result.questions}
