"""Notebooks run once per change, say in a few lines why they fail, and give the book outputs."""

import copy
import importlib.metadata
import io
import json
import os
import platform
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode, v4
from rich.console import Console

from coursekit import notebooks
from coursekit.notebooks import ROOT, NotebookError, NotExecutedError

PARAMETERS = ("parameters", 'PROFILE = "full"')
STUDENTS_CELL = {"grade": False, "solution": True, "locked": False, "schema_version": 3}


def write(path: Path, *cells: tuple[str, str]) -> Path:
    """Write a notebook of cells (id, text); a text that begins with # and a space is Markdown."""
    notebook = v4.new_notebook()
    notebook.metadata.kernelspec = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    for cell_id, text in cells:
        make = v4.new_markdown_cell if text.startswith("# ") else v4.new_code_cell
        metadata = {"tags": ["parameters"]} if cell_id == "parameters" else {}
        notebook.cells.append(make(text, id=cell_id, metadata=metadata))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def run(path: Path, profile: str = "full") -> notebooks.Run:
    """Execute one notebook of a temporary folder, which holds the executed copies too."""
    build = path.parent.parent / "_build"
    return notebooks.execute([path], profile, build=build, console=quiet())[0]


def quiet() -> Console:
    return Console(file=io.StringIO())


def printed(notebook: NotebookNode) -> list[str]:
    """What each code cell printed."""
    return [
        "".join(output.text for output in cell.outputs if output.output_type == "stream")
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A small course of its own, whose environment a test may change."""
    (tmp_path / "coursekit" / "data").mkdir(parents=True)
    (tmp_path / "coursekit" / "plots.py").write_text("COLOR = 'blue'\n")
    (tmp_path / "coursekit" / "claims.py").write_text("VERDICT = 'agrees'\n")
    (tmp_path / "coursekit" / "data" / "registry.json").write_text('{"sha256": "00"}')
    (tmp_path / "requirements.txt").write_text("pytest>=8  # runs the tests\n-e .\n")
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    return tmp_path


def test_an_edit_of_prose_runs_nothing_again(tmp_path):
    path = write(
        tmp_path / "01_toy" / "lesson.ipynb",
        PARAMETERS,
        ("prose", "# Before"),
        ("first", "import os\nprint('first', os.getpid())"),
        ("second", "print('second')"),
    )
    first = run(path)
    assert first.seconds > 0
    notebook = nbformat.read(path, 4)
    notebook.cells[1].source = "# After"
    notebook.cells.insert(3, v4.new_markdown_cell("# New"))
    nbformat.write(notebook, path)

    second = run(path)

    assert second.seconds is None
    assert second.copy == first.copy
    shown = notebooks.executed(path, build=tmp_path / "_build")
    assert [cell.source for cell in shown.cells] == [cell.source for cell in notebook.cells]
    assert printed(shown)[1].startswith("first ")
    assert printed(shown)[2] == "second\n"


@pytest.mark.parametrize(
    ("change", "runs_again"),
    [
        ("code", True),
        ("order", True),
        ("profile", True),
        ("coursekit", True),
        ("data", True),
        ("package", True),
        ("python", True),
        ("stored results", True),
        ("prose", False),
        ("outputs", False),
        ("a module that only reads outputs", False),
    ],
)
def test_what_makes_a_notebook_run_again(course, monkeypatch, change, runs_again):
    cells = [PARAMETERS, ("prose", "# Prose"), ("one", "a = 1"), ("two", "b = 2")]
    path = write(course / "01_toy" / "lesson.ipynb", *cells)
    before = notebooks.executed_path(path)
    profile = "full"
    if change == "code":
        write(path, *cells[:-1], ("two", "b = 3"))
    elif change == "order":
        write(path, *cells[:2], cells[3], cells[2])
    elif change == "prose":
        write(path, cells[0], ("prose", "# Other prose"), *cells[2:])
    elif change == "outputs":
        notebook = nbformat.read(path, 4)
        notebook.cells[2].outputs = [v4.new_output("stream", text="1")]
        nbformat.write(notebook, path)
    elif change == "profile":
        profile = "quick"
    elif change == "stored results":
        (path.parent / "results.json").write_text("{}")
    elif change == "coursekit":
        (course / "coursekit" / "plots.py").write_text("COLOR = 'orange'\n")
    elif change == "a module that only reads outputs":
        (course / "coursekit" / "claims.py").write_text("VERDICT = 'disagrees'\n")
    elif change == "data":
        (course / "coursekit" / "data" / "registry.json").write_text('{"sha256": "01"}')
    elif change == "package":
        monkeypatch.setattr(importlib.metadata, "version", lambda name: "1000")
    elif change == "python":
        monkeypatch.setattr(platform, "python_version", lambda: "3.0.0")

    assert (notebooks.executed_path(path, profile) != before) is runs_again


def test_the_profile_reaches_the_notebook_and_outputs_keep_their_cells(tmp_path):
    path = write(
        tmp_path / "01_toy" / "lesson.ipynb",
        PARAMETERS,
        ("prose", "# Prose"),
        ("profile", "print(PROFILE)"),
        ("after", "print('after')"),
    )
    for profile in ("full", "quick"):
        run(path, profile)
        shown = notebooks.executed(path, profile, build=tmp_path / "_build")
        assert printed(shown) == ["", f"{profile}\n", "after\n"]
        assert len(shown.cells) == 4  # the cell that papermill injects is not shown


def test_a_notebook_without_a_profile_runs_once_for_both(tmp_path):
    path = write(tmp_path / "01_toy" / "exercises.ipynb", ("one", "print(1)"))
    assert run(path, "quick").seconds is not None
    assert run(path, "full").seconds is None


def test_failures_name_notebook_cell_and_error_and_the_rest_still_runs(tmp_path):
    folder = tmp_path / "01_toy"
    build = tmp_path / "_build"
    raises = write(
        folder / "raises.ipynb",
        PARAMETERS,
        ("prose", "# Prose"),
        ("works", "print('worked')"),
        ("breaks", "def f(x):\n    raise ValueError('x is too small')\n\n\nf(1)"),
        ("after", "print('never')"),
    )
    dies = write(folder / "dies.ipynb", ("kill", "import os\n\nos._exit(3)"), ("after", "1"))
    warns = write(folder / "warns.ipynb", ("warn", "import warnings\n\nwarnings.warn('look')"))
    edited = write(
        folder / "edited.ipynb",
        ("edit", "import pathlib\n\np = pathlib.Path('edited.ipynb')"),
        ("save", "p.write_text(p.read_text().replace('edited', 'renamed'))"),
    )
    good = write(folder / "good.ipynb", ("one", "1"))

    with pytest.raises(NotebookError) as caught:
        notebooks.execute(
            [raises, dies, warns, edited, good], "quick", build=build, console=quiet()
        )

    paragraphs = {
        re.search(r"\w+\.ipynb", text)[0]: text for text in str(caught.value).split("\n\n")
    }
    assert set(paragraphs) == {"raises.ipynb", "dies.ipynb", "warns.ipynb", "edited.ipynb"}
    assert "changed while it ran" in paragraphs["edited.ipynb"]
    assert "cell 4 (id 'breaks') failed" in paragraphs["raises.ipynb"]
    assert "ValueError: x is too small" in paragraphs["raises.ipynb"]
    assert "at: raise ValueError" in paragraphs["raises.ipynb"]
    assert "cell 1 (id 'kill') failed" in paragraphs["dies.ipynb"]
    assert "died" in paragraphs["dies.ipynb"]
    assert "cell 1 (id 'warn') wrote to stderr" in paragraphs["warns.ipynb"]
    assert "UserWarning: look" in paragraphs["warns.ipynb"]
    assert all(len(text.splitlines()) <= 8 for text in paragraphs.values())

    partial = nbformat.read(build / "failed" / "01_toy" / "raises.ipynb", 4)
    assert "worked\n" in printed(partial)
    assert str(build / "failed" / "01_toy" / "raises.ipynb") in paragraphs["raises.ipynb"]
    with pytest.raises(NotExecutedError, match="make book"):
        notebooks.executed(raises, "quick", build=build)
    assert notebooks.executed_path(good, "quick", build=build).exists()


def test_known_noise_of_libraries_is_stripped(tmp_path):
    noise = "I0000 00:00:1700000000.000001    1234 port.cc:153] oneDNN custom operations are on."
    cell = f"import sys\n\nprint('said')\nprint({noise!r}, file=sys.stderr)"
    path = write(tmp_path / "01_toy" / "lesson.ipynb", ("one", cell))
    run(path)
    shown = notebooks.executed(path, build=tmp_path / "_build")
    assert [output.name for output in shown.cells[0].outputs] == ["stdout"]


def test_the_kernel_is_this_interpreter_whatever_the_user_has(tmp_path, monkeypatch):
    spec = tmp_path / "home" / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["false"], "display_name": "mine", "language": "python"}))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "home"))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "home"))
    path = write(
        tmp_path / "01_toy" / "lesson.ipynb",
        ("one", "import os\nimport sys\n\nprint(sys.prefix)\nprint(os.getcwd())"),
    )
    run(path)
    shown = notebooks.executed(path, build=tmp_path / "_build")
    assert printed(shown) == [f"{sys.prefix}\n{path.parent}\n"]


def test_after_an_interrupt_what_ran_is_kept_and_nothing_more_begins(tmp_path):
    paths = [
        write(tmp_path / "01_toy" / f"{name}.ipynb", ("sleep", f"import time\n\ntime.sleep({s})"))
        for name, s in [("short", 0), ("long", 300), ("last", 301)]
    ]
    script = tmp_path / "script.py"  # a process in the background may ignore SIGINT, ours does not
    script.write_text(
        "import signal\nimport sys\nfrom pathlib import Path\nfrom coursekit import notebooks\n\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "    paths = [Path(path) for path in sys.argv[2:]]\n"
        "    notebooks.execute(paths, jobs=1, build=Path(sys.argv[1]))\n"
    )
    build = tmp_path / "_build"
    process = subprocess.Popen(
        [sys.executable, script, build, *paths], start_new_session=True, stderr=subprocess.DEVNULL
    )
    partial = notebooks.executed_path(paths[1], build=build).with_suffix(".partial.ipynb")
    deadline = time.monotonic() + 60
    while not partial.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    time.sleep(2)  # the kernel sleeps too
    os.killpg(process.pid, signal.SIGINT)

    assert process.wait(timeout=30) != 0
    assert run(paths[0]).seconds is None
    assert not notebooks.executed_path(paths[1], build=build).exists()


def test_what_is_no_notebook_gets_a_sentence(tmp_path):
    text = tmp_path / "01_toy" / "lesson.ipynb"
    text.parent.mkdir()
    text.write_text("# not JSON")
    with pytest.raises(NotebookError, match=r"lesson\.ipynb is not a notebook"):
        run(text)
    with pytest.raises(NotebookError, match="no such notebook"):
        run(tmp_path / "01_toy" / "missing.ipynb")


def test_pages_show_executed_copies_and_refuse_without_them(tmp_path):
    lesson = write(
        tmp_path / "01_toy" / "lesson.ipynb",
        ("title", "# A lesson"),
        ("sum", "print('the sum is', 20 + 22)"),
    )
    exercises = write(
        tmp_path / "01_toy" / "exercises.ipynb",
        ("title", "# Exercises"),
        ("answer", "raise NotImplementedError('yours')"),
    )
    notebook = nbformat.read(exercises, 4)
    notebook.cells[1].metadata.nbgrader = {"grade_id": "answer", **STUDENTS_CELL}
    nbformat.write(notebook, exercises)
    (tmp_path / "_toc.yml").write_text(
        "format: jb-book\nroot: 01_toy/lesson\nchapters:\n  - file: 01_toy/exercises\n"
    )
    (tmp_path / "_config.yml").write_text(
        'title: Toy\nexecute: {execute_notebooks: "off"}\n'
        "sphinx: {extra_extensions: [coursekit.book]}\n"
    )
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    build = [jupyter_book, "build", tmp_path, "-W", "-n", "--keep-going", "-q"]

    refused = subprocess.run(build, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "01_toy/lesson.ipynb: not executed as written" in refused.stderr
    assert "make book" in refused.stderr
    assert "Traceback" not in refused.stderr

    run(lesson)
    page = tmp_path / "_build" / "html" / "01_toy" / "lesson.html"
    built = subprocess.run(build, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "the sum is 42" in page.read_text(encoding="utf-8")
    assert "traceback" not in page.with_name("exercises.html").read_text(encoding="utf-8").lower()

    write(lesson, ("title", "# A lesson"), ("sum", "print('the sum is', 20 + 23)"))
    run(lesson)
    subprocess.run(build, capture_output=True, check=True)
    assert "the sum is 43" in page.read_text(encoding="utf-8")


def test_a_page_is_read_again_when_only_its_outputs_changed(tmp_path):
    class Environment:
        found_docs = frozenset({"01_toy/lesson"})

        def doc2path(self, docname):
            return str(tmp_path / f"{docname}.ipynb")

    class App:
        srcdir = str(tmp_path)

    from coursekit import book

    lesson = write(tmp_path / "01_toy" / "lesson.ipynb", ("one", "print(1)"))
    copied = notebooks.executed_path(lesson, build=tmp_path / "_build")
    copied.parent.mkdir(parents=True)
    copied.write_text("executed")
    environment = Environment()
    assert book.outdated(App, environment, set(), set(), set()) == ["01_toy/lesson"]
    assert book.outdated(App, environment, set(), set(), set()) == []
    environment.coursekit_copies = {"01_toy/lesson": "made in another environment"}
    assert book.outdated(App, environment, set(), set(), set()) == ["01_toy/lesson"]


def test_fill_puts_the_reference_into_the_students_cells(tmp_path):
    student = nbformat.read(
        write(tmp_path / "s.ipynb", ("answer", "raise NotImplementedError()"), ("test", "x")), 4
    )
    reference = nbformat.read(
        write(tmp_path / "r.ipynb", ("answer", "x = 1"), ("test", "x + hidden")), 4
    )
    for notebook in (student, reference):
        notebook.cells[0].metadata.nbgrader = {"grade_id": "answer", **STUDENTS_CELL}
    before = copy.deepcopy(student)

    filled = notebooks.fill(student, reference)

    assert [cell.source for cell in filled.cells] == ["x = 1", "x"]
    assert student == before
    reference.cells[0].metadata.nbgrader.grade_id = "other"
    with pytest.raises(NotebookError, match="no answer to the solution cell answer"):
        notebooks.fill(student, reference)


@pytest.mark.parametrize("path", notebooks.solutions(), ids=lambda path: path.parent.name)
def test_the_reference_passes_its_own_tests_and_those_that_students_see(path):
    released = ROOT / "notebooks" / path.parent.name / "exercises.ipynb"
    filled = notebooks.BUILD / "filled" / path.parent.name / "exercises.ipynb"
    filled.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebooks.fill(nbformat.read(released, 4), nbformat.read(path, 4)), filled)
    notebooks.execute([path], console=quiet())
    notebooks.execute([filled], cwd=released.parent, console=quiet())


@pytest.mark.parametrize("path", notebooks.lessons(), ids=lambda path: path.parent.name)
def test_the_lesson_runs_in_the_quick_profile(path):
    notebooks.execute([path], "quick", console=quiet())
