"""Make a class of submissions by rule, grade it, and say where to look.

Most students mix right and wrong answers from ``tests/variants``; some hand in nothing, a broken
file, or a notebook that tries to cheat or to do harm. The same seed makes the same class.
"""

import json
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import click
import nbformat

from autograder.assignment import Assignment, find_course
from autograder.cli import grade
from autograder.course import known_chapters
from autograder.verify import Variant, answered, read_variants

#: Code that a student puts into a cell of its own, before all others.
TRICKS = {
    "deletes-asserts": """
import ast
class Keep(ast.NodeTransformer):
    def visit_Assert(self, node):
        return None
get_ipython().ast_transformers.append(Keep())
""",
    "patches-numpy": """
import numpy as np
np.allclose = np.array_equal = lambda *args, **kwargs: True
np.testing.assert_allclose = lambda *args, **kwargs: None
""",
    "reads-the-course": """
import glob
print(glob.glob("/*/*/solutions/*"), glob.glob("/*/*/gradebook.db"), glob.glob("/home/*"))
""",
    "never-ends": "while True:\n    pass",
    "leaves": "import os\nos._exit(0)",
    "fills-memory": "hoard = []\nwhile True:\n    hoard.append(bytearray(50_000_000))",
    "prints-script": "print('<script>alert(1)</script>' * 3)",
}


def honest(
    assignment: Assignment, variants: list[Variant], skill: float, rng: random.Random
) -> bytes:
    """Answer each question right with probability `skill`, else wrong or not at all."""
    answers = {}
    stubs = {grade_id: public.source for grade_id, _, public in assignment.cells()}
    for question in assignment.questions:
        if question.manual and rng.random() < skill:
            answers[question.id] = "A few sentences on what the plot shows."
        right = [v for v in variants if v.question == question.id and v.right]
        wrong = [v for v in variants if v.question == question.id and not v.right]
        if not right or rng.random() < skill / 3:
            continue  # the reference's own answer
        if rng.random() < skill:
            answers[question.answers[-1]] = rng.choice(right).source
        elif rng.random() < 0.8:
            answers[question.answers[-1]] = rng.choice(wrong).source
        else:
            answers[question.answers[-1]] = stubs[question.answers[-1]]
    return answered(assignment, answers)


def with_trick(data: bytes, code: str) -> bytes:
    """Put a cell with `code` before all others."""
    notebook = nbformat.reads(data.decode(), as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(code, id="trick"))
    return nbformat.writes(notebook).encode()


def broken(data: bytes) -> dict[str, bytes]:
    """Give files that are not what was handed out."""
    notebook = json.loads(data)
    untested = {**notebook, "cells": [c for c in notebook["cells"] if "assert" not in str(c)]}
    return {
        "cut-short": data[: len(data) // 2],
        "empty": b"",
        "another-notebook": nbformat.writes(nbformat.v4.new_notebook()).encode(),
        "tests-deleted": json.dumps(untested).encode(),
    }


def make_class(root: Path, chapter: str, folder: Path, size: int, seed: int) -> None:
    """Write ``folder/<student>/<chapter>/exercises.ipynb`` for `size` students."""
    assignment = Assignment.load(root, chapter)
    files = sorted((root / "tests" / "variants" / chapter).glob("*.py"))
    variants = [variant for file in files for variant in read_variants(file)]
    rng = random.Random(seed)
    blank = nbformat.writes(assignment.public).encode()
    work: dict[str, Callable[[], bytes] | bytes] = {"blank": blank, **broken(blank)}
    for name, code in TRICKS.items():
        work[name] = with_trick(honest(assignment, variants, 0.6, rng), code)
    for number in range(1, size - len(work) + 1):
        work[f"student-{number:02}"] = honest(assignment, variants, rng.betavariate(4, 2), rng)
    for student, data in work.items():
        path = folder / student / chapter / "exercises.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)


@click.command()
@click.option("--chapter", help="By default the first one.")
@click.option("--size", default=30, show_default=True, type=click.IntRange(13))
@click.option("--seed", default=1958, show_default=True)
@click.option("--folder", default="demo", show_default=True, type=click.Path(path_type=Path))
def main(chapter: str | None, size: int, seed: int, folder: Path) -> None:
    """Make and grade a class."""
    root = find_course(Path.cwd())
    if root is None:
        sys.exit("demo: run this in the course's folder.")
    chosen = known_chapters(root, [chapter] if chapter else [])[0]
    submissions = folder / "submissions"
    shutil.rmtree(submissions, ignore_errors=True)
    make_class(root, chosen, submissions, size, seed)
    click.echo(f"A class of {size} for {chosen} is in {submissions}.")
    grade.main([str(submissions), "--output", str(folder / "grades"), "--chapter", chosen])


if __name__ == "__main__":
    main()
