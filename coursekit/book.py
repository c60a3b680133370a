"""Sphinx extension of the book: outputs of executed lessons, and the table of claims.

Added to ``_config.yml`` by ``sphinx: extra_extensions: [coursekit.book]``, next to
``execute: execute_notebooks: "off"``. A lesson's page shows the outputs of its executed copy
(see `coursekit.notebooks`): building the book never runs a notebook. A student notebook
(one with nbgrader metadata) is shown as it is, not executed.

Defines the directive ``{claims-table}``: the claims of book/claims.yml (see `coursekit.claims`),
each with a link to the target ``(claim-<id>)=`` of its lesson, for example ``(claim-p1)=``.

Repairs what the theme writes and no option changes: see `REPAIRS`.
"""

import hashlib
import re
import sys
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
    return {"parallel_read_safe": False, "parallel_write_safe": True}
