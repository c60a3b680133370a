"""Due dates and what lateness costs: every boundary, every clock, every wrong file."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import nbformat
import pytest
import toy
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin
from toy import autograder, hand_in, rows

from autograder import attempts, gradebook
from autograder.course import known_chapters
from autograder.pages import deduction
from autograder.policy import (
    Late,
    Lateness,
    PolicyError,
    Rules,
    Standing,
    choose,
    lateness,
    parse,
    parse_timestamp,
)
from autograder.results import QuestionResult, SubmissionResult

BERLIN = ZoneInfo("Europe/Berlin")
DUE = datetime(2026, 10, 14, 23, 59, tzinfo=BERLIN)
LATE = Late(grace=timedelta(minutes=15), per_day=10.0, at_most=50.0, closed_after=timedelta(days=7))
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("after_due", "expected"),
    [
        (-DAY, Lateness()),
        (timedelta(0), Lateness()),
        (SECOND, Lateness()),
        (timedelta(minutes=15), Lateness()),
        (timedelta(minutes=15) + SECOND, Lateness(1, 10.0)),
        (DAY / 2, Lateness(1, 10.0)),
        (DAY, Lateness(1, 10.0)),
        (DAY + SECOND, Lateness(2, 20.0)),
        (5 * DAY, Lateness(5, 50.0)),
        (6 * DAY, Lateness(6, 50.0)),
        (7 * DAY, Lateness(7, 50.0)),
        (7 * DAY + SECOND, Lateness(8, 100.0, closed=True)),
        (400 * DAY, Lateness(400, 100.0, closed=True)),
    ],
)
def test_each_boundary_of_lateness(after_due, expected):
    assert lateness(DUE.astimezone(UTC) + after_due, DUE.astimezone(UTC), LATE) == expected


def test_without_grace_one_second_late_is_late():
    late = Late(per_day=10.0)
    assert lateness(DUE, DUE, late) == Lateness()
    assert lateness(DUE + SECOND, DUE, late) == Lateness(1, 10.0)
    assert lateness(DUE + SECOND, DUE, Late(closed_after=timedelta(0))).closed


def test_a_day_ends_at_the_same_time_of_the_clock_on_the_day_that_the_clock_is_changed():
    late = Late(per_day=10.0)
    for due, hours in (
        (datetime(2026, 10, 24, 23, 59, tzinfo=BERLIN), 25),
        (datetime(2026, 3, 28, 23, 59, tzinfo=BERLIN), 23),
    ):
        a_day_later = due.astimezone(UTC) + timedelta(hours=hours)
        assert lateness(a_day_later, due, late).days == 1
        assert lateness(a_day_later + SECOND, due, late).days == 2
    # Half past two comes twice in that night: the second one is meant.
    twice = parse("timezone: Europe/Berlin\nchapters: {a: {due: 2026-10-25 02:30}}").rules("a").due
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    exact = parse("timezone: Europe/Berlin\nchapters: {a: {due: 2026-10-25T02:30+02:00}}")
    assert exact.rules("a").due.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(
    seconds=st.lists(st.integers(-200_000, 3_000_000), min_size=2, max_size=2),
    due=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    grace=st.integers(0, 100_000),
    per_day=st.floats(0, 100),
    at_most=st.floats(0, 100),
    closed_after=st.none() | st.integers(0, 2_000_000),
    of=st.sampled_from(["earned", "maximum"]),
    earned=st.floats(-1, 20),
)
def test_later_never_costs_less_and_never_more_than_was_earned(
    seconds, due, grace, per_day, at_most, closed_after, of, earned
):
    possible = 15.0
    closing = None if closed_after is None else timedelta(seconds=closed_after)
    rules = Rules(late=Late(timedelta(seconds=grace), per_day, of, at_most, closing))
    due = due.replace(tzinfo=BERLIN)
    standings = [
        Standing(rules, submitted=due.astimezone(UTC) + timedelta(seconds=s), due=due)
        for s in sorted(seconds)
    ]
    earlier, later = (standing.penalty(earned, possible) for standing in standings)
    assert 0 <= earlier <= later
    cap = at_most * (max(earned, 0) if of == "earned" else possible) / 100
    for standing, penalty in zip(standings, (earlier, later), strict=True):
        assert penalty <= max(earned, 0)
        assert standing.lateness.closed or penalty <= cap


def submission(score=8.0, waiting=0.0, **standing) -> SubmissionResult:
    questions = [QuestionResult("q", "Q", "", score, 10.0, "partial")]
    if waiting:
        questions.append(QuestionResult("why", "Why", "", 0.0, waiting, "manual"))
    result = SubmissionResult("ann", "a", "graded", "", questions, "bwrap")
    if standing:
        rules = Rules(DUE, late=standing.pop("late", LATE))
        result.standing = Standing(rules, due=DUE, **standing)
    return result


def test_the_deduction_is_of_what_was_earned_or_of_the_maximum_and_follows_manual_marks():
    result = submission(score=8.0, submitted=DUE + 2 * DAY)
    assert (result.raw_score, result.penalty, result.score) == (8.0, 1.6, 6.4)
    result.questions[0].score = 10.0  # a person has marked
    assert (result.penalty, result.score) == (2.0, 8.0)
    maximum = submission(score=1.0, submitted=DUE + 2 * DAY, late=Late(per_day=10.0, of="maximum"))
    assert (maximum.penalty, maximum.score) == (1.0, 0.0)
    closed = submission(score=8.0, submitted=DUE + 8 * DAY)
    assert (closed.penalty, closed.score) == (8.0, 0.0)


def test_a_sentence_says_what_was_deducted_and_why():
    assert deduction(submission()) == ""
    assert deduction(submission(submitted=DUE)) == ""
    assert deduction(submission(submitted=None)) == ""
    assert deduction(submission(submitted=DUE + DAY / 2)) == (
        "Handed in on 2026-10-15 11:59 CEST; due on 2026-10-14 23:59 CEST. "
        "Deducted: 0.8 points, 10% of the points earned (10% for the day begun)."
    )
    capped = deduction(submission(submitted=DUE + 6 * DAY, extended=True))
    assert "due on 2026-10-14 23:59 CEST, with an extension." in capped
    assert "50% of the points earned (10% for each of 6 days begun, 50% at most)" in capped
    closed = deduction(submission(submitted=DUE + 12 * DAY))
    assert "Nothing was accepted after 2026-10-21 23:59 CEST, so no points are left." in closed
    second = submission(submitted=DUE + SECOND, late=Late(per_day=5.0, of="maximum"))
    assert "Handed in on 2026-10-14 23:59:01 CEST" in deduction(second)
    assert "5% of the 10 points possible" in deduction(second)
    assert deduction(submission(submitted=DUE + DAY, late=Late())).endswith("Nothing is deducted.")


def test_the_verdict_on_the_disk_knows_nothing_of_the_policy():
    result = submission(submitted=DUE + DAY)
    stored = json.loads(json.dumps(result.to_dict()))
    assert "standing" not in stored
    assert SubmissionResult.from_dict(stored).score == result.raw_score


def standings(*days: float) -> list[Standing]:
    return [Standing(Rules(DUE, late=LATE), submitted=DUE + d * DAY, due=DUE) for d in days]


def test_best_or_last_among_those_handed_in_before_the_closing_date():
    assert choose("last", standings(-2, -1, 0), [(9,), (3,), (1,)]) == 2
    assert choose("best", standings(-2, -1, 0), [(3,), (9,), (1,)]) == 1
    assert choose("best", standings(-2, -1, 0), [(9,), (9,), (1,)]) == 1  # the newest of equals
    assert choose("last", standings(-2, 1, 9), [(9,), (3,), (0,)]) == 1
    assert choose("last", standings(8, 9), [(0,), (0,)]) == 1


def counted(verdicts: dict[str, SubmissionResult], texts: dict[str, str], rules: str):
    policy = parse(f"timezone: Europe/Berlin\n{rules}\nchapters: {{a: {{due: 2026-10-14 23:59}}}}")
    for name, verdict in verdicts.items():
        verdict.attempt = name
    return attempts.counting(policy, list(verdicts.values()), texts)


def test_best_is_best_after_the_penalty():
    verdicts = {"": submission(score=9.0), "one": submission(score=8.0)}
    times = {"": "2026-10-16 12:00:00 CEST", "one": "2026-10-14 12:00:00 CEST"}
    late = "late: {per_day: 10%}"
    found = counted(verdicts, times, f"attempts: best\n{late}")
    assert (found.attempt, found.score, found.standing.attempt) == ("one", 8.0, 1)
    found = counted(verdicts, times, f"attempts: last\n{late}")
    assert (found.attempt, found.score, found.standing.attempt) == ("", 7.2, 2)
    equal = {"": submission(score=8.0), "one": submission(score=8.0, waiting=1.0)}
    assert counted(equal, {}, "attempts: best").attempt == "one"  # a person may add points


def test_attempts_come_in_the_order_of_their_times_or_else_of_their_names():
    verdicts = {name: submission() for name in ("", "try 10", "try 2", "try 1")}
    times = {"try 10": "2026-10-01 00:00:00", "try 2": "2026-10-03 00:00:00"}
    counted(verdicts, {**times, "try 1": "2026-10-02 00:00:00"}, "")
    assert [verdicts[n].standing.attempt for n in ("try 10", "try 1", "try 2", "")] == [1, 2, 3, 4]
    counted(verdicts, times, "")
    assert [verdicts[n].standing.attempt for n in ("try 1", "try 2", "try 10", "")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-02 15:58:23.948203 UTC", "2026-07-02T15:58:23.948203+00:00"),
        ("2026-07-02 15:58:23 -0800", "2026-07-02T23:58:23+00:00"),
        ("2026-07-02T15:58:23+02:00\n", "2026-07-02T13:58:23+00:00"),
        ("2026-07-02 15:58:23 CEST", "2026-07-02T13:58:23+00:00"),
        ("2026-07-02 15:58:23 Europe/Berlin", "2026-07-02T13:58:23+00:00"),
        ("2026-10-25 02:30:00 CEST", "2026-10-25T00:30:00+00:00"),
        ("2026-07-02 15:58:23", "2026-07-02T15:58:23+00:00"),
    ],
)
def test_timestamps_of_nbgrader_are_read(text, expected):
    assert parse_timestamp(text, BERLIN).isoformat() == expected


@pytest.mark.parametrize(
    "text", ["15", "noon", "2026-07-02 15:58:23 XYZ", "0001-01-01 00:00 +1400", "2026-13-01 00:00"]
)
def test_what_is_no_timestamp_is_not_guessed_at(text):
    with pytest.raises(ValueError, match=r"not a date|not known|out of range|month"):
        parse_timestamp(text, BERLIN)


DATED = "timezone: Europe/Berlin\nchapters: {a: {due: 2026-10-14 23:59}}\n"


def test_extensions_are_dates_or_more_time_and_ids_stay_as_they_are_written():
    policy = parse(
        f"{DATED}extensions: {{00123: {{a: +3d}}, bob: {{a: 2026-10-20T12:00Z}}, cy: {{a: +12h}}}}"
    )
    assert policy.due("00123", "a") == DUE + 3 * DAY
    assert policy.due("bob", "a") == datetime(2026, 10, 20, 12, tzinfo=UTC)
    assert policy.due("cy", "a").isoformat() == "2026-10-15T11:59:00+02:00"
    assert policy.due("ann", "a") == DUE
    assert policy.due("ann", "b") is None


def test_a_chapter_changes_only_the_rules_that_it_names():
    text = """
timezone: Europe/Berlin
attempts: best
late: {per_day: 10%, at_most: 50%}
chapters:
  a: {due: 2026-10-14 23:59}
  b: {attempts: last, late: {per_day: 20%}}
"""
    policy = parse(text)
    assert policy.rules("a") == Rules(DUE, "best", Late(per_day=10.0, at_most=50.0))
    assert policy.rules("b") == Rules(None, "last", Late(per_day=20.0, at_most=50.0))
    assert parse("").rules("a") == Rules()


def test_the_example_that_instructors_read_is_a_policy_for_this_course():
    root = Path(__file__).parent.parent
    page = (root / "book" / "for_instructors.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(timezone:.*?)```", page, re.DOTALL)
    policy = parse(example, known_chapters(root, ()))
    assert policy.rules("01_perceptron") == Rules(DUE, "best", LATE)
    assert policy.rules("02_backpropagation").attempts == "last"
    assert policy.rules("02_backpropagation").late == replace(LATE, per_day=20.0)
    assert policy.due("bob", "01_perceptron") == DUE + 3 * DAY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("late: [", "not YAML in line 1"),
        ("- a", "the whole text: ['a'] is not a mapping. Allowed: timezone, attempts, late"),
        ("atempts: best", "atempts: there is no such key. Allowed: timezone, attempts"),
        ("attempts: first", "attempts: 'first' is not known. Allowed: last or best"),
        ("timezone: Mars", "timezone: 'Mars' is not a time zone. Allowed: a name such as"),
        ("late: {graze: 1m}", "late.graze: there is no such key. Allowed: grace, per_day"),
        ("late: {grace: soon}", "late.grace: 'soon' is not a duration. Allowed: days, hours"),
        ("late: {per_day: 0.1}", "late.per_day: '0.1' is not such a share. Allowed: a share from"),
        ("late: {at_most: 101%}", "late.at_most: '101%' is not such a share"),
        ("late: {of: all}", "late.of: 'all' is not known. Allowed: earned or maximum"),
        ("chapters: {c: {}}", "chapters.c: there is no such chapter. Allowed: a, b"),
        ("chapters: {a: {due: 2026-10-14T23:59}}", "has no time zone. Allowed: a date and a time"),
        ("chapters: {a: {due: 2026-10-14}}", "chapters.a.due: '2026-10-14' has no time of the day"),
        ("chapters: {a: {due: tomorrow}}", "chapters.a.due: 'tomorrow' is not a time. Allowed"),
        ("chapters: {a: {due: [1]}}", "chapters.a.due: ['1'] is not a value. Allowed"),
        (
            f"{DATED}extensions: {{bob: {{b: +3d}}}}",
            "extensions.bob.b: the chapter has no due date",
        ),
        (f"{DATED}extensions: {{bob: +3d}}", "extensions.bob: '+3d' is not a mapping"),
        (
            f"{DATED}extensions: {{bob: {{a: 2026-10-04 23:59}}}}",
            "extensions.bob.a: '2026-10-04 23:59' is before the due date itself",
        ),
        ("attempts: best\nattempts: last", "attempts: the key is there twice, again in line 2"),
    ],
)
def test_a_wrong_file_gets_a_sentence_with_key_fault_and_choice(text, said):
    with pytest.raises(PolicyError) as refused:
        parse(text, ["a", "b"])
    assert said in str(refused.value)


# The real command, on a class of three.

POLICY = """
timezone: Europe/Berlin
attempts: best
late: {grace: 15m, per_day: 10%, at_most: 50%, closed_after: 7d}
chapters:
  99_toy: {due: 2026-10-14 23:59}
extensions:
  bob: {99_toy: +3d}
  zoe: {99_toy: +3d}
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Ann's first attempt was better, Bob is late in spite of an extension, Cy's time is not known.

    All three are graded without a policy first.
    """
    folder = tmp_path_factory.mktemp("policy")
    root = toy.course(folder)
    right, half = (nbformat.writes(toy.submission(a)) for a in (toy.RIGHT, toy.HALF))
    hand_in(folder, "ann", half, time="2026-10-15 11:00:00.000000 CEST")
    hand_in(folder, "ann", right, attempt="first", time="2026-10-14 23:59:00.000000 CEST")
    hand_in(folder, "bob", right, time="2026-10-19 08:00:00.000000 UTC")
    hand_in(folder, "cy", right)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        result = autograder("grade", folder / "submissions", "--output", folder / "grades")
        assert result.exit_code == 0, result.output
        assert "3 submissions: 3 graded" in result.output
        yield folder


def grade(folder: Path, policy: str = "", *options: str):
    if policy:
        (folder / "policy.yml").write_text(policy)
        options = ("--policy", str(folder / "policy.yml"), *options)
    result = autograder("grade", folder / "submissions", "--output", folder / "grades", *options)
    assert result.exit_code == 0, result.output
    return result.output


def by_student(path: Path) -> dict[str, dict[str, str]]:
    return {row["student_id"]: row for row in rows(path)}


FIXED = ["student_id", "chapter", "score", "max_score", "status"]
ADDED = ["raw_score", "penalty", "attempt", "attempts", "submitted", "due"]


def test_a_policy_changes_tables_and_never_verdicts(graded):
    output = graded / "grades"
    before = by_student(output / "grades.csv")
    assert list(before["ann"]) == FIXED
    assert [before[s]["score"] for s in ("ann", "bob", "cy")] == ["1", "3", "3"]

    said = grade(graded, POLICY)
    assert "4 submissions: 1 graded, 3 unchanged" in said  # Ann's first attempt is new
    assert "1 submission has no timestamp.txt and counts as on time." in said
    assert "students who handed in nothing here: zoe" in said
    assert "ann/99_toy: 1 -> 3 points" in said
    assert "bob/99_toy: 3 -> 2.4 points" in said
    table = by_student(output / "grades.csv")
    assert list(table["ann"]) == FIXED + ADDED
    assert [table["ann"][c] for c in ("score", *ADDED)] == [
        "3", "3", "0", "1", "2", "2026-10-14T23:59:00+02:00", "2026-10-14T23:59:00+02:00",
    ]  # fmt: skip
    assert [table["bob"][c] for c in ("score", *ADDED)] == [
        "2.4", "3", "0.6", "1", "1", "2026-10-19T10:00:00+02:00", "2026-10-17T23:59:00+02:00",
    ]  # fmt: skip
    assert [table["cy"][c] for c in ("score", "penalty", "submitted")] == ["3", "0", ""]
    assert len((output / "questions.csv").read_text().splitlines()[0].split(",")) == 7

    page = (output / "feedback" / "bob" / toy.CHAPTER / "exercises.html").read_text()
    sentence = "Deducted: 0.6 points, 20% of the points earned (10% for each of 2 days begun)."
    assert sentence in page
    assert sentence in (output / "report.html").read_text()
    page = (output / "feedback" / "ann" / toy.CHAPTER / "exercises.html").read_text()
    assert "Of 2 attempts number 1 counts, the best one." in page

    said = grade(graded, POLICY.replace("best", "last"))
    assert "4 submissions: 0 graded, 4 unchanged" in said
    assert by_student(output / "grades.csv")["ann"]["score"] == "0.9"
    assert "0 graded, 4 unchanged" in grade(graded)  # the policy kept with the grades
    assert by_student(output / "grades.csv")["ann"]["score"] == "0.9"


def test_every_export_and_nbgrader_carry_the_deducted_score(graded, tmp_path):
    output = graded / "grades"
    grade(graded, POLICY)
    for kind, column in (("csv", "score"), ("canvas", toy.CHAPTER), ("moodle", toy.CHAPTER)):
        file = tmp_path / kind
        assert autograder("export", output, "--format", kind, "--output", file).exit_code == 0
        table = {next(iter(row.values())): row for row in rows(file)}
        assert (table["ann"][column], table["bob"][column]) == ("3", "2.4")
    with Gradebook(gradebook.default_url(output)) as book:
        CsvExportPlugin(to=str(tmp_path / "nbgrader.csv")).export(book)
        bob = book.find_submission(toy.CHAPTER, "bob")
        assert bob.duedate == datetime(2026, 10, 17, 21, 59)
        assert bob.timestamp == datetime(2026, 10, 19, 8, 0)
    theirs = by_student(tmp_path / "nbgrader.csv")
    for student, ours in by_student(output / "grades.csv").items():
        pairs = (("score", "score"), ("raw_score", "raw_score"))
        pairs += (("penalty", "late_submission_penalty"),)
        for column, name in pairs:
            assert float(theirs[student][name]) == pytest.approx(float(ours[column]))


def test_marks_given_later_are_penalised_and_belong_to_the_attempt_that_was_marked(graded):
    output = graded / "grades"
    grade(graded, POLICY)
    with Gradebook(gradebook.default_url(output)) as book:
        for student in ("ann", "bob"):
            mark = book.find_grade("why", "exercises", toy.CHAPTER, student)
            mark.manual_score, mark.needs_manual_grade = 1.0, False  # as formgrader does
        book.db.commit()
    assert autograder("report", output).exit_code == 0
    table = by_student(output / "grades.csv")
    assert [table["bob"][c] for c in ("raw_score", "penalty", "score")] == ["4", "0.8", "3.2"]
    assert table["ann"]["score"] == "4"
    grade(graded)
    assert waiting(output) == ["cy"]
    with Gradebook(gradebook.default_url(output)) as book:
        bob = book.find_submission(toy.CHAPTER, "bob")
        assert bob.late_submission_penalty == pytest.approx(0.8)

    grade(graded, POLICY.replace("best", "last"))  # another attempt of Ann's counts now
    assert waiting(output) == ["ann", "cy"]
    shown = nbformat.read(output / "autograded" / "ann" / toy.CHAPTER / "exercises.ipynb", 4)
    assert any("return x" in cell.source and "+ x" not in cell.source for cell in shown.cells)


def waiting(output: Path) -> list[str]:
    with Gradebook(gradebook.default_url(output)) as book:
        found = book.assignment_submissions(toy.CHAPTER)
        return sorted(s.student.id for s in found if s.needs_manual_grade)


def test_links_are_not_followed(graded, tmp_path):
    folder = tmp_path / "submissions"
    place = folder / "eve" / toy.CHAPTER
    bob = graded / "submissions" / "bob" / toy.CHAPTER
    (place / "attempts" / "a").mkdir(parents=True)
    (place / "exercises.ipynb").write_text("{")
    (place / "timestamp.txt").symlink_to(bob / "timestamp.txt")
    (place / "attempts" / "a" / "exercises.ipynb").symlink_to(bob / "exercises.ipynb")
    (place / "attempts" / "b").symlink_to(bob)
    other = folder / "fay" / toy.CHAPTER
    other.mkdir(parents=True)
    (other / "attempts").symlink_to(place / "attempts")
    (tmp_path / "policy.yml").write_text(POLICY)
    said = autograder(
        "grade", folder, "--output", tmp_path / "g", "--policy", tmp_path / "policy.yml"
    ).output
    assert "fay/99_toy/attempts is not a folder and was not read." in said
    assert "eve/99_toy/timestamp.txt is a link, not a file. It counts as on time." in said
    eve = by_student(tmp_path / "g" / "grades.csv")["eve"]
    assert (eve["score"], eve["attempts"], eve["submitted"]) == ("0", "3", "")


def test_a_wrong_policy_stops_the_command_before_anything_is_graded(graded, tmp_path):
    (tmp_path / "policy.yml").write_text("attempts: first")
    command = ("grade", graded / "submissions", "--output", tmp_path / "g", "--policy")
    for file, said in (("policy.yml", "attempts: 'first' is not known"), ("none.yml", "No such")):
        result = autograder(*command, tmp_path / file)
        assert result.exit_code == 2
        assert said in result.output
        assert file in result.output
    assert not (tmp_path / "g").exists()
    grade(graded, POLICY)
    (graded / "grades" / attempts.POLICY_NAME).write_text("late: x")
    try:
        for again in (("report",), ("export", "--format", "csv", "--output", str(tmp_path / "x"))):
            result = autograder(again[0], graded / "grades", *again[1:])
            assert result.exit_code == 2
            assert "late: 'x' is not a mapping" in result.output
    finally:
        (graded / "grades" / attempts.POLICY_NAME).write_text(POLICY)
