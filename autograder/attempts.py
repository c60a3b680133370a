"""Attempts: where a student's earlier ones lie, when each was handed in, which one counts.

``SUBMISSIONS/<student>/<chapter>/exercises.ipynb`` is the newest; earlier ones lie beside it in
``attempts/<name>/exercises.ipynb``. What the tables need of this is kept in the folder of grades,
so that they can be made again without the submissions.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from autograder.files import write_atomically
from autograder.policy import Policy, Standing, choose, parse_timestamp, read
from autograder.results import SubmissionResult

#: The folder that holds earlier attempts, each in a folder of its own.
FOLDER = "attempts"
#: Where nbgrader's `submit` and `collect` say when a submission was handed in.
TIMESTAMP_NAME = "timestamp.txt"
#: Characters of it that are read.
TIMESTAMP_LIMIT = 200

#: Before what is said of a timestamp that was not read.
_UNREAD = "\0"

#: In the folder of grades: the policy, the timestamps, and which attempt the gradebook holds.
POLICY_NAME = "policy.yml"
TIMESTAMPS_NAME = "timestamps.json"
RECORDED_NAME = "recorded.json"

#: Text by student, chapter and attempt; ``""`` is the newest attempt.
Timestamps = dict[str, dict[str, dict[str, str]]]


def earlier(chapter: Path) -> list[str]:
    """List the names of a student's earlier attempts at a chapter."""
    folder = chapter / FOLDER
    if chapter.is_symlink() or not folder.is_dir() or is_misplaced(chapter):
        return []
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))


def is_misplaced(chapter: Path) -> bool:
    """Say whether a link or a file, which is not opened, has the place of the earlier attempts."""
    folder = chapter / FOLDER
    return folder.is_symlink() or (folder.exists() and not folder.is_dir())


def timestamp(notebook: Path) -> str:
    """Give what stands in the ``timestamp.txt`` beside a notebook; ``""`` where there is none."""
    path = notebook.with_name(TIMESTAMP_NAME)
    if path.is_symlink() or notebook.parent.is_symlink():
        return f"{_UNREAD}a link, not a file"
    if not path.is_file():
        return ""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(TIMESTAMP_LIMIT).strip()
    except OSError as error:
        return f"{_UNREAD}a file that cannot be read ({error.strerror})"


def kept_policy(output: Path, chapters: list[str] | None = None) -> Policy | None:
    """Read the policy of a folder of grades, if it has one.

    Raises
    ------
    PolicyError
        Somebody has changed it since, and it can no longer be used.
    """
    path = output / POLICY_NAME
    return read(path, chapters) if path.is_file() else None


def keep(output: Path, policy: Policy, timestamps: Timestamps) -> None:
    """Keep a policy and the timestamps that it is applied to; those of other chapters stay."""
    known = _read(output / TIMESTAMPS_NAME)
    for student, by_chapter in timestamps.items():
        known[student] = {**known.get(student, {}), **by_chapter}
    write_atomically(output / TIMESTAMPS_NAME, json.dumps(known, indent=1, sort_keys=True))
    write_atomically(output / POLICY_NAME, policy.source)


def remarks(policy: Policy, timestamps: Timestamps) -> list[str]:
    """Say what an instructor should know: times that are missing or wrong, names without a file."""
    said, unknown = [], 0
    for student, by_chapter in sorted(timestamps.items()):
        for chapter, attempts in sorted(by_chapter.items()):
            if policy.due(student, chapter) is None:
                continue
            for name, text in sorted(attempts.items()):
                try:
                    unknown += _time(text, policy) is None
                except ValueError as error:
                    where = f"{student}/{chapter}" + (f"/{FOLDER}/{name}" if name else "")
                    unread = text.startswith(_UNREAD)
                    trouble = f" is {text.removeprefix(_UNREAD)}" if unread else f": {error}"
                    said.append(f"{where}/{TIMESTAMP_NAME}{trouble}. It counts as on time.")
    if unknown:
        some = "1 submission has" if unknown == 1 else f"{unknown} submissions have"
        said.append(
            f"{some} no {TIMESTAMP_NAME} and count{'s' if unknown == 1 else ''} as on time."
        )
    strangers = sorted({student for student, _ in policy.extensions} - set(timestamps))
    if strangers:
        said.append(
            f"The policy extends due dates for students who handed in nothing here: "
            f"{', '.join(strangers)}."
        )
    return said


def timestamps(output: Path) -> Timestamps:
    """Give the timestamps that a folder of grades keeps."""
    return _read(output / TIMESTAMPS_NAME)


def counting(
    policy: Policy, verdicts: Sequence[SubmissionResult], texts: dict[str, str]
) -> SubmissionResult:
    """Give the one of a student's attempts at a chapter that counts, with its standing.

    Parameters
    ----------
    verdicts
        On the newest attempt and the earlier ones.
    texts
        Their timestamps by name.
    """
    student, chapter = verdicts[0].student_id, verdicts[0].chapter
    rules, due = policy.rules(chapter), policy.due(student, chapter)
    times = {
        verdict.attempt: _known_time(texts.get(verdict.attempt, ""), policy) for verdict in verdicts
    }
    ordered = _in_order(verdicts, times)
    for number, verdict in enumerate(ordered, 1):
        time = times[verdict.attempt]
        verdict.standing = Standing(
            rules=rules,
            attempt=number,
            attempts=len(ordered),
            submitted=time and time.astimezone(due.tzinfo if due else policy.timezone),
            due=due,
            extended=(student, chapter) in policy.extensions,
        )
    # What a person marked belongs to one attempt only, so it does not help to choose; of attempts
    # with the same points the one with more answers that a person may still mark is better.
    scores = [
        (v.score, sum(q.max_score for q in v.questions if q.outcome == "manual")) for v in ordered
    ]
    return ordered[choose(rules.attempts, [v.standing for v in ordered], scores)]


def _in_order(
    verdicts: Sequence[SubmissionResult], times: dict[str, datetime | None]
) -> list[SubmissionResult]:
    """Sort attempts by their times or, where one is not known, by their names.

    The newest comes last whatever its time, for it is known by where it lies.
    """
    newest = [verdict for verdict in verdicts if not verdict.attempt]
    earlier = [verdict for verdict in verdicts if verdict.attempt]
    earlier.sort(key=lambda verdict: natural(verdict.attempt))
    if all(times[verdict.attempt] for verdict in earlier):
        earlier.sort(key=lambda verdict: times[verdict.attempt])
    return earlier + newest


def natural(name: str) -> list[tuple[int, str]]:
    """Give a key that sorts names as a person would: attempt 2 before attempt 10."""
    parts = re.split(r"(\d+)", name)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def recorded(output: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Say which attempt the gradebook holds for a student and chapter, and its verdict's key."""
    known = _read(output / RECORDED_NAME)
    return {
        (student, chapter): tuple(held)
        for student, by_chapter in known.items()
        for chapter, held in by_chapter.items()
    }


def keep_recorded(output: Path, results: Iterable[SubmissionResult]) -> None:
    """Remember which verdicts the gradebook holds."""
    held: dict[str, dict[str, tuple[str, str]]] = {}
    for result in results:
        held.setdefault(result.student_id, {})[result.chapter] = (result.attempt, result.key)
    write_atomically(output / RECORDED_NAME, json.dumps(held, indent=1, sort_keys=True))


def _time(text: str, policy: Policy) -> datetime | None:
    return parse_timestamp(text, policy.timezone) if text else None


def _known_time(text: str, policy: Policy) -> datetime | None:
    try:
        return _time(text, policy)
    except ValueError:  # `remarks` has told
        return None


def _read(path: Path) -> dict:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none yet
        return {}
    return content if isinstance(content, dict) else {}
