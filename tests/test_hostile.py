"""The hostile corpus, graded as one class: each gets its verdict, and nobody else feels it."""

import http.server
import os
import re
import socket
import tempfile
import threading
import time
from multiprocessing import resource_tracker
from pathlib import Path

import psutil
import pytest
from hostile import escape, exercises
from hostile.build import build

from autograder.course import find_submissions, grade, load_results
from autograder.sandbox import Limits

LIMITS = Limits(cell_seconds=12, test_seconds=20, total_seconds=60, memory=1500 * 2**20)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """Give this process's children, and the folder for its temporary files, before grading."""
    # Python starts this process of its own once, with the first pool, and keeps it.
    resource_tracker.ensure_running()
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))  # other tests, at the same time, have their own there
        patch.setattr(tempfile, "tempdir", None)
        yield set(psutil.Process().children(recursive=True)), folder


@pytest.fixture(scope="module")
def graded(place, before):
    """Grade all cases at once; give (case, verdict) by student."""
    abstract = f"\0autograder-{os.getpid()}"
    with pytest.MonkeyPatch.context() as patch, socket.socket(socket.AF_UNIX) as listener:
        patch.setenv(escape.SECRET, "swordfish")
        listener.bind(abstract)
        listener.listen()
        server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            cases = build(place, server.server_port, abstract)
            submissions = find_submissions(place / "submissions", [exercises.CHAPTER])
            output = place / "grades"
            grade(place / "course", submissions, output, sandbox="bwrap", jobs=2, limits=LIMITS)
        finally:
            server.shutdown()
            server.server_close()
    verdicts = {result.student_id: result for result in load_results(output)}
    return {student: (case, verdicts[student]) for student, case in cases.items()}


def _names() -> list[str]:
    """Give the students' names without grading anything."""
    with tempfile.TemporaryDirectory() as folder:
        return list(build(Path(folder)))


@pytest.mark.parametrize("student", _names())
def test_the_verdict_is_the_right_one(graded, student):
    case, verdict = graded[student]
    allowed = case.status if isinstance(case.status, set) else {case.status}
    told = f"{case.name}: {verdict.status}, {verdict.message!r}, " + "; ".join(
        f"{q.question} {q.outcome} {q.message!r}" for q in verdict.questions
    )
    assert verdict.status in allowed, told
    for question in verdict.questions:
        if question.question in case.outcomes:
            expected = case.outcomes[question.question]
            expected = expected if isinstance(expected, set) else {expected}
            assert question.outcome in expected, told
            if question.outcome not in ("passed", "manual"):
                assert len(question.message.split()) >= 3, told
    open_to = sum(
        points
        for name, points in exercises.POINTS.items()
        if isinstance(case.outcomes[name], set) and "passed" in case.outcomes[name]
    )
    assert case.score <= verdict.score <= case.score + open_to, told
    messages = " ".join([verdict.message, *(q.message for q in verdict.questions)])
    assert re.search(case.told, messages), told
    assert verdict.status == "graded" or verdict.message, told
    printed = "".join(
        "".join(output.get("text", ""))
        for cell in verdict.notebook.get("cells", [])
        for output in cell.get("outputs", [])
    )
    assert case.never_prints not in printed, printed[:500]


def test_the_grader_is_as_it_was_before(graded, before):
    children, folder = before
    deadline = time.monotonic() + 10
    while (now := set(psutil.Process().children(recursive=True)) - children) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.2)
    assert [child.cmdline() for child in now if child.status() != psutil.STATUS_ZOMBIE] == []
    assert list(folder.glob("autograder-*")) == []
    assert psutil.Process().memory_info().rss < 2 * 2**30


def test_no_process_of_a_student_stays(graded):
    names = ("sleep", "bwrap")
    end = time.monotonic() + 10
    while True:
        left = [
            process.info["cmdline"]
            for process in psutil.process_iter(["name", "cmdline"])
            if process.info["name"] in names and "86399" in " ".join(process.info["cmdline"] or [])
        ]
        if not left or time.monotonic() > end:
            break
        time.sleep(0.2)
    assert left == []


def test_nothing_was_written_beside_the_grades(graded, place):
    assert sorted(path.name for path in place.iterdir()) == [
        "course",
        "expected.csv",
        "grades",
        "submissions",
    ]
    assert not any("ESCAPED" in path.name for path in place.rglob("*"))


def test_tables_name_every_submission_once(graded, place):
    lines = (place / "grades" / "grades.csv").read_text().splitlines()
    assert len(lines) == 1 + len(graded)
    questions = (place / "grades" / "questions.csv").read_text().splitlines()
    assert len(questions) == 1 + 4 * len(graded)


def test_script_in_feedback_is_inert(graded, place):
    for page in (place / "grades" / "feedback").rglob("*.html"):
        text = page.read_text()
        assert "Content-Security-Policy" in text
        assert "<script>document" not in text
        assert "<img src=x" not in text
