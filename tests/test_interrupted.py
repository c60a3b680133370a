"""Killing things: the run or one of its workers. Nothing is lost, and nothing stays behind."""

import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
import toy

from autograder import pool

SLOW = "import time\ntime.sleep(3)"


def wait_until(true, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to be in time"
        time.sleep(0.1)


def verdicts(output: Path) -> list[Path]:
    return list(output.glob("results/*/*.json"))


def start_grading(tmp_path: Path, *options: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "autograder", "grade", str(tmp_path / "submissions")]
    return subprocess.Popen(
        [*command, "--output", str(tmp_path / "grades"), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_a_run_killed_with_9_leaves_nothing_and_goes_on(root, tmp_path):
    for student in ("ann", "bob", "cy"):
        right = nbformat.writes(toy.submission(toy.RIGHT, first=f"# {student}"))
        toy.hand_in(tmp_path, student, right)
    forever = toy.submission(toy.RIGHT, first="import time\ntime.sleep(50)")
    toy.hand_in(tmp_path, "zoe", nbformat.writes(forever))
    process = start_grading(tmp_path)
    wait_until(lambda: len(verdicts(tmp_path / "grades")) == 3, 120)
    started = psutil.Process(process.pid).children(recursive=True)
    assert any("bwrap" in child.name() for child in started)
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(started, timeout=30)
    assert [child for child in alive if child.status() != psutil.STATUS_ZOMBIE] == []
    process.stdout.close()

    kept = {path: path.stat().st_mtime_ns for path in verdicts(tmp_path / "grades")}
    toy.hand_in(tmp_path, "zoe", right)
    said = toy.autograder("grade", tmp_path / "submissions", "--output", tmp_path / "grades")
    assert "1 graded, 3 unchanged" in said.output
    assert (
        kept.items()
        <= {path: path.stat().st_mtime_ns for path in verdicts(tmp_path / "grades")}.items()
    )
    grades = toy.rows(tmp_path / "grades" / "grades.csv")
    assert [(row["student_id"], row["score"]) for row in grades] == [
        ("ann", "3"),
        ("bob", "3"),
        ("cy", "3"),
        ("zoe", "3"),
    ]


@pytest.fixture
def cluster(tmp_path):
    """Start a scheduler and three workers as processes of their own, far from the course."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"cwd": elsewhere, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    port = address.rpartition(":")[2]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"], **quiet
    )
    options = ["--nthreads", "1", "--memory-limit", "0", "--no-dashboard"]
    workers = [subprocess.Popen([*dask, "worker", address, *options], **quiet) for _ in range(3)]
    yield address, workers
    for process in [*workers, scheduler]:
        process.terminate()
    for process in [*workers, scheduler]:
        process.wait(timeout=30)


def test_a_worker_that_dies_has_its_submissions_graded_elsewhere(root, tmp_path, cluster):
    address, workers = cluster
    students = [f"student-{number}" for number in range(9)]
    for number, student in enumerate(students):
        answers = toy.RIGHT if number % 2 else {"apply-answer": toy.RIGHT["apply-answer"]}
        toy.hand_in(
            tmp_path, student, nbformat.writes(toy.submission(answers, first=f"{SLOW}  # {number}"))
        )
    process = start_grading(tmp_path, "--scheduler", address)
    wait_until(lambda: len(verdicts(tmp_path / "grades")) >= 2, 180)
    family = [psutil.Process(workers[0].pid)]
    family += family[0].children(recursive=True)
    for member in family:  # the one that would start it again first
        with contextlib.suppress(psutil.NoSuchProcess):  # the rest may follow it by themselves
            member.kill()
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    assert "9 graded" in said
    grades = toy.rows(tmp_path / "grades" / "grades.csv")
    assert [row["student_id"] for row in grades] == students
    assert [row["score"] for row in grades] == ["3" if n % 2 else "1" for n in range(9)]
    assert {row["status"] for row in grades} == {"graded"}


def test_a_worker_of_another_version_is_refused(root, tmp_path, monkeypatch):
    toy.hand_in(tmp_path, "ann", nbformat.writes(toy.submission(toy.RIGHT)))
    run = pool.run

    def other_version(client, function, tasks):
        for key, value in run(client, function, tasks):
            yield key, value | {"key": "of another version"}

    monkeypatch.setattr(pool, "run", other_version)
    said = toy.autograder("grade", tmp_path / "submissions", "--output", tmp_path / "grades")
    assert said.exit_code == 2
    assert "runs another version of the grader" in said.output
    assert verdicts(tmp_path / "grades") == []
