"""Sphinx extension of the book: outputs of executed lessons, and what is made from all chapters.

Added to ``_config.yml`` by ``sphinx: extra_extensions: [coursekit.book]``, next to
``execute: execute_notebooks: "off"``. A lesson's page shows the outputs of its executed copy
(see `coursekit.notebooks`): building the book never runs a notebook. A student notebook
(one with nbgrader metadata) is shown as it is, not executed.

Defines three directives. ``{claims-table}``: the claims of book/claims.yml (see
`coursekit.claims`), each with a link to the target ``(claim-<id>)=`` of its lesson, for example
``(claim-p1)=``. ``{exercise-index}``: every graded exercise (see `coursekit.exercises`).
``{chapter-map}``: which chapter builds on which (see `coursekit.chapters`).

Repairs the pages that were written (see `coursekit.repairs`), and removes those that the book no
longer has.
"""

import hashlib
import posixpath
import sys
from pathlib import Path

import nbformat
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from coursekit import chapters, claims, exercises, notebooks, repairs


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


def always_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the first page: where it has none to write, Sphinx copies no changed style sheet."""
    return [app.config.root_doc]


def tidy(app: Sphinx, error: Exception | None) -> None:
    """Remove pages of an earlier build and repair the others (event ``build-finished``)."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    # Pages in the folder itself, such as the search, are the theme's and have no source.
    for path in [*folder.glob("[!_]*/**/*.html"), *folder.glob("_sources/*/**/*.*")]:
        docname = path.relative_to(folder).as_posix().removeprefix("_sources/").rpartition(".")[0]
        if docname not in app.env.found_docs:
            path.unlink()
    repairs.repair(folder)


class ClaimsTable(SphinxDirective):
    """A table of every claim: what the source says, what our run gave, and whether they agree."""

    def run(self) -> list[nodes.Node]:
        if not hasattr(self.env, "coursekit_claims_pages"):
            self.env.coursekit_claims_pages = set()
        self.env.coursekit_claims_pages.add(self.env.docname)
        container = nodes.container()
        try:
            lines = claims.markdown_table()
        except (claims.ClaimError, notebooks.NotExecutedError) as error:
            raise self.error(str(error)) from None
        self.state.nested_parse(StringList(lines, source=str(claims.FILE)), 0, container)
        for table in container.children:
            table["classes"].append("claims-table")
        return container.children


def _note_dependencies(env: BuildEnvironment) -> None:
    """Have the present page read again when a notebook or what reads it changes."""
    modules = (chapters.__file__, exercises.__file__)
    for path in (*notebooks.lessons(), *notebooks.solutions(), *modules):
        env.note_dependency(str(path))


class ExerciseIndex(SphinxDirective):
    """Every graded exercise by chapter, difficulty and topic, under headings of its own."""

    def run(self) -> list[nodes.Node]:
        _note_dependencies(self.env)
        found = [
            exercise
            for path in notebooks.solutions()
            for exercise in exercises.read_exercises(path)
        ]
        section = nodes.section()
        section.document = self.state.document
        lines = StringList(exercises.index_of_exercises(found), source="solutions")
        self.state.nested_parse(lines, 0, section, match_titles=True)
        return section.children


class ChapterMap(SphinxDirective):
    """A drawn map of the chapters with links, and beside it the same in words."""

    def run(self) -> list[nodes.Node]:
        _note_dependencies(self.env)
        found = [chapters.read_chapter(path) for path in notebooks.lessons()]
        drawing = chapters.chapter_map(found, posixpath.dirname(self.env.docname))
        container = nodes.container(classes=["chapters"])
        container += nodes.raw("", drawing, format="html")
        lines = StringList(chapters.list_of_needs(found), source="notebooks")
        self.state.nested_parse(lines, 0, container)
        return [container]


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", show_outputs)
    app.connect("env-get-outdated", outdated)
    app.connect("env-get-outdated", always_outdated)
    app.connect("build-finished", tidy)
    # The theme lets the keyboard into code that scrolls, but looks for it only when the window
    # changes; code that was folded away has no size until it is unfolded.
    look_again = (
        "document.addEventListener('toggle', () => dispatchEvent(new Event('resize')), true)"
    )
    app.add_js_file(None, body=look_again)
    # The theme's own script looks only once the page is drawn, and then all of it is drawn again.
    choose_theme = (
        "if (document.documentElement.dataset.theme === 'auto') "
        "document.documentElement.dataset.theme = "
        "matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'"
    )
    app.add_js_file(None, body=choose_theme)
    app.add_directive("claims-table", ClaimsTable)
    app.add_directive("exercise-index", ExerciseIndex)
    app.add_directive("chapter-map", ChapterMap)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
