"""What the feedback pages and the report share: templates, words for verdicts, clean text."""

import functools
import re
from datetime import datetime
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.export import number
from autograder.policy import after
from autograder.results import SubmissionResult


class Words(NamedTuple):
    """How a page says an outcome: a symbol and words, so that nothing hangs on colour."""

    symbol: str
    label: str
    explanation: str


OUTCOME_WORDS = {
    "passed": Words("✓", "Passed", ""),
    "partial": Words("◐", "Partly right", ""),
    "failed": Words("✗", "Not right yet", ""),
    "error": Words(
        "!", "Stopped with an error", "The code raised an error before it gave a value."
    ),
    "timeout": Words(
        "◷",
        "Ran out of time",
        "The code was stopped when its time was used up. Look for a loop that never ends, or for "
        "work that NumPy could do in one call.",
    ),
    "memory": Words(
        "▦",
        "Ran out of memory",
        "The code was stopped when it asked for more memory than a submission may use. Look for an "
        "array that is far larger than the data.",
    ),
    "crashed": Words(
        "⊘", "Crashed", "The Python process ended while this question was being judged."
    ),
    "not_attempted": Words("○", "Not attempted", "The answer cell is as it was handed out."),
    "manual": Words("✎", "To be marked by a person", ""),
}

STATUS_WORDS = {
    "graded": Words("✓", "Graded", ""),
    "timeout": Words(
        "◷",
        "Stopped: out of time",
        "A cell or an answer ran until its time was used up and was stopped. What could be judged "
        "without it is judged below.",
    ),
    "memory": Words(
        "▦",
        "Stopped: out of memory",
        "A cell or an answer asked for more memory or processes than a submission may use and was "
        "stopped. What could be judged without it is judged below.",
    ),
    "crashed": Words(
        "⊘",
        "Crashed",
        "A cell or an answer ended the notebook's Python process. What could be judged without it "
        "is judged below.",
    ),
    "unreadable": Words(
        "✗",
        "Could not be read",
        "The file that was handed in is not a notebook of this chapter that can be opened. Open "
        "your own copy in JupyterLab, save it and hand it in again.",
    ),
}

#: Escape sequences by which a terminal is told colours.
ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
#: Control characters, except tab and newline, and half surrogates, which no page can show.
UNPRINTABLE = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0xD800, 0xE000)])


def clean(text: str) -> str:
    """Take out what a page cannot show: terminal colours, control characters, half surrogates."""
    return ANSI.sub("", text).translate(UNPRINTABLE)


def shorten(text: str, limit: int = 4000, lines: int = 200) -> str:
    """Cut a text that has more than `limit` characters or more than `lines` lines, and say so."""
    short = "\n".join(text[:limit].split("\n", lines)[:lines])
    if short == text:
        return text
    return f"{short}\n[Shortened: the first {len(short):,} of {len(text):,} characters.]"


def points(value: float) -> str:
    """Write points with their unit: ``1 point``, ``2.5 points``."""
    return f"{number(value)} point{'' if value == 1 else 's'}"


def deduction(result: SubmissionResult) -> str:
    """Say what a policy deducted and why; ``""`` where the submission was on time."""
    standing = result.standing
    if standing is None or not (standing.lateness.days or standing.lateness.closed):
        return ""
    late, rules = standing.lateness, standing.rules.late
    extension = ", with an extension" if standing.extended else ""
    when = f"Handed in on {moment(standing.submitted)}; due on {moment(standing.due)}{extension}."
    if late.closed:
        closed = after(standing.due, rules.closed_after).astimezone(standing.due.tzinfo)
        return f"{when} Nothing was accepted after {moment(closed)}, so no points are left."
    if not rules.per_day:
        return f"{when} Nothing is deducted."
    of = "points earned" if rules.of == "earned" else f"{points(result.max_score)} possible"
    days = "the day begun" if late.days == 1 else f"each of {late.days} days begun"
    cap = f", {rules.at_most:g}% at most" if late.days * rules.per_day > rules.at_most else ""
    share = f"{late.percent:g}% of the {of} ({rules.per_day:g}% for {days}{cap})"
    return f"{when} Deducted: {points(result.penalty)}, {share}."


def moment(time: datetime) -> str:
    """Write a time for a person, its seconds only where there are any."""
    seconds = ":%S" if time.second or time.microsecond else ""
    return time.strftime(f"%Y-%m-%d %H:%M{seconds} %Z")


@functools.cache
def environment() -> Environment:
    """Give the templates, with every value escaped."""
    templates = Environment(
        loader=PackageLoader("autograder"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"clean": clean, "number": number, "points": points, "shorten": shorten}
    templates.globals["deduction"] = deduction
    templates.globals |= {"OUTCOMES": OUTCOME_WORDS, "STATUSES": STATUS_WORDS}
    return templates
