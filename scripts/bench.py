"""Measure grading side by side with plain nbgrader, and write book/benchmark.md.

    make bench                                  the page of the book: about an hour on two cores
    .venv/bin/python scripts/bench.py --help    smaller runs

The same honest class, made by rule, is graded by ``nbgrader autograde`` and by ``autograder grade``
with the sandbox on, and every score is compared. Nothing else should run on the machine.
"""

import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click
import nbformat
import psutil
from chromium import start_chromium
from demo import honest
from nbgrader.api import Gradebook
from playwright.sync_api import sync_playwright

from autograder.assignment import Assignment
from autograder.course import load_results
from autograder.files import write_atomically
from autograder.timing import STUDENT
from autograder.verify import answered, read_variants

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "book" / "benchmark.md"
#: What has been measured, until the page is written.
KEPT = ROOT / "_build" / "bench"
BIN = Path(sys.executable).parent

#: The course's own configuration of nbgrader, which keeps TensorFlow quiet, with other folders.
CONFIG = """
c = get_config()
load_subconfig("nbgrader_config.py", path={0!r})
c.CourseDirectory.root = {1!r}
c.CourseDirectory.source_directory = "source"
c.CourseDirectory.submitted_directory = "submitted"
c.CourseDirectory.db_url = {2!r}
"""


def measured(command: list, folder: Path) -> dict[str, float]:
    """Run a command; stop with what it said where it fails.

    Returns
    -------
    dict
        ``seconds`` from start to end, and ``peak``: the most memory, in GiB, that it and its
        children held together, shared pages counted once (proportional set size).
    """
    environment = os.environ | {
        "JUPYTER_PATH": str(BIN.parent / "share" / "jupyter"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }
    with tempfile.TemporaryFile("w+") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, stdout=said, stderr=said, env=environment
        )
        peaks = [0.0]
        watch = threading.Thread(target=_watch_memory, args=(process, peaks), daemon=True)
        watch.start()
        process.wait()
        seconds = time.perf_counter() - started
        watch.join()
        if process.returncode:
            said.seek(0)
            sys.exit(f"bench: {' '.join(map(str, command))} failed:\n{said.read()[-3000:]}")
    return {"seconds": seconds, "peak": max(peaks) / 2**30}


def _watch_memory(process: subprocess.Popen, peaks: list[float]) -> None:
    while process.poll() is None:
        try:
            top = psutil.Process(process.pid)
            tree = [top, *top.children(recursive=True)]
        except psutil.Error:
            return
        total = 0
        for member in tree:
            try:
                total += member.memory_full_info().pss
            except psutil.Error:
                continue
        peaks.append(total)
        time.sleep(1.0)


def make_class(chapter: str, folder: Path, size: int) -> None:
    """Write ``folder/STUDENT/CHAPTER/exercises.ipynb``: mostly right answers, some wrong ones."""
    assignment = Assignment.load(ROOT, chapter)
    files = sorted((ROOT / "tests" / "variants" / chapter).glob("*.py"))
    variants = [variant for file in files for variant in read_variants(file)]
    rng = random.Random(f"{chapter} {size}")
    for number in range(size):
        data = honest(assignment, variants, 0.9, rng) if number else answered(assignment)
        # No two are the same file: such would be graded once.
        notebook = nbformat.reads(data.decode(), 4)
        notebook.metadata["student"] = number
        path = folder / f"student-{number:03}" / chapter / "exercises.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)


def plain(chapter: str, folder: Path) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """Grade ``folder/submissions`` with plain nbgrader; give the run and each question's score."""
    course = folder / "plain"
    source = course / "source" / chapter / "exercises.ipynb"
    source.parent.mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / chapter / "exercises.ipynb", source)
    shutil.copytree(folder / "submissions", course / "submitted")
    database = f"sqlite:///{course / 'gradebook.db'}"
    (course / "nbgrader_config.py").write_text(CONFIG.format(str(ROOT), str(course), database))
    nbgrader = [sys.executable, "-m", "nbgrader"]
    measured([*nbgrader, "generate_assignment", chapter], course)
    run = measured([*nbgrader, "autograde", chapter], course)
    scores = {}
    with Gradebook(database) as book:
        for submission in book.assignment_submissions(chapter):
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    scores[submission.student.id, grade.name] = grade.auto_score or 0.0
    return run, scores


def ours(chapter: str, folder: Path, output: Path) -> dict[str, float]:
    """Grade ``folder/submissions`` with this grader."""
    command = [BIN / "autograder", "grade", folder / "submissions", "--output", output]
    return measured([*command, "--chapter", chapter, "--quiet"], ROOT)


def graded(chapter: str, size: int, with_plain: bool) -> dict:
    """Measure one class."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        make_class(chapter, folder / "submissions", size)
        cold = ours(chapter, folder, folder / "grades")
        cached = ours(chapter, folder, folder / "grades")
        results = load_results(folder / "grades")
        student = sum(result.parts[STUDENT] for result in results) / size
        rest = sum(sum(result.parts.values()) for result in results) / size - student
        row = {"chapter": chapter, "size": size, "cold": cold, "cached": cached}
        row |= {"student": student, "rest": rest, "plain": None}
        if with_plain:
            row["plain"], scores = plain(chapter, folder)
            other = [
                (result.student_id, q.question)
                for result in results
                for q in result.questions
                if q.outcome != "manual" and scores[result.student_id, q.question] != q.score
            ]
            if other:
                sys.exit(f"bench: plain nbgrader gives other scores for {other}.")
        return row


def checks() -> list[tuple[str, float, float]]:
    """Time `autograder check` on each finished exercise sheet: first answer, all answers."""
    found = []
    for source in sorted(ROOT.glob("solutions/*/exercises.ipynb")):
        chapter = source.parent.name
        with tempfile.TemporaryDirectory() as name:
            notebook = Path(name) / chapter / "exercises.ipynb"
            notebook.parent.mkdir()
            notebook.write_bytes(answered(Assignment.load(ROOT, chapter)))
            times = []
            for _ in range(2):  # the first one warms up the disk's cache
                started = time.perf_counter()
                process = subprocess.Popen(
                    [BIN / "autograder", "check", notebook], stdout=subprocess.PIPE, text=True
                )
                process.stdout.readline()
                first = time.perf_counter() - started
                process.communicate()
                times = [first, time.perf_counter() - started]
        found.append((chapter, *times))
    return found


def book() -> list[tuple[str, float]]:
    """Time the building of the book: cold, with no change, with one lesson changed."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        copy = Path(name) / "book"
        left = shutil.ignore_patterns("_build", ".git", ".venv", "node_modules", "demo")
        shutil.copytree(ROOT, copy, ignore=left)
        # The copy's own coursekit, whatever the environment has installed.
        build = ["env", f"PYTHONPATH={copy}", BIN / "coursekit", "book"]
        cold = measured(build, copy)["seconds"]
        again = measured(build, copy)["seconds"]
        lesson = min(copy.glob("notebooks/*/lesson.ipynb"))
        text = lesson.read_text(encoding="utf-8")
        lesson.write_text(text.replace("import numpy as np", "import numpy as np  # changed", 1))
        return [
            ("nothing built before", cold),
            ("nothing changed", again),
            (f"the code of {lesson.parent.name} changed", measured(build, copy)["seconds"]),
        ]


#: Note when the first frame with all the equations in sight was drawn.
SEE = """
window.seen = new Promise(resolve => {
  const inSight = equation => {
    const box = equation.getBoundingClientRect();
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  };
  const look = () => {
    const unset = document.querySelectorAll(".math:not(:has(mjx-container))");
    if (document.readyState === "loading" || [...unset].some(inSight)) requestAnimationFrame(look);
    else requestAnimationFrame(now => resolve((performance.timeOrigin + now) / 1000));
  };
  requestAnimationFrame(look);
});
"""


def openings() -> list[tuple[str, float, float, float]]:
    """Time Chromium on each page, from disk.

    Gives the seconds until it is open, until the equations in sight are drawn, and until all are.
    """
    html = ROOT / "_build" / "html"
    times = []
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for path in sorted([*html.glob("book/*.html"), *html.glob("notebooks/*/*.html")]):
            of_page = []
            for _ in range(3):
                tab = browser.new_page()
                tab.add_init_script(SEE)
                started = time.time()
                tab.goto(path.as_uri())
                opened = time.time()
                tab.evaluate("() => window.MathJax?.startup?.promise.then(() => null)")
                every = time.time()
                seen = tab.evaluate("() => window.seen")
                of_page.append((opened - started, seen - started, every - started))
                tab.close()
            median = (sorted(seconds)[1] for seconds in zip(*of_page, strict=True))
            times.append((str(path.relative_to(html).with_suffix("")), *median))
        browser.close()
    return times


def page(rows: list[dict], check_rows: list, book_rows: list, open_rows: list) -> str:
    """Write the page."""
    memory = psutil.virtual_memory().total / 2**30
    lines = [
        "# Benchmark",
        "",
        "<!-- Written by scripts/bench.py (make bench); do not edit. -->",
        "",
        "The same honest class, graded by plain `nbgrader autograde`, without a sandbox, and by "
        "`autograder grade`, in the sandbox. Each question of each submission got the same score "
        "from both.",
        "",
        f"Machine: {os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB of memory, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}.",
        "",
        "| Chapter | Class of | Plain nbgrader, s | Ours, s | Times faster | Ours once more, s |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        cold, cached, other = row["cold"], row["cached"], row["plain"]
        lines.append(
            f"| {row['chapter']} | {row['size']} | "
            + (f"{other['seconds']:.0f}" if other else "not run")
            + f" | {cold['seconds']:.0f} | "
            + (f"{other['seconds'] / cold['seconds']:.1f}" if other else "")
            + f" | {cached['seconds']:.1f} |"
        )
    lines += [
        "",
        "Where the seconds of one submission go, and the most memory that a run held. Plain "
        "nbgrader's own part is its time less the students' computing as measured by us, which is "
        "the same code.",
        "",
        "| Chapter | Class of | Students' computing, s | The rest, ours, s | The rest, plain, s "
        "| Memory, ours, GiB | Memory, plain, GiB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        other = row["plain"]
        lines.append(
            f"| {row['chapter']} | {row['size']} | {row['student']:.2f} | {row['rest']:.2f} | "
            + (f"{other['seconds'] / row['size'] - row['student']:.2f}" if other else "")
            + f" | {row['cold']['peak']:.1f} | "
            + (f"{other['peak']:.1f} |" if other else "|")
        )
    if check_rows:
        lines += [
            "",
            "`autograder check` on a finished sheet:",
            "",
            "| Chapter | First answer | All answers |",
            "|---|---:|---:|",
            *(f"| {c} | {first:.1f} s | {every:.1f} s |" for c, first, every in check_rows),
        ]
    if book_rows:
        lines += [
            "",
            "`coursekit book`, which `make book` calls:",
            "",
            "| Before | Time |",
            "|---|---:|",
            *(f"| {what} | {seconds:.0f} s |" for what, seconds in book_rows),
        ]
    if open_rows:
        lines += [
            "",
            f"Chromium, {len(open_rows)} pages from disk:",
            "",
            "| Until | Median | Longest | Page |",
            "|---|---:|---:|---|",
        ]
        ends = ("it is open", "the equations in sight are drawn", "all equations are set")
        for column, what in enumerate(ends, start=1):
            in_order = sorted(open_rows, key=lambda row, column=column: row[column])
            lines.append(
                f"| {what} | {in_order[len(in_order) // 2][column]:.1f} s "
                f"| {in_order[-1][column]:.1f} s | `{in_order[-1][0]}` |"
            )
    return "\n".join(lines) + "\n"


def _processor() -> str:
    """Name the processor's model."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


@click.command()
@click.option("--chapter", "chapters", multiple=True, default=["01_perceptron", "05_cnn"])
@click.option("--size", "sizes", multiple=True, type=int, default=[10, 40, 160])
@click.option("--plain-up-to", default=40, show_default=True, help="Larger classes: ours only.")
@click.option("--book/--no-book", "with_book", default=True)
@click.option("--output", type=click.Path(path_type=Path), default=PAGE, show_default=False)
def main(
    chapters: tuple[str, ...],
    sizes: tuple[int, ...],
    plain_up_to: int,
    with_book: bool,
    output: Path,
) -> None:
    """Measure, and write the page. A run that was broken off goes on where it was."""
    check_rows = kept("checks", checks)
    rows = [
        kept(f"{chapter} {size}", lambda c=chapter, n=size: graded(c, n, n <= plain_up_to))
        for size in sizes
        for chapter in chapters
    ]
    rows.sort(key=lambda row: (row["chapter"], row["size"]))
    about_the_book = (kept("book", book), kept("pages", openings)) if with_book else ([], [])
    output.write_text(page(rows, check_rows, *about_the_book), encoding="utf-8")
    shutil.rmtree(KEPT)
    click.echo(output)


def kept(name: str, measure: Callable) -> list | dict:
    """Measure, or take what a run that was broken off has measured."""
    path = KEPT / f"{name}.json"
    if not path.exists():
        found = measure()
        KEPT.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(found))
        click.echo(f"{name}: {found}")
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
