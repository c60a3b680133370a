"""Put the cell that installs the course into every lesson and every source of exercises.

A notebook that is opened by itself, on Colab for instance, has neither the course nor the files
that stand beside it. Its first code cell fetches both; where the course is installed it does
nothing. The cell's text stands here alone. Run this after a change and after adding a chapter, then
`autograder release`, which hands the cell on to the students' notebooks.
"""

from pathlib import Path

import nbformat
import yaml
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
CELL_ID = "install"
#: Hidden in the book, folded to its first line in JupyterLab.
METADATA = {"jupyter": {"source_hidden": True}, "tags": ["remove-cell"]}

SOURCE = """\
# Installs the course where this notebook is opened alone, on Colab for instance.
from importlib.util import find_spec

if find_spec("coursekit") is None:
    import sys
    from shutil import copytree, ignore_patterns
    from subprocess import check_call
    from tempfile import TemporaryDirectory

    print("The course is not installed here: it is now fetched and installed, in some minutes.")
    with TemporaryDirectory() as course:
        address = "{address}"
        check_call(["git", "clone", "--quiet", "--depth=1", address, course])
        needs = [course, "tensorflow", "scikit-learn", "scikit-image", "matplotlib", "myst-nb"]
        check_call([sys.executable, "-m", "pip", "install", "--quiet", *needs])
        beside = f"{{course}}/notebooks/{chapter}"
        copytree(beside, ".", ignore=ignore_patterns("*.ipynb"), dirs_exist_ok=True)
"""


def install_cell(chapter: str) -> NotebookNode:
    """Make the cell for the notebooks of a chapter, with the address that _config.yml names."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    source = SOURCE.format(address=config["repository"]["url"], chapter=chapter).rstrip()
    return nbformat.v4.new_code_cell(source, metadata=METADATA, id=CELL_ID)


def notebooks() -> list[Path]:
    """Find the lessons and the sources of exercises."""
    return sorted(
        path
        for pattern in ("notebooks/[0-9]*/lesson.ipynb", "solutions/[0-9]*/exercises.ipynb")
        for path in ROOT.glob(pattern)
    )


def main() -> None:
    """Put the cell below the title of every notebook, in place of an older one."""
    for path in notebooks():
        notebook = nbformat.read(path, as_version=4)
        rest = [cell for cell in notebook.cells if cell.id != CELL_ID]
        notebook.cells = [rest[0], install_cell(path.parent.name), *rest[1:]]
        nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
