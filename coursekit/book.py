"""Sphinx extension of the book: outputs of executed lessons, and the table of claims.

Added to ``_config.yml`` by ``sphinx: extra_extensions: [coursekit.book]``, next to
``execute: execute_notebooks: "off"``. A lesson's page shows the outputs of its executed copy
(see `coursekit.notebooks`): building the book never runs a notebook. A student notebook
(one with nbgrader metadata) is shown as it is, not executed.

Defines the directive ``{claims-table}``: the claims of book/claims.yml (see `coursekit.claims`),
each with a link to the target ``(claim-<id>)=`` of its lesson, for example ``(claim-p1)=``.
"""

import hashlib
import sys
from pathlib import Path

import nbformat
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from coursekit import claims, notebooks


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


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", show_outputs)
    app.connect("env-get-outdated", outdated)
    app.add_directive("claims-table", ClaimsTable)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
