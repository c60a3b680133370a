"""The graded exercises and their index: read from the notebooks in ``solutions``."""

import dataclasses
import re
from collections import defaultdict
from pathlib import Path

from coursekit import notebooks
from coursekit.chapters import Chapter, read_chapter


@dataclasses.dataclass(frozen=True)
class Exercise:
    """A graded exercise; its topics are the lesson's sections that it links to: text, target."""

    chapter: Chapter
    heading: str
    points: int
    read_by_a_person: bool
    topics: tuple[tuple[str, str], ...]

    @property
    def number(self) -> int:
        return int(self.heading.partition(".")[0])

    @property
    def title(self) -> str:
        """The heading without its number and its points."""
        return re.sub(r"^\d+\. | \([^()]*\)$", "", self.heading)

    @property
    def difficulty(self) -> str:
        """The level by the rule that book/exercises.md states."""
        if self.points >= 5 or self.title.startswith("Project:"):
            return "hard"
        return "medium" if self.points >= 3 else "easy"

    def link(self) -> str:
        """Write the title as a link to the exercise, in MyST Markdown."""
        page = f"notebooks/{self.chapter.folder}/exercises"
        return f"{{ref}}`{self.title} <{page}:{self.heading}>`"


def read_exercises(path: Path) -> list[Exercise]:
    """Read the graded exercises of a notebook in ``solutions``, in their order."""
    chapter = read_chapter(notebooks.ROOT / "notebooks" / path.parent.name / "lesson.ipynb")
    exercises, prompt = [], ""
    for cell in notebooks.read(path).cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            prompt = cell.source
        grading = cell.metadata.get("nbgrader", {})
        if grading.get("grade"):
            exercises.append(
                Exercise(
                    chapter=chapter,
                    heading=prompt.partition("\n")[0].removeprefix("## "),
                    points=grading["points"],
                    read_by_a_person=cell.cell_type == "markdown",
                    topics=tuple(re.findall(r"\[([^]]+)\]\(lesson\.ipynb#([^)]+)\)", prompt)),
                )
            )
    return exercises


def index_of_exercises(exercises: list[Exercise]) -> list[str]:
    """Write the exercises by chapter, by difficulty and by topic, as lines of MyST Markdown."""
    chapters, levels, topics = defaultdict(list), defaultdict(list), defaultdict(list)
    names: dict[str, str] = {}
    for exercise in exercises:
        chapters[exercise.chapter].append(exercise)
        levels[exercise.difficulty].append(exercise)
        for text, target in exercise.topics:
            topics[target].append(exercise)
            names.setdefault(target, text)
    lines = []
    for chapter, group in chapters.items():
        page = f"/notebooks/{chapter.folder}/exercises"
        lines += [
            f"## Chapter {chapter.number}: {chapter.title}",
            "",
            f"{{doc}}`{len(group)} exercises <{page}>`, {sum(e.points for e in group)} points.",
            "",
            "| Exercise | Topic | Difficulty | Points |",
            "|---|---|---|---:|",
        ]
        for e in group:
            sections = ", ".join(f"{{ref}}`{text} <{target}>`" for text, target in e.topics)
            level = e.difficulty + (" (plot)" if e.read_by_a_person else "")
            lines.append(f"| {e.number}. {e.link()} | {sections} | {level} | {e.points} |")
        lines.append("")
    lines += ["## By difficulty", ""]
    for level in ("easy", "medium", "hard"):
        group = levels[level]
        points = sum(e.points for e in group)
        lines += [f"### {level.capitalize()}", "", f"{len(group)} exercises, {points} points.", ""]
        for chapter in chapters:
            own = [f"{e.link()} ({e.points})" for e in group if e.chapter == chapter]
            if own:
                lines.append(f"- {chapter.title}: {', '.join(own)}")
        lines.append("")
    lines += ["## By topic", ""]
    for target in sorted(names, key=lambda t: names[t].removeprefix("The ").casefold()):
        own = ", ".join(f"{e.link()} ({e.points})" for e in topics[target])
        lines.append(f"- {{ref}}`{names[target]} <{target}>`: {own}")
    return lines
