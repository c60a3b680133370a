"""The command ``autograder``: release, check, grade, report, export, verify."""

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click
import yaml
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder import attempts, course
from autograder.assignment import Assignment, AssignmentError, find_course
from autograder.course import CourseError
from autograder.export import export as export_grades
from autograder.gradebook import GradebookError
from autograder.grading import grade_submission
from autograder.policy import Policy, PolicyError
from autograder.policy import read as read_policy
from autograder.release import release as release_chapter
from autograder.results import QuestionResult
from autograder.sandbox import KERAS, SandboxError, check_sandbox
from autograder.verify import ChapterReport, VariantError
from autograder.verify import verify as verify_chapter
from autograder.watch import profile_table, watching

OUT = Console(highlight=False, soft_wrap=True, emoji=False)
ERR = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

_MARKS = {"passed": "✓", "partial": "◐", "manual": "✎", "not_attempted": "·"}


def told(command: Callable) -> Callable:
    """Turn what goes wrong into a sentence and an exit status: 2 for usage, 1 for the grader's."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (CourseError, AssignmentError, PolicyError) as error:
            _stop(str(error), 2)
        except (SandboxError, GradebookError, VariantError) as error:
            _stop(str(error), 1)
        except KeyboardInterrupt:
            _stop("Stopped. What was graded is kept: the same command goes on from here.", 1)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            _stop(f"{error.strerror or error}{where}. What was graded so far is kept.", 1)

    return run


def _stop(sentence: str, status: int) -> None:
    ERR.print(f"autograder: {sentence}", markup=False)
    sys.exit(status)


def _root() -> Path:
    root = find_course(Path.cwd())
    if root is None:
        raise CourseError(
            "There is no course here: no folder with solutions/ and _toc.yml at or above "
            f"{Path.cwd()}. Change into the course's folder."
        )
    return root


def _book_url(root: Path) -> str:
    """Read where the book is published, for links from feedback to lessons."""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8")) or {}
    return str((config.get("html") or {}).get("baseurl") or "")


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeRemainingColumn(), console=ERR)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Release, check and grade the exercises of the course."""
    # Tests run in this process and in the workers that it starts, and some use Keras.
    os.environ.update(KERAS)


@main.command()
@click.argument("chapters", nargs=-1, metavar="[CHAPTER ...]")
@told
def release(chapters: tuple[str, ...]) -> None:
    """Make notebooks/*/exercises.ipynb out of solutions/."""
    root = _root()
    for chapter in course.known_chapters(root, chapters):
        path, changed = release_chapter(root, chapter)
        OUT.print(f"{path.relative_to(root)}: {'written' if changed else 'unchanged'}")


def _tell(question: QuestionResult) -> None:
    """Print one line on a question."""
    mark = _MARKS.get(question.outcome, "✗")
    points = f"{question.score:g}/{question.max_score:g}"
    told = {"manual": "a person will read it", "passed": ""}
    said = told.get(question.outcome, question.message)
    line = f"{mark} {question.title} ({question.question}) {points} {said}"
    OUT.print(" ".join(line.split()), markup=False)


@main.command()
@click.argument("notebook", type=click.Path(path_type=Path))
@told
def check(notebook: Path) -> None:
    """Run the public tests of your own NOTEBOOK, a line for each question."""
    if not notebook.is_file():
        raise CourseError(f"There is no file {notebook}.")
    data = notebook.read_bytes()
    try:
        assignment = Assignment.parse(data.decode("utf-8", errors="replace"), notebook.parent.name)
    except AssignmentError as error:
        raise CourseError(f"{notebook} is not an exercise notebook: {error}") from None
    # A student's own code on the student's own machine: it may do what it may do in JupyterLab.
    result = grade_submission(
        assignment, data, "you", sandbox="none", keras_first=False, tell=_tell
    )
    OUT.print(f"{result.score:g} of {result.max_score:g} points, by the tests that you can see.")
    if not all(question.outcome in ("passed", "manual") for question in result.questions):
        sys.exit(1)


@main.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--chapter", "chapters", multiple=True, metavar="C", help="Only this chapter.")
@click.option("--jobs", default=2, show_default=True, type=click.IntRange(1), metavar="N")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler, as tcp://host:8786.")
@click.option(
    "--sandbox", type=click.Choice(["auto", "bwrap", "none"]), default="auto", show_default=True
)
@click.option("--gradebook", "url", metavar="URL", help="Database of the gradebook.")
@click.option("--fork/--no-fork", default=True, help="Fork kernels, or start each from nothing.")
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Due dates, extensions, late penalties, attempts. Kept in DIR for later runs.",
)
@click.option("--profile", is_flag=True, help="Print where the time went.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "--json-log",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    metavar="FILE",
    help="Append an event a line as JSON; - is standard output.",
)
@told
def grade(
    submissions: Path,
    output: Path,
    chapters: tuple[str, ...],
    jobs: int,
    scheduler: str | None,
    sandbox: str,
    url: str | None,
    fork: bool,
    policy_file: Path | None,
    profile: bool,
    quiet: bool,
    json_log: str | None,
) -> None:
    """Grade SUBMISSIONS/<student>/<chapter>/exercises.ipynb into DIR.

    Writes gradebook.db, grades.csv, questions.csv, feedback/ and report.html. A second run grades
    only what changed.
    """
    root = _root()
    wanted = course.known_chapters(root, chapters)
    policy = _policy(root, output, policy_file)
    found = course.find_submissions(submissions, wanted, earlier=policy is not None)
    chosen = check_sandbox(sandbox)
    # Where standard output is the program's, the person reads what is left: standard error.
    out = ERR if json_log == "-" else OUT
    if chosen == "none" and not quiet:
        ERR.print(
            "Warning: no sandbox. The students' code runs with your own rights.", style="yellow"
        )
    with _opened(json_log) as log, watching(len(found), None if quiet else ERR, log) as watch:
        summary = course.grade(
            root,
            found,
            output,
            sandbox=chosen,
            jobs=jobs,
            scheduler=scheduler,
            url=url,
            fork=fork,
            book_url=_book_url(root),
            policy=policy,
            progress=watch.verdict,
        )
        for sentence in summary.remarks:
            watch.remark(sentence)
        for move in sorted(summary.moved):
            watch.moved(*move)
        watch.finished(graded=summary.graded, reused=summary.reused)
    if profile:
        out.print(profile_table(summary))
    if quiet:
        return
    out.print(
        f"{len(found)} submissions: {summary.graded} graded, "
        f"{summary.reused} unchanged since an earlier run."
    )
    for student, chapter, before, now in sorted(summary.moved):
        out.print(f"  {student}/{chapter}: {before:g} -> {now:g} points", markup=False)
    for name in ("grades.csv", "questions.csv", "feedback", "report.html", "gradebook.db"):
        if (output / name).exists():  # the gradebook may be elsewhere
            out.print(f"  {output / name}", markup=False)


@contextmanager
def _opened(json_log: str | None) -> Iterator[TextIO | None]:
    """Open the file of ``--json-log``, at its end."""
    if json_log in (None, "-"):
        yield sys.stdout if json_log else None
    else:
        with Path(json_log).open("a", encoding="utf-8") as file:
            yield file


def _policy(root: Path, output: Path, file: Path | None) -> Policy | None:
    """Read the policy given, or else the one that the folder of grades keeps."""
    chapters = course.known_chapters(root, ())
    return read_policy(file, chapters) if file else attempts.kept_policy(output, chapters)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--gradebook", "url", metavar="URL", help="Database of the gradebook.")
@told
def report(folder: Path, url: str | None) -> None:
    """Write DIR's tables, feedback and report.html anew, marks given by hand included."""
    root = find_course(Path.cwd())
    course.publish(folder, url, _book_url(root) if root else "")
    OUT.print(str(folder / "report.html"), markup=False)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--format", "kind", type=click.Choice(["csv", "canvas", "moodle"]), required=True)
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--gradebook", "url", metavar="URL", help="Database of the gradebook.")
@told
def export(folder: Path, kind: str, output: Path, url: str | None) -> None:
    """Write DIR's grades for a spreadsheet, Canvas or Moodle."""
    export_grades(course.load_results(folder, url), kind, output)
    OUT.print(str(output), markup=False)


@main.command()
@click.argument("chapters", nargs=-1, metavar="[CHAPTER ...]")
@click.option("--jobs", default=2, show_default=True, type=click.IntRange(1), metavar="N")
@click.option("--mutants/--no-mutants", default=True, show_default=True, help="Grade mutants, too.")
@told
def verify(chapters: tuple[str, ...], jobs: int, mutants: bool) -> None:
    """Test the tests: reference full marks, blank none, every variant as declared.

    Then make mutants of each reference answer, with one small change each, and list those that
    the tests do not refuse.
    """
    root = _root()
    failed = False
    for chapter in course.known_chapters(root, chapters):
        with _progress() as bar:
            task = bar.add_task(chapter, total=None)
            found = verify_chapter(
                root,
                chapter,
                sandbox=check_sandbox("auto"),
                jobs=jobs,
                with_mutants=mutants,
                progress=lambda done, total, task=task: bar.update(
                    task, completed=done, total=total
                ),
            )
        for question in found.wrong | found.right:
            wrong, killed = found.wrong.get(question, 0), found.killed.get(question, 0)
            OUT.print(
                f"{chapter} {question}: {found.right.get(question, 0)} right answers, "
                f"{killed} of {wrong} wrong ones refused" + _mutants_told(found, question)
            )
            for mutant in found.survivors(question):
                OUT.print(f"  line {mutant.line} of {mutant.cell} may also be:", markup=False)
                OUT.print(f"    - {mutant.old}\n    + {mutant.new}", markup=False)
        wrong, killed = sum(found.wrong.values()), sum(found.killed.values())
        rate = f"{killed / wrong:.0%}" if wrong else "no wrong answers"
        OUT.print(f"{chapter}: kill rate {rate} ({killed} of {wrong})" + _mutants_told(found))
        for problem in found.problems:
            OUT.print(f"  {problem}", markup=False)
        failed = failed or bool(found.problems)
    if failed:
        sys.exit(1)


def _mutants_told(found: ChapterReport, question: str | None = None) -> str:
    """Say how many mutants of a question, or of a chapter, were refused."""
    if not found.mutants:
        return ""
    killed, survivors = len(found.killed_mutants(question)), len(found.survivors(question))
    every = sum(question in (None, mutant.question) for mutant in found.mutants)
    rate = f" ({killed / (killed + survivors):.1%})" if killed + survivors else ""
    equivalent = every - killed - survivors
    return f"; {killed} of {killed + survivors} mutants{rate}, {equivalent} more equivalent"
