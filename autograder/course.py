"""A class of submissions: find them, grade what is new, keep what is known, write it all down.

The folder of grades holds ``results/<student>/<chapter>.json``, one verdict a file, each written
whole or not at all. They are what a second run goes on from; gradebook, tables, feedback and
report are made from them.
"""

import contextlib
import fcntl
import functools
import itertools
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from autograder import attempts, gradebook, pool, tasks
from autograder.assignment import NOTEBOOK_NAME, Assignment, chapters
from autograder.export import number, scores_in, write_tables
from autograder.feedback import write_feedback
from autograder.files import write_atomically
from autograder.grading import NOTEBOOK_LIMIT, result_key
from autograder.policy import Policy
from autograder.report import write_report
from autograder.results import QuestionResult, SubmissionResult
from autograder.sandbox import Limits, SandboxError
from autograder.timing import clock

NBGRADER_CONFIG = '''"""Lets nbgrader's formgrader open this folder of grades."""

c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.source_directory = {source!r}
c.CourseDirectory.db_url = {url!r}
'''


class CourseError(ValueError):
    """What was asked for cannot be graded: a sentence for the instructor."""


@dataclass(frozen=True)
class Submission:
    """Where one student's answer to one chapter lies; `problem` says why it cannot be read.

    `attempt` is the name of an earlier attempt; ``""`` is the newest.
    """

    student_id: str
    chapter: str
    path: Path
    problem: str = ""
    attempt: str = ""


@dataclass
class Summary:
    """What a run did.

    Attributes
    ----------
    moved : list
        Of (student, chapter, score before, score now).
    remarks : list
        Sentences on what the policy met.
    inside, outside : dict
        Seconds by part: of the gradings, added up over all workers, and of this process.
    """

    graded: int = 0
    reused: int = 0
    moved: list[tuple[str, str, float, float]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    inside: dict[str, float] = field(default_factory=dict)
    outside: dict[str, float] = field(default_factory=dict)

    def count(self, result: SubmissionResult, reused: bool) -> None:
        """Count one verdict, and where its time went."""
        self.reused += reused
        self.graded += not reused
        for part, seconds in {} if reused else result.parts.items():
            self.inside[part] = self.inside.get(part, 0.0) + seconds


def find_submissions(folder: Path, wanted: list[str], *, earlier: bool = False) -> list[Submission]:
    """List ``<folder>/<student>/<chapter>/exercises.ipynb`` for the chapters wanted.

    With `earlier`, also ``<folder>/<student>/<chapter>/attempts/<name>/exercises.ipynb``.

    Raises
    ------
    CourseError
        Where there is none.
    """
    if not folder.is_dir():
        raise CourseError(f"There is no folder {folder}.")
    found = []
    for student in sorted(folder.iterdir()):
        if not student.is_dir() or student.name.startswith("."):
            continue
        for chapter in wanted:
            if (student / chapter).is_dir():
                path = student / chapter / f"{NOTEBOOK_NAME}.ipynb"
                found.append(Submission(student.name, chapter, path, _problem(path)))
                for name in attempts.earlier(student / chapter) if earlier else ():
                    path = student / chapter / attempts.FOLDER / name / f"{NOTEBOOK_NAME}.ipynb"
                    found.append(Submission(student.name, chapter, path, _problem(path), name))
    if not found:
        raise CourseError(
            f"There is nothing to grade in {folder}: no STUDENT/CHAPTER/{NOTEBOOK_NAME}.ipynb for "
            f"{', '.join(wanted)}."
        )
    return found


def grade(
    root: Path,
    submissions: list[Submission],
    output: Path,
    *,
    sandbox: str,
    jobs: int,
    scheduler: str | None = None,
    url: str | None = None,
    book_url: str = "",
    limits: Limits | None = None,
    fork: bool = True,
    policy: Policy | None = None,
    progress: Callable[[SubmissionResult, bool], None] = lambda result, reused: None,
) -> Summary:
    """Grade submissions into a folder; what was graded before and has not changed is kept.

    Parameters
    ----------
    root : Path
        The course's folder.
    url : str, optional
        Database URL of the gradebook; by default ``<output>/gradebook.db``.
    limits : Limits, optional
        What one submission may use; by default those of `Limits`.
    fork : bool
        Whether kernels are forked from a process that has imported Keras, where that is possible.
    policy : Policy, optional
        Due dates and the like, to be kept with the grades.
    progress
        Called with each verdict, and whether it is from an earlier run.

    Raises
    ------
    SandboxError
        No kernel can be started on this machine.
    CourseError
        Another run is writing into the same folder.
    OSError
        The disk is full; what was graded so far is kept.
    """
    clock.reset()
    url = url or gradebook.default_url(output)
    limits = limits or Limits()
    assignments = {c: Assignment.load(root, c) for c in sorted({s.chapter for s in submissions})}
    with _only_writer(output), contextlib.ExitStack() as stack:
        known, todo = _compare(assignments, submissions, output, sandbox, limits)
        # It imports Keras while the gradebook is opened.
        started = tasks.fork_server(sandbox, fork=fork and bool(todo), local=not scheduler)
        server = stack.enter_context(started)
        with clock.part("gradebook"):
            for assignment in assignments.values():
                gradebook.open_assignment(url, assignment)
        _write_nbgrader_config(root, output, url)
        before = scores_in(output / "grades.csv")
        summary = Summary()
        if policy:
            times = _timestamps(submissions)
            attempts.keep(output, policy, times)
            summary.remarks = attempts.remarks(policy, times)
            summary.remarks += [
                f"{s.student_id}/{s.chapter}/{attempts.FOLDER} is not a folder and was not read."
                for s in submissions
                if not s.attempt and attempts.is_misplaced(s.path.parent)
            ]
        several = {(s.student_id, s.chapter) for s in submissions if s.attempt}
        with gradebook.opened(url) as book:
            recorded = attempts.recorded(output)
            held = gradebook.held(book)
            how = {"sandbox": sandbox, "limits": limits, "server": server}
            verdicts = _verdicts(assignments, todo, how, jobs, scheduler)
            for result, reused in itertools.chain(known, verdicts):
                place = (result.student_id, result.chapter)
                with clock.part("verdicts on disk"):
                    same = _same_questions(output, result)
                    if not reused:
                        _keep(result, output)
                written = place in held and recorded.get(place) == (result.attempt, result.key)
                if place not in several and not (reused and written):
                    with clock.part("gradebook"):
                        gradebook.record(book, result, same)
                summary.count(result, reused)
                progress(result, reused)
            with clock.part("gradebook"):
                results = _counting(output)
                _record_counting(book, output, results, several)
        with clock.part("gradebook"):
            results = gradebook.with_manual_marks(url, results)
        _write(results, output, url, book_url)
        summary.outside = clock.seconds
    for result in results:
        place = (result.student_id, result.chapter)
        if place in before and number(result.score) != number(before[place]):
            summary.moved.append((*place, before[place], result.score))
    return summary


def publish(output: Path, url: str | None = None, book_url: str = "") -> None:
    """Write tables, feedback pages and the report from verdicts, manual marks and policy."""
    url = url or gradebook.default_url(output)
    _write(load_results(output, url), output, url, book_url)


def _write(results: list[SubmissionResult], output: Path, url: str, book_url: str) -> None:
    with clock.part("gradebook"):
        gradebook.record_lateness(url, results)
    with clock.part("tables and report"):
        write_tables(results, output)
        write_report(results, output / "report.html")
    with clock.part("feedback"):
        for result in results:
            write_feedback(result, output / "feedback", book_url)


def load_results(output: Path, url: str | None = None) -> list[SubmissionResult]:
    """Read the verdicts of a folder of grades that count, with what a person marked by hand.

    Raises
    ------
    CourseError
        Where there is none.
    """
    results = _counting(output)
    return gradebook.with_manual_marks(url or gradebook.default_url(output), results)


def _counting(output: Path) -> list[SubmissionResult]:
    """Give for each student and chapter the verdict that counts: by the policy, or the newest."""
    paths = sorted((output / "results").glob("*/*.json"))
    newest = [result for path in paths if (result := _read_result(path))]
    if not newest:
        raise CourseError(f"There are no grades in {output}. Run 'autograder grade' first.")
    policy = attempts.kept_policy(output)
    if policy is None:
        return newest
    times = attempts.timestamps(output)
    counting = []
    for result in newest:
        texts = times.get(result.student_id, {}).get(result.chapter, {})
        named = [replace(result, attempt=name) for name in texts if name]
        earlier = [r for n in named if (r := _read_result(_result_path(output, n)))]
        counting.append(attempts.counting(policy, [result, *earlier], texts))
    return counting


def _record_counting(
    book: Gradebook, output: Path, results: list[SubmissionResult], several: set[tuple[str, str]]
) -> None:
    """Put into the gradebook, and where formgrader looks, the attempt of several that counts.

    What a person has marked is to be looked at again where another attempt has come to count.
    """
    recorded = attempts.recorded(output)
    for result in results:
        place = (result.student_id, result.chapter)
        attempt, key = recorded.get(place, ("", None))
        if place in several or attempt != result.attempt:
            same = [q.question for q in result.questions] if key == result.key else []
            gradebook.record(book, result, same)
            _keep_notebook(result, output)
    attempts.keep_recorded(output, results)


def _same_questions(output: Path, result: SubmissionResult) -> set[str]:
    """Give the questions of which submission and tests are those of the last run."""
    before = _read_result(_result_path(output, result))
    keys = {question.question: question.key for question in before.questions} if before else {}
    return {q.question for q in result.questions if q.key and q.key == keys.get(q.question)}


def _timestamps(submissions: Iterable[Submission]) -> attempts.Timestamps:
    """Read when submissions were handed in."""
    times: attempts.Timestamps = {}
    for s in submissions:
        chapter = times.setdefault(s.student_id, {}).setdefault(s.chapter, {})
        chapter[s.attempt] = attempts.timestamp(s.path)
    return times


@dataclass
class _Task:
    """What a worker has to grade, and all submissions that it is the verdict on."""

    arguments: tuple
    submissions: list[Submission]


def _compare(
    assignments: dict[str, Assignment],
    submissions: list[Submission],
    output: Path,
    sandbox: str,
    limits: Limits,
) -> tuple[list[tuple[SubmissionResult, bool]], dict[str, _Task]]:
    """Give verdicts that need no grading, each with whether it was known, and the tasks by key."""
    known, todo = [], {}
    with clock.part("finding what changed"):
        packed = {chapter: tasks.pack(assignment) for chapter, assignment in assignments.items()}
        for submission in submissions:
            assignment = assignments[submission.chapter]
            if submission.problem:
                how = (sandbox, "unreadable", submission.problem)
                known.append((_no_verdict(submission, assignment, *how), False))
                continue
            with submission.path.open("rb") as file:
                data = file.read(NOTEBOOK_LIMIT + 1)
            earlier = _read_result(_result_path(output, submission))
            key = result_key(assignment, data, limits, sandbox)
            if earlier and earlier.key == key:
                known.append((earlier, True))
                continue
            # The same file from several students, or handed in twice, is graded once.
            if key in todo:
                todo[key].submissions.append(submission)
                continue
            # Where a kernel was ended, one question's tests may have had to do with another's
            # verdict.
            kept = earlier.questions if earlier and earlier.status == "graded" else []
            arguments = (packed[submission.chapter], data, submission.student_id, kept)
            todo[key] = _Task(arguments, [submission])
    return known, todo


def _verdicts(
    assignments: dict[str, Assignment],
    todo: dict[str, _Task],
    how: dict[str, Any],
    jobs: int,
    scheduler: str | None,
) -> Iterator[tuple[SubmissionResult, bool]]:
    """Give each verdict as a worker has found it; none of them was known."""
    if not todo:
        return
    with contextlib.ExitStack() as stack:
        with clock.part("starting and ending workers"):
            client = stack.enter_context(pool.workers(min(jobs, len(todo)), scheduler))
        grade_task = functools.partial(tasks.grade_task, **how)
        arguments = {key: task.arguments for key, task in todo.items()}
        verdicts = pool.run(client, grade_task, arguments)
        while True:
            with clock.part("waiting for workers"):
                key, value = next(verdicts, (None, None))
            if key is None:
                break
            if isinstance(value, SandboxError):
                raise value
            if isinstance(value, Exception):
                # The grading process died or failed: this submission's verdict, nobody else's.
                text = (
                    f"The grader could not judge this notebook ({type(value).__name__}: {value})."
                )
                for submission in todo[key].submissions:
                    assignment, sandbox = assignments[submission.chapter], how["sandbox"]
                    yield _no_verdict(submission, assignment, sandbox, "crashed", text), False
            elif value["key"] != key:
                raise CourseError(
                    f"A worker of {scheduler} runs another version of the grader or of its "
                    "packages. Install the same ones there and start the workers again."
                )
            else:
                result = SubmissionResult.from_dict(value)
                for submission in todo[key].submissions:
                    whose = {"student_id": submission.student_id, "attempt": submission.attempt}
                    yield replace(result, **whose), False
                    result = replace(result, parts={})  # its time is counted once


def _problem(path: Path) -> str:
    """Say why a submission is not even opened; a link could lead anywhere."""
    if path.is_symlink() or path.parent.is_symlink():
        return f"{path.name} is a link, not a file."
    if not path.exists():
        others = ", ".join(sorted(p.name for p in path.parent.iterdir())[:5]) or "nothing"
        return f"There is no {path.name}; the folder holds {others}."
    if not path.is_file():
        return f"{path.name} is not a file."
    if not os.access(path, os.R_OK):
        return f"{path.name} may not be read."
    return ""


def _no_verdict(
    submission: Submission, assignment: Assignment, sandbox: str, status: str, message: str
) -> SubmissionResult:
    outcome = "crashed" if status == "crashed" else "error"
    questions = [
        QuestionResult(q.id, q.title, q.section, 0.0, q.points, outcome, message)
        for q in assignment.questions
    ]
    return SubmissionResult(
        submission.student_id,
        submission.chapter,
        status,
        message,
        questions,
        sandbox,
        attempt=submission.attempt,
    )


def _result_path(output: Path, submission: Submission | SubmissionResult) -> Path:
    folder = output / "results" / submission.student_id
    if submission.attempt:
        return folder / submission.chapter / submission.attempt / "result.json"
    return folder / f"{submission.chapter}.json"


def _read_result(path: Path) -> SubmissionResult | None:
    try:
        return SubmissionResult.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):  # none yet, or of an older form
        return None


def _keep(result: SubmissionResult, output: Path) -> None:
    write_atomically(_result_path(output, result), json.dumps(result.to_dict()))
    if not result.attempt:
        _keep_notebook(result, output)


def _keep_notebook(result: SubmissionResult, output: Path) -> None:
    """Put the executed notebook where formgrader looks for it."""
    if result.notebook:
        folder = output / "autograded" / result.student_id / result.chapter
        write_atomically(folder / f"{NOTEBOOK_NAME}.ipynb", json.dumps(result.notebook, indent=1))


def _write_nbgrader_config(root: Path, output: Path, url: str) -> None:
    source = os.path.relpath(root / "solutions", output)
    text = NBGRADER_CONFIG.format(root=str(output.resolve()), source=source, url=url)
    write_atomically(output / "nbgrader_config.py", text)


@contextmanager
def _only_writer(output: Path) -> Iterator[None]:
    output.mkdir(parents=True, exist_ok=True)
    with (output / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CourseError(f"Another run is writing into {output}. Wait for its end.") from None
        yield


def known_chapters(root: Path, wanted: Iterable[str]) -> list[str]:
    """Give the chapters wanted, or all; each must exist.

    Raises
    ------
    CourseError
        Naming the unknown chapter and those that there are.
    """
    there = chapters(root)
    for chapter in wanted:
        if chapter not in there:
            raise CourseError(
                f"There is no chapter {chapter!r} in {root / 'solutions'}. "
                f"Chapters here: {', '.join(there) or 'none'}."
            )
    return list(wanted) or there
