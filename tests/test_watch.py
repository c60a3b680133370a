"""Watching a run: a bar that tells the truth, silence when asked, a log for a program."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import toy
from rich.console import Console
from toy import autograder, hand_in

from autograder import course
from autograder.results import SubmissionResult
from autograder.watch import Pace, watching

VERDICT = {"student", "chapter", "status", "score", "max_score", "seconds"}


@pytest.fixture
def submissions(tmp_path, monkeypatch) -> Path:
    """Ann is right, Cy handed in rubbish; the current folder is the course."""
    monkeypatch.chdir(toy.course(tmp_path))
    hand_in(tmp_path, "ann", nbformat.writes(toy.submission(toy.RIGHT)))
    hand_in(tmp_path, "cy", "{")
    return tmp_path / "submissions"


class Clock:
    """Time that passes when it is told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_rate_and_time_left_are_those_of_what_is_graded_and_not_of_what_is_reused():
    clock = Clock()
    pace = Pace(104, clock)
    assert str(pace) == ""
    clock.now += 1
    for _ in range(100):
        pace.count(reused=True)
    assert (pace.seconds_each, pace.left) == (None, None)
    for _ in range(2):
        clock.now += 4
        pace.count(reused=False)
    assert (pace.seconds_each, pace.left) == (4, 8)
    clock.now += 3  # the clock goes on while nothing ends
    assert str(pace) == "4.0 s each, 0:00:05 left"
    clock.now += 30
    assert pace.left == 0
    for _ in range(2):
        pace.count(reused=False)
    assert pace.left == 0


def test_a_fast_rate_is_given_by_the_second():
    clock = Clock()
    pace = Pace(100, clock)
    clock.now += 5
    for _ in range(20):
        pace.count(reused=False)
    assert str(pace) == "4.0/s, 0:00:20 left"


def test_quiet_prints_nothing_but_errors(submissions, tmp_path):
    command = ("grade", submissions, "--output", tmp_path / "grades", "--quiet")
    result = autograder(*command, "--sandbox", "none")
    assert (result.exit_code, result.output) == (0, "")
    assert len(toy.rows(tmp_path / "grades" / "grades.csv")) == 2
    with course._only_writer(tmp_path / "grades"):
        result = autograder(*command)
    assert result.exit_code == 2
    assert "Another run is writing" in result.stderr
    assert result.stdout == ""


def test_a_log_has_an_event_a_line_and_goes_on_where_it_ended(submissions, tmp_path):
    log = tmp_path / "log.jsonl"
    command = ("grade", submissions, "--output", tmp_path / "grades", "--json-log", log)
    result = autograder(*command)
    assert "cy/99_toy: unreadable." in result.stderr
    assert "2 graded" in result.stdout
    first = [json.loads(line) for line in log.read_text().splitlines()]
    kinds = [e["event"] for e in first]
    assert (kinds[0], kinds[-1]) == ("started", "finished")
    assert sorted(kinds[1:-1]) == ["graded", "graded", "trouble"]
    assert first[0]["submissions"] == 2
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT.*\+00:00", e["time"]) for e in first)
    graded = {e["student"]: e for e in first if e["event"] == "graded"}
    assert all(set(e) >= VERDICT for e in graded.values())
    assert (graded["ann"]["score"], graded["ann"]["status"]) == (3, "graded")
    (trouble,) = [e for e in first if e["event"] == "trouble"]
    assert (trouble["student"], trouble["status"]) == ("cy", "unreadable")
    assert "not valid JSON" in trouble["message"]

    hand_in(tmp_path, "ann", nbformat.writes(toy.submission(toy.HALF)))
    autograder(*command)
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert events[: len(first)] == first
    again = {e["event"]: e for e in events[len(first) :]}
    assert list(again) == ["started", "reused", "graded", "moved", "finished"]
    assert again["reused"]["student"] == "cy"
    moved = again["moved"]
    assert (moved["student"], moved["before"], moved["score"]) == ("ann", 3, 1)
    ended = again["finished"]
    assert (ended["graded"], ended["reused"], ended["status"]) == (1, 1, "done")


def test_a_run_that_fails_says_so_in_its_last_line(submissions, tmp_path):
    with course._only_writer(tmp_path / "grades"):
        result = autograder(
            "grade", submissions, "--output", tmp_path / "grades", "--json-log", "-"
        )
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert [e["event"] for e in events] == ["started", "finished"]
    assert events[-1]["status"] == "failed"
    assert "Another run is writing" in events[-1]["message"]


def command(submissions: Path, output: Path, *options: str) -> list[str]:
    start = [sys.executable, "-m", "autograder", "grade", str(submissions)]
    return [*start, "--output", str(output), "--jobs", "1", *options]


def test_a_program_sees_each_event_at_once_and_nothing_else_on_standard_output(
    submissions, tmp_path
):
    slow = toy.submission(toy.RIGHT, first="import time\ntime.sleep(60)")
    hand_in(tmp_path, "zoe", nbformat.writes(slow))
    process = subprocess.Popen(
        command(submissions, tmp_path / "grades", "--json-log", "-"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        seen = []
        while not any(e.get("student") == "ann" for e in seen):
            seen.append(json.loads(process.stdout.readline()))
        assert process.poll() is None  # zoe still runs
        assert seen[0]["event"] == "started"
    finally:
        process.kill()
        process.communicate()
    hand_in(tmp_path, "zoe", nbformat.writes(toy.submission(toy.RIGHT)))
    done = subprocess.run(
        command(submissions, tmp_path / "grades", "--json-log", "-"),
        capture_output=True,
        text=True,
        env={**os.environ, "FORCE_COLOR": "1"},
    )
    assert done.returncode == 0
    assert [json.loads(line) for line in done.stdout.splitlines()][-1]["event"] == "finished"
    assert "3 submissions:" in done.stderr
    assert not re.search(r"[\r\x1b━]|left", done.stderr)  # no bar where nobody can see it move


def test_a_terminal_gets_a_bar_with_rate_and_time_left(submissions, tmp_path):
    end, terminal = pty.openpty()
    process = subprocess.Popen(
        command(submissions, tmp_path / "grades"),
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(terminal)
    seen = b""
    while True:
        try:
            seen += os.read(end, 65536)
        except OSError:  # the process has ended and nothing is left to read
            break
    os.close(end)
    assert process.wait() == 0
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode())
    assert "2/2" in text
    assert re.search(r"\d+\.\d(/s| s each), 0:00:\d\d left", text)
    assert "cy/99_toy: unreadable." in text


def test_a_name_of_any_kind_is_one_line_of_json_and_no_markup():
    log, screen = io.StringIO(), io.StringIO()
    name = '[red]Łu"kasz\n\ud83d'
    result = SubmissionResult(name, "a", "timeout", "It [bold]never[/bold] ends.", [], "bwrap")
    with watching(1, Console(file=screen, width=200), log) as watch:
        watch.verdict(result, reused=False)
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [e.get("student") for e in lines] == [None, name, name]
    assert "It [bold]never[/bold] ends." in screen.getvalue()
