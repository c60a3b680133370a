"""What grading gives: one verdict for a submission, one for each of its questions."""

from dataclasses import asdict, dataclass, field
from typing import Any

from autograder.policy import Standing

#: `status` of a submission, in the order of how much they say went wrong.
STATUSES = ("graded", "timeout", "memory", "crashed", "unreadable")
#: `outcome` of a question.
OUTCOMES = (
    "passed",
    "partial",
    "failed",
    "error",
    "timeout",
    "memory",
    "crashed",
    "not_attempted",
    "manual",
)


@dataclass
class QuestionResult:
    """The verdict on one question.

    Attributes
    ----------
    question : str
        The nbgrader id of its test cell, for example ``"step"``.
    title : str
        The heading of its prompt, for example ``"1. A threshold unit"``.
    section : str
        Where the lesson helps, as the prompt links it (``"lesson.ipynb#xor"``), or ``""``.
    outcome : str
        One of `OUTCOMES`.
    message : str
        For the student: what was expected, what came, what to look at; ``""`` where it passed.
    key : str
        Hash of submission, this question's tests and environment: with the same key it need not be
        judged again, whatever else changed.
    """

    question: str
    title: str
    section: str
    score: float
    max_score: float
    outcome: str
    message: str = ""
    key: str = ""


@dataclass
class SubmissionResult:
    """The verdict on one submission.

    Attributes
    ----------
    status : str
        One of `STATUSES`.
    message : str
        For the instructor: one sentence where `status` is not ``"graded"`` or the notebook had been
        tampered with, else ``""``.
    sandbox : str
        ``"bwrap"`` or ``"none"``.
    key : str
        Hash of submission, tests and environment: the same key needs no second grading.
    parts : dict
        Seconds by part of the work; see `autograder.timing`.
    notebook : dict
        The executed notebook, as nbformat 4 JSON; empty where it could not be read.
    attempt : str
        The name of an earlier attempt; ``""`` is the newest.
    standing : Standing or None
        What the instructor's policy says of it. No part of the verdict: never stored with it.
    """

    student_id: str
    chapter: str
    status: str
    message: str
    questions: list[QuestionResult]
    sandbox: str
    seconds: float = 0.0
    key: str = ""
    parts: dict[str, float] = field(default_factory=dict)
    notebook: dict[str, Any] = field(default_factory=dict)
    attempt: str = ""
    standing: Standing | None = None

    @property
    def score(self) -> float:
        """Points that count: those earned, less what lateness costs."""
        return self.raw_score - self.penalty

    @property
    def raw_score(self) -> float:
        """Points earned."""
        return sum(q.score for q in self.questions)

    @property
    def penalty(self) -> float:
        """Points deducted by the instructor's policy."""
        return self.standing.penalty(self.raw_score, self.max_score) if self.standing else 0.0

    @property
    def max_score(self) -> float:
        """Points that could be earned, those of manually graded questions included."""
        return sum(q.max_score for q in self.questions)

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        data = asdict(self)
        del data["standing"]
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "SubmissionResult":
        """Read what `to_dict` gave."""
        questions = [QuestionResult(**q) for q in data["questions"]]
        return cls(**{**data, "questions": questions})
