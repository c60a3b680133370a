"""After a test cell has changed, its question is judged anew, and no other that it cannot touch."""

import json

import nbformat
import pytest
import toy

from autograder.assignment import Assignment, free_names
from autograder.grading import Judge, grade_submission
from autograder.results import SubmissionResult


@pytest.fixture
def judged(monkeypatch) -> list[str]:
    """List the questions whose tests run."""
    names: list[str] = []
    bind = Judge._bind
    monkeypatch.setattr(
        Judge, "_bind", lambda self, source: names.append(source[:30]) or bind(self, source)
    )
    return names


def graded(assignment: Assignment, earlier: SubmissionResult | None = None) -> SubmissionResult:
    data = nbformat.writes(toy.submission(toy.RIGHT)).encode()
    known = earlier.questions if earlier else []
    return grade_submission(assignment, data, "ann", sandbox="bwrap", known=known)


def changed(**edits: tuple[str, str]) -> Assignment:
    """Give the toy assignment with a text replaced in each of these cells."""
    source = toy.source()
    for cell in source.cells:
        if cell.id in edits:
            assert edits[cell.id][0] in cell.source
            cell.source = cell.source.replace(*edits[cell.id])
    return Assignment.parse(nbformat.writes(source), toy.CHAPTER)


def test_only_the_changed_question_is_judged(judged):
    first = graded(toy.assignment())
    judged.clear()
    again = graded(changed(double=("[10, -6]", "[10, -7]")), first)
    assert [text.startswith("checks.equal(checks.call(doubl") for text in judged] == [True]
    assert toy.outcomes(again) == {"double": "failed", "apply": "passed", "why": "manual"}
    fresh = graded(changed(double=("[10, -6]", "[10, -7]")))
    assert [q.key for q in again.questions] == [q.key for q in fresh.questions]
    assert again.questions == fresh.questions
    assert again.notebook == fresh.notebook


@pytest.mark.parametrize(
    "edit",
    [
        {"setup": ("return x * x", "return x**2")},
        {"apply-answer": ('"""Give f of each of xs as a list."""', '"""Give a list."""')},
    ],
    ids=["a locked cell", "a stub"],
)
def test_a_change_that_may_touch_all_judges_all(judged, edit):
    first = graded(toy.assignment())
    judged.clear()
    graded(changed(**edit), first)
    assert len(judged) == 2


def test_a_changed_prompt_or_solution_judges_nothing(judged):
    first = graded(toy.assignment())
    judged.clear()
    edits = {
        "double-prompt": ("Twice", "Two times"),
        "double-answer": ("2 * np.asarray(x)", "np.asarray(x) + x"),
    }
    again = graded(changed(**edits), first)
    assert judged == []
    assert toy.question(again, "double").title == "1. Two times"
    assert again.score == first.score


def test_a_test_that_reads_anothers_names_is_judged_with_it(judged):
    leaning = {
        "double": ("checks.equal(", "expected = [1, 4]\nchecks.equal("),
        "apply": ("[1, 4], ", "expected, "),
    }
    before = changed(**leaning)
    first = graded(before)
    assert first.score == 3
    judged.clear()
    leaning["double"] = ("checks.equal(", "expected = [1, 5]\nchecks.equal(")
    again = graded(changed(**leaning), first)
    assert len(judged) == 2
    assert toy.outcomes(again) == {"double": "passed", "apply": "failed", "why": "manual"}

    judged.clear()
    leaning["apply"] = ("[1, 4], ", "list(expected), ")
    last = graded(changed(**leaning), again)
    assert len(judged) == 2  # the first one binds what the second one reads
    assert toy.outcomes(last) == toy.outcomes(again)


def test_another_submission_is_judged_wholly(judged):
    first = graded(toy.assignment())
    judged.clear()
    data = nbformat.writes(toy.submission({**toy.RIGHT, "why": "No."})).encode()
    grade_submission(toy.assignment(), data, "ann", sandbox="bwrap", known=first.questions)
    assert len(judged) == 2


def test_through_the_command_the_score_that_moved_is_told(tmp_path, monkeypatch):
    root = toy.course(tmp_path)
    monkeypatch.chdir(root)
    toy.hand_in(tmp_path, "ann", nbformat.writes(toy.submission(toy.RIGHT)))
    grades, submissions = tmp_path / "grades", tmp_path / "submissions"
    toy.autograder("grade", submissions, "--output", grades)
    path = grades / "results" / "ann" / f"{toy.CHAPTER}.json"
    verdict = json.loads(path.read_text())
    verdict["questions"][1] |= {"outcome": "failed", "score": 0.0, "message": "kept"}
    path.write_text(json.dumps(verdict))
    source = root / "solutions" / toy.CHAPTER / "exercises.ipynb"
    source.write_text(source.read_text().replace("[10, -6]", "[10, -7]"))
    said = toy.autograder("grade", submissions, "--output", grades)
    assert "1 graded" in said.output
    assert f"ann/{toy.CHAPTER}: 3 -> 0 points" in said.output
    assert "ann,99_toy,apply,0,1,failed,kept" in (grades / "questions.csv").read_text()


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = 1\nb = a + c", {"c"}),
        ("x = x + 1", {"x"}),
        ("def f(p):\n    q = p\n    return q + r\nf(1)", {"r"}),
        ("import numpy as np\nnp.zeros(3)", set()),
        ("y = [i * k for i in z]", {"k", "z"}),
        ("assert f(1) == 2", {"f"}),
    ],
)
def test_free_names(source, names):
    assert free_names(source) == names
