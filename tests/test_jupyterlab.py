"""The notebooks outside the book: in JupyterLab, on Binder, and opened alone, as on Colab."""

import importlib.metadata
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import toy
import yaml
from install_cells import install_cell
from lab import jupyterlab
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from pages import ROOT
from playwright.sync_api import expect

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CHAPTERS = sorted(path.parent.name for path in ROOT.glob("notebooks/*/lesson.ipynb"))
NOTEBOOKS = sorted([*ROOT.glob("notebooks/*/*.ipynb"), *ROOT.glob("solutions/*/exercises.ipynb")])


def exported() -> dict[str, str]:
    """Read the variables that the Makefile sets for JupyterLab and TensorFlow."""
    lines = re.findall(r"^export (\w+) := (.*)", MAKEFILE, re.MULTILINE)
    return {name: value.replace("$(CURDIR)", str(ROOT)) for name, value in lines}


# JupyterLab


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Copy what JupyterLab shows, and add two students' notebooks."""
    folder = tmp_path_factory.mktemp("notebooks")
    shutil.copytree(ROOT / "notebooks", folder, dirs_exist_ok=True)
    first = install_cell(CHAPTERS[0]).source
    nbformat.write(toy.submission(toy.RIGHT, first=first), folder / "right.ipynb")
    nbformat.write(toy.submission(toy.HALF, first=first), folder / "wrong.ipynb")
    return folder


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    """Start JupyterLab as `make lab` does; give its address."""
    home = tmp_path_factory.mktemp("home")
    options = re.search(r"jupyter lab notebooks (--\S+)", MAKEFILE).groups()
    with jupyterlab(folder, home, options, exported()) as address:
        yield address


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1300, "height": 1000})
    page.set_default_timeout(30_000)
    yield page
    page.close()


def test_it_opens_on_the_start_page_which_leads_to_a_lesson(lab, page):
    page.goto(lab)
    start = page.locator(".jp-MarkdownViewer")
    expect(start.get_by_role("heading", name="Deep Learning by Exercise")).to_be_visible(
        timeout=60_000
    )
    start.get_by_role("link", name="lesson").first.click()
    title = page.locator(".jp-Notebook h1", has_text="The perceptron")
    expect(title).to_be_visible(timeout=60_000)


def test_a_lesson_shows_admonitions_equations_and_terms_as_the_book_does(lab, page):
    page.goto(f"{lab}/lab/tree/{CHAPTERS[0]}/lesson.ipynb?reset")
    shown = page.locator(".jp-MarkdownCell .myst")
    admonition = shown.locator("aside", has_text="What you will be able to do")
    expect(admonition.get_by_text("build AND, OR and NAND")).to_be_visible(timeout=60_000)
    expect(shown.locator(".katex-display").first).to_be_attached()
    expect(shown.get_by_role("link", name="epoch", exact=True).first).to_be_attached()
    in_html = shown.locator(".self-check .formula")
    expect(in_html.first.locator("mjx-container")).to_be_attached()
    expect(shown.locator(".math-inline, .math-display")).to_have_count(0)
    text = "\n".join(shown.all_text_contents())
    assert len(text) > 4_000
    assert not re.findall(r":::.*|\{(?:term|eq|numref|admonition|dropdown)\}.*", text)


def test_a_number_of_the_run_stands_in_the_text_once_its_cell_has_run(lab, folder, page):
    """The outputs are those of a run; each number is written as Python would."""
    numbers = {
        "share": (0.87232, [".1%", ".0%", ".4f", ""]),
        "tiny": (7.4863e-19, [".0e", ".2e"]),
        "count": (23860, [",", ",d", "", ",.1f"]),
        "ratio": (0.0626, [".2g", ".3f"]),
        "letters": ("abc", [""]),
    }
    outputs = [
        nbformat.v4.new_output(
            "display_data",
            {"application/papermill.record/text/plain": repr(value)},
            metadata={"scrapbook": {"name": name, "mime_prefix": "application/papermill.record/"}},
        )
        for name, (value, _) in numbers.items()
    ]
    pairs = [(name, value, spec) for name, (value, specs) in numbers.items() for spec in specs]
    roles = [f"{name}:{spec}" if spec else name for name, _, spec in pairs]
    text = "; ".join(f"{{glue:text}}`{role}`" for role in [*roles, "no-such:.1f"])
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell(f"We see {text}."),
            nbformat.v4.new_code_cell("", outputs=outputs),
        ]
    )
    nbformat.write(notebook, folder / "run.ipynb")
    page.goto(f"{lab}/lab/tree/run.ipynb?reset")
    expected = "; ".join(format(value, spec) for _, value, spec in pairs)
    paragraph = page.locator(".jp-MarkdownCell .myst p", has_text="We see")
    expect(paragraph).to_have_text(f"We see {expected}; no-such:.1f.", timeout=60_000)


@pytest.mark.parametrize(
    ("notebook", "verdict"),
    [("right", "Success!"), ("wrong", r"double\(\[1, 2\]\) should be \[2, 4\]")],
)
def test_validate_passes_a_right_notebook_and_names_what_is_wrong(lab, page, notebook, verdict):
    page.goto(f"{lab}/lab/tree/{notebook}.ipynb?reset")
    prompts = page.locator(".jp-MarkdownCell .myst", has_text="Why (1 point)")
    expect(prompts).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Validate").click()
    expect(page.locator(".jp-Dialog")).to_contain_text(re.compile(verdict), timeout=60_000)


# A notebook that is opened alone


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: "-".join(path.parts[-3:]))
def test_each_notebook_installs_the_course_below_its_title(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    cell, expected = cells[1], install_cell(path.parent.name)
    advice = "run: python scripts/install_cells.py && autograder release"
    assert "".join(cell["source"]) == expected.source, advice
    assert (cell["id"], cell["metadata"]) == (expected.id, expected.metadata), advice
    assert [cell["cell_type"], cell["outputs"], cell["execution_count"]] == ["code", [], None]
    assert [c["id"] for c in cells].count(expected.id) == 1


def test_the_cell_does_nothing_where_the_course_is_installed(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", install_cell(CHAPTERS[0]).source],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},  # no PATH: no other program could be found
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_where_the_course_is_missing_the_cell_says_so_and_installs_it(
    chapter, tmp_path, monkeypatch, capsys
):
    commands = []

    def check_call(command):
        commands.append(command)
        if command[0] == "git":
            shutil.copytree(ROOT / "notebooks", Path(command[-1]) / "notebooks")

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(subprocess, "check_call", check_call)
    monkeypatch.chdir(tmp_path)
    Path("exercises.ipynb").write_text("the student's")
    exec(install_cell(chapter).source, {})

    said = capsys.readouterr().out
    assert re.fullmatch(r"The course is not installed here: [^.\n]+\.\n", said)
    clone, install = commands
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert clone[:2] == ["git", "clone"]
    assert config["repository"]["url"] in clone
    assert install[:4] == [sys.executable, "-m", "pip", "install"]
    assert clone[-1] in install
    beside = {p.name for p in ROOT.glob(f"notebooks/{chapter}/*.*")} - {"lesson.ipynb"}
    assert set(os.listdir()) == beside
    assert Path("exercises.ipynb").read_text() == "the student's"


def closure(names):
    """Give the names of packages and of all that they need."""
    found, todo = set(), [Requirement(name).name for name in names]
    while todo:
        name = todo.pop().lower().replace("_", "-")
        if name not in found:
            found.add(name)
            needs = map(Requirement, importlib.metadata.requires(name) or [])
            todo += [n.name for n in needs if n.marker is None or n.marker.evaluate({"extra": ""})]
    return found


def test_the_cell_installs_all_that_the_notebooks_import():
    source = install_cell(CHAPTERS[0]).source
    names = re.findall(r'"([\w-]+)"', re.search(r"needs = .*", source)[0])
    installed = closure(names)
    code = "\n".join(
        "".join(cell["source"])
        for path in NOTEBOOKS
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    )
    modules = set(re.findall(r"^ *(?:import|from) (\w+)", code, re.MULTILINE))
    modules -= {*sys.stdlib_module_names, "coursekit"}
    assert {"keras", "myst_nb", "skimage"} <= modules
    packages = importlib.metadata.packages_distributions()
    for module in modules:
        assert {name.lower() for name in packages[module]} & installed, module


# Binder


def test_binder_installs_the_locked_versions_on_a_python_that_they_are_for():
    folder = ROOT / ".binder"
    lines = [
        shlex.split(line, comments=True)
        for line in (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    ]
    assert [line for line in lines if line] == [["-r", "../requirements.lock"], ["-e", "."]]
    version = (folder / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    allowed = re.search(r'^requires-python = "(.+)"', project, re.MULTILINE)[1]
    assert f"{version}.0" in SpecifierSet(allowed)


def test_binder_sets_for_jupyterlab_what_make_lab_sets():
    run = subprocess.run(
        [ROOT / ".binder" / "start", "env"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    given = dict(line.split("=", 1) for line in run.stdout.splitlines() if "=" in line)
    own = exported()
    assert given["JUPYTER_PATH"] in own.pop("JUPYTER_PATH").split(":")
    del own["JUPYTER_PREFER_ENV_PATH"]  # which is about .venv
    assert len(own) >= 3
    for name, value in own.items():
        assert given[name] == value
