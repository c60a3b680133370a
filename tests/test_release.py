"""What students get is what the sources give, and nothing of what they must not see."""

import json
import re
from pathlib import Path

import nbformat
import pytest

from autograder.assignment import Assignment, cell_kind, chapters
from autograder.release import released_text

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("chapter", chapters(ROOT))
def test_the_committed_student_notebook_is_what_release_gives(chapter):
    committed = ROOT / "notebooks" / chapter / "exercises.ipynb"
    assert committed.read_text(encoding="utf-8") == released_text(ROOT, chapter), (
        f"{committed} is not what solutions/ gives: run 'autograder release {chapter}'."
    )


@pytest.mark.parametrize("chapter", chapters(ROOT))
def test_no_solution_and_no_hidden_test_is_in_it(chapter):
    released = (ROOT / "notebooks" / chapter / "exercises.ipynb").read_text(encoding="utf-8")
    assert not re.search(r"(BEGIN|END) (SOLUTION|HIDDEN)", released)
    cells = json.loads(released)["cells"]
    # In code, that is: a hint may quote a line of the solution on purpose.
    sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    lines = {line.strip() for source in sources for line in source.splitlines()}
    secret = list(hidden_lines(Assignment.load(ROOT, chapter)))
    assert secret
    for line in secret:
        assert line not in lines, f"a hidden line is in the student's notebook: {line!r}"


def hidden_lines(assignment: Assignment):
    """Give the lines that stand in the source of an answer or a test, but in no public cell."""
    public = {line.strip() for c in assignment.public.cells for line in c.source.splitlines()}
    for cell in assignment.source.cells:
        if cell_kind(cell) in ("answer", "test"):
            lines = [line.strip() for line in cell.source.splitlines()]
            yield from (line for line in lines if len(line) > 20 and line not in public)


@pytest.mark.parametrize("chapter", chapters(ROOT))
def test_printed_points_are_graded_points(chapter):
    assignment = Assignment.load(ROOT, chapter)
    prompts = [c.source for c in assignment.public.cells if c.cell_type == "markdown"]
    printed = re.findall(r"^## .*\(([\d.]+) points?.*\)\s*$", "\n".join(prompts), re.MULTILINE)
    assert [float(points) for points in printed] == [q.points for q in assignment.questions]


@pytest.mark.parametrize("chapter", chapters(ROOT))
def test_every_question_links_to_a_section_that_exists(chapter):
    lesson = nbformat.read(ROOT / "notebooks" / chapter / "lesson.ipynb", as_version=4)
    targets = set(re.findall(r"^\(([\w-]+)\)=", "\n".join(c.source for c in lesson.cells), re.M))
    for question in Assignment.load(ROOT, chapter).questions:
        assert question.section.partition("#")[2] in targets, question.id


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/[0-9]*/*.ipynb")), ids=str)
def test_notebooks_are_committed_clean(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) >= (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    for cell in notebook.cells:
        assert not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?", cell.id), f"random id {cell.id}"
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
