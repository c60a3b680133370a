"""Self-check questions: enough of them, one right choice each, each choice explained."""

import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted(ROOT.glob("notebooks/*/lesson.ipynb"))
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.parent.name)


class SelfCheck(HTMLParser):
    """One question: its text, and for each choice its classes, its summary and its explanation.

    Raises AssertionError where an element is closed that is not the last one opened, or where text
    stands in a place that no reader would look at.
    """

    def __init__(self, source: str):
        super().__init__()
        self.question, self.choices, self.open = "", [], []
        self.feed(source)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        if tag == "details":
            assert self.open == ["div"], "a choice stands in the question's div and in nothing else"
            kind = dict(attrs).get("class", "").split()
            self.choices.append({"kind": kind, "summary": "", "explanation": ""})
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> stands where </{self.open[-1]}> is due"
        self.open.pop()

    def handle_data(self, text):
        if "summary" in self.open:
            self.choices[-1]["summary"] += text
        elif "details" in self.open:
            self.choices[-1]["explanation"] += text
        elif not text.isspace():
            assert self.open, f"text outside the question: {text!r}"
            assert not self.choices, f"text after the choices: {text!r}"
            self.question += text


def self_checks(lesson):
    """Give the self-check cells of a lesson by their id."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    sources = [(cell["id"], "".join(cell["source"])) for cell in cells]
    ids = [cell_id for cell_id, _ in sources]
    assert len(set(ids)) == len(ids), f"{lesson}: two cells have the same id"
    return {cell_id: text for cell_id, text in sources if 'class="self-check"' in text}


def words(text):
    return re.findall(r"\w+", text)


@each_lesson
def test_a_lesson_has_five_questions_or_more_spread_over_it(lesson):
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    places = [number for number, cell in enumerate(cells) if cell["id"] in self_checks(lesson)]
    assert len(places) >= 5
    gaps = [after - before for before, after in itertools.pairwise(places)]
    assert min(gaps) > 1, "two questions stand one below the other"
    assert max(gaps) < len(cells) / 2, "half of the lesson is without a question"


@each_lesson
def test_each_question_has_one_right_choice_and_explains_all(lesson):
    for cell_id, source in self_checks(lesson).items():
        check = SelfCheck(source)
        assert len(words(check.question)) >= 5, cell_id
        assert len(check.choices) >= 3, cell_id
        kinds = [choice["kind"] for choice in check.choices]
        assert all(kind in (["choice", "right"], ["choice", "wrong"]) for kind in kinds), cell_id
        assert kinds.count(["choice", "right"]) == 1, cell_id
        summaries = [" ".join(words(choice["summary"])) for choice in check.choices]
        assert all(choice["summary"].strip() for choice in check.choices), cell_id
        assert len(set(summaries)) == len(summaries), f"{cell_id}: two choices are the same"
        for choice in check.choices:
            lead = "**Right.**" if "right" in choice["kind"] else "**Not quite.**"
            explanation = choice["explanation"].strip()
            assert explanation.startswith(lead), f"{cell_id}: {explanation[:40]}"
            assert len(words(explanation.removeprefix(lead))) >= 5, f"{cell_id}: {explanation}"


@each_lesson
def test_choices_render_in_the_book_and_in_jupyterlab(lesson):
    """Markdown is read again only after a blank line, and never within a line of HTML."""
    for cell_id, source in self_checks(lesson).items():
        for before, line, after in zip(
            ["", *source.split("\n")],
            source.split("\n"),
            [*source.split("\n")[1:], ""],
            strict=False,
        ):
            if line.startswith(("<div", "<summary", "</details", "</div")):
                assert not after, f"{cell_id}: no blank line below {line}"
            if line.startswith(("<details", "</details", "</div")):
                assert not before, f"{cell_id}: no blank line above {line}"
            if line.startswith("<summary"):
                assert line.endswith("</summary>"), f"{cell_id}: {line}"
                assert not re.search(r"[$`*]|\{\w+\}", line), f"{cell_id}: Markdown in {line}"


def test_no_question_is_asked_twice_and_the_right_one_is_not_always_in_one_place():
    checks = [SelfCheck(source) for lesson in LESSONS for source in self_checks(lesson).values()]
    questions = [" ".join(words(check.question)).lower() for check in checks]
    assert len(set(questions)) == len(questions)
    places = [
        next(place for place, choice in enumerate(check.choices) if "right" in choice["kind"])
        for check in checks
    ]
    for place in range(3):
        assert 0.2 < places.count(place) / len(places) < 0.5
