"""Grade one submission: merge it with its source, run it in a sandbox, judge it in this process."""

import ast
import contextlib
import copy
import functools
import hashlib
import json
import linecache
import os
import re
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

import coursekit
from autograder.assignment import (
    Assignment,
    Question,
    bound_names,
    cell_kind,
    parse_cell,
    used_names,
)
from autograder.forks import ForkServer
from autograder.kernel import wire
from autograder.remote import RemoteError, Session, quiet
from autograder.results import QuestionResult, SubmissionResult
from autograder.sandbox import KernelDied, Limits, SandboxError
from autograder.timing import clock

#: Bytes that a submitted notebook may hold.
NOTEBOOK_LIMIT = 50 * 2**20
#: Cells that it may have.
CELL_LIMIT = 10_000
#: Where an object lies in memory: it differs from run to run and tells nobody anything.
_ADDRESS = re.compile(r"\bat 0x[0-9a-f]+")

_DIED = {
    "timeout": "was stopped: its time was up. Look for a loop that never ends",
    "memory": "was stopped: it used more memory or processes than a submission may",
    "crashed": "ended the Python process",
}


class UnreadableError(ValueError):
    """A submission is not a notebook of this assignment."""


@dataclass
class Step:
    """One cell to run, or one question to judge after it."""

    cell: NotebookNode
    grade_id: str = ""
    question: Question | None = None


def grade_submission(
    assignment: Assignment,
    data: bytes,
    student_id: str,
    *,
    sandbox: str,
    limits: Limits | None = None,
    server: ForkServer | None = None,
    known: Sequence[QuestionResult] = (),
    keras_first: bool = True,
    tell: Callable[[QuestionResult], None] = lambda verdict: None,
) -> SubmissionResult:
    """Give the verdict on one submission. Nothing that is in `data` makes this fail.

    Parameters
    ----------
    data : bytes
        The submitted ``exercises.ipynb`` as it lies on disk.
    sandbox : {"bwrap", "none"}
        See `autograder.sandbox.check_sandbox`.
    server
        Where kernels are forked from; without one they are spawned.
    known : sequence of QuestionResult
        An earlier run's verdicts: those whose key is still the same are taken over.
    keras_first
        Whether Keras is imported before any cell where some cell uses it, so that chance is the
        same in every kernel. Without it the first answers come seconds earlier.
    tell
        Called with each question's verdict as soon as it is there.

    Raises
    ------
    SandboxError
        Where no kernel can be started at all: a trouble of this machine, not of the submission.
    """
    started = time.monotonic()
    clock.reset()
    how = (data, limits or Limits(), sandbox)
    result = SubmissionResult(
        student_id=student_id,
        chapter=assignment.chapter,
        status="graded",
        message="",
        questions=[],
        sandbox=sandbox,
        key=result_key(assignment, *how),
    )
    try:
        with clock.part("reading submissions"):
            submitted = read_submission(data, assignment)
            steps, notes = merge(assignment, submitted)
    except UnreadableError as error:
        result.status, result.message = "unreadable", str(error)
        result.questions = [_verdict(q, "error", str(error)) for q in assignment.questions]
    else:
        uses_keras = any("keras" in step.cell.source for step in steps if _is_code(step.cell))
        keras = keras_first and uses_keras
        with Session(sandbox, limits or Limits(), server, keras=keras) as session:
            keys = question_keys(assignment, *how)
            kept = {q.question: q for q in known if q.key and q.key == keys.get(q.question)}
            Judge(assignment, session, kept, tell).run(steps, result)
        for verdict in result.questions:
            verdict.key = keys[verdict.question]
        result.message = " ".join([result.message, *notes]).strip()
        with clock.part("writing notebooks"):
            result.notebook = _notebook([step.cell for step in steps])
    result.seconds = time.monotonic() - started
    result.parts = clock.seconds
    return result


def result_key(assignment: Assignment, data: bytes, limits: Limits, sandbox: str) -> str:
    """Hash everything that a verdict depends on: submission, tests, grader, environment."""
    return _key(assignment.digest, data, limits, sandbox)


def question_keys(
    assignment: Assignment, data: bytes, limits: Limits, sandbox: str
) -> dict[str, str]:
    """Hash, for each question, everything that its verdict depends on."""
    digests = assignment.question_digests
    return {name: _key(digest, data, limits, sandbox) for name, digest in digests.items()}


def _key(digest: str, data: bytes, limits: Limits, sandbox: str) -> str:
    parts = [
        digest.encode(),
        hashlib.sha256(data).digest(),
        json.dumps([asdict(limits), sandbox]).encode(),
        _environment_digest(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_submission(data: bytes, assignment: Assignment) -> NotebookNode:
    """Read a submitted notebook, whatever its age.

    Raises
    ------
    UnreadableError
        With a sentence, where it is not a notebook of this assignment.
    """
    if len(data) > NOTEBOOK_LIMIT:
        size, limit = len(data) // 2**20, NOTEBOOK_LIMIT // 2**20
        raise UnreadableError(f"The notebook is too large: {size} MB, where {limit} MB may be.")
    if not data.strip():
        raise UnreadableError("The file is empty.")
    try:
        content = json.loads(data.decode(json.detect_encoding(data), errors="replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"The file is not a notebook: it is not valid JSON ({error})."
        ) from None
    try:
        notebook = _plain_notebook(content)
    except Exception as error:
        raise UnreadableError(
            f"The file is not a Jupyter notebook ({type(error).__name__}: {error})."
        ) from None
    known = {grade_id for grade_id, _, _ in assignment.cells()}
    here = {_grade_id(cell) for cell in notebook.cells}
    defined = set().union(*(bound_names(c.source) for c in notebook.cells if _is_code(c)), set())
    if not known & here and not assignment.contract & defined:
        raise UnreadableError(
            f"This is not the exercise notebook of {assignment.chapter}: it has none of its cells."
        )
    return notebook


def merge(assignment: Assignment, submitted: NotebookNode) -> tuple[list[Step], list[str]]:
    """Put the student's answers into the source's cells, in the student's order.

    Answers and extra cells are the student's; locked cells and tests are the source's, whatever
    the submission says. A locked cell that is missing comes back in its place; a question is judged
    at its test cell, but not before the answers that stand before it in the source.

    Returns
    -------
    steps : list of Step
    notes : list of str
        What had been tampered with, a sentence each.
    """
    sources = {grade_id: (source, public) for grade_id, source, public in assignment.cells()}
    order = list(sources)
    questions = {question.id: question for question in assignment.questions}
    steps: list[Step] = []
    seen: set[str] = set()
    edited: list[str] = []
    for cell in submitted.cells:
        grade_id = _grade_id(cell)
        if grade_id not in sources:
            steps.append(Step(_student_cell(cell)))
            continue
        source, public = sources[grade_id]
        kind = cell_kind(source)
        if kind in ("answer", "manual"):
            if cell.cell_type != source.cell_type:  # a code cell turned into text answers nothing
                edited.append(grade_id)
                steps.append(Step(_student_cell(cell)))
                continue
            seen.add(grade_id)
            answer = _student_cell(cell)
            answer.metadata = copy.deepcopy(public).metadata
            steps.append(Step(answer, grade_id))
            continue
        if grade_id in seen:  # a copied cell: the first one counts
            continue
        seen.add(grade_id)
        if cell.source.strip() != public.source.strip():
            edited.append(grade_id)
        steps.append(Step(copy.deepcopy(public), grade_id, questions.get(grade_id)))
    missing = [
        grade_id
        for grade_id in order
        if grade_id not in seen and cell_kind(sources[grade_id][0]) in ("locked", "test")
    ]
    for grade_id in missing:
        # After the cell that stands before it in the source, so that its names are there in time.
        before = order[: order.index(grade_id)]
        place = max((i + 1 for i, s in enumerate(steps) if s.grade_id in before), default=0)
        restored = copy.deepcopy(sources[grade_id][1])
        steps.insert(place, Step(restored, grade_id, questions.get(grade_id)))
    for question in assignment.questions:
        _judge_after_answers(steps, order, question)
    notes = []
    if edited:
        notes.append(f"Locked cells had been changed and were restored: {', '.join(edited)}.")
    if missing:
        notes.append(f"Locked cells were missing and were put back: {', '.join(missing)}.")
    return steps, notes


class Judge:
    """Runs the steps of one submission: cells in the student's kernel, tests in this process."""

    def __init__(
        self,
        assignment: Assignment,
        session: Session,
        kept: dict[str, QuestionResult],
        tell: Callable[[QuestionResult], None],
    ) -> None:
        self.assignment, self.session, self.tell = assignment, session, tell
        judged = [q.id for q in assignment.questions if q.id not in kept and not q.manual]
        behind = set().union(*map(assignment.tests_behind, judged), set())
        #: Verdicts of an earlier run that stand, where no test to be run reads names of theirs.
        self.kept = {name: verdict for name, verdict in kept.items() if name not in behind}
        self.sources = {grade_id: source for grade_id, source, _ in assignment.cells()}
        self.publics = {grade_id: public for grade_id, _, public in assignment.cells()}
        #: What test cells see apart from the student's names.
        self.names: dict[str, Any] = {"__name__": "__main__"}
        #: Names that cells not run here bind: a locked cell that reads one runs over there only.
        self.theirs = set(assignment.contract)
        self.needed = _names_for_tests(assignment)
        self.errors: dict[str, str] = {}

    def run(self, steps: list[Step], result: SubmissionResult) -> None:
        """Run all steps and write the verdicts into `result`."""
        verdicts: dict[str, QuestionResult] = {}
        for number, step in enumerate(steps, 1):
            reason = self.take(step, verdicts)
            if reason and result.status == "graded":
                where = f"question {step.question.id}" if step.question else f"cell {number}"
                result.status = reason
                result.message = f"In {where} the notebook {_DIED[reason]}."
            if reason in ("memory", "crashed") and step.grade_id and self.session.repeat_extra:
                # A cell that the student added may have laid the fire that breaks out here.
                self.session.repeat_extra = False
                self.session.repeat_extra = bool(self.take(step, verdicts))
                if not self.session.repeat_extra:
                    result.message += " Without the cells that the student added it goes on."
        answers = {step.grade_id: step.cell for step in steps if step.grade_id}
        for question in self.assignment.questions:
            if question.manual:
                verdicts[question.id] = self.judge_manual(question, answers.get(question.id))
                self.tell(verdicts[question.id])
        result.questions = [verdicts[question.id] for question in self.assignment.questions]

    def take(self, step: Step, verdicts: dict[str, QuestionResult]) -> str:
        """Take one step; say what ended the kernel, if so."""
        if step.question is None:
            return self.run_cell(step) if _is_code(step.cell) else ""
        verdicts[step.question.id], reason = self.judge(step)
        self.tell(verdicts[step.question.id])
        return reason

    def run_cell(self, step: Step) -> str:
        """Run a code cell over there, a locked one here too; say what ended the kernel, if so."""
        fixtures: list[str] = []
        source = step.cell.source
        self.errors.pop(step.grade_id, None)
        if step.grade_id in self.sources and cell_kind(self.sources[step.grade_id]) == "locked":
            bound = bound_names(source, imports=True)
            if used_names(source) & self.theirs:
                self.theirs |= bound
                fixtures = sorted(bound)
            elif bound & self.needed:
                fixtures = sorted(bound)
                with quiet(), _no_stderr(), clock.part("locked cells in the grader"):
                    exec(_compile(source, step.grade_id), self.names)
                self.session.fixtures |= {n: self.names[n] for n in fixtures if n in self.names}
        try:
            reply = self.session.execute(source, fixtures, extra=not step.grade_id)
        except KernelDied as died:
            text = f"This cell {_DIED[died.reason]}."
            step.cell.outputs = [_error_output("KernelDied", text, [])]
            self.errors[step.grade_id] = text
            return died.reason
        step.cell.outputs = _outputs(reply.get("outputs"))
        error = reply.get("error")
        if isinstance(error, dict):
            kind, text = str(error.get("ename")), str(error.get("evalue"))
            step.cell.outputs.append(_error_output(kind, text, error.get("traceback")))
            if kind != "NotImplementedError":
                self.errors[step.grade_id] = f"Your cell stopped with {kind}: {text}"
        return ""

    def judge(self, step: Step) -> tuple[QuestionResult, str]:
        """Judge one question; the second value says what ended the kernel, if so."""
        question, reason = step.question, ""
        if question.id in self.kept:
            kept = self.kept[question.id]
            if kept.message:
                step.cell.outputs = [_error_output(kept.outcome, kept.message, [])]
            return replace(kept, title=question.title, section=question.section), ""
        source = self.sources[question.id].source
        score = question.points
        try:
            names = self._bind(source)
            with quiet(), clock.part("tests"):
                score = _run_test(source, question, names)
            self.names.update({k: v for k, v in names.items() if k not in self.assignment.contract})
            outcome, message = _by_score(score, question)
        except KernelDied as died:
            reason = died.reason
            outcome, message = reason, f"The answer {_DIED[reason]}."
        except RemoteError as error:
            outcome, message = "error", _told(error)
            if isinstance(error, NotImplementedError):
                outcome, message = "not_attempted", "Not answered yet."
        except NameError as error:
            outcome, message = "error", f"{error}. Did the cell run, and is the name spelled right?"
        except (AssertionError, wire.WireError) as error:
            outcome, message = "failed", str(error) or _assertion(error, self.publics[question.id])
        except SandboxError:
            raise
        except Exception as error:
            # The test could not read what the student's code gave: that is the student's mistake,
            # for `verify` proves that every test reads the reference answer.
            outcome = "failed"
            message = f"The answer is not of the form asked for ({type(error).__name__}: {error})."
        if outcome in ("failed", "error"):
            broken = [self.errors[a] for a in question.answers if a in self.errors]
            if broken:
                outcome, message = "error", broken[0]
        if message:
            step.cell.outputs = [_error_output(outcome, message, [])]
        return _verdict(question, outcome, message, score), reason

    def judge_manual(self, question: Question, cell: NotebookNode | None) -> QuestionResult:
        """Leave an answer to a person; an empty one is worth nothing."""
        stub = self.publics[question.id].source
        if cell is None or cell.source.split() == stub.split() or not cell.source.strip():
            return _verdict(question, "not_attempted", "Not answered yet.")
        return _verdict(question, "manual", "")

    def _bind(self, source: str) -> dict[str, Any]:
        """Give a test its names: the student's as remotes, all others as they are here."""
        self.session.begin_test()
        names = dict(self.names)
        for name in sorted(used_names(source) & self.theirs):
            defined, value = self.session.fetch(name)
            if defined:
                names[name] = value
            else:
                names.pop(name, None)
        return names


@contextlib.contextmanager
def _no_stderr() -> Iterator[None]:
    """Close the terminal to what native code says: TensorFlow greets whoever imports it."""
    kept = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)


def _names_for_tests(assignment: Assignment) -> set[str]:
    """Give the names that tests read, and those that the locked cells behind them read.

    A locked cell that binds none of these need not run here: `import keras` costs seconds.
    """
    cells = [source for _, source, _ in assignment.cells() if _is_code(source)]
    needed = set().union(*(used_names(c.source) for c in cells if cell_kind(c) == "test"), set())
    for cell in reversed([c for c in cells if cell_kind(c) == "locked"]):
        used = used_names(cell.source)
        if bound_names(cell.source, imports=True) & needed and not used & assignment.contract:
            needed |= used
    return needed


def _run_test(source: str, question: Question, names: dict[str, Any]) -> float:
    """Run a test cell; its last line may be a number, which then is the score (nbgrader's rule)."""
    tree = parse_cell(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    filename = f"<tests of {question.id}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(tree, filename, "exec"), names)
    if last is None:
        return question.points
    value = eval(compile(ast.Expression(last.value), filename, "eval"), names)
    if type(value) in (int, float):
        return float(min(max(value, 0.0), question.points))
    return question.points


def _by_score(score: float, question: Question) -> tuple[str, str]:
    if score >= question.points:
        return "passed", ""
    if score > 0:
        return "partial", f"Some of the checks passed: {score:g} of {question.points:g} points."
    return "failed", "None of the checks passed."


def _told(error: RemoteError) -> str:
    where = f" ({error.where})" if error.where else ""
    return f"Your code raised {error.kind}: {error.text}{where}"


def _assertion(error: BaseException, public: NotebookNode) -> str:
    """Show the line of an assertion without a message, unless the line is hidden from students."""
    line = traceback.extract_tb(error.__traceback__)[-1].line or ""
    if line and line in public.source:
        return f"This check does not hold: {line}"
    return "A hidden check does not hold."


def _verdict(
    question: Question, outcome: str, message: str, score: float | None = None
) -> QuestionResult:
    earned = score if outcome in ("passed", "partial") and score is not None else 0.0
    return QuestionResult(
        question=question.id,
        title=question.title,
        section=question.section,
        score=earned,
        max_score=question.points,
        outcome=outcome,
        message=_ADDRESS.sub("at 0x...", message),
    )


def _judge_after_answers(steps: list[Step], order: list[str], question: Question) -> None:
    """Move a question's test behind every answer that stands before it in the source.

    An answer whose cell is gone may stand in any other cell: then the test comes last.
    """
    here = next((i for i, s in enumerate(steps) if s.question is question), None)
    if here is None:
        return
    last = len(steps) - 1
    if set(question.answers) <= {step.grade_id for step in steps}:
        before = set(order[: order.index(question.id)])
        last = max(i for i, s in enumerate(steps) if s.grade_id in before and not s.question)
    if last > here:
        steps.insert(last, steps.pop(here))


def _plain_notebook(content: Any) -> NotebookNode:
    """Keep of a notebook's JSON what grading reads, with the types that it must have."""
    cells = content["cells"] if "cells" in content else _converted(content)["cells"]
    if not isinstance(cells, list):
        raise TypeError("its cells are no list")
    if len(cells) > CELL_LIMIT:
        raise ValueError(f"it has {len(cells):,} cells, where {CELL_LIMIT:,} may be")
    kept = []
    for cell in cells:
        if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
            continue
        source = cell.get("source", "")
        if isinstance(source, list):
            source = "".join(str(line) for line in source)
        metadata = cell.get("metadata")
        marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
        kept.append(
            {
                "cell_type": cell["cell_type"],
                "source": str(source).replace("\r\n", "\n"),
                "metadata": {"nbgrader": {"grade_id": grade_id}} if grade_id else {},
            }
        )
    return nbformat.from_dict({"cells": kept})


def _converted(content: dict[str, Any]) -> NotebookNode:
    """Bring a notebook of an old format, whose cells lie in worksheets, to the present one."""
    with quiet():
        return nbformat.convert(nbformat.from_dict(content), 4)


def _student_cell(cell: NotebookNode) -> NotebookNode:
    """Keep type and source; made without nbformat's check, which costs more than all else here."""
    new = NotebookNode(cell_type=cell.cell_type, metadata=NotebookNode(), source=cell.source)
    if _is_code(cell):
        new |= {"execution_count": None, "outputs": []}
    return new


def _grade_id(cell: NotebookNode) -> str:
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    return grade_id if isinstance(grade_id, str) else ""


def _is_code(cell: NotebookNode) -> bool:
    return cell.cell_type == "code"


def _compile(source: str, name: str) -> Any:
    return compile(parse_cell(source), f"<locked cell {name}>", "exec")


def _outputs(outputs: Any) -> list[NotebookNode]:
    """Read a cell's outputs as nbformat ones; what is not of that form is left out."""
    read = []
    for output in outputs if isinstance(outputs, list) else []:
        try:
            kind = output["output_type"]
            if kind == "stream":
                fields = {"name": str(output["name"]), "text": str(output["text"])}
            else:
                data = {str(k): str(v) for k, v in output["data"].items()}
                fields = {"data": data}
            read.append(nbformat.v4.new_output(kind, **fields))
        except (TypeError, KeyError, AttributeError, ValueError):
            continue
    return read


def _error_output(kind: str, text: str, lines: Any) -> NotebookNode:
    shown = [str(line) for line in lines] if isinstance(lines, list) else []
    return nbformat.v4.new_output("error", ename=kind, evalue=text, traceback=shown or [text])


def _notebook(cells: list[NotebookNode]) -> dict[str, Any]:
    """Put the cells as they ran into a notebook."""
    number = 0
    for index, cell in enumerate(cells):
        cell["id"] = f"cell-{index + 1}"  # the submission's own ids may be missing or doubled
        if _is_code(cell):
            number += 1
            cell.execution_count = number
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = number
    kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec})
    return json.loads(nbformat.writes(notebook))


@functools.cache
def _environment_digest() -> bytes:
    """Hash the packages and the code that grading runs on."""
    digest = hashlib.sha256()
    for package in ("numpy", "tensorflow", "keras", "ipython"):
        digest.update(f"{package}=={version(package)}".encode())
    folders = (Path(__file__).parent, Path(coursekit.__file__).parent)
    for folder in folders:
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.h5")]):
            digest.update(path.read_bytes())
    return digest.digest()
