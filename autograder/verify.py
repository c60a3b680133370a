"""Test the tests: the reference must earn all points, a blank notebook none, every variant its due.

A variant is an answer to one question as a student might write it. ``tests/variants/<chapter>/
<question>.py`` holds them in blocks::

    # %% right: an explicit loop
    def step(z): ...

    # %% wrong: strict inequality
    # message: at z = 0
    def step(z): ...

A right one must earn all points of its question. A wrong one must not, with a message that matches
the regular expression.
"""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder import pool
from autograder.assignment import Assignment, cell_kind
from autograder.course import grade_task
from autograder.results import SubmissionResult

_HEADER = re.compile(r"^# %% (right|wrong): (.+)$", re.MULTILINE)
_MESSAGE = re.compile(r"^# message: (.+)$", re.MULTILINE)


class VariantError(ValueError):
    """A file of variants breaks the format."""


@dataclass(frozen=True)
class Variant:
    """One answer to one question, and what it must get."""

    question: str
    right: bool
    name: str
    message: str
    source: str


@dataclass
class ChapterReport:
    """What `verify` found in one chapter; `problems` are sentences, none where all is well."""

    chapter: str
    problems: list[str] = field(default_factory=list)
    right: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)
    killed: dict[str, int] = field(default_factory=dict)


def read_variants(path: Path) -> list[Variant]:
    """Read one file of variants.

    Raises
    ------
    VariantError
        Naming the file and the block.
    """
    pieces = _HEADER.split(path.read_text(encoding="utf-8"))
    if len(pieces) < 4:
        raise VariantError(f"{path} has no block that starts with '# %% right:' or '# %% wrong:'.")
    variants = []
    for kind, name, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        message = _MESSAGE.search(body)
        if kind == "wrong" and message is None:
            raise VariantError(f"{path}: the wrong answer {name!r} has no '# message:' line.")
        source = _MESSAGE.sub("", body).strip()
        variants.append(
            Variant(path.stem, kind == "right", name, message[1] if message else "", source)
        )
    return variants


def answered(assignment: Assignment, answers: dict[str, str] | None = None) -> bytes:
    """Give the notebook of a student who answered right, but for `answers` (by grade id)."""
    answers = answers or {}
    notebook = copy.deepcopy(assignment.public)
    for cell, source in zip(notebook.cells, assignment.source.cells, strict=True):
        kind = cell_kind(source)
        if kind == "answer":
            default = strip_markers(source.source)
            cell.source = answers.get(source.metadata.nbgrader.grade_id, default)
        elif kind == "manual":  # the reference leaves it blank: a person would have to read it
            cell.source = answers.get(source.metadata.nbgrader.grade_id, cell.source)
    return nbformat.writes(notebook).encode()


def strip_markers(source: str) -> str:
    """Remove nbgrader's comment lines from a cell of the source notebook."""
    return re.sub(r"^\s*### (BEGIN|END) (SOLUTION|HIDDEN TESTS)\n?", "", source, flags=re.MULTILINE)


def only_question(assignment: Assignment, question: str) -> Assignment:
    """Cut an assignment down to one question and the answers and locked cells before it."""
    notebook = copy.deepcopy(assignment.source)
    kept = []
    for cell in notebook.cells:
        here = cell_kind(cell) == "test" and cell.metadata.nbgrader.grade_id == question
        if here or cell_kind(cell) in ("answer", "locked", "extra"):
            kept.append(cell)
        if here:
            break
    notebook.cells = kept
    return Assignment.parse(nbformat.writes(notebook), assignment.chapter)


def verify(
    root: Path,
    chapter: str,
    *,
    sandbox: str,
    jobs: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ChapterReport:
    """Grade reference, blank and every variant of a chapter; report what is not as declared."""
    assignment = Assignment.load(root, chapter)
    report = ChapterReport(chapter)
    whole = nbformat.writes(assignment.source)
    blank = nbformat.writes(assignment.public).encode()
    tasks = {
        "reference": (whole, chapter, answered(assignment), "reference", sandbox),
        "blank": (whole, chapter, blank, "blank", sandbox),
    }
    for question in assignment.questions:
        if question.manual:
            continue
        path = root / "tests" / "variants" / chapter / f"{question.id}.py"
        if not path.is_file():
            report.problems.append(f"{question.id}: there is no {path.relative_to(root)}.")
            continue
        small = only_question(assignment, question.id)
        text = nbformat.writes(small.source)
        for variant in read_variants(path):
            data = answered(small, {question.answers[-1]: variant.source})
            tasks[variant] = (text, chapter, data, variant.name, sandbox)
    with pool.workers(jobs) as client:
        for done, (key, value) in enumerate(pool.run(client, grade_task, tasks), 1):
            if isinstance(value, Exception):
                raise value
            judge(report, key, SubmissionResult.from_dict(value))
            progress(done, len(tasks))
    report.problems.sort()
    return report


def judge(report: ChapterReport, key: str | Variant, result: SubmissionResult) -> None:
    """Compare one verdict with what it must be."""
    if isinstance(key, Variant):
        _judge_variant(report, key, result)
        return
    for question in result.questions:
        if question.outcome == "manual":
            continue
        if key == "reference" and question.score < question.max_score:
            # The reference leaves manually graded answers to a person.
            if question.outcome != "not_attempted":
                report.problems.append(
                    f"{question.question}: the reference earns {question.score:g} of "
                    f"{question.max_score:g}: {question.message}"
                )
        elif key == "blank" and question.score > 0:
            report.problems.append(
                f"{question.question}: a blank notebook earns {question.score:g}."
            )


def _judge_variant(report: ChapterReport, variant: Variant, result: SubmissionResult) -> None:
    verdict = next(q for q in result.questions if q.question == variant.question)
    full = verdict.score >= verdict.max_score
    told = f"({verdict.outcome}: {verdict.message})"
    where = (
        f"{variant.question}: the {'right' if variant.right else 'wrong'} answer {variant.name!r}"
    )
    counts = report.right if variant.right else report.wrong
    counts[variant.question] = counts.get(variant.question, 0) + 1
    if variant.right:
        if not full:
            report.problems.append(f"{where} earns {verdict.score:g} {told}.")
        return
    report.killed.setdefault(variant.question, 0)
    if full:
        report.problems.append(f"{where} earns all points.")
        return
    report.killed[variant.question] += 1
    if not re.search(variant.message, verdict.message):
        report.problems.append(f"{where} is not told /{variant.message}/ {told}.")
