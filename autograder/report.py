"""The report on a class: scores, difficult questions, common mistakes, what needs a look."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import numpy as np

from autograder.export import in_order
from autograder.files import write_atomically
from autograder.pages import clean, deduction, environment
from autograder.results import OUTCOMES, STATUSES, QuestionResult, SubmissionResult

#: A histogram has at most this many bins; each is as wide as the smallest of these that allows it.
MAX_BINS = 12
BIN_WIDTHS = (0.25, 0.5, 1, 2, 5, 10, 20, 25, 50, 100)

#: Mistakes shown at length; the others are listed below them, folded.
COMMONEST = 10

#: A number that is not part of a name such as conv2d; `nan` and `inf` are mistakes of their own.
NUMBER = re.compile(
    r"(?<![\w.])[-+]?(?:0x[0-9a-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\.?)", re.IGNORECASE
)
#: Two or more numbers, and the brackets, commas and dots of an array round them.
NUMBERS = re.compile(r"#(?:[\s,.\[\]()]*#)+")


class Bar(NamedTuple):
    """A bar of a histogram: how many scores are in [low, high), in the last bar in [low, high]."""

    low: float
    high: float
    count: int


class Summary(NamedTuple):
    """Scores of a chapter in numbers; quartiles interpolate linearly, as NumPy's do."""

    submissions: int
    mean: float
    lower_quartile: float
    median: float
    upper_quartile: float
    lowest: float
    highest: float
    max_score: float
    statuses: dict[str, int]


class Difficulty(NamedTuple):
    """How a class did on a question; `share` is of the points, None while an answer waits."""

    question: str
    title: str
    share: float | None
    outcomes: dict[str, int]


class Mistake(NamedTuple):
    """A message that several students were given, numbers aside, and who they are."""

    question: str
    title: str
    example: str
    students: list[str]


class Chapter(NamedTuple):
    """What the report says of a chapter."""

    name: str
    summary: Summary
    histogram: list[Bar]
    difficulties: list[Difficulty]
    mistakes: list[Mistake]
    to_look_at: list[SubmissionResult]
    late: list[SubmissionResult]
    to_mark: dict[str, list[str]]


def write_report(results: Sequence[SubmissionResult], path: Path) -> None:
    """Write the report on a class as one page that needs no other file.

    Parameters
    ----------
    results
        The verdicts of one or more chapters.
    path : Path
        The page. Where ``feedback/<student>/<chapter>/exercises.html`` stands next to it, students'
        names link there.

    Raises
    ------
    OSError
        The page could not be written; an old one stays.
    """
    path = Path(path)
    by_chapter = defaultdict(list)
    for result in in_order(results):
        by_chapter[result.chapter].append(result)
    page = environment().get_template("report.html")
    text = page.render(
        chapters=[chapter(name, by_chapter[name]) for name in sorted(by_chapter)],
        submissions=len(results),
        students=len({result.student_id for result in results}),
        unsandboxed=sum(result.sandbox == "none" for result in results),
        commonest=COMMONEST,
        feedback_url=lambda student, chapter: feedback_url(path, student, chapter),
    )
    write_atomically(path, text)


def chapter(name: str, results: Sequence[SubmissionResult]) -> Chapter:
    """Gather what the report says of a chapter from its results."""
    return Chapter(
        name=name,
        summary=summary(results),
        histogram=histogram([r.score for r in results], max(r.max_score for r in results)),
        difficulties=difficulties(results),
        mistakes=mistakes(results),
        to_look_at=[r for r in results if r.status != "graded" or r.message],
        late=[r for r in results if deduction(r)],
        to_mark=to_mark(results),
    )


def summary(results: Sequence[SubmissionResult]) -> Summary:
    """Describe scores by mean, quartiles and range; every submission counts, as in the tables."""
    scores = [result.score for result in results]
    statuses = Counter(result.status for result in results)
    lowest, lower, median, upper, highest = np.quantile(scores, [0, 0.25, 0.5, 0.75, 1]).tolist()
    return Summary(
        submissions=len(scores),
        mean=float(np.mean(scores)),
        lower_quartile=lower,
        median=median,
        upper_quartile=upper,
        lowest=lowest,
        highest=highest,
        max_score=max(result.max_score for result in results),
        statuses={status: statuses[status] for status in STATUSES if statuses[status]},
    )


def histogram(scores: Sequence[float], max_score: float) -> list[Bar]:
    """Count scores in bins of one round width from 0 to the points that could be earned."""
    top = max([max_score, *scores])
    if not top:
        return []
    width = next((w for w in BIN_WIDTHS if top / w <= MAX_BINS), top / MAX_BINS)
    edges = np.arange(np.ceil(top / width - 1e-9) + 1) * width
    counts, _ = np.histogram(scores, edges)
    return [
        Bar(*bar)
        for bar in zip(edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(), strict=True)
    ]


def difficulties(results: Sequence[SubmissionResult]) -> list[Difficulty]:
    """Say of each question what share of its points was earned and how it ended how often."""
    found = []
    for name, answers in by_question(results).items():
        marked = all(q.outcome != "manual" for _, q in answers)
        possible = sum(q.max_score for _, q in answers)
        counts = Counter(q.outcome for _, q in answers)
        found.append(
            Difficulty(
                question=name,
                title=answers[0][1].title or name,
                share=sum(q.score for _, q in answers) / possible if marked and possible else None,
                outcomes={outcome: counts[outcome] for outcome in OUTCOMES if counts[outcome]},
            )
        )
    return found


def mistakes(results: Sequence[SubmissionResult]) -> list[Mistake]:
    """Group messages that are the same but for their numbers, the commonest first."""
    groups: list[Mistake] = []
    for name, answers in by_question(results).items():
        students: dict[str, list[str]] = defaultdict(list)
        examples: dict[str, str] = {}
        for student, question in answers:
            if question.message and question.outcome not in ("passed", "manual", "not_attempted"):
                kind = pattern(question.message)
                students[kind].append(student)
                examples.setdefault(kind, question.message)
        title = answers[0][1].title or name
        groups += [Mistake(name, title, examples[kind], students[kind]) for kind in students]
    return sorted(groups, key=lambda mistake: -len(mistake.students))


def pattern(message: str) -> str:
    """Give what messages on one mistake share: the words, with ``#`` for numbers and arrays."""
    # A message holds what the student's code gave: the start of a long one tells enough.
    words = " ".join(clean(message[:4000]).split())
    return NUMBERS.sub("#", NUMBER.sub("#", words))


def to_mark(results: Sequence[SubmissionResult]) -> dict[str, list[str]]:
    """Give the questions that wait for a person by title, each with the students who wait."""
    waiting = {
        answers[0][1].title or name: [student for student, q in answers if q.outcome == "manual"]
        for name, answers in by_question(results).items()
    }
    return {title: students for title, students in waiting.items() if students}


def by_question(
    results: Sequence[SubmissionResult],
) -> dict[str, list[tuple[str, QuestionResult]]]:
    """Gather the answers to each question, with who gave them; questions in their order."""
    answers: dict[str, list[tuple[str, QuestionResult]]] = defaultdict(list)
    for result in results:
        for question in result.questions:
            answers[question.question].append((result.student_id, question))
    return answers


def feedback_url(report: Path, student: str, chapter: str) -> str:
    """Give the address of a feedback page as seen from the report; ``""`` where none exists."""
    page = Path("feedback", student, chapter, "exercises.html")
    return quote(page.as_posix()) if (report.parent / page).exists() else ""
