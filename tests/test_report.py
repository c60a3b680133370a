"""The class report: counts that are right, mistakes that are grouped, a page that cannot act."""

from html.parser import HTMLParser

import pytest

from autograder.report import difficulties, histogram, mistakes, summary, write_report
from autograder.results import QuestionResult, SubmissionResult

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def question(score, outcome, message="", name="step", max_score=2.0, title="1. A threshold unit"):
    return QuestionResult(name, title, "", score, max_score, outcome, message)


def submission(student, *questions, status="graded", message="", sandbox="bwrap", chapter="01_a"):
    return SubmissionResult(student, chapter, status, message, list(questions), sandbox)


def failing(*messages):
    return [submission(f"s{i}", question(0.0, "failed", m)) for i, m in enumerate(messages)]


class Page(HTMLParser):
    """Reads a page as a browser would: its elements with attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def page(tmp_path):
    def render(results):
        write_report(results, tmp_path / "report.html")
        return Page((tmp_path / "report.html").read_text(encoding="utf-8"))

    return render


def test_every_score_is_in_one_bar_and_the_edges_are_where_they_are_said_to_be():
    bars = histogram([0, 0.5, 1, 1.99, 2, 9, 10, 10], 10)
    assert [(b.low, b.high) for b in bars] == [(i, i + 1) for i in range(10)]
    assert [b.count for b in bars] == [2, 2, 1, 0, 0, 0, 0, 0, 0, 3]


@pytest.mark.parametrize("max_score", [0.5, 1, 3, 11.5, 12, 14.5, 100, 1000, 33_333])
def test_a_histogram_has_few_bars_and_loses_nobody(max_score):
    scores = [max_score * i / 40 for i in range(41)]
    bars = histogram(scores, max_score)
    assert 1 <= len(bars) <= 12
    assert sum(b.count for b in bars) == 41
    assert bars[0].low == 0
    assert bars[-1].high >= max_score
    assert bars[-1].low < max_score


def test_a_histogram_holds_scores_above_the_maximum_and_is_empty_without_points():
    assert sum(b.count for b in histogram([5, 12], 10)) == 2
    assert histogram([0, 0], 0) == []


def test_the_summary_counts_every_submission():
    results = [submission(f"s{i}", question(float(i), "failed", max_score=4.0)) for i in range(5)]
    results[0].status = "unreadable"
    found = summary(results)
    assert (found.submissions, found.mean, found.median) == (5, 2, 2)
    assert (found.lower_quartile, found.upper_quartile) == (1, 3)
    assert (found.lowest, found.highest, found.max_score) == (0, 4, 4)
    assert found.statuses == {"graded": 4, "unreadable": 1}


def test_difficulty_is_the_share_of_points_in_question_order_with_outcomes_counted():
    second = dict(name="gate", title="2. Gates")
    results = [
        submission("a", question(2.0, "passed"), question(0.0, "manual", **second)),
        submission("b", question(1.0, "partial"), question(0.0, "not_attempted", **second)),
        submission("c", question(0.0, "failed"), question(0.0, "manual", **second)),
        submission("d", question(0.0, "failed"), question(0.0, "manual", **second)),
    ]
    step, gate = difficulties(results)
    assert (step.question, step.share) == ("step", 3 / 8)
    assert step.outcomes == {"passed": 1, "partial": 1, "failed": 2}
    assert (gate.question, gate.share) == ("gate", None)
    assert gate.outcomes == {"not_attempted": 1, "manual": 3}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(2) should be 4, but is 5.", "f(2) should be 4, but is -0.25."),
        ("w is [1, 2].", "w is [0.5, -1e-3]."),
        ("w is [[1. 2.]\n [3. 4.]].", "w is [[0.1 0.2]\n [0.3 0.4]]."),
        ("x is array([1, 2, ..., 9])", "x is array([7, 7, ..., 7])"),
        ("it is <object at 0x7f3a>", "it is <object at 0x10FF>"),
    ],
)
def test_a_mistake_with_other_numbers_is_the_same_mistake(one, other):
    (found,) = mistakes(failing(one, other))
    assert found.students == ["s0", "s1"]
    assert found.example == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("conv1d has no bias", "conv2d has no bias"),
        ("f(2) should be 4, but is 5.", "f(2) should be 4, but is 5. The bias is missing."),
        ("f(2) is None.", "f(2) is 3."),
        ("loss is nan.", "loss is 2.5."),
    ],
)
def test_other_mistakes_stay_apart(one, other):
    assert len(mistakes(failing(one, other))) == 2


def test_the_commonest_mistake_comes_first_and_questions_are_kept_apart():
    results = failing("rare", "common 1", "common 2", "", "common 3")
    results.append(submission("t", question(0.0, "failed", "common 4", name="gate", title="2.")))
    results.append(submission("u", question(2.0, "passed", "common 5")))
    found = mistakes(results)
    assert [(m.question, len(m.students)) for m in found] == [("step", 3), ("step", 1), ("gate", 1)]


def test_a_huge_message_is_grouped_in_no_time():
    assert len(mistakes(failing("1," * 2_000_000, "[" * 2_000_000, "\x1b[0" * 500_000))) == 3


def test_the_report_shows_scores_questions_mistakes_and_who(page):
    seen = page(
        [
            submission("ada", question(2.0, "passed")),
            submission("bob", question(0.0, "failed", "step(0) should be 1, but is 0.")),
            submission("cy", question(0.0, "failed", "step(0) should be 1, but is 7.")),
        ]
    )
    assert "3 submissions from 3 students in 1 chapter" in seen.text
    assert "33% of the points" in seen.text
    assert "2 of 3 students" in seen.text
    assert "step(0) should be 1, but is 0." in seen.text
    assert "but is 7." not in seen.text
    assert "bob" in seen.text
    assert "cy" in seen.text
    assert "0 to 0.25 points: 2 submissions" in seen.text
    assert "1.75 to 2 points: 1 submission" in seen.text
    assert "Submissions that need a look" not in seen.text
    assert "Sandbox none" not in seen.text


def test_bars_are_as_long_as_the_numbers_say(page):
    answers = [question(2.0, "passed")] * 3 + [question(0.0, "failed")]
    seen = page([submission(f"s{i}", answer) for i, answer in enumerate(answers)])
    shares = [a["width"] for tag, a in seen.elements if a.get("class") == "share"]
    assert shares == ["75%"]
    heights = [float(a["height"]) for tag, a in seen.elements if tag == "rect" and "y" in a]
    assert sorted(heights) == pytest.approx([200 * 1 / 3, 200])


def test_what_needs_a_look_and_what_a_person_marks_are_listed(page):
    manual = question(0.0, "manual", name="explain", title="7. Explain")
    seen = page(
        [
            submission("ada", manual),
            submission("bob", question(2.0, "passed", name="explain", title="7. Explain")),
            submission("cy", status="unreadable", message="Line 3 is not JSON."),
            submission("di", manual, message="A locked cell was changed and restored."),
        ]
    )
    assert "Submissions that need a look" in seen.text
    assert "Line 3 is not JSON." in seen.text
    assert "A locked cell was changed and restored." in seen.text
    assert "7. Explain: 2 answers" in seen.text


def test_a_missing_sandbox_is_said_at_the_top(page):
    seen = page([submission("ada", sandbox="none"), submission("bob")])
    assert "1 submission ran without a sandbox" in seen.text


def test_names_link_to_feedback_pages_that_exist(page, tmp_path):
    there = tmp_path / "feedback" / "a b" / "01_a" / "exercises.html"
    there.parent.mkdir(parents=True)
    there.touch()
    seen = page([submission("a b", status="timeout"), submission("bob", status="timeout")])
    links = [a["href"] for tag, a in seen.elements if tag == "a" and not a["href"].startswith("#")]
    assert links == ["feedback/a%20b/01_a/exercises.html"]


def test_every_chapter_has_its_section(page):
    chapters = ("02_b", "01_a")
    seen = page(
        [submission(s, question(1.0, "partial"), chapter=c) for s in "ab" for c in chapters]
    )
    assert "4 submissions from 2 students in 2 chapters" in seen.text
    targets = [a["href"][1:] for tag, a in seen.elements if tag == "a"]
    ids = [a["id"] for _, a in seen.elements if "id" in a]
    assert len(targets) == 2
    assert set(targets) <= set(ids)
    assert len(ids) == len(set(ids))


def test_nothing_a_student_writes_becomes_markup(page):
    hostile = "<script>alert(1)</script></style></details><img src=x onerror=alert(1)>"
    plain = [submission("ada", question(0.0, "failed", "m"), status="timeout", message="m")]
    name = "<img src=x onerror=alert(1)>"
    answer = question(0.0, "error", hostile, title=hostile)
    allowed = {tag for tag, _ in page(plain).elements}
    seen = page([submission(name, answer, status="timeout", message=hostile)])
    assert {tag for tag, _ in seen.elements} == allowed
    assert not {"script", "img", "link"} & allowed
    assert not [a for _, a in seen.elements if any(key.startswith("on") for key in a)]
    assert [a["content"] for _, a in seen.elements if "http-equiv" in a] == [CSP]
    assert hostile in seen.text


def test_no_results_and_results_without_points_give_a_page(page):
    assert "There are no results" in page([]).text
    assert "Could not be read" in page([submission("ada", status="unreadable")]).text


def test_the_order_in_which_results_arrive_does_not_matter(tmp_path):
    results = [submission(f"s{i}", question(0.0, "failed", f"x is {i}")) for i in range(9)]
    write_report(results, tmp_path / "a.html")
    write_report(results[::-1], tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
