"""A class: nothing is graded twice, nothing is lost, and every trouble has its sentence."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
import toy
from nbgrader.api import Gradebook
from toy import autograder, hand_in, rows

from autograder import course, gradebook

GRADES = "student_id,chapter,score,max_score,status"
QUESTIONS = "student_id,chapter,question,score,max_score,outcome,message"


@pytest.fixture
def submissions(tmp_path) -> Path:
    """Ann is right, Bob is half right, Cy handed in rubbish."""
    for student, notebook in {
        "ann": toy.submission(toy.RIGHT),
        "bob": toy.submission(toy.HALF),
    }.items():
        hand_in(tmp_path, student, nbformat.writes(notebook))
    hand_in(tmp_path, "cy", "{")
    return tmp_path / "submissions"


def test_a_class_is_graded_and_a_second_run_grades_nothing(root, submissions, tmp_path):
    output = tmp_path / "grades"
    result = autograder("grade", submissions, "--output", output)
    assert result.exit_code == 0, result.output
    assert "3 graded, 0 unchanged" in result.output
    assert (output / "grades.csv").read_text().splitlines()[0] == GRADES
    assert (output / "questions.csv").read_text().splitlines()[0] == QUESTIONS
    grades = [
        (r["student_id"], r["score"], r["max_score"], r["status"])
        for r in rows(output / "grades.csv")
    ]
    assert grades == [
        ("ann", "3", "4", "graded"), ("bob", "1", "4", "graded"), ("cy", "0", "4", "unreadable"),
    ]  # fmt: skip
    page = (output / "feedback" / "bob" / toy.CHAPTER / "exercises.html").read_text()
    assert "example.org/book/notebooks/99_toy/lesson.html#twice" in page
    assert (output / "report.html").is_file()

    tables = [(output / name).read_bytes() for name in ("grades.csv", "questions.csv")]
    hand_in(tmp_path, "bob", nbformat.writes(toy.submission(toy.RIGHT)))
    again = autograder("grade", submissions, "--output", output)
    assert "1 graded, 2 unchanged" in again.output
    assert "bob/99_toy: 1 -> 3 points" in again.output
    assert "ann/99_toy" not in again.output
    assert [r["score"] for r in rows(output / "grades.csv")] == ["3", "3", "0"]
    assert tables[0] != (output / "grades.csv").read_bytes()


def test_marks_given_by_hand_are_kept_and_carried(root, submissions, tmp_path):
    output = tmp_path / "grades"
    autograder("grade", submissions, "--output", output)
    url = gradebook.default_url(output)
    with Gradebook(url) as book:
        assert book.find_submission(toy.CHAPTER, "ann").needs_manual_grade
        place = ("why", "exercises", toy.CHAPTER, "ann")
        grade = book.find_grade(*place)
        grade.manual_score, grade.needs_manual_grade = 0.5, False  # as formgrader does
        book.find_comment(*place).manual_comment = "Half a reason."
        book.db.commit()
    assert autograder("report", output).exit_code == 0
    assert rows(output / "grades.csv")[0]["score"] == "3.5"
    verdict = [r for r in rows(output / "questions.csv") if r["student_id"] == "ann"][-1]
    assert (verdict["outcome"], verdict["message"]) == ("partial", "Half a reason.")

    autograder("grade", submissions, "--output", output)
    assert rows(output / "grades.csv")[0]["score"] == "3.5"
    changed = toy.submission({**toy.RIGHT, "why": "Because of something else."})
    hand_in(tmp_path, "ann", nbformat.writes(changed))
    autograder("grade", submissions, "--output", output)
    verdict = [r for r in rows(output / "questions.csv") if r["student_id"] == "ann"][-1]
    assert (verdict["score"], verdict["outcome"]) == ("0.5", "manual")  # to be read once more
    exported = tmp_path / "canvas.csv"
    autograder("export", output, "--format", "canvas", "--output", exported)
    assert "3.5" in exported.read_text()


def test_changed_tests_are_graded_anew(root, submissions, tmp_path):
    output = tmp_path / "grades"
    autograder("grade", submissions, "--output", output)
    source = root / "solutions" / toy.CHAPTER / "exercises.ipynb"
    source.write_text(source.read_text().replace("[2, 4]", "[1, 2]", 1).replace("[2, 4]", "[1, 2]"))
    result = autograder("grade", submissions, "--output", output)
    assert "3 graded" in result.output
    assert rows(output / "grades.csv")[0]["score"] == "1"


def test_a_run_that_is_stopped_goes_on_where_it_was(root, submissions, tmp_path):
    slow = toy.submission(toy.RIGHT, first="import time\ntime.sleep(40)")
    hand_in(tmp_path, "zoe", nbformat.writes(slow))
    output = tmp_path / "grades"
    command = [sys.executable, "-m", "autograder", "grade", str(submissions)]
    process = subprocess.Popen(
        [*command, "--output", str(output), "--jobs", "1"],
        stderr=subprocess.PIPE,
        text=True,
        # A job in the background inherits a Ctrl-C that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    deadline = time.monotonic() + 60
    while len(list(output.glob("results/*/*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "the same command goes on from here" in said
    assert "Traceback" not in said, said

    hand_in(tmp_path, "zoe", nbformat.writes(toy.submission(toy.RIGHT)))
    again = autograder("grade", submissions, "--output", output)
    assert "1 graded, 3 unchanged" in again.output
    assert [r["score"] for r in rows(output / "grades.csv")] == ["3", "1", "0", "3"]


def test_the_same_file_from_several_students_is_graded_once(root, tmp_path, monkeypatch):
    for student, answers in {"ann": toy.HALF, "bob": toy.RIGHT, "cy": toy.HALF}.items():
        hand_in(tmp_path, student, nbformat.writes(toy.submission(answers)))
    tasks = {}
    run = course.pool.run
    monkeypatch.setattr(course.pool, "run", lambda *how: tasks.update(how[2]) or run(*how))
    output = tmp_path / "grades"
    said = autograder("grade", tmp_path / "submissions", "--output", output)
    assert "3 graded, 0 unchanged" in said.output
    assert len(tasks) == 2
    assert [(r["student_id"], r["score"]) for r in rows(output / "grades.csv")] == [
        ("ann", "1"), ("bob", "3"), ("cy", "1"),
    ]  # fmt: skip
    pages = [output / "feedback" / s / toy.CHAPTER / "exercises.html" for s in ("ann", "cy")]
    assert re.sub(r"\bann\b", "cy", pages[0].read_text()) == pages[1].read_text()
    again = autograder("grade", tmp_path / "submissions", "--output", output)
    assert "0 graded, 3 unchanged" in again.output


def test_a_half_written_verdict_is_not_believed(root, submissions, tmp_path):
    output = tmp_path / "grades"
    autograder("grade", submissions, "--output", output)
    (output / "results" / "ann" / f"{toy.CHAPTER}.json").write_text('{"student_id": "ann"')
    autograder("grade", submissions, "--output", output)
    assert [r["score"] for r in rows(output / "grades.csv")] == ["3", "1", "0"]


def test_two_runs_do_not_write_into_one_folder(root, submissions, tmp_path):
    output = tmp_path / "grades"
    with course._only_writer(output):
        result = autograder("grade", submissions, "--output", output)
    assert result.exit_code == 2
    assert "Another run is writing" in result.output


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            ["grade", "SUBMISSIONS", "--output", "out", "--chapter", "98_no"],
            2,
            "no chapter '98_no'",
        ),
        (["grade", "EMPTY", "--output", "out"], 2, "There is nothing to grade in"),
        (["grade", "nowhere", "--output", "out"], 2, "There is no folder nowhere"),
        (["grade", "SUBMISSIONS"], 2, "--output"),
        (["release", "98_no"], 2, "Chapters here: 99_toy"),
        (["report", "EMPTY"], 2, "There are no grades in"),
        (["export", "EMPTY", "--format", "csv", "--output", "x.csv"], 2, "There are no grades in"),
        (["check", "nowhere.ipynb"], 2, "There is no file nowhere.ipynb"),
        (["check", "_toc.yml"], 2, "is not an exercise notebook"),
    ],
)
def test_bad_input_gets_a_sentence(root, submissions, tmp_path, arguments, status, sentence):
    (tmp_path / "empty").mkdir()
    places = {"SUBMISSIONS": submissions, "EMPTY": tmp_path / "empty"}
    result = autograder(*[places.get(a, a) for a in arguments])
    assert result.exit_code == status
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_without_a_sandbox_it_refuses(root, submissions, tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.sandbox.shutil.which", lambda name: None)
    result = autograder("grade", submissions, "--output", tmp_path / "grades")
    assert result.exit_code == 1
    assert "bubblewrap is not installed" in result.output
    assert not (tmp_path / "grades" / "grades.csv").exists()
    allowed = autograder("grade", submissions, "--output", tmp_path / "g", "--sandbox", "none")
    assert allowed.exit_code == 0
    assert "no sandbox" in allowed.output.lower()
    assert "sandbox" in (tmp_path / "g" / "report.html").read_text().lower()


def test_a_full_disk_is_told_and_loses_nothing(root, submissions, tmp_path, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("autograder.course.write_atomically", full)
    result = autograder("grade", submissions, "--output", tmp_path / "grades")
    assert result.exit_code == 1
    assert "No space left on device" in result.output


@pytest.mark.parametrize("kind", ["link", "folder", "renamed", "folder link"])
def test_what_is_no_file_is_not_followed(root, tmp_path, kind):
    secret = tmp_path / "secret" / "exercises.ipynb"
    secret.parent.mkdir()
    secret.write_text(nbformat.writes(toy.submission(toy.RIGHT)))
    place = tmp_path / "submissions" / "ann" / toy.CHAPTER
    place.parent.mkdir(parents=True)
    if kind == "folder link":
        place.symlink_to(secret.parent)
    else:
        place.mkdir()
    if kind == "link":
        (place / "exercises.ipynb").symlink_to(secret)
    elif kind == "folder":
        (place / "exercises.ipynb").mkdir()
    elif kind == "renamed":
        (place / "exercises (1).ipynb").write_text(secret.read_text())
    output = tmp_path / "grades"
    assert autograder("grade", tmp_path / "submissions", "--output", output).exit_code == 0
    assert [(r["score"], r["status"]) for r in rows(output / "grades.csv")] == [("0", "unreadable")]


def test_a_student_checks_a_notebook(root, tmp_path):
    path = tmp_path / "exercises.ipynb"
    path.write_text(nbformat.writes(toy.submission(toy.HALF)))
    result = autograder("check", path)
    assert result.exit_code == 1
    assert "✗ 1. Twice (double) 0/2 double([1, 2]) should be [2, 4]" in result.output
    assert "✓ 2. Everywhere (apply) 1/1" in result.output
    path.write_text(nbformat.writes(toy.submission(toy.RIGHT)))
    assert autograder("check", path).exit_code == 0


def test_a_check_tells_of_numpy_answers_before_it_imports_keras(root, tmp_path):
    notebook = toy.submission(toy.RIGHT)
    told = f"import sys\nopen({str(tmp_path / 'told')!r}, 'w').write(str('keras' in sys.modules))"
    notebook.cells.append(nbformat.v4.new_code_cell(f"{told}\nimport keras", id="last"))
    path = tmp_path / "exercises.ipynb"
    path.write_text(nbformat.writes(notebook))
    assert autograder("check", path).exit_code == 0
    assert (tmp_path / "told").read_text() == "False"


def test_the_gradebook_opens_in_nbgrader_and_agrees_with_it(root, submissions, tmp_path):
    """An honest class earns the same from `nbgrader autograde`."""
    output = tmp_path / "grades"
    autograder("grade", submissions, "--output", output)
    autograder("release")
    plain = tmp_path / "plain"
    (plain / "source" / toy.CHAPTER).mkdir(parents=True)
    nbformat.write(toy.source(), plain / "source" / toy.CHAPTER / "exercises.ipynb")
    environment = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1"}

    def nbgrader(*arguments: str) -> None:
        command = [sys.executable, "-m", "nbgrader", *arguments]
        subprocess.run(command, cwd=plain, check=True, capture_output=True, env=environment)

    nbgrader("generate_assignment", toy.CHAPTER)
    for student in ("ann", "bob"):
        place = plain / "submitted" / student / toy.CHAPTER
        place.mkdir(parents=True)
        released = json.loads((plain / "release" / toy.CHAPTER / "exercises.ipynb").read_text())
        theirs = json.loads((submissions / student / toy.CHAPTER / "exercises.ipynb").read_text())
        for cell, answer in zip(released["cells"], theirs["cells"], strict=True):
            cell["source"] = answer["source"]
        (place / "exercises.ipynb").write_text(json.dumps(released))
    nbgrader("autograde", toy.CHAPTER)
    with (
        Gradebook(f"sqlite:///{plain / 'gradebook.db'}") as theirs,
        Gradebook(gradebook.default_url(output)) as ours,
    ):
        for student in ("ann", "bob"):
            there = theirs.find_submission(toy.CHAPTER, student)
            here = ours.find_submission(toy.CHAPTER, student)
            assert (here.score, here.max_score) == (there.score, there.max_score)
            assert here.needs_manual_grade == there.needs_manual_grade


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://me:secret@127.0.0.1/course", "wants the package psycopg: pip install"),
        ("nosuch://me:secret@127.0.0.1/course", "The gradebook nosuch://me:***@127.0.0.1/course"),
        ("no url", "The gradebook with this URL cannot be opened"),
    ],
)
def test_a_gradebook_that_cannot_be_opened_gets_a_sentence(
    root, submissions, tmp_path, url, sentence
):
    result = autograder("grade", submissions, "--output", tmp_path / "grades", "--gradebook", url)
    assert result.exit_code == 1
    assert sentence in " ".join(result.output.split())
    assert "secret" not in result.output
