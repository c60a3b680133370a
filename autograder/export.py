"""Tables of grades: our own, and those that Canvas and Moodle import."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.files import write_atomically
from autograder.results import SubmissionResult

GRADES_COLUMNS = ("student_id", "chapter", "score", "max_score", "status")
#: What follows in ``grades.csv`` where an instructor's policy was applied.
POLICY_COLUMNS = ("raw_score", "penalty", "attempt", "attempts", "submitted", "due")
QUESTIONS_COLUMNS = (
    "student_id", "chapter", "question", "score", "max_score", "outcome", "message",
)  # fmt: skip

#: A spreadsheet reads a cell that starts like this as a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")


def write_tables(results: Iterable[SubmissionResult], folder: Path) -> None:
    """Write ``grades.csv``, a row for a submission, and ``questions.csv``, a row for a question.

    Where a policy was applied, `POLICY_COLUMNS` follow the fixed columns of ``grades.csv``.

    Rows are sorted by student and chapter, questions stay in the order of the exercise sheet: the
    same results give the same bytes.

    Raises
    ------
    OSError
        A table could not be written; the old one stays.
    """
    ordered = in_order(results)
    write_atomically(folder / "grades.csv", csv_table(ordered))
    questions = (
        (
            result.student_id, result.chapter, q.question, number(q.score), number(q.max_score),
            q.outcome, guarded(q.message),
        )
        for result in ordered
        for q in result.questions
    )  # fmt: skip
    write_atomically(folder / "questions.csv", table(QUESTIONS_COLUMNS, questions))


def export(results: Iterable[SubmissionResult], format: str, path: Path) -> None:
    """Write the grades for another system.

    Parameters
    ----------
    format : str
        ``"csv"``: the columns of ``grades.csv``. ``"canvas"``: what Canvas's gradebook imports; it
        finds a student by `SIS User ID`, then by `SIS Login ID`, so both hold the student's id, and
        `ID`, which is Canvas's own number, stays empty. ``"moodle"``: a row for a student, keyed by
        `ID number`. Scores are those that count, after any deduction. A chapter that a student did
        not hand in is no zero: it is empty for Canvas, and ``-`` for Moodle, which would refuse an
        empty cell in a grade item that it has to make.
    path : Path
        The file to write.

    Raises
    ------
    ValueError
        There is no such format.
    OSError
        The file could not be written; the old one stays.

    Notes
    -----
    Canvas: "How do I import grades in the Gradebook?" in its Instructor Guide, and what
    ``lib/gradebook_importer.rb`` of instructure/canvas-lms reads. Moodle:
    https://docs.moodle.org/en/Grade_import, and what ``grade/import/csv/classes/load_data.php`` of
    moodle/moodle reads.
    """
    writers = {"csv": csv_table, "canvas": canvas_table, "moodle": moodle_table}
    if format not in writers:
        raise ValueError(f"There is no export format {format!r}: choose from {', '.join(writers)}.")
    write_atomically(path, writers[format](in_order(results)))


def csv_table(results: Sequence[SubmissionResult]) -> str:
    """Give the text of ``grades.csv``."""
    columns, rows = GRADES_COLUMNS, grade_rows(results)
    if any(result.standing for result in results):
        columns += POLICY_COLUMNS
        rows = (row + policy_row(result) for row, result in zip(rows, results, strict=True))
    return table(columns, rows)


def canvas_table(results: Sequence[SubmissionResult]) -> str:
    """Give a Canvas gradebook: a header, the row of points possible, a row for a student."""
    chapters = sorted({result.chapter for result in results})
    possible = [number(max(r.max_score for r in results if r.chapter == c)) for c in chapters]
    rows = [("Points Possible", "", "", "", "", *possible)]
    for student, scores in scores_by_student(results).items():
        known = ("", student, student, "")
        rows.append((guarded(student), *known, *(scores.get(c, "") for c in chapters)))
    return table(("Student", "ID", "SIS User ID", "SIS Login ID", "Section", *chapters), rows)


def moodle_table(results: Sequence[SubmissionResult]) -> str:
    """Give a Moodle grade table: a header and a row for a student."""
    chapters = sorted({result.chapter for result in results})
    rows = [
        (student, *(scores.get(c, "-") for c in chapters))
        for student, scores in scores_by_student(results).items()
    ]
    return table(("ID number", *chapters), rows)


def in_order(results: Iterable[SubmissionResult]) -> list[SubmissionResult]:
    """Sort results by student, then by chapter."""
    return sorted(results, key=lambda result: (result.student_id, result.chapter))


def number(value: float) -> str:
    """Write points as a person would: ``2``, ``1.5``, ``0.3333``."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def guarded(text: str) -> str:
    """Keep a spreadsheet from running a text, parts of which a student can choose, as a formula.

    Only what people read is guarded. A student's id is a key: with an apostrophe before it no other
    table would know it, so ids are written as they are.
    """
    # A lone carriage return would end a row for some readers of CSV.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def grade_rows(results: Iterable[SubmissionResult]) -> Iterable[tuple[str, ...]]:
    """Give the rows of ``grades.csv``."""
    for r in results:
        yield r.student_id, r.chapter, number(r.score), number(r.max_score), r.status


def policy_row(result: SubmissionResult) -> tuple[str, ...]:
    """Give the cells of `POLICY_COLUMNS`; times are ISO 8601, empty where not known."""
    standing = result.standing
    times = (standing.submitted, standing.due)
    return (
        number(result.raw_score),
        number(result.penalty),
        str(standing.attempt),
        str(standing.attempts),
        *(time.isoformat() if time else "" for time in times),
    )


def scores_in(grades: Path) -> dict[tuple[str, str], float]:
    """Read the scores of a ``grades.csv`` by student and chapter; none where there is none."""
    try:
        with grades.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return {(row["student_id"], row["chapter"]): float(row["score"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):  # none yet, or changed by somebody
        return {}


def scores_by_student(results: Iterable[SubmissionResult]) -> dict[str, dict[str, str]]:
    """Give each student's scores by chapter."""
    students: dict[str, dict[str, str]] = {}
    for result in results:
        students.setdefault(result.student_id, {})[result.chapter] = number(result.score)
    return students


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write rows as CSV, quoted where needed, a line feed after each."""
    lines = []
    for row in (columns, *rows):
        line = io.StringIO()
        # With this end of the line, the default, a lone carriage return in a cell is quoted too.
        csv.writer(line, lineterminator="\r\n").writerow(row)
        lines.append(line.getvalue().removesuffix("\r\n") + "\n")
    return "".join(lines)
