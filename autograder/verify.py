"""Test the tests: reference full marks, blank none, every variant its due, mutants refused.

A variant is an answer to one question as a student might write it. ``tests/variants/<chapter>/
<question>.py`` holds them in blocks::

    # %% right: an explicit loop
    def step(z): ...

    # %% wrong: strict inequality
    # message: at z = 0
    def step(z): ...

A right one must earn all points of its question. A wrong one must not, with a message that matches
the regular expression.

Mutants are made, not written: see `autograder.mutants`. One that earns all points survives. Then
the tests are too weak, or the task allows what it does. Where it does, the same file says why, and
names the line of the reference and each line that may stand in its place::

    # %% equivalent: z is a number or an array, and NumPy compares both
    # - return np.where(np.asarray(z) > 0, 1.0, alpha)
    # + return np.where(z > 0, 1.0, alpha)

Lines are compared without their indentation; a change over several lines is written as one. Such
a mutant does not count. It is a mistake to declare one that is not made, or that is refused.
"""

import copy
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder import pool
from autograder.assignment import Assignment, cell_kind
from autograder.mutants import Mutant, make_mutants
from autograder.results import QuestionResult, SubmissionResult
from autograder.tasks import fork_server, grade_task, pack

#: Share of a chapter's mutants, equivalent ones left out, that its tests must refuse.
KILL_RATE = 0.95

_HEADER = re.compile(r"^# %% (right|wrong|equivalent): (.+)$", re.MULTILINE)
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


@dataclass(frozen=True)
class Equivalent:
    """A mutant that the task allows, and the argument why."""

    question: str
    argument: str
    old: str
    new: str

    def matches(self, mutant: Mutant) -> bool:
        """Say whether this is the mutant meant."""
        return (self.question, self.old, self.new) == (mutant.question, mutant.old, mutant.new)


@dataclass
class ChapterReport:
    """What `verify` found in one chapter; `problems` are sentences, none where all is well.

    Attributes
    ----------
    mutants : dict
        The verdict on each mutant.
    equivalents : list
        The mutants that are declared equivalent.
    """

    chapter: str
    problems: list[str] = field(default_factory=list)
    right: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)
    killed: dict[str, int] = field(default_factory=dict)
    mutants: dict[Mutant, QuestionResult] = field(default_factory=dict)
    equivalents: list[Equivalent] = field(default_factory=list)

    def killed_mutants(self, question: str | None = None) -> list[Mutant]:
        """List the mutants of a question, or of all, that were refused."""
        return [m for m in self._mutants(question) if not _full(self.mutants[m])]

    def survivors(self, question: str | None = None) -> list[Mutant]:
        """List those that earn all points though nobody declared them equivalent."""
        alive = [m for m in self._mutants(question) if _full(self.mutants[m])]
        return [m for m in alive if not any(e.matches(m) for e in self.equivalents)]

    def _mutants(self, question: str | None) -> list[Mutant]:
        return [m for m in self.mutants if question in (None, m.question)]


def read_variants(path: Path) -> list[Variant]:
    """Read the right and wrong answers in a file of variants.

    Raises
    ------
    VariantError
        Naming the file and the block.
    """
    variants = []
    for kind, name, body in _blocks(path):
        if kind == "equivalent":
            continue
        message = _MESSAGE.search(body)
        if kind == "wrong" and message is None:
            raise VariantError(f"{path}: the wrong answer {name!r} has no '# message:' line.")
        source = _MESSAGE.sub("", body).strip()
        variants.append(
            Variant(path.stem, kind == "right", name, message[1] if message else "", source)
        )
    return variants


def read_equivalents(path: Path) -> list[Equivalent]:
    """Read the mutants that a file of variants declares equivalent.

    Raises
    ------
    VariantError
        Naming the file and the block.
    """
    equivalents = []
    for kind, argument, body in _blocks(path):
        if kind != "equivalent":
            continue
        where = f"{path}: the block '# %% equivalent: {argument}'"
        old, before = None, len(equivalents)
        for line in body.split("\n"):
            if line.startswith("# - "):
                old = line[4:].strip()
            elif line.startswith("# +") and old is not None:
                equivalents.append(Equivalent(path.stem, argument, old, line[3:].strip()))
            elif line.strip():
                raise VariantError(
                    f"{where} holds {line!r}, where a line '# - old' or after it '# + new' must be."
                )
        if len(equivalents) == before:
            raise VariantError(f"{where} has no pair of lines '# - old' and '# + new'.")
    return equivalents


def _blocks(path: Path) -> Iterator[tuple[str, str, str]]:
    """Give (kind, name, body) of each block."""
    pieces = _HEADER.split(path.read_text(encoding="utf-8"))
    if len(pieces) < 4:
        raise VariantError(f"{path} has no block that starts with '# %% right:' or '# %% wrong:'.")
    return zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)


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
    with_mutants: bool = True,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ChapterReport:
    """Grade reference, blank, variants and mutants of a chapter; report what is not as it must be.

    Parameters
    ----------
    with_mutants : bool
        Whether to grade the mutants, too. Those of eight chapters take about six minutes on two
        cores, as long as all the rest.
    progress
        Called with the number of notebooks graded and of all.
    """
    assignment = Assignment.load(root, chapter)
    report = ChapterReport(chapter)
    whole = pack(assignment)
    blank = nbformat.writes(assignment.public).encode()
    tasks = {
        "reference": (whole, answered(assignment), "reference"),
        "blank": (whole, blank, "blank"),
    }
    mutated = {}
    for question in assignment.questions:
        if question.manual:
            continue
        path = root / "tests" / "variants" / chapter / f"{question.id}.py"
        if not path.is_file():
            report.problems.append(f"{question.id}: there is no {path.relative_to(root)}.")
            continue
        small = only_question(assignment, question.id)
        packed = pack(small)
        for variant in read_variants(path):
            data = answered(small, {question.answers[-1]: variant.source})
            tasks[variant] = (packed, data, variant.name)
        if with_mutants:
            report.equivalents += read_equivalents(path)
            for mutant in make_mutants(assignment, question):
                data = answered(small, {mutant.cell: mutant.source})
                mutated[mutant] = (packed, data, "mutant")
    tasks |= mutated
    with fork_server(sandbox) as server, pool.workers(jobs) as client:
        grade = functools.partial(grade_task, sandbox=sandbox, server=server)
        for done, (key, value) in enumerate(pool.run(client, grade, tasks), 1):
            if isinstance(value, Exception):
                raise value
            judge(report, key, SubmissionResult.from_dict(value))
            progress(done, len(tasks))
    report.mutants = {mutant: report.mutants[mutant] for mutant in mutated}  # in their order
    _judge_mutants(report)
    report.problems.sort()
    return report


def judge(report: ChapterReport, key: str | Variant | Mutant, result: SubmissionResult) -> None:
    """Compare one verdict with what it must be."""
    if isinstance(key, Variant):
        _judge_variant(report, key, result)
        return
    if isinstance(key, Mutant):
        report.mutants[key] = _verdict(result, key.question)
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
    verdict = _verdict(result, variant.question)
    full = _full(verdict)
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


def _judge_mutants(report: ChapterReport) -> None:
    """Compare mutants with those declared equivalent, and the kill rate with what it must be."""
    for declared in report.equivalents:
        where = f"{declared.question}: the equivalent mutant '- {declared.old}' '+ {declared.new}' "
        found = [mutant for mutant in report.mutants if declared.matches(mutant)]
        if not found:
            report.problems.append(f"{where}is not made of the reference any more.")
        for verdict in (report.mutants[mutant] for mutant in found):
            if not _full(verdict):
                told = f"({verdict.outcome}: {verdict.message})"
                report.problems.append(f"{where}does not earn all points {told}.")
    killed, survivors = len(report.killed_mutants()), len(report.survivors())
    if killed < KILL_RATE * (killed + survivors):
        report.problems.append(
            f"The tests refuse {killed} of {killed + survivors} mutants, less than "
            f"{KILL_RATE:.0%}: test more of what the tasks ask, or declare what they allow."
        )


def _verdict(result: SubmissionResult, question: str) -> QuestionResult:
    return next(q for q in result.questions if q.question == question)


def _full(verdict: QuestionResult) -> bool:
    return verdict.score >= verdict.max_score
