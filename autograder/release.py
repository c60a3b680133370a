"""Release a chapter: nbgrader makes the student's notebook out of its source."""

import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.assignment import NOTEBOOK_NAME, Assignment, source_path
from autograder.files import write_atomically


def released_text(root: Path, chapter: str) -> str:
    """Give the student version of a chapter's exercises, as nbgrader generates it.

    Raises
    ------
    AssignmentError
        Where the chapter has no source, or none that can be read.
    """
    Assignment.load(root, chapter)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source = place / "source" / chapter / f"{NOTEBOOK_NAME}.ipynb"
        source.parent.mkdir(parents=True)
        source.write_bytes(source_path(root, chapter).read_bytes())
        config = Config()
        config.CourseDirectory.root = folder
        config.CourseDirectory.assignment_id = chapter
        config.CourseDirectory.db_url = f"sqlite:///{place / 'gradebook.db'}"
        course = CourseDirectory(config=config)
        GenerateAssignment(coursedir=course, config=config).start()
        released = place / "release" / chapter / f"{NOTEBOOK_NAME}.ipynb"
        return released.read_text(encoding="utf-8").rstrip() + "\n"


def release(root: Path, chapter: str) -> tuple[Path, bool]:
    """Write ``notebooks/<chapter>/exercises.ipynb``; say whether that changed it."""
    path = root / "notebooks" / chapter / f"{NOTEBOOK_NAME}.ipynb"
    text = released_text(root, chapter)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return path, False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text)
    return path, True
