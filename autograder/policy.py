"""Due dates, extensions, late penalties and attempts, as an instructor's policy file gives them.

Nothing here looks at a clock or a folder of submissions: the same file, times and points always
give the same deduction.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from dateutil.tz import gettz
from nbgrader.utils import parse_utc

ATTEMPTS = ("last", "best")
SHARES_OF = ("earned", "maximum")

DURATION = re.compile(r"(?:(\d{1,4})d)? *(?:(\d{1,5})h)? *(?:(\d{1,6})m)?")
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) *%")
#: What nbgrader writes into ``timestamp.txt``: a date, a time, the name or the offset of a zone.
TIMESTAMP = re.compile(
    r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d|[A-Za-z]\w*(?:/\w+)*)?"
)
#: Dates outside these years are slips of the pen, and arithmetic with them may overflow.
YEARS = range(2000, 3000)


class PolicyError(ValueError):
    """A policy file cannot be used: which key, what is wrong with it, what is allowed."""


@dataclass(frozen=True)
class Late:
    """What lateness costs.

    Attributes
    ----------
    grace : timedelta
        So long after the due date a submission still counts as on time.
    per_day : float
        Percent deducted for each day begun, counted from the due date.
    of : str
        What it is a percentage of: one of `SHARES_OF`.
    at_most : float
        Percent that lateness costs at most, as long as a submission is accepted.
    closed_after : timedelta or None
        What comes later than this after the due date is worth nothing.
    """

    grace: timedelta = timedelta(0)
    per_day: float = 0.0
    of: str = "earned"
    at_most: float = 100.0
    closed_after: timedelta | None = None


@dataclass(frozen=True)
class Rules:
    """What holds for one chapter."""

    due: datetime | None = None
    attempts: str = "last"
    late: Late = field(default_factory=Late)


@dataclass(frozen=True)
class Policy:
    """A policy file that has been read.

    Attributes
    ----------
    timezone : tzinfo
        In which times are written.
    default : Rules
        For chapters that the file does not name.
    extensions : dict
        Due dates by student and chapter.
    source : str
        The text of the file.
    """

    timezone: tzinfo = UTC
    default: Rules = field(default_factory=Rules)
    chapters: dict[str, Rules] = field(default_factory=dict)
    extensions: dict[tuple[str, str], datetime] = field(default_factory=dict)
    source: str = ""

    def rules(self, chapter: str) -> Rules:
        """Give the rules of a chapter."""
        return self.chapters.get(chapter, self.default)

    def due(self, student: str, chapter: str) -> datetime | None:
        """Say when a student's answer to a chapter is due."""
        return self.extensions.get((student, chapter), self.rules(chapter).due)


@dataclass(frozen=True)
class Lateness:
    """How late a submission is: days begun, the percentage that they cost, whether it is closed."""

    days: int = 0
    percent: float = 0.0
    closed: bool = False


@dataclass(frozen=True)
class Standing:
    """What a policy says of one attempt; the deduction follows its points, whoever gave them.

    Attributes
    ----------
    attempt, attempts : int
        Which of how many it is, from 1 on.
    submitted, due : datetime or None
        In the policy's time zone; None where not known or not set.
    extended : bool
        Whether this student has an extension.
    """

    rules: Rules
    attempt: int = 1
    attempts: int = 1
    submitted: datetime | None = None
    due: datetime | None = None
    extended: bool = False

    @property
    def lateness(self) -> Lateness:
        """How late the attempt is; one whose time is not known counts as on time."""
        if self.due is None or self.submitted is None:
            return Lateness()
        return lateness(self.submitted, self.due, self.rules.late)

    def penalty(self, earned: float, possible: float) -> float:
        """Give the points deducted, from 0 to all that were earned."""
        late = self.lateness
        earned = max(earned, 0.0)
        if late.closed:
            return earned
        base = earned if self.rules.late.of == "earned" else possible
        return min(late.percent * base / 100, earned)


def after(due: datetime, span: timedelta) -> datetime:
    """Give the moment, in UTC, a while after a due date.

    A day ends at the same time of the clock, be it 23, 24 or 25 hours long.
    """
    days = timedelta(days=span.days)
    end = _in_zone(due + days, due.tzinfo) if days else due
    return end.astimezone(UTC) + (span - days)


def lateness(submitted: datetime, due: datetime, late: Late) -> Lateness:
    """Say how late a submission is: not at all at the due date itself and in the grace after it."""
    handed_in = submitted.astimezone(UTC)
    if handed_in <= after(due, late.grace):
        return Lateness()
    # Days of the clock differ in length: this may be one too few, never one too many.
    days = max(1, (handed_in - due.astimezone(UTC)).days)
    while handed_in > after(due, timedelta(days=days)):
        days += 1
    if late.closed_after is not None and handed_in > after(due, late.closed_after):
        return Lateness(days, 100.0, closed=True)
    return Lateness(days, min(days * late.per_day, late.at_most))


def choose(attempts: str, standings: Sequence[Standing], scores: Sequence[tuple]) -> int:
    """Say which of a student's attempts counts, given in their order.

    Parameters
    ----------
    attempts : {"last", "best"}
        What is handed in after the last date counts only where nothing else was handed in.
    scores
        What each attempt is worth, to be compared; of equal ones the newest is best.

    Returns
    -------
    int
        The position of the attempt.
    """
    open_ones = [i for i, s in enumerate(standings) if not s.lateness.closed]
    candidates = open_ones or range(len(standings))
    return max(candidates, key=lambda i: (scores[i], i) if attempts == "best" else i)


def parse_timestamp(text: str, timezone: tzinfo) -> datetime:
    """Read what ``timestamp.txt`` says as nbgrader does, in UTC.

    nbgrader's parser takes a name that it does not know, as CEST, for UTC, and an offset behind a
    space for seconds. Here such a name is that of the policy's time zone, and an offset is one.

    Raises
    ------
    ValueError
        It is no time, or in a zone that is not known.
    """
    match = TIMESTAMP.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text.strip()[:60]!r} is not a date and a time")
    local, zone = match.groups()
    try:
        if zone is None or zone[0] in "+-Z":
            time = parse_utc(local + (zone or ""))
        elif gettz(zone) is not None:
            time = parse_utc(f"{local.replace('T', ' ')} {zone}")
        else:
            naive = parse_utc(local)
            both = [naive.replace(tzinfo=timezone, fold=fold) for fold in (0, 1)]
            named = [time for time in both if time.tzname() == zone]
            if not named:
                raise ValueError(f"the time zone {zone} is not known")
            time = named[0].astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{text.strip()!r} is out of range") from None
    return time.replace(tzinfo=UTC)


def read(path: Path, chapters: Sequence[str] | None = None) -> Policy:
    """Read a policy file.

    Parameters
    ----------
    chapters
        The chapters of the course; the file may name no other. Not checked where they are not
        known.

    Raises
    ------
    PolicyError
        With a sentence that names the file, the key, what is wrong and what is allowed.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise PolicyError(f"The policy {path} cannot be read: {why}.") from None
    try:
        return parse(text, chapters)
    except PolicyError as error:
        raise PolicyError(f"In the policy {path}, {error}") from None


def parse(text: str, chapters: Sequence[str] | None = None) -> Policy:
    """Read the text of a policy file; see `read`."""
    try:
        content = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise PolicyError(
            f"the text is not YAML{where}: {getattr(error, 'problem', error)}."
        ) from None
    except RecursionError:
        raise PolicyError("the text is nested too deeply.") from None
    top = _mapping("", content, ("timezone", "attempts", "late", "chapters", "extensions"))
    zone = _timezone(top.get("timezone"))
    default = _rules("", top, Rules(), zone)
    named = {}
    for chapter, given in _mapping("chapters", top.get("chapters")).items():
        key = f"chapters.{chapter}"
        if chapters is not None and chapter not in chapters:
            raise _wrong(key, "there is no such chapter", ", ".join(chapters) or "none")
        rules = _mapping(key, given, ("due", "attempts", "late"))
        named[chapter] = _rules(key, rules, default, zone)
    extensions = {}
    for student, given in _mapping("extensions", top.get("extensions")).items():
        for chapter, until in _mapping(f"extensions.{student}", given).items():
            key = f"extensions.{student}.{chapter}"
            due = named.get(chapter, default).due
            if due is None:
                dated = ", ".join(name for name, rules in named.items() if rules.due)
                raise _wrong(key, "the chapter has no due date to extend", dated or "none yet")
            extensions[student, chapter] = _extension(key, until, due, zone)
    return Policy(zone or UTC, default, named, extensions, text)


class _Loader(yaml.BaseLoader):
    """Reads every value as text, so that 00123 stays a student's id, and no key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        mapping = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            keys = [key.value for key, _ in node.value]
            twice = next(key for key in keys if keys.count(key) > 1)
            line = node.value[keys.index(twice, keys.index(twice) + 1)][0].start_mark.line + 1
            raise _wrong(twice, f"the key is there twice, again in line {line}", "each key once")
        return mapping


def _wrong(key: str, what: str, allowed: str) -> PolicyError:
    return PolicyError(f"{key}: {what}. Allowed: {allowed}.")


def _mapping(key: str, value: Any, allowed: Sequence[str] | None = None) -> dict[str, Any]:
    """Check that a value is a mapping with text for keys, of these if they are given."""
    if value in (None, ""):  # a key with nothing behind it
        return {}
    names = ", ".join(allowed) if allowed else "keys with a value each, indented below it"
    if not isinstance(value, dict):
        raise _wrong(key or "the whole text", f"{value!r} is not a mapping", names)
    for name in value:
        if allowed and name not in allowed:
            raise _wrong(f"{key}.{name}".lstrip("."), "there is no such key", names)
    return value


def _text(key: str, value: Any, allowed: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(key, f"{value!r} is not a value", allowed)
    return value.strip()


def _one_of(key: str, value: Any, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise _wrong(key, f"{value!r} is not known", " or ".join(allowed))
    return value


def _timezone(value: Any) -> tzinfo | None:
    if value is None:
        return None
    allowed = "a name such as Europe/Berlin or UTC"
    name = _text("timezone", value, allowed)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise _wrong("timezone", f"{name!r} is not a time zone", allowed) from None


def _rules(key: str, given: dict[str, Any], default: Rules, zone: tzinfo | None) -> Rules:
    """Read rules; what is not given is as in `default`."""
    prefix = f"{key}." if key else ""
    due, attempts, late = default.due, default.attempts, default.late
    if "due" in given:
        due = _time(f"{prefix}due", given["due"], zone)
    if "attempts" in given:
        attempts = _one_of(f"{prefix}attempts", given["attempts"], ATTEMPTS)
    if "late" in given:
        late = _late(f"{prefix}late", given["late"], late)
    return Rules(due, attempts, late)


def _late(key: str, value: Any, default: Late) -> Late:
    readers = {
        "grace": _duration,
        "per_day": _percent,
        "of": lambda key, value: _one_of(key, value, SHARES_OF),
        "at_most": _percent,
        "closed_after": _duration,
    }
    given = _mapping(key, value, tuple(readers))
    read = {name: readers[name](f"{key}.{name}", text) for name, text in given.items()}
    return replace(default, **read)


def _time(key: str, value: Any, zone: tzinfo | None) -> datetime:
    allowed = "a date and a time as 2026-10-14 23:59 or 2026-10-14T23:59+02:00"
    text = _text(key, value, allowed)
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise _wrong(key, f"{text!r} is not a time", allowed) from None
    if time.year not in YEARS:
        raise _wrong(key, f"the year {time.year} is out of range", allowed)
    if not re.search(r"\d[T ]+\d", text):
        raise _wrong(key, f"{text!r} has no time of the day", allowed)
    if time.tzinfo is None and zone is None:
        raise _wrong(
            key, f"{text!r} has no time zone", f"{allowed}; the first needs the key timezone"
        )
    if time.tzinfo is None:
        return _in_zone(time, zone)
    return time.astimezone(zone or time.tzinfo)


def _in_zone(local: datetime, zone: tzinfo | None) -> datetime:
    """Place a time of the clock; of two moments with the same time the later is meant."""
    both = [local.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    return max(both, key=lambda time: time.astimezone(UTC))


def _duration(key: str, value: Any) -> timedelta:
    allowed = "days, hours and minutes as 15m, 12h, 7d or 1d 12h"
    text = _text(key, value, allowed)
    match = DURATION.fullmatch(text)
    if match is None:
        raise _wrong(key, f"{text!r} is not a duration", allowed)
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _percent(key: str, value: Any) -> float:
    allowed = "a share from 0% to 100%, as 10%"
    text = _text(key, value, allowed)
    match = PERCENT.fullmatch(text)
    if match is None or float(match[1]) > 100:
        raise _wrong(key, f"{text!r} is not such a share", allowed)
    return float(match[1])


def _extension(key: str, value: Any, due: datetime, zone: tzinfo | None) -> datetime:
    allowed = "a new due date as 2026-10-14 23:59, or more time as +3d"
    text = _text(key, value, allowed)
    if text.startswith("+"):
        until = after(due, _duration(key, text[1:].strip())).astimezone(due.tzinfo)
    else:
        until = _time(key, text, zone)
    if until.astimezone(UTC) < due.astimezone(UTC):
        raise _wrong(key, f"{text!r} is before the due date itself, {due.isoformat()}", allowed)
    return until
