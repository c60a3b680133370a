"""nbgrader's gradebook: scores go in, what a person marked by hand comes out.

Only the coordinating process opens it. Manual scores and comments are a person's work: grading
again never touches them.
"""

import copy
import warnings
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

import nbgrader.api
from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import parse_utc
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from autograder.assignment import NOTEBOOK_NAME, Assignment
from autograder.results import QuestionResult, SubmissionResult


class GradebookError(RuntimeError):
    """The gradebook cannot take these grades."""


def default_url(folder: Path) -> str:
    """Give the database URL of the gradebook embedded in a folder of grades."""
    return f"sqlite:///{(folder / 'gradebook.db').resolve()}"


def opened(url: str) -> Gradebook:
    """Open a gradebook; it closes at the end of a ``with``.

    Raises
    ------
    GradebookError
        Where there is no such database, or no driver for it.
    """
    try:
        return Gradebook(url)
    except ImportError as error:
        raise GradebookError(
            f"The gradebook's database wants the package {error.name}: pip install "
            f"'{error.name}[binary]'."
        ) from None
    except SQLAlchemyError as error:
        reason = str(error).splitlines()[0]
        raise GradebookError(
            f"The gradebook {_without_password(url)} cannot be opened: {reason}"
        ) from None


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "with this URL"


def open_assignment(url: str, assignment: Assignment) -> None:
    """Make the gradebook know an assignment: its notebook, its cells, their points.

    Raises
    ------
    GradebookError
        Where it holds submissions to another set of questions under the same name.
    """
    with opened(url) as gradebook:
        gradebook.update_or_create_assignment(assignment.chapter)
    # nbgrader's own preprocessor, so that formgrader finds what it expects.
    names = {"notebook": NOTEBOOK_NAME, "assignment": assignment.chapter, "db_url": url}
    try:
        SaveCells().preprocess(copy.deepcopy(assignment.source), {"nbgrader": names})
    except RuntimeError as error:
        raise GradebookError(
            f"The gradebook holds grades for other questions of {assignment.chapter} ({error}). "
            "Grade into a new folder with --output."
        ) from None


def held(gradebook: Gradebook) -> set[tuple[str, str]]:
    """Give (student, chapter) of every submission that the gradebook holds."""
    columns = (SubmittedAssignment.student_id, nbgrader.api.Assignment.name)
    found = gradebook.db.query(*columns).join(nbgrader.api.Assignment)
    return {(student, chapter) for student, chapter in found}


def record(gradebook: Gradebook, result: SubmissionResult, unchanged: Collection[str]) -> None:
    """Write one verdict, in one transaction.

    What a person has marked is to be looked at again, but for the questions `unchanged`.
    """
    gradebook.update_or_create_student(result.student_id)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # nbgrader flushes while it builds a submission
        submission = gradebook.update_or_create_submission(result.chapter, result.student_id)
    notebook = next(nb for nb in submission.notebooks if nb.name == NOTEBOOK_NAME)
    grades = {grade.name: grade for grade in notebook.grades}
    comments = {comment.name: comment for comment in notebook.comments}
    for question in result.questions:
        grade = grades[question.question]
        by_hand = question.outcome == "manual"
        grade.auto_score = None if by_hand else question.score
        if grade.manual_score is None or question.question not in unchanged:
            grade.needs_manual_grade = by_hand
        if question.question in comments:  # nbgrader keeps comments with solution cells only
            comments[question.question].auto_comment = question.message or None
    gradebook.db.commit()


def with_manual_marks(url: str, results: list[SubmissionResult]) -> list[SubmissionResult]:
    """Put scores and comments that a person gave into the verdicts."""
    with opened(url) as gradebook:
        for result in results:
            try:
                submission = gradebook.find_submission(result.chapter, result.student_id)
            except MissingEntry:
                continue
            marks = {grade.name: grade for nb in submission.notebooks for grade in nb.grades}
            comments = {c.name: c for nb in submission.notebooks for c in nb.comments}
            for question in result.questions:
                _overlay(question, marks.get(question.question), comments.get(question.question))
    return results


def record_lateness(url: str, results: list[SubmissionResult]) -> None:
    """Write what a policy says where nbgrader keeps it: due dates, extensions, times, penalties.

    nbgrader's own export and feedback then give the same scores. Without a policy the penalties are
    taken back; due dates and times may be somebody else's and stay.
    """
    penalties = {(r.student_id, r.chapter): r.penalty for r in results}
    standings = {(r.student_id, r.chapter): r.standing for r in results if r.standing}
    chapters = {r.chapter: r.standing.rules.due for r in results if r.standing}
    with opened(url) as gradebook:
        late = gradebook.db.query(SubmittedNotebook).filter(
            SubmittedNotebook.late_submission_penalty.is_not(None)
        )
        for notebook in late:
            place = (notebook.student.id, notebook.assignment.name)
            if not penalties.get(place):
                notebook.late_submission_penalty = None
        for chapter, due in chapters.items():
            try:
                gradebook.find_assignment(chapter).duedate = _naive(due)
            except MissingEntry:  # another gradebook than the one that was graded into
                continue
            for submission in gradebook.assignment_submissions(chapter):
                standing = standings.get((submission.student.id, chapter))
                if standing is None:
                    continue
                submission.timestamp = _naive(standing.submitted)
                extended = _naive(standing.due) - _naive(due) if due else None
                submission.extension = extended or None
                for notebook in submission.notebooks:
                    notebook.late_submission_penalty = (
                        penalties[submission.student.id, chapter] or None
                    )
        gradebook.db.commit()


def _naive(time: datetime | None) -> datetime | None:
    """Give a time as nbgrader stores it: in UTC, without saying so."""
    return time and parse_utc(time)


def _overlay(question: QuestionResult, grade: Any, comment: Any) -> None:
    if comment is not None and comment.manual_comment:
        question.message = comment.manual_comment
    if grade is None:
        return
    if grade.manual_score is not None:
        question.score = grade.manual_score
        if not grade.needs_manual_grade:
            full, none = question.score >= question.max_score, question.score <= 0
            question.outcome = "passed" if full else "failed" if none else "partial"
    if grade.extra_credit:
        question.score += grade.extra_credit
