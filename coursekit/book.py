"""Sphinx extension of the book: outputs of executed lessons, and what is made from all chapters.

Added to ``_config.yml`` by ``sphinx: extra_extensions: [coursekit.book]``, next to
``execute: execute_notebooks: "off"``. A lesson's page shows the outputs of its executed copy
(see `coursekit.notebooks`): building the book never runs a notebook. A student notebook
(one with nbgrader metadata) is shown as it is, not executed.

Defines three directives. ``{claims-table}``: the claims of book/claims.yml (see
`coursekit.claims`), each with a link to the target ``(claim-<id>)=`` of its lesson, for example
``(claim-p1)=``. ``{exercise-index}``: every graded exercise, read from the notebooks in
``solutions``. ``{chapter-map}``: which chapter builds on which, read from the lessons' openers.

Repairs what the theme writes and no option changes: see `REPAIRS`.
"""

import dataclasses
import functools
import hashlib
import html
import posixpath
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import nbformat
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from coursekit import claims, notebooks

#: What is repaired in the text of every page: pairs of a pattern and what takes its place. Each
#: leaves nothing that it would match again, so a page may be repaired twice.
REPAIRS = [
    # The icons come from fonts that style sheets load. A script of 1.5 MB would draw the same ones
    # again, and a preload that asks for CORS fails on pages opened from disk.
    (r'\s*<script src="[^"]*/fontawesome/[^"]*"></script>', ""),
    (r'\s*<link rel="preload" as="font"[^>]*>', ""),
    # One icon would load the font of all the brands.
    (r"\bfab fa-github\b", "fas fa-code-branch"),
    # A name has to hold the words that are seen (WCAG 2.5.3), and here these are enough.
    (r'(<button class="[^"]*search-button-field[^>]*?) aria-label="[^"]*"', r"\1"),
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # The arrow that unfolds a chapter in the list of contents has no words.
    (
        r">([^<]*)</a>(<details[^>]*>)<summary>(?=<span class=\"toctree-toggle)",
        r'>\1</a>\2<summary aria-label="Pages of: \1">',
    ),
    # The logo, a link to the first page, stands outside every landmark.
    (
        r'<div class="sidebar-primary-item">(?=\s*<a class="navbar-brand)',
        '<div class="sidebar-primary-item" role="navigation" aria-label="Home">',
    ),
    # A table wider than the page scrolls, by keyboard too.
    (
        r'<div class="pst-scrollable-table-container">',
        '<div class="pst-scrollable-table-container" tabindex="0">',
    ),
    # ARIA 1.2 gave this role up; the element around these is a list.
    (r' role="doc-biblioentry"', ' role="listitem"'),
]


def show_outputs(app: Sphinx, docname: str, content: list[str]) -> None:
    """Put the outputs of the executed copy into the text of a lesson (event ``source-read``)."""
    path = Path(app.env.doc2path(docname))
    if not notebooks.is_lesson(path):
        return
    content[0] = nbformat.writes(notebooks.executed(path, build=Path(app.srcdir) / "_build"))


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages whose executed outputs changed since they were read.

    Sphinx itself looks at the source files only, and a lesson's outputs also change with the
    environment that it ran in.
    """
    copies, missing = {}, []
    for docname in sorted(env.found_docs):
        path = Path(env.doc2path(docname))
        if notebooks.is_lesson(path):
            copy = notebooks.executed_path(path, build=Path(app.srcdir) / "_build")
            if copy.exists():
                copies[docname] = copy.name
            else:
                missing.append(str(path.relative_to(app.srcdir)))
    if missing:
        # Not an exception: jupyter-book would bury the sentence under its own traceback.
        sys.exit(
            f"{', '.join(missing)}: not executed as written in this environment. Run "
            "'make book', which executes what changed and then builds the pages."
        )
    digest = hashlib.sha256(claims.FILE.read_bytes() if claims.FILE.exists() else b"")
    digest.update(repr(sorted(copies.items())).encode())
    before = getattr(env, "coursekit_copies", {})
    pages = {docname for docname, copy in copies.items() if before.get(docname) != copy}
    if getattr(env, "coursekit_claims", None) != digest.hexdigest():
        pages |= getattr(env, "coursekit_claims_pages", set())
    env.coursekit_copies, env.coursekit_claims = copies, digest.hexdigest()
    return sorted(pages & env.found_docs)


class ClaimsTable(SphinxDirective):
    """A table of every claim: what the source says, what our run gave, and whether they agree."""

    def run(self) -> list[nodes.Node]:
        if not hasattr(self.env, "coursekit_claims_pages"):
            self.env.coursekit_claims_pages = set()
        self.env.coursekit_claims_pages.add(self.env.docname)
        container = nodes.container(classes=["claims-table"])
        try:
            lines = claims.markdown_table()
        except (claims.ClaimError, notebooks.NotExecutedError) as error:
            raise self.error(str(error)) from None
        self.state.nested_parse(StringList(lines, source=str(claims.FILE)), 0, container)
        return container.children


def repair(app: Sphinx, error: Exception | None) -> None:
    """Apply `REPAIRS` to the pages that were written (event ``build-finished``)."""
    if error or app.builder.format != "html":
        return
    for page in Path(app.outdir).rglob("*.html"):
        text = before = page.read_text(encoding="utf-8")
        for pattern, replacement in REPAIRS:
            text = re.sub(pattern, replacement, text)
        if text != before:
            page.write_text(text, encoding="utf-8")


@dataclasses.dataclass(frozen=True)
class Chapter:
    """A chapter as the first cell of its lesson tells it.

    Attributes
    ----------
    folder, number, title
        For example ``"01_perceptron"``, 1 and ``"The perceptron"``, the heading up to its colon.
    minutes
        The time that reading takes, None where the lesson does not say it.
    needs, compares
        The numbers of the chapters that *What you need first* names, and of those that it names
        in a sentence with the words "refers to", which a reader may leave out.
    """

    folder: str
    number: int
    title: str
    minutes: int | None
    needs: frozenset[int]
    compares: frozenset[int]


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


def read_chapter(path: Path) -> Chapter:
    """Read what a lesson's first cell says of its chapter."""
    opener = notebooks.read(path).cells[0].source
    needs: dict[bool, set[int]] = {False: set(), True: set()}
    first = re.search(r"\*\*What you need first:\*\*(.*?)(?:\n\n|$)", opener, flags=re.DOTALL)
    minutes = re.search(r"\*\*Time:\*\* about (\d+) minutes", opener)
    for sentence in re.split(r"(?<=\.)\s", first[1] if first else ""):
        for numbers in re.findall(r"chapters? (\d+)(?: and (\d+))?", sentence):
            needs["refers to" in sentence] |= {int(number) for number in numbers if number}
    return Chapter(
        folder=path.parent.name,
        number=int(path.parent.name[:2]),
        title=re.search(r"^# ([^:\n]+)", opener)[1],
        minutes=int(minutes[1]) if minutes else None,
        needs=frozenset(needs[False]),
        compares=frozenset(needs[True]),
    )


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


def arrows(chapters: Iterable[Chapter]) -> list[tuple[int, int]]:
    """List from which chapter to which an arrow leads: needs that no longer way implies."""
    needs = {chapter.number: chapter.needs for chapter in chapters}

    @functools.cache
    def before(number: int) -> frozenset[int]:
        return needs[number].union(*(before(other) for other in needs[number]))

    return [
        (other, number)
        for number in needs
        for other in sorted(needs[number])
        if not any(other in before(between) for between in needs[number])
    ]


def chapter_map(chapters: list[Chapter], folder: str) -> str:
    """Draw the chapters and the arrows between them as SVG with links, for a page in a folder."""
    width, height, gap, across = 156, 52, 34, 360
    needs = arrows(chapters)
    level: dict[int, int] = {}
    for chapter in chapters:
        own = [level[other] + 1 for other, number in needs if number == chapter.number]
        level[chapter.number] = max(own, default=0)
    rows = defaultdict(list)
    for number, row in level.items():
        rows[row].append(number)
    middle = {
        number: (
            round(across * (rows[row].index(number) + 0.5) / len(rows[row])),
            round(row * (height + gap) + height / 2) + 1,
        )
        for number, row in level.items()
    }

    ends = []
    for start, end in needs:
        (x0, y0), (x1, y1) = middle[start], middle[end]
        ends.append(("arrow", x0, y0 + height / 2, x1, y1 - height / 2 - 4))
    for chapter in chapters:
        x1, y1 = middle[chapter.number]
        for other in chapter.compares:
            x0, y0 = middle[other]
            ends.append(("arrow optional", x0 + width / 2, y0, x1 - width / 2 - 4, y1))
    parts = [
        f'<path class="{kind}" marker-end="url(#arrow-head)" d="M{x0:g} {y0:g}L{x1:g} {y1:g}"/>'
        for kind, x0, y0, x1, y1 in ends
    ]
    for chapter in chapters:
        x, y = middle[chapter.number]
        page = posixpath.relpath(f"notebooks/{chapter.folder}/lesson.html", folder)
        words = textwrap.wrap(f"{chapter.number}. {chapter.title}", 20)
        lines = " ".join(
            f'<text x="{x}" y="{y + 5 + 18 * (row - (len(words) - 1) / 2):g}">'
            f"{html.escape(text)}</text>"
            for row, text in enumerate(words)
        )
        parts.append(
            f'<a href="{page}"><rect x="{x - width / 2:g}" y="{y - height / 2:g}" '
            f'width="{width}" height="{height}" rx="8"/>{lines}</a>'
        )
    ways = "; ".join(f"from {start} to {end}" for start, end in needs)
    label = f"Map of the {len(chapters)} chapters from top to bottom. Arrows lead {ways}."
    return (
        f'<svg class="chapter-map" role="group" aria-label="{label}" '
        f'viewBox="0 0 {across} {(height + gap) * len(rows) - gap + 2}">'
        '<defs><marker id="arrow-head" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="8" '
        'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/>'
        f"</marker></defs>{''.join(parts)}</svg>"
    )


def list_of_needs(chapters: list[Chapter]) -> list[str]:
    """Write in words what the map of the chapters shows, as lines of MyST Markdown."""
    lines = []
    for chapter in chapters:
        time = f"({chapter.minutes} minutes) " if chapter.minutes else ""
        needs = " and ".join(_listed(chapter.needs)) or "no other chapter"
        compares = "".join(f", and compares with {other}" for other in sorted(chapter.compares))
        lines.append(
            f"{chapter.number}. {{doc}}`{chapter.title} </notebooks/{chapter.folder}/lesson>` "
            f"{time}needs {needs}{compares}."
        )
    return lines


def _listed(numbers: Iterable[int]) -> list[str]:
    """Split numbers into the first ones, joined by commas, and the last one."""
    words = [str(number) for number in sorted(numbers)]
    return [", ".join(words[:-1]), words[-1]] if len(words) > 1 else words


def _note_dependencies(env: BuildEnvironment) -> None:
    """Have the present page read again when a notebook or this file changes."""
    for path in (*notebooks.lessons(), *notebooks.solutions(), __file__):
        env.note_dependency(str(path))


class ExerciseIndex(SphinxDirective):
    """Every graded exercise by chapter, difficulty and topic, under headings of its own."""

    def run(self) -> list[nodes.Node]:
        exercises = []
        _note_dependencies(self.env)
        for path in notebooks.solutions():
            exercises += read_exercises(path)
        section = nodes.section()
        section.document = self.state.document
        lines = StringList(index_of_exercises(exercises), source="solutions")
        self.state.nested_parse(lines, 0, section, match_titles=True)
        return section.children


class ChapterMap(SphinxDirective):
    """A drawn map of the chapters with links, and beside it the same in words."""

    def run(self) -> list[nodes.Node]:
        _note_dependencies(self.env)
        chapters = [read_chapter(path) for path in notebooks.lessons()]
        drawing = chapter_map(chapters, posixpath.dirname(self.env.docname))
        container = nodes.container(classes=["chapters"])
        container += nodes.raw("", drawing, format="html")
        lines = StringList(list_of_needs(chapters), source="notebooks")
        self.state.nested_parse(lines, 0, container)
        return [container]


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", show_outputs)
    app.connect("env-get-outdated", outdated)
    app.connect("build-finished", repair)
    # The theme lets the keyboard into code that scrolls, but looks for it only when the window
    # changes; code that was folded away has no size until it is unfolded.
    look_again = (
        "document.addEventListener('toggle', () => dispatchEvent(new Event('resize')), true)"
    )
    app.add_js_file(None, body=look_again)
    app.add_directive("claims-table", ClaimsTable)
    app.add_directive("exercise-index", ExerciseIndex)
    app.add_directive("chapter-map", ChapterMap)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
