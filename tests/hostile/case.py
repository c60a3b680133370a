"""What a case is: a notebook, and the verdict that it must get."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from hostile import exercises

ALL_PASSED = {"scale": "passed", "center": "passed", "model": "passed"}
ALL_FAILED = {"scale": "failed", "center": "failed", "model": "failed"}


@dataclass(frozen=True)
class Case:
    """One submission and what must become of it.

    Attributes
    ----------
    data
        The bytes of ``exercises.ipynb``; None where there is no such file.
    outcomes
        Of each question that a test judges; a set where more than one is right.
    status
        Of the submission; a set where more than one is right.
    told
        A regular expression for the submission's or a question's message.
    prints
        A regular expression for what its cells print, None where that is not looked at.
    files
        Writes what else lies in the submission's folder.
    """

    name: str
    data: bytes | None
    outcomes: dict[str, str | set[str]]
    status: str | set[str] = "graded"
    told: str = ""
    prints: str | None = None
    never_prints: str = "ESCAPED"
    files: Callable[[Path], None] = field(default=lambda folder: None)

    @property
    def score(self) -> float:
        """The points that follow from the outcomes; where those are open, the least."""
        return sum(
            points for name, points in exercises.POINTS.items() if self.outcomes[name] == "passed"
        )


def written(notebook: nbformat.NotebookNode) -> bytes:
    """Give a notebook as its file."""
    return nbformat.writes(notebook).encode()


def honest(name: str, first: str = "", last: str = "", answers=None, **expected) -> Case:
    """Make a case of right answers, apart from `answers`, that must be worth all points."""
    notebook = exercises.notebook(exercises.HONEST | (answers or {}), first, last)
    outcomes = ALL_PASSED | expected.pop("outcomes", {})
    return Case(name, written(notebook), outcomes, **expected)


def wrong(name: str, first: str = "", last: str = "", answers=None, **expected) -> Case:
    """Make a case of wrong answers, apart from `answers`, that must be worth nothing."""
    notebook = exercises.notebook(exercises.WRONG | (answers or {}), first, last)
    outcomes = ALL_FAILED | expected.pop("outcomes", {})
    return Case(name, written(notebook), outcomes, **expected)


def both(name: str, first: str) -> list[Case]:
    """Put the same attack before right answers and before wrong ones: neither may change."""
    return [honest(f"{name}, right answers", first), wrong(f"{name}, wrong answers", first)]
