"""Tables of grades: exact columns, the same bytes for the same results, ids kept as they are."""

import csv
import random

import pytest

from autograder.export import FORMULA_STARTS, export, number, scores_in, write_tables
from autograder.results import QuestionResult, SubmissionResult


def submission(student, chapter="01_perceptron", scores=(2.0, 0.5), message="", status="graded"):
    questions = [
        QuestionResult(name, name, "", score, 2.0, "passed" if score == 2 else "failed", message)
        for name, score in zip(("step", "gate"), scores, strict=True)
    ]
    return SubmissionResult(student, chapter, status, "", questions, "bwrap")


def rows(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_tables_have_the_documented_columns_sorted_rows_and_plain_numbers(tmp_path):
    results = [
        submission("bob", "02_descent", scores=(2.0, 2.0)),
        submission("bob", status="timeout", message='said "no",\nand stopped'),
        submission("ada"),
    ]
    write_tables(results, tmp_path)
    assert (tmp_path / "grades.csv").read_bytes() == (
        b"student_id,chapter,score,max_score,status\n"
        b"ada,01_perceptron,2.5,4,graded\n"
        b"bob,01_perceptron,2.5,4,timeout\n"
        b"bob,02_descent,4,4,graded\n"
    )
    table = rows(tmp_path / "questions.csv")
    assert ",".join(table[0]) == "student_id,chapter,question,score,max_score,outcome,message"
    assert [row[:4] for row in table[1:5]] == [
        ["ada", "01_perceptron", "step", "2"],
        ["ada", "01_perceptron", "gate", "0.5"],
        ["bob", "01_perceptron", "step", "2"],
        ["bob", "01_perceptron", "gate", "0.5"],
    ]
    assert table[4] == [
        "bob", "01_perceptron", "gate", "0.5", "2", "failed", 'said "no",\nand stopped',
    ]  # fmt: skip
    assert sorted(p.name for p in tmp_path.iterdir()) == ["grades.csv", "questions.csv"]


def test_the_order_in_which_results_arrive_does_not_matter(tmp_path):
    results = [submission(s, c) for s in ("ada", "bob", "cy") for c in ("01_a", "02_b")]
    shuffled = random.Random(0).sample(results, len(results))
    for name, given in (("a", results), ("b", iter(shuffled))):
        given = list(given)
        write_tables(given, tmp_path / name)
        for kind in ("csv", "canvas", "moodle"):
            export(given, kind, tmp_path / name / kind)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.0, "2"), (1.5, "1.5"), (0.0, "0"), (10, "10"), (1 / 3, "0.3333"), (0.1 + 0.2, "0.3")],
)
def test_numbers_are_written_as_a_person_would(value, text):
    assert number(value) == text


def test_the_scores_of_a_table_are_read_again_and_a_foreign_table_is_none(tmp_path):
    write_tables([submission("ada"), submission("bob", scores=(2.0, 2.0))], tmp_path)
    places = {("ada", "01_perceptron"): 2.5, ("bob", "01_perceptron"): 4.0}
    assert scores_in(tmp_path / "grades.csv") == places
    assert scores_in(tmp_path / "questions.csv") != places
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert scores_in(tmp_path / "other.csv") == scores_in(tmp_path / "none.csv") == {}


def test_csv_export_is_the_grades_table(tmp_path):
    results = [submission("ada"), submission("bob")]
    write_tables(results, tmp_path)
    export(results, "csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "grades.csv").read_bytes()


def test_canvas_gets_its_header_points_possible_and_blanks_for_what_is_missing(tmp_path):
    results = [submission("ada"), submission("bob"), submission("bob", "02_descent", (2.0, 2.0))]
    export(results, "canvas", tmp_path / "canvas.csv")
    assert rows(tmp_path / "canvas.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "01_perceptron", "02_descent"],
        ["Points Possible", "", "", "", "", "4", "4"],
        ["ada", "", "ada", "ada", "", "2.5", ""],
        ["bob", "", "bob", "bob", "", "2.5", "4"],
    ]


def test_points_possible_are_known_even_where_one_submission_has_no_questions(tmp_path):
    empty = SubmissionResult("abe", "01_perceptron", "unreadable", "No JSON.", [], "bwrap")
    export([empty, submission("ada")], "canvas", tmp_path / "canvas.csv")
    assert rows(tmp_path / "canvas.csv")[1][-1] == "4"


def test_moodle_gets_a_row_a_student_keyed_by_id_number(tmp_path):
    results = [submission("ada"), submission("bob"), submission("bob", "02_descent", (2.0, 2.0))]
    export(results, "moodle", tmp_path / "moodle.csv")
    assert rows(tmp_path / "moodle.csv") == [
        ["ID number", "01_perceptron", "02_descent"],
        ["ada", "2.5", "-"],
        ["bob", "2.5", "4"],
    ]


#: Ids as rosters have them, and as nobody should.
IDS = [
    "ada",
    "00123",
    "o'neill",
    "de la Cruz, Ana",
    'the "one"',
    "Łukasz Ünal",
    "陈伟",
    "-17",
    "=1+1",
]


def test_canvas_finds_each_student_and_each_score_in_what_is_written(tmp_path):
    """Reads the file by the rules of Canvas's own importer."""
    results = [submission(name, scores=(2.0, i / 4)) for i, name in enumerate(IDS)]
    export(results, "canvas", tmp_path / "canvas.csv")
    header, possible, *students = rows(tmp_path / "canvas.csv")
    assert "Student" in header[0]
    assert header[1] == "ID"
    assert header[2:5] == ["SIS User ID", "SIS Login ID", "Section"]
    assert "Points Possible" in possible[0]
    found = {
        row[2]: (row[3], row[1], float(row[header.index("01_perceptron")])) for row in students
    }
    assert found == {name: (name, "", 2 + i / 4) for i, name in enumerate(IDS)}
    for row in students:  # the first column is for people
        assert row[0].lstrip("'") == row[2]
        assert not row[0].startswith(FORMULA_STARTS)


def test_moodle_finds_each_student_and_each_score_in_what_is_written(tmp_path):
    """Reads the file by the rules of Moodle's own importer: a dash is no grade."""
    results = [submission(name, scores=(2.0, i / 4)) for i, name in enumerate(IDS)]
    export([*results, submission("eve", "02_descent")], "moodle", tmp_path / "moodle.csv")
    (identifier, *items), *students = rows(tmp_path / "moodle.csv")
    assert identifier == "ID number"
    assert items == ["01_perceptron", "02_descent"]
    assert all(len(row) == 3 and "" not in row for row in students)
    grades = {
        row[0]: [None if cell == "-" else float(cell) for cell in row[1:]] for row in students
    }
    assert grades == {name: [2 + i / 4, None] for i, name in enumerate(IDS)} | {"eve": [None, 2.5]}


def test_an_unknown_format_is_refused_and_writes_nothing(tmp_path):
    with pytest.raises(ValueError, match=r"'xlsx'.*csv, canvas, moodle"):
        export([submission("ada")], "xlsx", tmp_path / "out")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_message_cannot_run_as_a_formula(tmp_path, start):
    write_tables([submission("ada", message=f"{start}cmd|'/c calc'!A1")], tmp_path)
    message = rows(tmp_path / "questions.csv")[1][-1]
    assert message[0] == "'"
    assert message.endswith("cmd|'/c calc'!A1")


def test_an_id_is_a_key_and_is_never_altered(tmp_path):
    ids = ["-17", "@ada", "=b", 'ça, "va"', "00123", "eve\rx"]
    results = [submission(student) for student in ids]
    write_tables(results, tmp_path)
    assert sorted(row[0] for row in rows(tmp_path / "grades.csv")[1:]) == sorted(ids)
    for kind, column in (("csv", 0), ("canvas", 2), ("moodle", 0)):
        export(results, kind, tmp_path / kind)
        assert set(ids) <= {row[column] for row in rows(tmp_path / kind)}


def test_text_that_utf_8_cannot_hold_does_not_stop_the_table(tmp_path):
    write_tables([submission("ada", message="half \ud83d, nul \0, return \r x")], tmp_path)
    table = rows(tmp_path / "questions.csv")
    assert len(table) == 3
    assert "half" in table[1][-1]


def test_no_results_give_tables_of_headers(tmp_path):
    write_tables([], tmp_path)
    assert len(rows(tmp_path / "grades.csv")) == len(rows(tmp_path / "questions.csv")) == 1
    for kind in ("csv", "canvas", "moodle"):
        export([], kind, tmp_path / kind)
