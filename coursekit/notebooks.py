"""Run notebooks with papermill, once per change, and read what they printed.

An executed copy is ``_build/executed/<key>.ipynb``. Its key is made of all that can change its
outputs: the code cells, the profile, the Python version and packages, `coursekit`, the data, and
the stored results and weights (``*.json``, ``*.h5``) beside the notebook. Prose is not in it: an
executed copy lends its outputs to the notebook as it stands now.
"""

import contextlib
import copy
import fcntl
import hashlib
import importlib.metadata
import json
import multiprocessing
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode
from packaging.requirements import Requirement
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

__all__ = [
    "NotExecutedError",
    "NotebookError",
    "Run",
    "cache_key",
    "environment",
    "execute",
    "executed",
    "executed_path",
    "fill",
    "is_lesson",
    "lessons",
    "solutions",
]

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
PROFILES = ("full", "quick")  # the first is what a lesson's own parameters cell says

#: Modules of coursekit that only read executed notebooks, so cannot change an output.
READERS = {"book.py", "chapters.py", "claims.py", "cli.py", "exercises.py", "repairs.py"}

#: Seconds that one cell may take before it counts as hanging.
CELL_TIMEOUT = 900

#: Lines that libraries write to stderr whatever the lesson does. Everything else is an error.
NOISE = re.compile(
    r"WARNING: All log messages before absl::InitializeLog\(\) is called.*"
    r"|[IW]\d{4} [\d:.]+ +\d+ \S+:\d+\] .*"
    r"|\s*"
)


class NotebookError(Exception):
    """A notebook could not be executed; the message names notebook, cell and error."""


class NotExecutedError(Exception):
    """A notebook has no executed copy made by this code in this environment."""


class Run(NamedTuple):
    """One notebook of `execute`: its executed copy, and the seconds it took, None if cached."""

    path: Path
    copy: Path
    seconds: float | None


def lessons() -> list[Path]:
    """Find the lesson of every chapter, in the chapters' order."""
    return sorted((ROOT / "notebooks").glob("[0-9][0-9]_*/lesson.ipynb"))


def solutions() -> list[Path]:
    """Find the exercises with their solutions of every chapter, in the chapters' order."""
    return sorted((ROOT / "solutions").glob("[0-9][0-9]_*/exercises.ipynb"))


def is_lesson(path: Path) -> bool:
    """Say whether a file is a notebook that the book shows executed.

    A notebook with nbgrader cells is a student's to execute, so it is none.
    """
    if path.suffix != ".ipynb":
        return False
    return not any("nbgrader" in cell.metadata for cell in read(path).cells)


def read(path: Path) -> NotebookNode:
    """Read a notebook, or say in a sentence why it cannot be read.

    Raises
    ------
    NotebookError
        If there is no such file, or it is not a notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise NotebookError(f"{_name(path)}: no such notebook.") from None
    except (nbformat.reader.NotJSONError, UnicodeDecodeError, AttributeError, KeyError) as error:
        raise NotebookError(f"{_name(path)} is not a notebook: {str(error)[:200]}") from None


def environment() -> str:
    """Describe what besides its own code decides a notebook's outputs.

    Returns
    -------
    str
        JSON: the version of Python, those of the packages that requirements.txt names and of
        TensorFlow, Keras and NumPy, and checksums of `coursekit` and of its data.
    """
    lines = [line.partition("#")[0].strip() for line in _lines(ROOT / "requirements.txt")]
    names = {Requirement(line).name for line in lines if line and not line.startswith("-")}
    packages = {}
    for name in sorted(names | {"keras", "numpy", "tensorflow"}):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            packages[name] = importlib.metadata.version(name)
    sources = hashlib.sha256()
    for path in sorted((ROOT / "coursekit").rglob("*.py")):
        if path.name not in READERS:
            sources.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    for path in sorted((ROOT / "coursekit" / "weights").glob("*.h5")):
        sources.update(path.name.encode() + path.read_bytes())
    registry = ROOT / "coursekit" / "data" / "registry.json"
    data = hashlib.sha256(registry.read_bytes() if registry.exists() else b"")
    return json.dumps(
        {
            "python": platform.python_version(),
            "packages": packages,
            "coursekit": sources.hexdigest(),
            "data": data.hexdigest(),
        }
    )


def cache_key(notebook: NotebookNode, profile: str, environment: str) -> str:
    """Name the executed copy of a notebook: 32 hexadecimal digits that change with its outputs."""
    code = [
        (cell.source, sorted(cell.metadata.get("tags", [])))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
    text = json.dumps([code, profile if _has_parameters(notebook) else None, environment])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def executed_path(path: Path, profile: str = "full", build: Path = BUILD) -> Path:
    """Give the path that the executed copy of a notebook has or would have."""
    # Stored results that the notebook draws, and trained weights, lie beside it.
    stored = "".join(
        f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n"
        for pattern in ("*.json", "*.h5")
        for file in sorted(path.parent.glob(pattern))
    )
    return build / "executed" / f"{cache_key(read(path), profile, environment() + stored)}.ipynb"


def executed(path: Path, profile: str = "full", build: Path = BUILD) -> NotebookNode:
    """Read a notebook as it stands now, with the outputs of its executed copy.

    Raises
    ------
    NotExecutedError
        If these code cells have not been executed in this environment.
    """
    copied = executed_path(path, profile, build)
    if not copied.exists():
        raise NotExecutedError(
            f"{_name(path)} has not been executed as written in this environment "
            f"(profile {profile}). Run 'make book', or "
            f"'.venv/bin/coursekit execute --profile {profile} {_name(path)}'."
        )
    # The key holds the code cells in order, so both notebooks have the same ones.
    outputs = (
        cell
        for cell in nbformat.read(copied, as_version=4).cells
        if cell.cell_type == "code" and "injected-parameters" not in cell.metadata.get("tags", [])
    )
    notebook = read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            ran = next(outputs)
            cell.outputs, cell.execution_count = ran.outputs, ran.execution_count
    return notebook


def fill(student: NotebookNode, reference: NotebookNode) -> NotebookNode:
    """Put the reference answers into the solution cells of a student notebook.

    Parameters
    ----------
    student, reference
        The released notebook and the one in ``solutions/`` that it was made from. Neither is
        changed.

    Raises
    ------
    NotebookError
        If a solution cell of the student's has no counterpart.
    """
    answers = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in reference.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    filled = copy.deepcopy(student)
    for cell in filled.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            grade_id = cell.metadata.nbgrader.grade_id
            if grade_id not in answers:
                raise NotebookError(f"the reference has no answer to the solution cell {grade_id}.")
            cell.source = answers[grade_id]
    return filled


def execute(
    paths: Sequence[Path],
    profile: str = "full",
    *,
    jobs: int = 2,
    cwd: Path | None = None,
    build: Path = BUILD,
    console: Console | None = None,
) -> list[Run]:
    """Execute the notebooks that have no executed copy, a few at a time, showing progress.

    Parameters
    ----------
    paths
        Notebooks.
    profile : {"full", "quick"}
        The value of the notebooks' parameter ``PROFILE``.
    jobs
        How many run at the same time.
    cwd
        The folder that they run in; by default each runs in its own.
    build
        The folder of executed and failed copies.
    console
        Where to show progress and the table of times; by default stderr.

    Raises
    ------
    NotebookError
        If cells failed or wrote to stderr, one paragraph a notebook. The others have run, and
        the partial notebook is ``<build>/failed/<chapter>/<name>.ipynb``.
    """
    if profile not in PROFILES:
        raise NotebookError(f"No profile {profile!r}: choose one of {', '.join(PROFILES)}.")
    console = console or Console(stderr=True)
    copies = {path: executed_path(path, profile, build) for path in paths}
    to_run = [path for path in copies if not copies[path].exists()]
    seconds: dict[Path, float] = {}
    if to_run:
        arguments = {
            path: (path, copies[path], profile, cwd or path.parent, build) for path in to_run
        }
        seconds = _run_all(arguments, jobs, build, console)
    runs = [Run(path, copies[path], seconds.get(path)) for path in paths]
    console.print(_table(runs, profile))
    return runs


def _run_all(
    arguments: dict[Path, tuple], jobs: int, build: Path, console: Console
) -> dict[Path, float]:
    """Execute notebooks with these arguments of `_run`; give the seconds that each took."""
    build.mkdir(parents=True, exist_ok=True)
    log = build / "kernels.log"
    log.write_bytes(b"")
    # Processes, since papermill and its event loop are made for one notebook each; new ones,
    # since a forked copy of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    columns = ["{task.description}", BarColumn(), MofNCompleteColumn(), TextColumn("cells")]
    seconds, errors = {}, []
    with (
        Progress(*columns, TimeElapsedColumn(), console=console) as progress,
        ProcessPoolExecutor(jobs, context, initializer=_log_stderr, initargs=(log,)) as pool,
    ):
        bars = {
            path: progress.add_task(_name(path), total=len(read(path).cells), start=False)
            for path in arguments
        }
        waiting, running = list(arguments), {}
        while running or waiting:
            while waiting and len(running) < jobs:  # no more are handed over, so Ctrl-C ends it
                path = waiting.pop(0)
                running[pool.submit(_run, *arguments[path])] = path
            done, _ = wait(running, timeout=0.5, return_when=FIRST_COMPLETED)
            for path in running.values():
                cells_done = _cells_done(_partial(arguments[path][1]))
                if cells_done is not None:
                    progress.start_task(bars[path])
                    progress.update(bars[path], completed=cells_done)
            for job in done:
                path = running.pop(job)
                try:
                    seconds[path] = job.result()
                except NotebookError as error:
                    errors.append(str(error))
                    progress.update(bars[path], description=f"{_name(path)} failed")
                    progress.stop_task(bars[path])
                else:
                    progress.update(bars[path], completed=len(read(path).cells))
                    if not console.is_terminal:
                        console.print(f"executed {_name(path)}")
    if errors:
        raise NotebookError("\n\n".join(sorted(errors)))
    return seconds


def _run(path: Path, copied: Path, profile: str, cwd: Path, build: Path) -> float:
    """Execute one notebook in this process; give the seconds that it took."""
    # Only where they are used: the reader of a book needs no papermill.
    import papermill

    from coursekit.engine import NAME

    failed = build / "failed" / path.resolve().parent.name / path.name
    partial = _partial(copied)
    copied.parent.mkdir(parents=True, exist_ok=True)
    with (
        _lock(copied.with_suffix(".lock")),
        tempfile.TemporaryDirectory() as scratch,
        _kernel_environment(build, scratch),
    ):
        if copied.exists():  # another process has just made it
            return 0.0
        start = time.perf_counter()
        try:
            given = profile != PROFILES[0] and _has_parameters(read(path))
            notebook = papermill.execute_notebook(
                str(path.resolve()),
                str(partial),
                parameters={"PROFILE": profile} if given else {},
                kernel_name="python3",
                cwd=str(cwd),
                engine_name=NAME,
                progress_bar=False,
                execution_timeout=CELL_TIMEOUT,
                shutdown_kernel="immediate",  # TensorFlow takes seconds to say goodbye
            )
            _refuse_stderr(notebook, path)
            if executed_path(path, profile, build) != copied:
                raise NotebookError(
                    f"{_name(path)}, coursekit or the packages changed while it ran. Run it again."
                )
        except Exception as error:
            reason = (
                str(error)
                if isinstance(error, NotebookError)
                else _reason(partial, path, build, error)
            )
            if partial.exists():
                failed.parent.mkdir(parents=True, exist_ok=True)
                partial.replace(failed)
                reason += f"\n  What ran before is in {_name(failed)}."
            raise NotebookError(reason) from None
        nbformat.write(notebook, partial)
        partial.replace(copied)
        failed.unlink(missing_ok=True)
        return time.perf_counter() - start


@contextlib.contextmanager
def _kernel_environment(build: Path, scratch: str) -> Iterator[None]:
    """Set what the kernel inherits: the course's interpreter, quiet libraries, fixed threads."""
    settings = {
        # This interpreter's kernelspec before one in the user's home.
        "JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "IPYTHONDIR": str(build / "ipython"),  # no start-up files of the user's
        "TMPDIR": scratch,  # a kernel is ended at once, so it does not clear up
        "PYTHONHASHSEED": "0",
        # Libraries warn of their own dependencies; a lesson shows a warning by catching it.
        "PYTHONWARNINGS": "ignore::DeprecationWarning,ignore::FutureWarning",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "-1",
        # One thread for each kernel: two run at a time, and sums are always added in one order.
        **dict.fromkeys(
            [
                "OMP_NUM_THREADS",
                "OPENBLAS_NUM_THREADS",
                "MKL_NUM_THREADS",
                "TF_NUM_INTRAOP_THREADS",
                "TF_NUM_INTEROP_THREADS",
            ],
            "1",
        ),
    }
    before = dict(os.environ)
    os.environ.update(settings)
    os.environ.pop("MPLBACKEND", None)  # the kernel's own: inline figures
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Wait until no other process executes the same notebook."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _refuse_stderr(notebook: NotebookNode, path: Path) -> None:
    """Strip known noise of libraries from the outputs; raise for anything else on stderr."""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        stderr = [out for out in cell.outputs if out.get("name") == "stderr"]
        text = "".join(out.text for out in stderr).splitlines()
        said = [line for line in text if not NOISE.fullmatch(line)]
        if said:
            shown = "\n".join(f"    {line[:200]}" for line in said[:5])
            raise NotebookError(
                f"{_name(path)}: {_where(path, cell.get('id'))} wrote to stderr, which readers "
                "would see in the book. Mend its cause, catch the warning, or print to stdout.\n"
                + shown
            )
        cell.outputs = [out for out in cell.outputs if out.get("name") != "stderr"]


def _reason(partial: Path, path: Path, build: Path, error: Exception) -> str:
    """Say in a few lines which cell failed and why."""
    cells = nbformat.read(partial, as_version=4).cells if partial.exists() else []
    begun = [c for c in cells if c.metadata.get("papermill", {}).get("start_time")]
    if not begun:
        return f"{_name(path)} could not be executed: {type(error).__name__}: {str(error)[:400]}"
    cell = begun[-1]
    raised = next((o for o in cell.get("outputs", []) if o.output_type == "error"), None)
    if raised is None:  # the kernel died, or took too long
        last_words = _name(build / "kernels.log")
        what = f"{str(error).strip().splitlines()[0]} (see {last_words} for its last words)"
    else:
        what = f"{raised.ename}: {raised.evalue}".strip()
        traceback = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(raised.traceback))
        lines = re.findall(rf"Cell In\[{cell.execution_count}\], line (\d+)", traceback)
        if lines:
            what += f"\nat: {cell.source.splitlines()[int(lines[-1]) - 1].strip()}"
    shown = "\n".join(f"    {line[:200]}" for line in what.splitlines()[:6])
    return f"{_name(path)}: {_where(path, cell.get('id'))} failed.\n{shown}"


def _where(path: Path, cell_id: str | None) -> str:
    """Name a cell by its number among all cells and its id."""
    ids = [cell.get("id") for cell in read(path).cells]
    return f"cell {ids.index(cell_id) + 1} (id '{cell_id}')" if cell_id in ids else "a cell"


def _has_parameters(notebook: NotebookNode) -> bool:
    return any("parameters" in cell.metadata.get("tags", []) for cell in notebook.cells)


def _log_stderr(log: Path) -> None:
    """Send what kernels say beside their notebooks to a file: its noise would hide what matters."""
    os.dup2(os.open(log, os.O_WRONLY | os.O_APPEND), 2)


def _cells_done(partial: Path) -> int | None:
    """Count the cells that papermill has run so far; None while the file is being written."""
    try:
        cells = json.loads(partial.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError):
        return None
    return sum(
        cell["metadata"]["papermill"]["status"] == "completed"
        for cell in cells
        if "papermill" in cell["metadata"]
    )


def _table(runs: list[Run], profile: str) -> Table:
    table = Table(title=f"Notebooks, profile {profile}", title_justify="left")
    table.add_column("notebook")
    table.add_column("time", justify="right")
    for run in runs:
        table.add_row(_name(run.path), "cached" if run.seconds is None else f"{run.seconds:.1f} s")
    return table


def _partial(copied: Path) -> Path:
    return copied.with_suffix(".partial.ipynb")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _name(path: Path) -> str:
    """Name a file as seen from the repository, where it lies in it."""
    path = path.resolve()
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
