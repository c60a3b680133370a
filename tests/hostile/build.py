"""Write the cases as a class: submissions, and what each must get.

    python tests/hostile/build.py FOLDER

Then ``autograder grade FOLDER/submissions`` in ``FOLDER/course`` grades them by hand.
"""

import csv
import sys
from pathlib import Path

import nbformat

if __package__ in (None, ""):  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hostile import escape, exercises, exhaustion, forging, honest, malformed
from hostile.case import Case

GROUPS = ("forging", "escape", "exhaustion", "malformed", "honest")


def build(folder: Path, port: int = 9, abstract: str = "\0none") -> dict[str, Case]:
    """Write course and submissions; give the cases by their student's name."""
    course, submissions = folder / "course", folder / "submissions"
    (course / "solutions" / exercises.CHAPTER).mkdir(parents=True)
    nbformat.write(exercises.source(), course / "solutions" / exercises.CHAPTER / "exercises.ipynb")
    (course / "_toc.yml").write_text("format: jb-book\nroot: none\n")
    groups = {
        "forging": forging.cases(),
        "escape": escape.cases(course, submissions, folder / "grades", port, abstract),
        "exhaustion": exhaustion.cases(),
        "malformed": malformed.cases(),
        "honest": honest.cases(),
        "neighbour": [honest.cases()[0]] * 3,  # what is done to others must not touch these
    }
    students = {}
    for group, found in groups.items():
        for number, case in enumerate(found, 1):
            student = f"{group}-{number}"
            place = submissions / student / exercises.CHAPTER
            place.mkdir(parents=True)
            if case.data is not None:
                (place / "exercises.ipynb").write_bytes(case.data)
            case.files(place)
            students[student] = case
    with (folder / "expected.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["student_id", "case", "status", "score", *exercises.POINTS])
        for student, case in students.items():
            outcomes = [_either(case.outcomes[name]) for name in exercises.POINTS]
            writer.writerow([student, case.name, _either(case.status), case.score, *outcomes])
    return students


def _either(value: str | set[str]) -> str:
    return value if isinstance(value, str) else " or ".join(sorted(value))


if __name__ == "__main__":
    print(f"{len(build(Path(sys.argv[1])))} submissions in {sys.argv[1]}")
