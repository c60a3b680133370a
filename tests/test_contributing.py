"""CONTRIBUTING.md is true: its blocks, run in order in a copy, add a chapter and grade it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def copy_of_the_course(folder: Path) -> Path:
    """Copy what git would commit, and the executed notebooks: their key does not hold the path."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    executed = ROOT / "_build" / "executed"
    if executed.is_dir():
        shutil.copytree(executed, folder / "_build" / "executed")
    return folder


def test_its_steps_lead_from_empty_folders_to_a_graded_submission(tmp_path):
    course = copy_of_the_course(tmp_path / "course")
    text = (course / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```bash\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 7
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(blocks)],
        cwd=course,
        # The copy's own coursekit and autograder, as in a clone with an environment of its own.
        env={**os.environ, "PATH": path, "PYTHONPATH": str(course)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "99_toy: kill rate 100% (3 of 3)" in done.stdout
    grades = (course / "_build" / "toy" / "grades" / "grades.csv").read_text().splitlines()
    assert grades[1] == "student1,99_toy,0,2,graded"
    feedback = course / "_build/toy/grades/feedback/student1/99_toy/exercises.html"
    assert "This is the square" in feedback.read_text(encoding="utf-8")
    page = (course / "_build/html/notebooks/99_toy/lesson.html").read_text(encoding="utf-8")
    assert "A straight line that starts at zero" in page
    released = (course / "_build/html/notebooks/99_toy/exercises.html").read_text(encoding="utf-8")
    assert "YOUR CODE HERE" in released
    assert "return x + x" not in released
