"""Watching a run: a bar for a person at a terminal, a line of JSON for each event for a program."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from autograder.course import Summary
from autograder.results import SubmissionResult


class Pace:
    """How fast submissions are graded, and how long the rest will take.

    What is reused takes no time and comes first, so it does not count.

    Parameters
    ----------
    total : int
        Submissions of the run.
    clock
        Gives seconds.
    """

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total, self.clock = total, clock
        self.done = self.graded = 0
        self.started = self.latest = clock()

    def count(self, reused: bool) -> None:
        """Note that one more submission has its verdict."""
        self.done += 1
        self.latest = self.clock()
        if reused and not self.graded:
            self.started = self.latest
        self.graded += not reused

    @property
    def seconds_each(self) -> float | None:
        """Seconds from one verdict to the next; None before the first."""
        return (self.latest - self.started) / self.graded if self.graded else None

    @property
    def left(self) -> float | None:
        """Seconds until the last verdict; None where there is nothing to go by."""
        if self.done >= self.total:
            return 0.0
        if self.seconds_each is None:
            return None
        end = self.latest + self.seconds_each * (self.total - self.done)
        return max(0.0, end - self.clock())

    def __str__(self) -> str:
        """Write rate and time left: ``2.5/s, 0:01:10 left`` or ``4.0 s each, 0:01:10 left``."""
        each, left = self.seconds_each, self.left
        if each is None or left is None:
            return "" if self.done < self.total else "0:00:00 left"
        rate = f"{1 / each:.1f}/s" if 0 < each < 1 else f"{each:.1f} s each"
        return f"{rate}, {timedelta(seconds=round(left))} left"


class PaceColumn(ProgressColumn):
    """Shows a `Pace` in a progress bar."""

    def __init__(self, pace: Pace) -> None:
        super().__init__()
        self.pace = pace

    def render(self, task: Task) -> Text:
        """Give the text of the column."""
        return Text(str(self.pace), style="progress.remaining")


class Log:
    """A log of a run for a program: a JSON object a line, each flushed as it is written.

    Every event has ``time``, in ISO 8601, and ``event``: started, graded, reused, trouble, moved or
    finished. Those of a submission have ``student``, ``chapter``, ``attempt`` (of an earlier one),
    ``status``, ``score``, ``max_score`` and ``seconds``.
    """

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.since = time.monotonic()

    def write(self, event: str, **fields: Any) -> None:
        """Write one event."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self.file.write(json.dumps({"time": now, "event": event, **fields}) + "\n")
        self.file.flush()

    def verdict(self, result: SubmissionResult, reused: bool) -> None:
        """Write that a submission has its verdict and, of a new one, its trouble."""
        where = {"student": result.student_id, "chapter": result.chapter}
        if result.attempt:
            where["attempt"] = result.attempt
        self.write(
            "reused" if reused else "graded",
            **where,
            status=result.status,
            score=result.score,
            max_score=result.max_score,
            seconds=round(result.seconds, 3),
        )
        if result.message and not reused:
            self.write("trouble", **where, status=result.status, message=result.message)


class Watch:
    """Tells a person and a program how a run goes; see `watching`."""

    def __init__(self, total: int, console: Console | None, log: Log | None) -> None:
        self.console, self.log = console, log
        self.pace = Pace(total)
        self.progress: Progress | None = None
        if console and console.is_terminal and console.file.isatty():
            columns = (TextColumn("Grading"), BarColumn(), MofNCompleteColumn())
            shown = (*columns, TimeElapsedColumn(), PaceColumn(self.pace))
            self.progress = Progress(*shown, console=console)
            self.task = self.progress.add_task("", total=total)

    def verdict(self, result: SubmissionResult, reused: bool) -> None:
        """Tell that a submission has its verdict."""
        self.pace.count(reused)
        if self.progress:
            self.progress.advance(self.task)
        if self.log:
            self.log.verdict(result, reused)
        if self.console and result.message and not reused:
            attempt = f" (attempt {result.attempt})" if result.attempt else ""
            line = f"{result.student_id}/{result.chapter}{attempt}: {result.status}."
            self.console.print(f"{line} {result.message}", markup=False)

    def remark(self, sentence: str) -> None:
        """Tell something about the run as a whole."""
        if self.log:
            self.log.write("trouble", message=sentence)
        if self.console:
            self.console.print(sentence, markup=False)

    def moved(self, student: str, chapter: str, before: float, score: float) -> None:
        """Tell a program that a score is another one than in the last tables."""
        if self.log:
            self.log.write("moved", student=student, chapter=chapter, before=before, score=score)

    def finished(self, **counts: int) -> None:
        """Tell a program that all has been written."""
        if self.log:
            seconds = round(time.monotonic() - self.log.since, 3)
            self.log.write("finished", status="done", **counts, seconds=seconds)


@contextmanager
def watching(total: int, console: Console | None, json_log: TextIO | None) -> Iterator[Watch]:
    """Watch a run.

    Parameters
    ----------
    total : int
        Submissions of the run.
    console : Console or None
        For the person. A bar is drawn only on a terminal; None is silent.
    json_log : TextIO or None
        For the program. Where the run fails, its last line says so.
    """
    log = Log(json_log) if json_log else None
    watch = Watch(total, console, log)
    if log:
        log.write("started", submissions=total)
    try:
        with watch.progress or ExitStack():
            yield watch
    except BaseException as error:
        if log:
            why = str(error) or type(error).__name__
            log.write("finished", status="failed", message=why)
        raise


def profile_table(summary: Summary) -> Table:
    """Show where the time of a run went: inside the gradings, and in the process around them."""
    table = Table("", "Seconds", "Each", title="Where the time went")
    for title, parts, count in (
        ("Grading, all workers together", summary.inside, summary.graded),
        ("Around it, in one process", summary.outside, summary.graded + summary.reused),
    ):
        table.add_row(title, f"{sum(parts.values()):.2f}", "", style="bold")
        for part, seconds in sorted(parts.items(), key=lambda item: -item[1]):
            table.add_row(f"  {part}", f"{seconds:.2f}", f"{seconds / max(1, count):.3f}")
    return table
