"""An instructor marks by hand in nbgrader's formgrader; report and exports carry the marks."""

import re

import nbformat
import pytest
import toy
from lab import jupyterlab
from playwright.sync_api import expect

PRINTS = "print('seen by the student')"


def autograder(*arguments: object) -> None:
    result = toy.autograder(*arguments)
    assert result.exit_code == 0, result.output


@pytest.fixture
def grades(tmp_path, monkeypatch):
    """Grade two students of the toy chapter; give the folder of grades."""
    monkeypatch.chdir(toy.course(tmp_path))
    wrong = {**toy.RIGHT, "double-answer": "def double(x):\n    return x * x"}
    for student, answers in {"ann": toy.RIGHT, "bob": wrong}.items():
        toy.hand_in(tmp_path, student, nbformat.writes(toy.submission(answers, first=PRINTS)))
    autograder("grade", tmp_path / "submissions", "--output", tmp_path / "grades")
    return tmp_path / "grades"


@pytest.fixture
def lab(grades, tmp_path):
    """Start JupyterLab in the folder of grades, as the page for instructors says."""
    with jupyterlab(grades, tmp_path) as address:
        yield address


def test_marks_given_in_formgrader_reach_report_and_exports(grades, lab, browser, tmp_path):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(f"{lab}/formgrader/gradebook/{toy.CHAPTER}/exercises")
    submissions = page.locator("td.name a", has_text="Submission #")
    expect(submissions).to_have_count(2)
    addresses = [link.get_attribute("href") for link in submissions.all()]
    marked = 0
    for address in addresses:
        page.goto(f"{lab}{address}")
        expect(page.get_by_text("seen by the student").last).to_be_visible()  # the cell's output
        double = page.locator("input#double")
        expect(double).to_have_attribute("placeholder", re.compile(r"[02]"))
        if double.get_attribute("placeholder") == "0":
            expect(page.get_by_text("should be [2, 4], but is [1, 4]").first).to_be_visible()
            continue
        score, comment = page.locator("input#why"), page.locator("textarea#why-comment")
        expect(score).to_contain_class("needs_manual_grade")
        comment.fill("Say it in your own words.")
        comment.press("Tab")
        score.fill("0.5")
        score.press("Tab")
        expect(page.locator(".score-saved:visible").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        marked += 1
    page.close()
    assert marked == 1

    autograder("report", grades)
    scores = {row["student_id"]: row["score"] for row in toy.rows(grades / "grades.csv")}
    assert scores == {"ann": "3.5", "bob": "1"}
    why = next(
        row
        for row in toy.rows(grades / "questions.csv")
        if (row["student_id"], row["question"]) == ("ann", "why")
    )
    assert (why["score"], why["outcome"]) == ("0.5", "partial")
    assert why["message"] == "Say it in your own words."
    feedback = (grades / "feedback" / "ann" / toy.CHAPTER / "exercises.html").read_text()
    assert "Say it in your own words." in feedback
    for kind, column in {"csv": "score", "canvas": toy.CHAPTER, "moodle": toy.CHAPTER}.items():
        autograder("export", grades, "--format", kind, "--output", tmp_path / kind)
        assert "3.5" in [row[column] for row in toy.rows(tmp_path / kind)], kind
